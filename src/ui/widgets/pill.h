// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <regard/insight/overview.h>
#include <regard/metrics/figure.h>

#include <QString>
#include <QWidget>

#include <optional>

namespace regard::ui {

struct Tokens;

/// The shape that goes with a tone: check, triangle, square; a diamond where nothing is judged.
[[nodiscard]] Glyph glyphOf(Tone tone);
[[nodiscard]] QColor colorOf(Tone tone, const Tokens& tokens);
[[nodiscard]] QColor softColorOf(Tone tone, const Tokens& tokens);

/// Size of a pill with that text, and the painting of it (cards paint pills themselves).
[[nodiscard]] QSize pillSize(const QString& text, bool withGlyph);
void paintPill(QPainter& painter, const QRect& box, const QString& text, Tone tone,
               const Tokens& tokens, bool withGlyph = true);

/// A small rounded label: a shape, a word, a colour; never the colour alone.
class Pill final : public QWidget {
    Q_OBJECT

public:
    explicit Pill(QWidget* parent = nullptr);
    Pill(const QString& text, Tone tone, QWidget* parent = nullptr);

    void setContent(const QString& text, Tone tone, bool withGlyph = true);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
    bool m_withGlyph = true;
};

/// The shape of a tone in a small soft square, as it leads a line of "What changed".
class ToneMark final : public QWidget {
    Q_OBJECT

public:
    explicit ToneMark(Tone tone, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {22, 22}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
};

} // namespace regard::ui
