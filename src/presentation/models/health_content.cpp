// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/health_content.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("HealthContent", text);
}

QString counted(std::int64_t rows)
{
    return wholeNumber(static_cast<double>(rows));
}

QString days(int count)
{
    return count == 1 ? tr("1 day") : tr("%1 days").arg(counted(count));
}

/// Nearly all is not all: 99.96 % stays below 100 %.
QString filledText(double share)
{
    const double percent = 100 * share;
    const int decimals = share < 1 && percent > 99 ? 1 : 0;
    return tr("%1\u00A0%").arg(number(share < 1 ? std::min(percent, 99.9) : percent, decimals));
}

QString tableWords(Table table, std::int64_t rows)
{
    const QString count = counted(rows);
    switch (table) {
    case Table::Customer:
        return tr("%1 customers").arg(count);
    case Table::Purchase:
        return tr("%1 purchases").arg(count);
    case Table::Subscription:
        return tr("%1 subscriptions").arg(count);
    case Table::Interaction:
        return tr("%1 interactions").arg(count);
    case Table::Survey:
        return tr("%1 surveys").arg(count);
    case Table::Comment:
        return tr("%1 comments").arg(count);
    default:
        break;
    }
    return tr("%1 rows").arg(count);
}

std::pair<QString, Tone> stateOf(const SourceHealth& source)
{
    switch (source.freshness.state) {
    case FreshnessState::Late:
        return {tr("late by %1").arg(days(source.freshness.lateBy)), Tone::Warn};
    case FreshnessState::OnTime:
        return {tr("on time"), Tone::Good};
    case FreshnessState::Ended:
        return {tr("ended"), Tone::Neutral};
    case FreshnessState::Unknown:
        break;
    }
    if (source.tables.empty())
        return {tr("a list"), Tone::Neutral};
    return {source.freshness.lastRow == kNoDay ? tr("no dates") : tr("no rhythm yet"),
            Tone::Neutral};
}

QString factsOf(const SourceHealth& source)
{
    QStringList parts;
    for (const auto& [table, rows] : source.tables)
        parts << tableWords(table, rows);
    if (parts.isEmpty())
        parts << tr("%1 rows").arg(counted(source.rows));
    const auto imports = static_cast<std::int64_t>(source.imports.size());
    parts << (imports == 1 ? tr("1 import") : tr("%1 imports").arg(counted(imports)));
    return parts.join(QStringLiteral(" \u00B7 "));
}

QString volumeOf(const std::vector<WeekVolume>& weeks)
{
    if (weeks.empty())
        return {};
    const auto unusual = std::ranges::count_if(weeks, &WeekVolume::unusual);
    QString text = tr("Rows by week, %1 to %2")
                       .arg(dayText(weeks.front().from), dayText(weeks.back().from + 6));
    if (unusual == 1)
        text += tr("; 1 week is unusual");
    else if (unusual > 1)
        text += tr("; %1 weeks are unusual").arg(unusual);
    return text;
}

QString fieldName(const FieldCompleteness& field)
{
    const Field* known = fieldOf(field.table, field.field);
    return known != nullptr ? qstring(known->label) : dimensionLabel(field.field);
}

/// It used to be filled more often.
bool fell(const FieldCompleteness& field)
{
    return field.changed && *field.recent < *field.before;
}

QString filledOf(const std::vector<FieldCompleteness>& fields)
{
    constexpr std::size_t kNamed = 3;
    std::vector<const FieldCompleteness*> gaps;
    for (const FieldCompleteness& field : fields)
        if (field.share < 1)
            gaps.push_back(&field);
    if (gaps.empty())
        return fields.empty() ? QString() : tr("every field of every row");
    // What stopped being filled goes before what was never complete.
    std::ranges::stable_sort(gaps, [](const auto* a, const auto* b) {
        return fell(*a) != fell(*b) ? fell(*a) : a->share < b->share;
    });
    QStringList parts;
    for (std::size_t i = 0; i < std::min(gaps.size(), kNamed); ++i)
        parts << (fell(*gaps[i]) ? tr("%1 %2, %3 before")
                                       .arg(fieldName(*gaps[i]), filledText(*gaps[i]->recent),
                                            filledText(*gaps[i]->before))
                                 : QStringLiteral("%1 %2").arg(fieldName(*gaps[i]),
                                                               filledText(gaps[i]->share)));
    if (gaps.size() > kNamed)
        parts << tr("%1 more").arg(gaps.size() - kNamed);
    return parts.join(QStringLiteral(" \u00B7 "));
}

QString twiceOf(const Duplicates& twice)
{
    QStringList parts;
    if (twice.sameContent > 0)
        parts << tr("%1 with the content of another").arg(counted(twice.sameContent));
    if (twice.sameDay > 0)
        parts << tr("%1 answered again within a day").arg(counted(twice.sameDay));
    if (twice.sameId > 0)
        parts << tr("%1 lines of the same id joined").arg(counted(twice.sameId));
    if (twice.sameInStore > 0)
        parts << tr("%1 came again unchanged").arg(counted(twice.sameInStore));
    return parts.isEmpty() ? tr("none") : parts.join(QStringLiteral(" \u00B7 "));
}

QString setAsideOf(const SourceHealth& source)
{
    std::int64_t rows = 0;
    for (const auto& [reason, count] : source.setAside)
        rows += count;
    if (rows == 0)
        return {};
    constexpr std::size_t kNamed = 2;
    QStringList reasons;
    for (std::size_t i = 0; i < std::min(source.setAside.size(), kNamed); ++i)
        reasons << QStringLiteral("%1\u00A0\u00D7 %2")
                       .arg(counted(source.setAside[i].second), qstring(source.setAside[i].first));
    if (source.setAside.size() > kNamed)
        reasons << (source.setAside.size() == kNamed + 1
                        ? tr("1 more reason")
                        : tr("%1 more reasons").arg(source.setAside.size() - kNamed));
    return tr("%1 rows: %2").arg(counted(rows), reasons.join(QStringLiteral(" \u00B7 ")));
}

QString matchOf(const SourceMatch& match)
{
    QString text = tr("%1 of %2 customers known elsewhere too (%3)")
                       .arg(counted(match.matched), counted(match.customers),
                            filledText(double(match.matched) / double(match.customers)));
    if (match.rowsWithout > 0)
        text += tr(" \u00B7 %1 rows without a customer").arg(counted(match.rowsWithout));
    return text;
}

SourceContent sourceContent(const SourceHealth& source, const std::vector<ImportRecord>& imports)
{
    SourceContent content;
    content.name = qstring(source.source);
    std::tie(content.state, content.tone) = stateOf(source);
    content.facts = factsOf(source);
    content.freshness = source.tables.empty() ? tr("Kept by hand; no rhythm is expected of it.")
                                              : qstring(source.freshness.sentence);
    content.weeks = source.weeks;
    content.volume = volumeOf(source.weeks);
    const auto add = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            content.details.emplace_back(name, value);
    };
    add(tr("Filled"), filledOf(source.fields));
    if (!source.tables.empty())
        add(tr("Twice"), twiceOf(source.duplicates));
    if (source.match)
        add(tr("Matched"), matchOf(*source.match));
    add(tr("Set aside"), setAsideOf(source));
    for (const FieldCompleteness& field : source.fields)
        content.fields.push_back({fieldName(field), filledText(field.share),
                                  field.recent ? filledText(*field.recent) : QString(kNoValue),
                                  field.before ? filledText(*field.before) : QString(kNoValue)});
    for (const ImportRecord& import : imports)
        if (!import.undone && import.setAside > 0 &&
            std::ranges::count(source.imports, import.id) > 0)
            content.mendable = import.id;
    return content;
}

QString customersOf(const DataHealth& health)
{
    std::int64_t customers = 0;
    std::int64_t matched = 0;
    int sources = 0;
    for (const SourceHealth& source : health.sources)
        if (source.match) {
            customers += source.match->customers;
            matched += source.match->matched;
            ++sources;
        }
    if (sources == 0)
        return {};
    return tr("Of the customers that %1 sources name, %2 are known to another source too.")
        .arg(sources)
        .arg(filledText(double(matched) / double(std::max<std::int64_t>(customers, 1))));
}

} // namespace

HealthContent healthContent(const DataHealth& health, const std::vector<ImportRecord>& imports)
{
    HealthContent content;
    content.sentence = qstring(health.sentence);
    std::vector<const SourceHealth*> order;
    for (const SourceHealth& source : health.sources)
        order.push_back(&source);
    // What needs a look first; benchmarks and events, which have no weeks, last.
    std::ranges::stable_sort(order, [](const auto* a, const auto* b) {
        if (a->tables.empty() != b->tables.empty())
            return b->tables.empty();
        return a->concerns.size() > b->concerns.size();
    });
    for (const SourceHealth* source : order)
        content.sources.push_back(sourceContent(*source, imports));
    content.unlocked = tr("%1 of %2 figures have data today.")
                           .arg(health.unlocked.size())
                           .arg(kpiDefinitions().size());
    for (const Unlock& unlock : health.unlocks) {
        QString title = qstring(unlock.file);
        title[0] = title[0].toUpper();
        content.unlocks.push_back(
            {title, qstring(unlock.sentence), static_cast<int>(unlock.kpis.size())});
    }
    for (auto one = health.breaks.rbegin(); one != health.breaks.rend(); ++one) {
        QStringList kpis;
        for (const std::string& kpi : one->kpis)
            kpis << kpiShortName(kpi);
        QString label = qstring(one->label);
        label[0] = label[0].toUpper();
        content.breaks.push_back(
            {dayText(one->day), label, qstring(one->sentence), kpis.join(QStringLiteral(", "))});
    }
    content.customers = customersOf(health);
    return content;
}

} // namespace regard::presentation
