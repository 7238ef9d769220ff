// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/files.h"

#include "core/ingest/plan_json.h"
#include "core/sample/block_maker.h"

#include <regard/ingest/dialect.h>
#include <regard/ingest/mapping.h>

#include <limits>
#include <utility>

namespace regard::sample {

namespace {

/// The rows set aside stand under this header.
constexpr const char* kSurveyHeader = "id,kind,score,answered_at";

/// How the survey tool's file is read, kept so that its rows set aside can be mended.
Expected<ImportReading> readingOfSurveys(std::string_view source)
{
    const std::vector<std::string> headers{"id", "kind", "score", "answered_at"};
    Mapping mapping;
    mapping.name = source;
    RecordMapping record;
    record.table = Table::Survey;
    for (const std::string& header : headers)
        record.columns.emplace_back(header, header);
    mapping.records = {record};
    const Expected<plan::Plan> plan = plan::bind(mapping, headers, TimeZone());
    if (!plan.ok())
        return plan.error();
    return ImportReading{toJson(mapping), toJson(Dialect()), planJson(plan.value()), 0};
}

} // namespace

Status Files::bring(const std::string& file, std::string_view source, TableBlock&& block,
                    const std::vector<SetAsideRow>& setAside)
{
    Expected<ImportSession> session =
        m_store.beginImport({file, std::string(source), "sample " + file});
    if (!session.ok())
        return session.error();
    ImportRecord record;
    record.rows = static_cast<std::int64_t>(block.rows + setAside.size());
    const Table table = block.table;
    if (Status status = session.value().append(table, RowPolicy::Newer, std::move(block));
        !status.ok())
        return status;
    for (const SetAsideRow& row : setAside)
        session.value().setAside(row);
    if (!setAside.empty()) {
        Expected<ImportReading> reading = readingOfSurveys(source);
        if (!reading.ok())
            return reading.error();
        session.value().setReading(std::move(reading).value());
        record.header = kSurveyHeader;
    }
    const Expected<ImportRecord> committed = session.value().commit(record);
    return committed.ok() ? Status() : Status(committed.error());
}

Status Files::customers(const std::vector<Person>& people)
{
    BlockMaker maker(Table::Customer, people.size());
    maker.texts("id", [&](std::size_t i) -> std::string_view { return people[i].id; });
    maker.texts("name", [&](std::size_t i) -> std::string_view { return people[i].name; });
    maker.names("email", [&](std::size_t i) -> std::string_view { return people[i].email; });
    maker.texts("company", [&](std::size_t i) -> std::string_view { return people[i].company; });
    maker.names("segment", [&](std::size_t i) { return kSegments[people[i].segment]; });
    maker.names("region", [&](std::size_t i) { return kRegions[people[i].country]; });
    maker.names("country", [&](std::size_t i) { return kCountries[people[i].country]; });
    maker.numbers<std::int64_t>("joined_at",
                                [&](std::size_t i) { return dateRaw(people[i].joined); });
    maker.numbers<std::int64_t>("ended_at",
                                [&](std::size_t i) { return dateRaw(people[i].ended); });
    maker.names("status", [&](std::size_t i) -> std::string_view {
        return people[i].ended == kNoDay ? "active" : "ended";
    });
    maker.names("attributes.plan", [&](std::size_t i) { return people[i].plan; });
    return bring("customers.csv", "Customer list", maker.take());
}

Status Files::subscriptions(const std::vector<Person>& people, const std::vector<Episode>& episodes)
{
    BlockMaker maker(Table::Subscription, episodes.size());
    maker.texts("id", [&](std::size_t i) -> std::string_view { return episodes[i].id; });
    maker.names("customer",
                [&](std::size_t i) -> std::string_view { return people[episodes[i].person].id; });
    maker.numbers<std::int64_t>("started_at",
                                [&](std::size_t i) { return dateRaw(episodes[i].started); });
    maker.numbers<std::int64_t>("ended_at",
                                [&](std::size_t i) { return dateRaw(episodes[i].ended); });
    maker.numbers<std::int64_t>("amount", [&](std::size_t i) { return episodes[i].cents; });
    maker.names("interval", [&](std::size_t i) -> std::string_view {
        return episodes[i].yearly ? "year" : "month";
    });
    maker.names("plan", [&](std::size_t i) { return episodes[i].plan; });
    return bring("billing.csv", "Billing", maker.take());
}

Status Files::purchases(const std::vector<Person>& people, const std::vector<Order>& orders)
{
    BlockMaker maker(Table::Purchase, orders.size());
    maker.texts("id", [](std::size_t i) { return std::to_string(700001 + i); });
    maker.names("customer",
                [&](std::size_t i) -> std::string_view { return people[orders[i].person].id; });
    maker.numbers<std::int64_t>("at", [&](std::size_t i) { return instantRaw(orders[i].second); });
    maker.numbers<std::int64_t>("amount", [&](std::size_t i) { return orders[i].cents; });
    maker.names("currency", [](std::size_t) -> std::string_view { return "EUR"; });
    maker.names("channel", [&](std::size_t i) { return orders[i].channel; });
    maker.names("product", [&](std::size_t i) { return orders[i].product; });
    maker.names("status", [&](std::size_t i) { return orders[i].status; });
    maker.numbers<std::int64_t>("refunded_amount", [&](std::size_t i) {
        return orders[i].refundedCents == 0 ? kNoMoney : orders[i].refundedCents;
    });
    return bring("shop.csv", "Shop", maker.take());
}

Status Files::interactions(const std::vector<Person>& people, const std::vector<Contact>& contacts)
{
    BlockMaker maker(Table::Interaction, contacts.size());
    maker.texts("id", [&](std::size_t i) -> std::string_view { return contacts[i].id; });
    maker.names("customer",
                [&](std::size_t i) -> std::string_view { return people[contacts[i].person].id; });
    maker.names("kind", [&](std::size_t i) { return contacts[i].kind; });
    maker.names("channel", [&](std::size_t i) { return kChannels[contacts[i].channel]; });
    maker.names("topic", [&](std::size_t i) { return kTopics[contacts[i].topic]; });
    maker.names("stage", [&](std::size_t i) { return kStages[contacts[i].topic]; });
    maker.numbers<std::int64_t>("opened_at",
                                [&](std::size_t i) { return instantRaw(contacts[i].second); });
    maker.numbers<double>("first_response_seconds", [&](std::size_t i) {
        return secondsOrNone(contacts[i].firstResponseSeconds);
    });
    maker.numbers<double>("resolution_seconds", [&](std::size_t i) {
        return secondsOrNone(contacts[i].resolutionSeconds);
    });
    maker.numbers<double>("handle_seconds",
                          [&](std::size_t i) { return secondsOrNone(contacts[i].handleSeconds); });
    maker.numbers<double>("wait_seconds",
                          [&](std::size_t i) { return secondsOrNone(contacts[i].waitSeconds); });
    maker.numbers<std::int8_t>("resolved",
                               [&](std::size_t i) { return contacts[i].resolved ? 1 : 0; });
    maker.numbers<std::int8_t>("reopened",
                               [&](std::size_t i) { return contacts[i].reopened ? 1 : 0; });
    maker.names("agent", [&](std::size_t i) { return agentName(contacts[i].agent); });
    maker.names("team", [&](std::size_t i) { return kTeams[teamOf(contacts[i].channel)]; });
    maker.names("outcome", [&](std::size_t i) { return contacts[i].outcome; });
    maker.numbers<std::int64_t>("cost", [&](std::size_t i) { return contacts[i].costCents; });
    return bring("helpdesk.csv", "Help desk", maker.take());
}

Status Files::surveys(const std::string& file, const std::vector<Person>& people,
                      std::span<const Answer> answers, std::size_t firstNumber,
                      const std::vector<SetAsideRow>& setAside)
{
    BlockMaker maker(Table::Survey, answers.size());
    const auto contactOf = [&](std::size_t i) { return answers[i].contact; };
    maker.texts("id", [&](std::size_t i) { return std::to_string(firstNumber + i); });
    maker.names("customer", [&](std::size_t i) -> std::string_view {
        return answers[i].person == Answer::kNobody ? std::string_view()
                                                    : people[answers[i].person].id;
    });
    maker.names("kind", [&](std::size_t i) { return answers[i].kind; });
    maker.numbers<double>("score", [&](std::size_t i) {
        return answers[i].score == Answer::kNoScore ? std::numeric_limits<double>::quiet_NaN()
                                                    : answers[i].score;
    });
    maker.numbers<double>("scale_min", [&](std::size_t i) { return answers[i].scaleMin; });
    maker.numbers<double>("scale_max", [&](std::size_t i) { return answers[i].scaleMax; });
    maker.names("better", [](std::size_t) -> std::string_view { return "higher"; });
    maker.numbers<std::int64_t>("answered_at",
                                [&](std::size_t i) { return instantRaw(answers[i].answered); });
    maker.numbers<std::int64_t>("sent_at",
                                [&](std::size_t i) { return instantRaw(answers[i].sent); });
    maker.names("channel", [&](std::size_t i) { return kChannels[answers[i].channel]; });
    maker.names("topic", [&](std::size_t i) {
        return contactOf(i) == nullptr ? std::string_view() : kTopics[answers[i].topic];
    });
    maker.names("stage", [&](std::size_t i) {
        return contactOf(i) == nullptr ? std::string_view() : kStages[answers[i].topic];
    });
    maker.names("agent", [&](std::size_t i) {
        return contactOf(i) == nullptr ? std::string_view() : agentName(contactOf(i)->agent);
    });
    maker.names("team", [&](std::size_t i) {
        return contactOf(i) == nullptr ? std::string_view() : kTeams[teamOf(answers[i].channel)];
    });
    maker.texts("interaction", [&](std::size_t i) {
        return contactOf(i) == nullptr ? std::string_view() : std::string_view(contactOf(i)->id);
    });
    maker.texts("comment", [&](std::size_t i) -> std::string_view { return answers[i].comment; });
    maker.names("language", [&](std::size_t i) -> std::string_view {
        return answers[i].comment.empty() ? "" : "en";
    });
    return bring(file, "Survey tool", maker.take(), setAside);
}

Status Files::comments(const std::vector<Person>& people, const std::vector<Remark>& remarks)
{
    BlockMaker maker(Table::Comment, remarks.size());
    maker.texts("id", [](std::size_t i) { return "P" + std::to_string(9001 + i); });
    maker.names("customer", [&](std::size_t i) -> std::string_view {
        return remarks[i].person == Answer::kNobody ? std::string_view()
                                                    : people[remarks[i].person].id;
    });
    maker.numbers<std::int64_t>("at", [&](std::size_t i) { return instantRaw(remarks[i].second); });
    maker.names("channel", [](std::size_t) { return kChannels[Social]; });
    maker.texts("text", [&](std::size_t i) -> std::string_view { return remarks[i].text; });
    maker.numbers<std::int8_t>("solicited", [](std::size_t) { return 0; });
    return bring("social-media.csv", "Social media", maker.take());
}

Status Files::benchmarks(const std::vector<Benchmark>& benchmarks)
{
    Expected<ImportSession> session =
        m_store.beginImport({"benchmarks.csv", "Benchmarks", "sample benchmarks.csv"});
    if (!session.ok())
        return session.error();
    for (const Benchmark& benchmark : benchmarks)
        if (const Expected<RowState> added = session.value().addBenchmark(benchmark); !added.ok())
            return added.error();
    ImportRecord record;
    record.rows = static_cast<std::int64_t>(benchmarks.size());
    const Expected<ImportRecord> committed = session.value().commit(record);
    return committed.ok() ? Status() : Status(committed.error());
}

Status Files::events(const std::vector<Event>& events)
{
    Expected<ImportSession> session =
        m_store.beginImport({"events.csv", "Events", "sample events.csv"});
    if (!session.ok())
        return session.error();
    for (const Event& event : events)
        if (const Expected<RowState> added = session.value().addEvent(event); !added.ok())
            return added.error();
    ImportRecord record;
    record.rows = static_cast<std::int64_t>(events.size());
    const Expected<ImportRecord> committed = session.value().commit(record);
    return committed.ok() ? Status() : Status(committed.error());
}

} // namespace regard::sample
