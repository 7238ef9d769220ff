// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/mending.h>
#include <regard/metrics/engine.h>
#include <regard/sample/company.h>
#include <regard/store/store.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

using namespace regard;

namespace {

/// The sample company and an engine on it, asked about the third quarter of 2026 against the
/// second.
class Sample final {
public:
    Sample()
    {
        const Status made = makeSampleCompany(m_folder / "sample.regard");
        if (!made.ok())
            FAIL(made.error().text());
        m_store = std::make_unique<Store>(Store::open(m_folder / "sample.regard").value());
        m_query.conventions = m_store->conventions().value();
        const TimeZone zone = TimeZone::find(m_query.conventions.timeZone).value();
        m_engine = std::make_unique<Engine>(m_store->load(zone).value());
        m_query.period = {toDay({2026, 7, 1}), toDay({2026, 9, 30})};
        m_query.asOf = Moment::date(kSampleLastDay + 1);
        m_yardsticks = {m_store->targetHistory().value(), m_store->benchmarks().value()};
    }
    [[nodiscard]] const Store& store() const { return *m_store; }
    [[nodiscard]] const Dataset& data() const { return m_engine->dataset(); }
    [[nodiscard]] std::filesystem::path path() const { return m_folder / "sample.regard"; }

    [[nodiscard]] FigureSet figures(const std::string& dimension = {},
                                    const std::string& value = {}) const
    {
        Query query = m_query;
        if (!dimension.empty())
            query.where.push_back({dimension, {value}});
        const Expected<FigureSet> figures = m_engine->figures(query, m_yardsticks);
        if (!figures.ok())
            FAIL(figures.error().text());
        return figures.value();
    }
    [[nodiscard]] Figure figure(const std::string& kpi, const std::string& dimension = {},
                                const std::string& value = {}) const
    {
        const FigureSet set = figures(dimension, value);
        const Figure* found = set.find(kpi);
        CAPTURE(kpi, dimension, value);
        REQUIRE(found != nullptr);
        REQUIRE(found->estimate.value.has_value());
        return *found;
    }
    /// One KPI over a past quarter.
    [[nodiscard]] double valueIn(const std::string& kpi, Period period,
                                 const std::string& dimension, const std::string& value) const
    {
        Query query = m_query;
        query.period = period;
        query.compare = Comparison::None;
        query.kpis = {kpi};
        query.where.push_back({dimension, {value}});
        return m_engine->figures(query, {}).value().figures.front().estimate.value.value();
    }

private:
    test::ScratchFolder m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Engine> m_engine;
    Query m_query;
    Yardsticks m_yardsticks;
};

const Period kLastQuarterOf2025{toDay({2025, 10, 1}), toDay({2025, 12, 31})};

} // namespace

TEST_CASE("the sample company is whole and the same every time", "[sample]")
{
    const Sample sample;
    CHECK(std::filesystem::file_size(sample.path()) < 15U * 1024 * 1024);
    CHECK(sample.data().customerCount() == 12000);
    CHECK(sample.data().lastDay() == kSampleLastDay);
    CHECK(toDay({2026, 9, 30}) == kSampleLastDay);
    CHECK(sample.store().imports().value().size() == 15);
    CHECK(sample.store().setAside().value().size() == 14);
    // They can be mended: as they are, none can be read; with a score, one can.
    Store writable = Store::open(sample.path()).value();
    auto mendable = mendableRows(writable, writable.setAside().value().front().importId);
    REQUIRE(mendable.ok());
    REQUIRE(mendable.value().rows.size() == 14);
    CHECK(importMended(writable, mendable.value(), true).value().record.setAside == 14);
    mendable.value().rows[0].cells.at(2) = "10";
    CHECK(importMended(writable, mendable.value(), true).value().record.setAside == 13);
    CHECK(sample.store().events().value().size() == 10);
    CHECK(sample.store().check().value().empty());

    const FigureSet figures = sample.figures();
    for (const Figure& figure : figures.figures) {
        CAPTURE(figure.kpi->id, figure.estimate.reason);
        CHECK(figure.estimate.value.has_value());
    }

    CHECK_FALSE(makeSampleCompany(sample.path()).ok()); // there is a file already
    const Sample again;
    const FigureSet others = again.figures();
    REQUIRE(figures.figures.size() == others.figures.size());
    for (std::size_t i = 0; i < figures.figures.size(); ++i) {
        CHECK(figures.figures[i].estimate.value == others.figures[i].estimate.value);
        CHECK(figures.figures[i].estimate.n == others.figures[i].estimate.n);
    }
    const auto texts = sample.data().table(Table::Survey).texts("comment");
    const auto otherTexts = again.data().table(Table::Survey).texts("comment");
    CHECK(std::equal(texts.begin(), texts.end(), otherTexts.begin(), otherTexts.end()));
}

TEST_CASE("the sample company's stories come out of the figures", "[sample]")
{
    const Sample sample;

    // Chat gets harder.
    const Figure chat = sample.figure("ces", "channel", "Chat");
    CHECK(chat.verdict == Verdict::Worse);
    CHECK(*chat.estimate.value < *chat.previous->value - 0.5);
    CHECK(sample.figure("ces").verdict == Verdict::Worse);
    CHECK(sample.figure("fcr", "channel", "Chat").verdict == Verdict::Worse);
    REQUIRE(chat.target.has_value());
    CHECK(chat.target->status == TargetStatus::OffTrack);

    // The call-back queue works.
    CHECK(sample.figure("nps", "channel", "Phone").verdict == Verdict::Better);
    CHECK(sample.figure("nps").verdict == Verdict::Better);
    const Figure wait = sample.figure("median_wait", "channel", "Phone");
    CHECK(*wait.estimate.value < 60);
    CHECK(sample.valueIn("median_wait", kLastQuarterOf2025, "channel", "Phone") > 200);
    REQUIRE(wait.target.has_value());
    CHECK(wait.target->status == TargetStatus::Met);

    // The handle-time target is met and hurts satisfaction.
    const Figure time = sample.figure("average_handle_time", "team", "Back office");
    CHECK(time.verdict == Verdict::Better);
    REQUIRE(time.target.has_value());
    CAPTURE(*time.estimate.value, statusName(time.target->status), time.target->statusReason);
    const bool reached =
        time.target->status == TargetStatus::Met || time.target->status == TargetStatus::MetAtACost;
    CHECK(reached);
    const Figure satisfaction = sample.figure("csat", "team", "Back office");
    CHECK(satisfaction.verdict == Verdict::Worse);
    CHECK(*satisfaction.estimate.value <
          sample.valueIn("csat", kLastQuarterOf2025, "team", "Back office") - 10);
    CHECK(sample.figure("csat").target->status == TargetStatus::OffTrack);

    // Small businesses leave.
    const Figure small = sample.figure("churn", "segment", "Small business");
    CHECK(small.verdict == Verdict::Worse);
    CHECK(small.target->status == TargetStatus::OffTrack);
    for (const char* other : {"Enterprise", "Mid-market", "Consumer"})
        CHECK(*sample.figure("churn", "segment", other).estimate.value < *small.estimate.value / 2);

    // Targets stand in every way.
    std::set<TargetStatus> found;
    std::string stands;
    const std::vector<TargetVersion> history = sample.store().targetHistory().value();
    for (const TargetVersion& version : history) {
        const Target& target = version.target;
        const Figure figure = target.group.empty()
                                  ? sample.figure(target.kpi)
                                  : sample.figure(target.kpi, target.group.begin()->first,
                                                  target.group.begin()->second);
        REQUIRE(figure.target.has_value());
        stands += target.kpi + " " + std::to_string(*figure.estimate.value) + ", expected " +
                  std::to_string(figure.target->expectedNow) + ": " +
                  std::string(statusName(figure.target->status)) + "\n";
        found.insert(figure.target->status);
    }
    CAPTURE(stands);
    CHECK(found.count(TargetStatus::OnTrack) == 1);
    CHECK(found.count(TargetStatus::AtRisk) == 1);
    CHECK(found.count(TargetStatus::OffTrack) == 1);
    CHECK(found.count(TargetStatus::Met) + found.count(TargetStatus::MetAtACost) >= 1);
}
