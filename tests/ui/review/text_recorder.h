// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QRectF>
#include <QSize>
#include <QString>

#include <vector>

namespace regard::test {

/// One piece of text as it was painted.
struct PaintedText {
    QString words;
    QRectF box; ///< ink and advance, in pixels of the device
};

/// A device that keeps where words are painted and drops everything else.
class TextRecorder final : public QPaintDevice {
public:
    explicit TextRecorder(const QSize& size);
    ~TextRecorder() override;

    [[nodiscard]] const std::vector<PaintedText>& texts() const { return m_texts; }
    /// The first text that leaves the device or touches another one; empty when all is well.
    [[nodiscard]] QString trouble() const;

    [[nodiscard]] QPaintEngine* paintEngine() const override;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric what) const override;

private:
    class Engine;
    QSize m_size;
    std::vector<PaintedText> m_texts;
    Engine* m_engine;
};

} // namespace regard::test
