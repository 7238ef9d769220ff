// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_recorder.h"

namespace regard::test {

class TextRecorder::Engine final : public QPaintEngine {
public:
    explicit Engine(std::vector<PaintedText>& texts)
        : QPaintEngine(QPaintEngine::AllFeatures), m_texts(texts)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState& state) override
    {
        if ((state.state() & QPaintEngine::DirtyTransform) != 0)
            m_transform = state.transform();
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(),
                         item.ascent() + item.descent());
        m_texts.push_back({item.text(), m_transform.mapRect(box)});
    }
    [[nodiscard]] Type type() const override { return QPaintEngine::User; }

private:
    std::vector<PaintedText>& m_texts;
    QTransform m_transform;
};

TextRecorder::TextRecorder(const QSize& size) : m_size(size), m_engine(new Engine(m_texts)) {}

TextRecorder::~TextRecorder()
{
    delete m_engine;
}

QPaintEngine* TextRecorder::paintEngine() const
{
    return m_engine;
}

int TextRecorder::metric(PaintDeviceMetric what) const
{
    constexpr int kDotsAnInch = 96;
    switch (what) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return kDotsAnInch;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    case PdmDepth:
        return 32;
    case PdmNumColors:
        return 1 << 24;
    case PdmWidthMM:
        return m_size.width() * 254 / kDotsAnInch / 10;
    case PdmHeightMM:
        return m_size.height() * 254 / kDotsAnInch / 10;
    default:
        return 0;
    }
}

QString TextRecorder::trouble() const
{
    // Lines of a paragraph stand close: a pixel of their boxes may meet where no ink does.
    constexpr double kSlack = 1.5;
    const QRectF room = QRectF(QPointF(0, 0), m_size).adjusted(-kSlack, -kSlack, kSlack, kSlack);
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
        if (m_texts[i].words.trimmed().isEmpty())
            continue;
        if (!room.contains(m_texts[i].box))
            return QStringLiteral("\"%1\" is cut").arg(m_texts[i].words);
        const QRectF ink = m_texts[i].box.adjusted(kSlack, kSlack, -kSlack, -kSlack);
        for (std::size_t k = i + 1; k < m_texts.size(); ++k)
            if (!m_texts[k].words.trimmed().isEmpty() &&
                ink.intersects(m_texts[k].box.adjusted(kSlack, kSlack, -kSlack, -kSlack)))
                return QStringLiteral("\"%1\" touches \"%2\"")
                    .arg(m_texts[i].words, m_texts[k].words);
    }
    return {};
}

} // namespace regard::test
