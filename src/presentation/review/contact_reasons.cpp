// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/contact_reasons.h"

#include "presentation/breakdown.h"
#include "presentation/formatting.h"

#include <QObject>

#include <algorithm>
#include <map>

namespace regard::presentation {

namespace {

constexpr std::size_t kMostTopics = 12;

struct Topic {
    const Figure* contacts = nullptr;
    std::map<std::string_view, const Figure*> figures;
};

std::optional<double> partOf(const Estimate& estimate, std::string_view name)
{
    for (const auto& [part, value] : estimate.parts)
        if (part == name)
            return value;
    return std::nullopt;
}

QString valueOf(const Figure* figure, std::string_view currency)
{
    if (figure == nullptr || !figure->estimate.value)
        return QString(kNoValue);
    return valueText(*figure->estimate.value, figure->kpi->unit, currency,
                     halfWidth(figure->estimate));
}

QString changeOf(const Figure& contacts)
{
    const auto now = partOf(contacts.estimate, "contacts");
    const auto before = contacts.previous ? partOf(*contacts.previous, "contacts") : std::nullopt;
    if (!now || !before || *before == 0)
        return QString(kNoValue);
    return changeText(*now - *before, Unit::Count, {}, 0.5) + QStringLiteral("  (") +
           changeText(100 * (*now / *before - 1), Unit::Percent, {}, 1.0) +
           QStringLiteral("\u00A0%)");
}

double contactsOf(const Topic& topic)
{
    return topic.contacts == nullptr ? 0 : partOf(topic.contacts->estimate, "contacts").value_or(0);
}

} // namespace

Expected<TableContent> contactReasons(const Engine& engine, const Query& query,
                                      std::string_view currency, const Control& control)
{
    TableContent content;
    content.title = QObject::tr("What customers get in touch about");
    if (std::ranges::count(engine.dimensions(), "topic") == 0) {
        content.reason = QObject::tr("The contacts say no topic. A column of topics, tags or "
                                     "categories in the help desk's export brings them.");
        return content;
    }
    Query byTopic = query;
    byTopic.by = {"topic"};
    byTopic.kpis = {"contacts_per_customer", "fcr", "median_wait", "average_handle_time", "ces"};
    const auto set = engine.figures(byTopic, {}, control);
    if (!set.ok())
        return set.error();
    std::map<std::string, Topic> topics;
    for (const Figure& figure : set.value().figures) {
        const auto group = figure.group.find("topic");
        if (group == figure.group.end()) {
            if (figure.kpi->id == "contacts_per_customer")
                content.reason = QString::fromStdString(figure.estimate.reason);
            continue;
        }
        Topic& topic = topics[group->second];
        topic.figures[figure.kpi->id] = &figure;
        if (figure.kpi->id == "contacts_per_customer")
            topic.contacts = &figure;
    }
    std::vector<std::pair<std::string, Topic>> order(topics.begin(), topics.end());
    std::erase_if(order, [](const auto& one) { return contactsOf(one.second) == 0; });
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [](const auto& one) { return contactsOf(one.second); });
    double all = 0;
    for (const auto& [name, topic] : order)
        all += contactsOf(topic);
    content.columns = {QObject::tr("Topic"),       QObject::tr("Contacts"),
                       QObject::tr("Share"),       QObject::tr("Change"),
                       QObject::tr("FCR"),         QObject::tr("Median wait"),
                       QObject::tr("Handle time"), QObject::tr("CES")};
    for (const auto& [name, topic] : order) {
        if (content.rows.size() == kMostTopics)
            break;
        const auto figure = [&](std::string_view kpi) {
            const auto found = topic.figures.find(kpi);
            return valueOf(found == topic.figures.end() ? nullptr : found->second, currency);
        };
        content.rows.push_back(
            {valueName(name), wholeNumber(contactsOf(topic)),
             number(100 * contactsOf(topic) / all, 1) + QStringLiteral("\u00A0%"),
             changeOf(*topic.contacts), figure("fcr"), figure("median_wait"),
             figure("average_handle_time"), figure("ces")});
        content.keys.push_back(QString::fromStdString(name));
    }
    if (order.size() > content.rows.size())
        content.footnote =
            QObject::tr("%1 more topics are not listed.").arg(order.size() - content.rows.size());
    if (content.rows.empty() && content.reason.isEmpty())
        content.reason = QObject::tr("Nobody made contact for these choices.");
    if (!content.rows.empty()) {
        content.reason.clear();
        content.note = QObject::tr("a topic that grows and is seldom solved at once is where to "
                                   "begin");
    }
    return content;
}

Expected<TableContent> resolutionByChannel(const Engine& engine, const Query& query,
                                           const Control& control)
{
    TableContent content;
    content.title = QObject::tr("First contact resolution, within a channel and across");
    if (std::ranges::count(engine.dimensions(), "channel") == 0) {
        content.reason = QObject::tr("The contacts do not say their channel.");
        return content;
    }
    const auto figures = [&](const std::string& shares, bool byChannel) {
        Query one = query;
        one.kpis = {"fcr"};
        one.compare = Comparison::None;
        one.conventions.fcrShares = shares;
        if (byChannel)
            one.by = {"channel"};
        else
            one.by.clear();
        return engine.figures(one, {}, control);
    };
    struct Pair {
        const Figure* within = nullptr;
        const Figure* across = nullptr;
    };
    std::map<std::string, Pair> channels;
    std::vector<FigureSet> kept;
    kept.reserve(4); // the pairs point into them
    Pair all;
    for (const bool within : {true, false}) {
        for (const bool byChannel : {true, false}) {
            auto set = figures(within ? "channel" : "", byChannel);
            if (!set.ok())
                return set.error();
            kept.push_back(std::move(set).value());
            for (const Figure& figure : kept.back().figures) {
                const auto group = figure.group.find("channel");
                if (byChannel && group == figure.group.end()) {
                    content.reason = QString::fromStdString(figure.estimate.reason);
                    continue;
                }
                Pair& pair = byChannel ? channels[group->second] : all;
                (within ? pair.within : pair.across) = &figure;
            }
        }
    }
    content.columns = {QObject::tr("Channel"), QObject::tr("within it"), QObject::tr("across all"),
                       QObject::tr("difference"), QObject::tr("first contacts")};
    const auto add = [&](const QString& name, const Pair& pair, const std::string& key) {
        if (pair.within == nullptr || pair.across == nullptr || !pair.within->estimate.value ||
            !pair.across->estimate.value)
            return;
        const double difference = *pair.across->estimate.value - *pair.within->estimate.value;
        content.rows.push_back(
            {name, valueOf(pair.within, {}), valueOf(pair.across, {}),
             changeText(difference, Unit::Percent, {}, halfWidth(pair.across->estimate)),
             wholeNumber(pair.across->estimate.n)});
        content.keys.push_back(QString::fromStdString(key));
    };
    for (const auto& [name, pair] : channels)
        add(valueName(name), pair, name);
    if (all.across != nullptr)
        add(QObject::tr("All channels"), all, {});
    if (content.rows.empty()) {
        if (content.reason.isEmpty())
            content.reason = QObject::tr("No first contact counts for these choices.");
        return content;
    }
    content.reason.clear();
    content.note = QObject::tr("solved in the channel's own count, and as the customer saw it");
    content.footnote = QObject::tr("Across all channels a call after an e-mail is a repeat. Where "
                                   "the figure falls most, customers switch channels.");
    return content;
}

} // namespace regard::presentation
