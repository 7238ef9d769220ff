// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/report/report_sources.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"
#include "presentation/workspace.h"

#include <regard/targets/status.h>

#include <QFileInfo>
#include <QObject>

#include <algorithm>
#include <set>

namespace regard::presentation {

namespace {

constexpr int kMonths = 24;
constexpr std::size_t kChartsAChapter = 4;

QString words(const std::string& text)
{
    return QString::fromStdString(text);
}

QString scopeOf(const std::vector<Condition>& where)
{
    if (where.empty())
        return QObject::tr("All customers");
    QStringList parts;
    for (const Condition& condition : where) {
        QStringList values;
        for (const std::string& value : condition.values)
            values << valueName(value);
        parts << dimensionTitle(condition.dimension) + QStringLiteral(": ") +
                     values.join(QObject::tr(" or "));
    }
    return parts.join(QStringLiteral(" \u00B7 "));
}

struct AreaWords {
    KpiArea area;
    QString title;
};

std::vector<AreaWords> areas()
{
    return {{KpiArea::Loyalty, QObject::tr("What customers say")},
            {KpiArea::Service, QObject::tr("How customers are served")},
            {KpiArea::Value, QObject::tr("Who stays, and what they are worth")}};
}

QString sentenceOf(const std::vector<const Figure*>& figures)
{
    QStringList better;
    QStringList worse;
    int compared = 0;
    for (const Figure* figure : figures) {
        compared += figure->verdict != Verdict::None && figure->verdict != Verdict::TooFew ? 1 : 0;
        if (figure->verdict == Verdict::Better)
            better << text(figure->kpi->shortName);
        else if (figure->verdict == Verdict::Worse)
            worse << text(figure->kpi->shortName);
    }
    if (better.isEmpty() && worse.isEmpty())
        return compared > 0
                   ? QObject::tr("None of %1 figures changed by more than noise.").arg(compared)
                   : QObject::tr("Nothing could be compared with the period before.");
    QStringList parts;
    if (!better.isEmpty())
        parts << QObject::tr("better: %1").arg(better.join(QStringLiteral(", ")));
    if (!worse.isEmpty())
        parts << QObject::tr("worse: %1").arg(worse.join(QStringLiteral(", ")));
    QString sentence = parts.join(QStringLiteral("; ")) + u'.';
    sentence[0] = sentence[0].toUpper();
    return sentence;
}

/// Those with a target or a verdict first, then in the order of the definitions.
std::vector<const Figure*> chartedOf(std::vector<const Figure*> figures)
{
    const auto rank = [](const Figure* figure) {
        const bool judged = figure->verdict == Verdict::Better || figure->verdict == Verdict::Worse;
        return figure->target ? 0 : judged ? 1 : 2;
    };
    std::erase_if(figures,
                  [](const Figure* figure) { return figure->kpi->statistic == Statistic::Count; });
    std::ranges::stable_sort(figures, {}, rank);
    if (figures.size() > kChartsAChapter)
        figures.resize(kChartsAChapter);
    return figures;
}

Expected<TrendContent> chartOf(const Engine& engine, const ReportSources& sources,
                               const PeriodContext& context, const Figure& figure,
                               const Control& control)
{
    TrendInput input;
    input.kpi = figure.kpi;
    input.context = context;
    input.span = trendSpan(*figure.kpi, sources.query.period, context, kMonths);
    input.yardsticks = sources.yardsticks;
    input.benchmark = figure.benchmark;
    input.events = sources.events;
    input.breaks = sources.breaks;
    input.where = sources.query.where;
    input.currency = sources.query.conventions.currency;
    input.level = figure.level;
    Query query = sources.query;
    query.kpis = {std::string(figure.kpi->id)};
    query.period = input.span.period;
    query.compare = Comparison::None;
    auto figures = engine.trend(figure.kpi->id, query, input.span.unit, control);
    if (!figures.ok())
        return figures.error();
    input.figures = std::move(figures).value();
    return trendContent(input);
}

ReportTarget targetOf(const Target& target, const TargetNow* now,
                      const std::vector<TargetVersion>& history, Day today)
{
    ReportTarget line;
    line.sentence = words(sentence(target));
    line.owner = words(target.owner);
    if (now != nullptr) {
        line.status = statusWord(now->status);
        line.tone = toneOf(now->status);
        line.reason = words(now->statusReason);
    }
    const TargetVersion* before = nullptr;
    for (const TargetVersion& version : history) {
        if (version.target.id != target.id)
            continue;
        if (before != nullptr) {
            const KpiDefinition* kpi = kpiById(target.kpi);
            const Unit unit = kpi == nullptr ? Unit::Count : kpi->unit;
            const auto value = [&](const Target& one) {
                return exactText(one.value, unit, {}) + QObject::tr(" by ") +
                       dateText(one.due, today);
            };
            line.history << QObject::tr("%1: from %2 to %3. %4")
                                .arg(dateText(version.target.setOn, today), value(before->target),
                                     value(version.target), words(version.target.reason));
        }
        before = &version;
    }
    return line;
}

/// Where each target stands: its KPI and group over the period of the report.
std::vector<ReportTarget> targetsOf(const Engine& engine, const ReportSources& sources,
                                    const PeriodContext& context, const Control& control)
{
    std::vector<ReportTarget> lines;
    for (const Target& target : targetsOn(sources.yardsticks.targets, context.today)) {
        Query query = sources.query;
        query.kpis = {target.kpi};
        query.compare = Comparison::None;
        query.where.clear();
        for (const auto& [dimension, value] : target.group)
            query.where.push_back({dimension, {value}});
        const auto set = engine.figures(query, {}, control);
        const Figure* figure = set.ok() ? set.value().find(target.kpi) : nullptr;
        std::optional<TargetNow> now;
        if (figure != nullptr)
            now = judge(target, *figure->kpi, figure->estimate, figure->complete, query.period.to);
        lines.push_back(
            targetOf(target, now ? &*now : nullptr, sources.yardsticks.targets, context.today));
    }
    return lines;
}

QStringList dataNotesOf(const Engine& engine, const ReportSources& sources,
                        const FigureSet& figures, const PeriodContext& context)
{
    QStringList notes;
    std::int64_t imports = 0;
    std::set<std::string> from;
    for (const ImportRecord& record : sources.imports)
        if (!record.undone) {
            ++imports;
            from.insert(record.source);
        }
    notes << QObject::tr("The figures stand on %1 rows from %2 imports of %3 sources; %4 rows were "
                         "set aside with a reason and are in no figure.")
                 .arg(wholeNumber(double(engine.dataset().rowsImported())),
                      wholeNumber(double(imports)), wholeNumber(double(from.size())),
                      wholeNumber(double(engine.dataset().rowsSetAside())));
    if (figures.comparisons > 0)
        notes << QObject::tr("%1 comparisons were made together; at most %2\u00A0% of what is "
                             "called better or worse is expected to be chance.")
                     .arg(figures.comparisons)
                     .arg(number(figures.falseDiscoveryRate * 100, 0));
    if (!figures.complete)
        notes << QObject::tr("The period is not over: its figures are those so far, and no change "
                             "is judged.");
    for (const MethodBreak& one : sources.breaks)
        if (one.day >= figures.period.from - 366 && one.day <= figures.period.to)
            notes << QObject::tr("Method changed on %1: %2")
                         .arg(dateText(one.day, context.today), words(one.sentence));
    for (const Figure& figure : figures.figures)
        if (figure.settling)
            notes << text(figure.kpi->shortName) + QStringLiteral(": ") +
                         words(figure.settling->sentence);
    for (const SettingChange& change : sources.yardsticks.settingChanges)
        notes << QObject::tr("Restated: the setting %1 was changed from %2 to %3 on %4; all "
                             "periods are computed under the new one.")
                     .arg(words(change.key), words(change.before), words(change.after),
                          dateText(change.on, context.today));
    return notes;
}

ReportDefinition definitionOf(const Figure& figure)
{
    const KpiDefinition& kpi = *figure.kpi;
    ReportDefinition definition{text(kpi.name),    text(kpi.formula), text(kpi.moves),
                                text(kpi.pitfall), text(kpi.source),  {}};
    QStringList settings;
    for (const auto& [key, value] : figure.conventions)
        settings << words(key) + QStringLiteral(" = ") + words(value);
    definition.settings = settings.join(QStringLiteral(", "));
    return definition;
}

} // namespace

ReportSources reportSources(const Workspace& workspace, const QString& title)
{
    ReportSources sources;
    sources.query = workspace.query();
    sources.yardsticks = workspace.contents().yardsticks;
    sources.events = workspace.contents().events;
    sources.imports = workspace.contents().imports;
    sources.breaks = workspace.breaks();
    sources.storeName = QFileInfo(workspace.path()).fileName().toStdString();
    sources.title = title;
    return sources;
}

Expected<ReportContent> makeReport(const Engine& engine, const ReportSources& sources,
                                   const Control& control)
{
    const Query& query = sources.query;
    const PeriodContext context = engine.periodContext(query.conventions, query.asOf);
    auto found = overview(engine, query, sources.yardsticks, control);
    if (!found.ok())
        return found.error();
    FigureSet& figures = found.value().figures;
    noteBreaks(figures, sources.breaks, query, context);
    ReportContent content;
    content.title =
        sources.title.isEmpty() ? QObject::tr("How we are doing for our customers") : sources.title;
    content.period = words(describe(figures.period, context));
    CardContext card;
    card.currency = query.conventions.currency;
    card.today = context.today;
    if (figures.comparedWith) {
        card.comparedWith = words(describe(*figures.comparedWith, context));
        content.period += QObject::tr(", compared with %1").arg(card.comparedWith);
    }
    content.scope = scopeOf(query.where);
    content.asOf = QObject::tr("as of %1").arg(dateText(context.today));
    content.headline = words(found.value().headline);
    content.subline = words(found.value().subline);
    for (const Change& change : found.value().changes)
        content.changes.push_back({change.tone, words(change.title), words(change.detail)});
    if (content.changes.empty())
        content.changesNote =
            !figures.complete
                ? QObject::tr("The period is not over. What changed is told when it is.")
                : QObject::tr("Nothing moved that can be told from noise.");
    for (const AreaWords& area : areas()) {
        ReportChapter chapter;
        chapter.title = area.title;
        std::vector<const Figure*> there;
        for (const Figure& figure : figures.figures) {
            if (figure.kpi->area != area.area)
                continue;
            if (!figure.estimate.value) {
                chapter.withoutValue << text(figure.kpi->name) + QStringLiteral(": ") +
                                            words(figure.estimate.reason);
                continue;
            }
            there.push_back(&figure);
            ReportLine line{cardContent(figure, card), {}};
            for (const std::string& note : figure.notes)
                line.notes << words(note);
            chapter.lines.push_back(std::move(line));
        }
        if (there.empty())
            continue;
        chapter.sentence = sentenceOf(there);
        for (const Figure* figure : chartedOf(there)) {
            auto chart = chartOf(engine, sources, context, *figure, control);
            if (!chart.ok())
                return chart.error();
            if (chart.value().reason.isEmpty())
                chapter.charts.push_back(std::move(chart).value());
        }
        for (const Figure* figure : there)
            content.definitions.push_back(definitionOf(*figure));
        content.chapters.push_back(std::move(chapter));
    }
    content.targets = targetsOf(engine, sources, context, control);
    content.dataNotes = dataNotesOf(engine, sources, figures, context);
    content.colophon =
        QObject::tr("Made with %1 from %2.")
            .arg(sources.program.isEmpty() ? QStringLiteral("Regard") : sources.program,
                 words(sources.storeName));
    if (control.stop.stop_requested())
        return Error{ErrorKind::Cancelled, "Stopped."};
    return content;
}

} // namespace regard::presentation
