// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_html.h"

#include "presentation/formatting.h"
#include "ui/report/chart_drawing.h"

#include <QObject>

namespace regard::ui {

namespace {

using presentation::ReportContent;

const char* const kStyle = R"(
:root { --ink:#16202E; --second:#4A5568; --third:#66738A; --line:#E3E6EB; --page:#F4F5F7; --card:#fff;
  --good:#0B7F5C; --goodSoft:#DFF3EB; --warn:#9A5B00; --warnSoft:#FCEFD6; --bad:#B93815;
  --badSoft:#FBE6DF; --neutralSoft:#E9EEF8; --accent:#2458D3; }
body { margin:0; background:var(--page); color:var(--ink);
  font:14px/1.45 Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif; }
main { max-width:1180px; margin:0 auto; padding:28px 20px 60px; }
h1 { font-size:24px; margin:0 0 4px; } h2 { font-size:20px; margin:34px 0 4px; }
h3 { font-size:15px; margin:18px 0 6px; } p { margin:4px 0; }
.second { color:var(--second); } .note { color:var(--third); font-size:12px; }
.card { background:var(--card); border:1px solid var(--line); border-radius:10px; padding:14px 16px;
  margin:12px 0; break-inside:avoid; }
.charts { display:grid; grid-template-columns:repeat(auto-fit,minmax(420px,1fr)); gap:12px; }
.charts svg { width:100%; height:auto; }
table { border-collapse:collapse; width:100%; font-variant-numeric:tabular-nums; }
th { text-align:left; color:var(--third); font-size:12px; font-weight:600; }
th,td { padding:6px 8px; border-bottom:1px solid var(--line); vertical-align:top; }
td.n,th.n { text-align:right; white-space:nowrap; }
.pill { display:inline-block; border-radius:10px; padding:1px 8px; font-size:12px; font-weight:600; }
.good { color:var(--good); } .warn { color:var(--warn); } .bad { color:var(--bad); }
.pill.good { background:var(--goodSoft); } .pill.warn { background:var(--warnSoft); }
.pill.bad { background:var(--badSoft); } .pill.neutral { background:var(--neutralSoft); }
dt { font-weight:600; margin-top:10px; } dd { margin:2px 0 0; color:var(--second); }
@media print { body { background:#fff; } section { break-before:page; } main { padding:0; } }
)";

QString plain(const QString& words)
{
    return words.toHtmlEscaped();
}

QString toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warn:
        return QStringLiteral("warn");
    case Tone::Bad:
        return QStringLiteral("bad");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

/// The shape that goes with a tone, as in the window: never the colour alone.
QString toneShape(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("\u2713 ");
    case Tone::Warn:
        return QStringLiteral("\u25B2 ");
    case Tone::Bad:
        return QStringLiteral("\u25A0 ");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("\u25C6 ");
}

QString pill(const QString& words, Tone tone)
{
    if (words.isEmpty())
        return {};
    return QStringLiteral("<span class=\"pill %1\">%2%3</span>")
        .arg(toneClass(tone), toneShape(tone), plain(words));
}

class Writer final {
public:
    Writer(const ReportContent& content, const std::vector<QPicture>& charts)
        : m_content(content), m_charts(charts)
    {
    }

    QString page()
    {
        begin();
        summary();
        for (const auto& chapter : m_content.chapters)
            addChapter(chapter);
        targets();
        notes();
        appendix();
        m_html += QStringLiteral("<p class=\"note\">") + plain(m_content.colophon) +
                  QStringLiteral("</p>\n</main>\n</body>\n</html>\n");
        return m_html;
    }

private:
    void begin()
    {
        m_html +=
            QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta "
                           "charset=\"utf-8\">\n<meta name=\"viewport\" "
                           "content=\"width=device-width\">\n<title>%2</title>\n<meta "
                           "name=\"description\" content=\"%3\">\n<meta name=\"generator\" "
                           "content=\"Regard\">\n<style>%4</style>\n</head>\n<body>\n<main>\n")
                .arg(presentation::displayLocale().bcp47Name(), plain(m_content.title),
                     plain(m_content.period + QStringLiteral(", ") + m_content.scope),
                     QString::fromUtf8(kStyle));
    }

    void summary()
    {
        m_html +=
            QStringLiteral("<header>\n<h1>%1</h1>\n<p class=\"second\">%2 \u00B7 %3 \u00B7 "
                           "%4</p>\n</header>\n<div class=\"card\"><h3>%5</h3>\n<p "
                           "class=\"second\">%6</p>\n")
                .arg(plain(m_content.title), plain(m_content.period), plain(m_content.scope),
                     plain(m_content.asOf), plain(m_content.headline), plain(m_content.subline));
        for (const auto& target : m_content.targets)
            m_html += QStringLiteral("<p>%1 %2</p>\n")
                          .arg(pill(target.status, target.tone), plain(target.sentence));
        m_html += QStringLiteral("</div>\n<div class=\"card\"><h3>%1</h3>\n")
                      .arg(QObject::tr("What changed, and why"));
        for (const auto& change : m_content.changes)
            m_html += QStringLiteral("<p><span class=\"%1\">%2</span><b>%3</b> <span "
                                     "class=\"second\">%4</span></p>\n")
                          .arg(toneClass(change.tone), toneShape(change.tone), plain(change.title),
                               plain(change.detail));
        if (!m_content.changesNote.isEmpty())
            m_html +=
                QStringLiteral("<p class=\"second\">%1</p>\n").arg(plain(m_content.changesNote));
        m_html += QStringLiteral("</div>\n");
    }

    void addChapter(const presentation::ReportChapter& chapter)
    {
        m_html += QStringLiteral("<section>\n<h2>%1</h2>\n<p class=\"second\">%2</p>\n<div "
                                 "class=\"card\"><table>\n<thead><tr><th>%3</th><th "
                                 "class=\"n\">%4</th><th>%5</th><th>%6</th><th>%7</th><th "
                                 "class=\"n\">n</th></tr></thead>\n<tbody>\n")
                      .arg(plain(chapter.title), plain(chapter.sentence), QObject::tr("Figure"),
                           QObject::tr("Value"), QObject::tr("Interval"), QObject::tr("Change"),
                           QObject::tr("Target"));
        for (const auto& line : chapter.lines) {
            const auto& card = line.card;
            const QString change = card.change.isEmpty()
                                       ? QString()
                                       : QStringLiteral("<span class=\"%1\">%2 %3</span> <span "
                                                        "class=\"note\">%4</span>")
                                             .arg(toneClass(card.changeTone), plain(card.change),
                                                  plain(card.verdict), plain(card.comparedWith));
            QString notes;
            for (const QString& note : line.notes)
                notes += QStringLiteral("<br><span class=\"note\">%1</span>").arg(plain(note));
            m_html +=
                QStringLiteral("<tr><td><b>%1</b>%2</td><td class=\"n\"><b>%3</b></td><td>%4</td>"
                               "<td>%5</td><td>%6 <span class=\"note\">%7</span></td><td "
                               "class=\"n\">%8</td></tr>\n")
                    .arg(plain(card.name), notes, plain(card.value), plain(card.interval), change,
                         pill(card.status, card.statusTone), plain(card.target),
                         plain(card.count.section(QChar(0x00A0), 1)));
        }
        m_html += QStringLiteral("</tbody></table>\n");
        if (!chapter.withoutValue.isEmpty())
            m_html += QStringLiteral("<p class=\"note\">%1 %2</p>\n")
                          .arg(QObject::tr("Without a value:"),
                               plain(chapter.withoutValue.join(QStringLiteral(" \u00B7 "))));
        m_html += QStringLiteral("</div>\n<div class=\"charts\">\n");
        for (const auto& chart : chapter.charts)
            m_html += QStringLiteral("<figure class=\"card\" style=\"margin:0\"><figcaption><b>%1"
                                     "</b><br><span class=\"note\">%2</span></figcaption>%3<p "
                                     "class=\"note\">%4</p></figure>\n")
                          .arg(plain(chart.title), plain(chart.note),
                               QString::fromUtf8(svgElement(m_charts[m_nextChart++], kReportChart,
                                                            chart.title, chart.summary)),
                               plain(chart.summary));
        m_html += QStringLiteral("</div>\n</section>\n");
    }

    void targets()
    {
        if (m_content.targets.empty())
            return;
        m_html += QStringLiteral("<section>\n<h2>%1</h2>\n<div class=\"card\"><table>\n<tbody>\n")
                      .arg(QObject::tr("Targets"));
        for (const auto& target : m_content.targets) {
            QString history;
            for (const QString& line : target.history)
                history += QStringLiteral("<br><span class=\"note\">%1 %2</span>")
                               .arg(QObject::tr("Moved:"), plain(line));
            m_html += QStringLiteral("<tr><td>%1</td><td><b>%2</b>%3<br><span "
                                     "class=\"second\">%4</span></td><td>%5</td></tr>\n")
                          .arg(pill(target.status, target.tone), plain(target.sentence), history,
                               plain(target.reason), plain(target.owner));
        }
        m_html += QStringLiteral("</tbody></table></div>\n</section>\n");
    }

    void notes()
    {
        m_html += QStringLiteral("<section>\n<h2>%1</h2>\n<div class=\"card\"><ul>\n")
                      .arg(QObject::tr("About the data"));
        for (const QString& note : m_content.dataNotes)
            m_html += QStringLiteral("<li>%1</li>\n").arg(plain(note));
        m_html += QStringLiteral("</ul></div>\n</section>\n");
    }

    void appendix()
    {
        m_html += QStringLiteral("<section>\n<h2>%1</h2>\n<div class=\"card\"><dl>\n")
                      .arg(QObject::tr("How each figure is computed"));
        for (const auto& one : m_content.definitions) {
            m_html +=
                QStringLiteral("<dt>%1</dt>\n<dd>%2</dd>\n<dd>%3 %4</dd>\n<dd>%5 %6</dd>\n<dd "
                               "class=\"note\">%7</dd>\n")
                    .arg(plain(one.name), plain(one.formula), QObject::tr("What moves it:"),
                         plain(one.moves), QObject::tr("How it misleads:"), plain(one.pitfall),
                         plain(one.source));
            if (!one.settings.isEmpty())
                m_html += QStringLiteral("<dd class=\"note\">%1</dd>\n").arg(plain(one.settings));
        }
        m_html += QStringLiteral("</dl></div>\n</section>\n");
    }

    const ReportContent& m_content;
    const std::vector<QPicture>& m_charts;
    std::size_t m_nextChart = 0;
    QString m_html;
};

} // namespace

QByteArray reportHtml(const ReportContent& content, const std::vector<QPicture>& charts)
{
    return Writer(content, charts).page().toUtf8();
}

} // namespace regard::ui
