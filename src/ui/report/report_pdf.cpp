// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_pdf.h"

#include "presentation/formatting.h"
#include "ui/report/chart_drawing.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>
#include <QTextTable>

#include <algorithm>
#include <utility>

namespace regard::ui {

namespace {

using presentation::ReportContent;

constexpr int kDotsAnInch = 96;     ///< units of the document; all is lines and letters
constexpr QSizeF kPaper(794, 1123); ///< A4 in them
constexpr double kMargin = 52;
constexpr double kFoot = 34;
constexpr int kChartObject = QTextFormat::UserObject + 1;
constexpr int kChartIndex = QTextFormat::UserProperty + 1;

/// Charts stand in the text as letters do.
class ChartObject final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit ChartObject(const std::vector<QPicture>& charts) : m_charts(charts) {}

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat&) override { return kReportChart; }
    void drawObject(QPainter* painter, const QRectF& box, QTextDocument*, int,
                    const QTextFormat& format) override
    {
        const auto at = static_cast<std::size_t>(format.property(kChartIndex).toInt());
        painter->save();
        painter->translate(box.topLeft());
        painter->drawPicture(0, 0, m_charts[at]);
        painter->restore();
    }

private:
    const std::vector<QPicture>& m_charts;
};

QTextCharFormat letters(const QColor& color, int size, bool strong = false)
{
    QTextCharFormat format;
    QFont font = bodyFont();
    font.setPixelSize(size);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    format.setFont(font);
    format.setForeground(color);
    return format;
}

class Writer final {
public:
    Writer(QTextDocument& document, const ReportContent& content)
        : m_content(content), m_cursor(&document), m_tokens(lightTokens())
    {
    }

    void write()
    {
        cover();
        for (const auto& chapter : m_content.chapters)
            addChapter(chapter);
        targets();
        notes();
        appendix();
    }

private:
    QTextCharFormat body() const { return letters(m_tokens.ink, 11); }
    QTextCharFormat strong() const { return letters(m_tokens.ink, 11, true); }
    QTextCharFormat second() const { return letters(m_tokens.second, 11); }
    QTextCharFormat note() const { return letters(m_tokens.third, 9); }

    QTextCharFormat toned(Tone tone) const
    {
        const QColor color = tone == Tone::Good   ? m_tokens.good
                             : tone == Tone::Warn ? m_tokens.warn
                             : tone == Tone::Bad  ? m_tokens.bad
                                                  : m_tokens.second;
        return letters(color, 11, true);
    }

    static QString shape(Tone tone)
    {
        return tone == Tone::Good   ? QStringLiteral("\u2713\u00A0")
               : tone == Tone::Warn ? QStringLiteral("\u25B2\u00A0")
               : tone == Tone::Bad  ? QStringLiteral("\u25A0\u00A0")
                                    : QStringLiteral("\u25C6\u00A0");
    }

    void paragraph(double above = 3, bool newPage = false)
    {
        QTextBlockFormat block;
        block.setTopMargin(above);
        if (newPage)
            block.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        if (m_first) {
            m_cursor.setBlockFormat(block);
            m_first = false;
        } else {
            m_cursor.insertBlock(block);
        }
    }

    void heading(const QString& words, int size, double above, bool newPage = false)
    {
        paragraph(above, newPage);
        m_cursor.insertText(words, letters(m_tokens.ink, size, true));
    }

    void line(const QString& words, const QTextCharFormat& format, double above = 3)
    {
        paragraph(above);
        m_cursor.insertText(words, format);
    }

    void cover()
    {
        heading(m_content.title, 24, 0);
        line(m_content.period + QStringLiteral("  \u00B7  ") + m_content.scope +
                 QStringLiteral("  \u00B7  ") + m_content.asOf,
             second());
        heading(m_content.headline, 15, 20);
        line(m_content.subline, second());
        for (const auto& target : m_content.targets) {
            paragraph(5);
            if (!target.status.isEmpty())
                m_cursor.insertText(shape(target.tone) + target.status + QStringLiteral("   "),
                                    toned(target.tone));
            m_cursor.insertText(target.sentence, body());
        }
        heading(QObject::tr("What changed, and why"), 14, 22);
        for (const auto& change : m_content.changes) {
            paragraph(6);
            m_cursor.insertText(shape(change.tone), toned(change.tone));
            m_cursor.insertText(change.title + u' ', strong());
            m_cursor.insertText(change.detail, second());
        }
        if (!m_content.changesNote.isEmpty())
            line(m_content.changesNote, second());
    }

    void cell(QTextTable& table, int row, int column,
              const std::vector<std::pair<QString, QTextCharFormat>>& words,
              Qt::Alignment alignment = Qt::AlignLeft)
    {
        QTextCursor cursor = table.cellAt(row, column).firstCursorPosition();
        QTextBlockFormat block;
        block.setAlignment(alignment);
        cursor.setBlockFormat(block);
        for (const auto& [text, format] : words)
            cursor.insertText(text, format);
    }

    QTextTable* makeTable(int rows, const QList<QTextLength>& widths)
    {
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellPadding(3);
        format.setCellSpacing(0);
        format.setTopMargin(8);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        format.setColumnWidthConstraints(widths);
        format.setHeaderRowCount(1);
        QTextTable* table = m_cursor.insertTable(rows, int(widths.size()), format);
        return table;
    }

    void addChapter(const presentation::ReportChapter& chapter)
    {
        heading(chapter.title, 18, 0, true);
        line(chapter.sentence, second());
        const auto share = [](double percent) {
            return QTextLength(QTextLength::PercentageLength, percent);
        };
        QTextTable* table =
            makeTable(int(chapter.lines.size()) + 1,
                      {share(23), share(13), share(13), share(24), share(20), share(7)});
        const QStringList heads{QObject::tr("Figure"),   QObject::tr("Value"),
                                QObject::tr("Interval"), QObject::tr("Change"),
                                QObject::tr("Target"),   QStringLiteral("n")};
        for (int column = 0; column < heads.size(); ++column)
            cell(*table, 0, column, {{heads[column], note()}},
                 column == 1 || column == 5 ? Qt::AlignRight : Qt::AlignLeft);
        int row = 1;
        for (const auto& entry : chapter.lines) {
            const auto& card = entry.card;
            cell(*table, row, 0, {{card.name, strong()}});
            cell(*table, row, 1, {{card.value, strong()}}, Qt::AlignRight);
            cell(*table, row, 2, {{card.interval, second()}});
            cell(*table, row, 3,
                 {{card.change.isEmpty() ? QString() : card.change + u' ' + card.verdict + u' ',
                   toned(card.changeTone)},
                  {card.comparedWith, note()}});
            cell(*table, row, 4,
                 {{card.status.isEmpty() ? QString() : shape(card.statusTone) + card.status + u' ',
                   toned(card.statusTone)},
                  {card.target, note()}});
            cell(*table, row, 5, {{card.count.section(QChar(0x00A0), 1), second()}},
                 Qt::AlignRight);
            ++row;
        }
        m_cursor.movePosition(QTextCursor::End);
        for (const auto& entry : chapter.lines)
            for (const QString& words : entry.notes)
                line(entry.card.shortName + QStringLiteral(": ") + words, note(), 2);
        if (!chapter.withoutValue.isEmpty())
            line(QObject::tr("Without a value:") + u' ' +
                     chapter.withoutValue.join(QStringLiteral(" \u00B7 ")),
                 note(), 2);
        addCharts(chapter);
    }

    void addCharts(const presentation::ReportChapter& chapter)
    {
        if (chapter.charts.empty())
            return;
        const QTextLength half(QTextLength::PercentageLength, 50);
        const int rows = (int(chapter.charts.size()) + 1) / 2;
        QTextTable* table = makeTable(rows, {half, half});
        QTextTableFormat format = table->format();
        format.setHeaderRowCount(0);
        table->setFormat(format);
        for (std::size_t i = 0; i < chapter.charts.size(); ++i) {
            const auto& chart = chapter.charts[i];
            QTextCursor cursor = table->cellAt(int(i) / 2, int(i) % 2).firstCursorPosition();
            cursor.insertText(chart.title, strong());
            cursor.insertBlock();
            cursor.insertText(chart.note, note());
            cursor.insertBlock();
            QTextCharFormat object;
            object.setObjectType(kChartObject);
            object.setProperty(kChartIndex, m_nextChart++);
            cursor.insertText(QString(QChar::ObjectReplacementCharacter), object);
        }
        m_cursor.movePosition(QTextCursor::End);
    }

    void targets()
    {
        if (m_content.targets.empty())
            return;
        heading(QObject::tr("Targets"), 18, 0, true);
        for (const auto& target : m_content.targets) {
            paragraph(10);
            if (!target.status.isEmpty())
                m_cursor.insertText(shape(target.tone) + target.status + QStringLiteral("   "),
                                    toned(target.tone));
            m_cursor.insertText(target.sentence, strong());
            if (!target.reason.isEmpty())
                line(target.reason, second(), 1);
            if (!target.owner.isEmpty())
                line(QObject::tr("Owner: %1").arg(target.owner), note(), 1);
            for (const QString& moved : target.history)
                line(QObject::tr("Moved:") + u' ' + moved, note(), 1);
        }
    }

    void notes()
    {
        heading(QObject::tr("About the data"), 18, m_content.targets.empty() ? 0 : 26,
                m_content.targets.empty());
        for (const QString& words : m_content.dataNotes)
            line(QStringLiteral("\u2013 ") + words, body(), 5);
    }

    void appendix()
    {
        heading(QObject::tr("How each figure is computed"), 18, 0, true);
        for (const auto& one : m_content.definitions) {
            line(one.name, strong(), 9);
            line(one.formula, body(), 1);
            line(QObject::tr("What moves it:") + u' ' + one.moves, second(), 1);
            line(QObject::tr("How it misleads:") + u' ' + one.pitfall, second(), 1);
            line(one.source + (one.settings.isEmpty() ? QString()
                                                      : QStringLiteral(" \u00B7 ") + one.settings),
                 note(), 1);
        }
        line(m_content.colophon, note(), 20);
    }

    const ReportContent& m_content;
    QTextCursor m_cursor;
    const Tokens& m_tokens;
    int m_nextChart = 0;
    bool m_first = true;
};

/// The pages of the document with their numbers at the foot.
void paintPages(QPdfWriter& paper, QTextDocument& document, const QString& title)
{
    QPainter painter(&paper);
    const QSizeF page = document.pageSize();
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            paper.newPage();
        painter.save();
        painter.translate(kMargin, kMargin - number * page.height());
        const QRectF clip(0, number * page.height(), page.width(), page.height());
        painter.setClipRect(clip);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = clip;
        context.palette = paletteFor(lightTokens());
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        QFont font = bodyFont();
        font.setPixelSize(9);
        painter.setFont(font);
        painter.setPen(lightTokens().third);
        const QRectF foot(kMargin, kPaper.height() - kMargin, page.width(), 14);
        painter.drawText(foot, Qt::AlignLeft, title);
        painter.drawText(foot, Qt::AlignRight, QObject::tr("%1 of %2").arg(number + 1).arg(pages));
    }
}

} // namespace

Status saveReportPdf(const ReportContent& content, const std::vector<QPicture>& charts,
                     const QString& path)
{
    const PaperFonts fonts;
    ChartObject object(charts);
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(bodyFont());
    document.documentLayout()->registerHandler(kChartObject, &object);
    document.setPageSize(
        QSizeF(kPaper.width() - 2 * kMargin, kPaper.height() - 2 * kMargin - kFoot + 14));
    Writer(document, content).write();

    // Under another name first, so that the file is there whole or not at all.
    const QString beside = path + QStringLiteral(".part");
    const auto failed = [&](const QString& why) {
        QFile::remove(beside);
        return Error{ErrorKind::Io, "The report could not be written: " + why.toStdString(),
                     path.toStdString()};
    };
    {
        QFile file(beside);
        if (!file.open(QIODevice::WriteOnly))
            return failed(file.errorString());
        QPdfWriter paper(&file);
        paper.setPageSize(QPageSize(QPageSize::A4));
        paper.setPageMargins({});
        paper.setResolution(kDotsAnInch);
        paper.setTitle(content.title + QStringLiteral(", ") + content.period);
        paper.setCreator(QStringLiteral("Regard"));
        paintPages(paper, document, content.title + QStringLiteral(" \u00B7 ") + content.period);
        if (file.error() != QFileDevice::NoError)
            return failed(file.errorString());
    }
    if (QFile::exists(path) && !QFile::remove(path))
        return failed(QObject::tr("the file that is there cannot be replaced"));
    return QFile::rename(beside, path) ? Status()
                                       : Status(failed(QObject::tr("it cannot be given its name")));
}

} // namespace regard::ui

#include "report_pdf.moc"
