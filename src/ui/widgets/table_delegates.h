// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/insight/overview.h>

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace regard::ui {

/// Paints a cell's text as a pill; `tone` gives the tone of an index, none for plain text.
class PillDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using ToneOf = std::function<std::optional<Tone>(const QModelIndex&)>;

    explicit PillDelegate(ToneOf tone, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    ToneOf m_tone;
};

/// Paints a cell as a field with a caret: what stands in it can be chosen.
class ChoiceDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

/// Paints a cell in half-bold: what the row is about.
class StrongDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// Paints a cell in the second text colour, or in the third one where `quiet` says so.
class QuietDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using IsQuiet = std::function<bool(const QModelIndex&)>;

    explicit QuietDelegate(QObject* parent = nullptr, IsQuiet quiet = {});

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    IsQuiet m_quiet;
};

} // namespace regard::ui
