// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"
#include "support/dataset_builder.h"

#include "core/store/dataset_data.h"

#include <regard/insight/method_breaks.h>

#include <cmath>
#include <functional>
#include <random>

using namespace regard;

namespace {

constexpr Day kStart = 19'723; // 1 January 2024
constexpr int kDays = 100 * 7;

/// How customers are asked on a day, and how they answer.
struct Method {
    int low = 1;
    int high = 5;
    double response = 0.35;
    double delayHours = 3; ///< median, from contact to question
    double chat = 0.3;     ///< share of the chat; the rest is phone and e-mail
    std::string better{};
    std::int32_t import = 1;
    std::string kind = "csat";
};

/// Surveys of a hundred weeks, about thirty answers a week, with the method of the day.
class Surveys final {
public:
    explicit Surveys(std::uint64_t seed) : m_bits(seed) {}

    std::shared_ptr<const Dataset> made(const std::function<Method(int)>& methodOn)
    {
        auto data = std::make_shared<Dataset::Data>();
        auto tables = emptyTables();
        auto& survey = *tables[4];
        auto& contact = *tables[3];
        REQUIRE(survey.table == Table::Survey);
        REQUIRE(contact.table == Table::Interaction);
        std::vector<std::int32_t> kind, channel, better, imports;
        std::vector<double> score, low, high;
        std::vector<std::int64_t> answered, sent, opened;
        for (int day = 0; day < kDays; ++day) {
            const Method method = methodOn(day);
            const int count = 6 + static_cast<int>(share() * 12);
            for (int i = 0; i < count; ++i) {
                const std::int64_t at =
                    (std::int64_t{kStart} + day) * 86400 + static_cast<int>(share() * 80000);
                const auto name = "T" + std::to_string(kind.size());
                opened.push_back(Moment::instant(at).raw());
                const auto asked = at + static_cast<std::int64_t>(method.delayHours * 3600 *
                                                                  std::exp(0.5 * normal()));
                const bool answers = share() < method.response;
                sent.push_back(Moment::instant(asked).raw());
                answered.push_back(answers ? Moment::instant(asked + 3600).raw()
                                           : Moment::kNullRaw);
                const double width = method.high - method.low;
                score.push_back(answers ? method.low + std::round(width * std::sqrt(share()))
                                        : std::nan(""));
                low.push_back(method.low);
                high.push_back(method.high);
                kind.push_back(data->dictionaries["kind"].intern(method.kind));
                const double draw = share();
                channel.push_back(data->dictionaries["channel"].intern(
                    draw < method.chat                           ? "Chat"
                    : draw < method.chat + (1 - method.chat) / 2 ? "Phone"
                                                                 : "E-mail"));
                better.push_back(method.better.empty()
                                     ? -1
                                     : data->dictionaries["better"].intern(method.better));
                imports.push_back(method.import);
                survey.texts["interaction"].push_back(name);
                contact.texts["id"].push_back(name);
            }
        }
        survey.rows = kind.size();
        survey.imports = imports;
        survey.lines = std::vector<std::int64_t>(survey.rows, 2);
        survey.textFields = {"interaction"};
        survey.values.emplace("kind", NarrowColumn<std::int32_t>(kind));
        survey.values.emplace("channel", NarrowColumn<std::int32_t>(channel));
        survey.values.emplace("better", NarrowColumn<std::int32_t>(better));
        survey.values.emplace("score", NarrowColumn<double>(score));
        survey.values.emplace("scale_min", NarrowColumn<double>(low));
        survey.values.emplace("scale_max", NarrowColumn<double>(high));
        survey.values.emplace("sent_at", NarrowColumn<std::int64_t>(sent));
        survey.values.emplace("answered_at", NarrowColumn<std::int64_t>(answered));
        contact.rows = opened.size();
        contact.imports = std::vector<std::int32_t>(contact.rows, 3);
        contact.lines = std::vector<std::int64_t>(contact.rows, 2);
        contact.textFields = {"id"};
        contact.values.emplace("opened_at", NarrowColumn<std::int64_t>(opened));
        return completeDataset(data, tables);
    }

private:
    double share() { return static_cast<double>(m_bits() >> 11U) * 0x1.0p-53; }
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += share();
        return sum;
    }
    std::mt19937_64 m_bits;
};

std::vector<ImportRecord> imports()
{
    std::vector<ImportRecord> records(3);
    for (std::size_t i = 0; i < records.size(); ++i)
        records[i].id = static_cast<std::int64_t>(i) + 1;
    records[0].source = "Old tool";
    records[1].source = "New tool";
    records[2].source = "Help desk";
    return records;
}

std::vector<MethodBreak> breaksOf(const std::shared_ptr<const Dataset>& dataset)
{
    const auto breaks = methodBreaks(*dataset, imports(), {});
    REQUIRE(breaks.ok());
    return breaks.value();
}

/// The one break that is there, of that kind and within so many days of the planted one.
MethodBreak only(const std::vector<MethodBreak>& breaks, BreakKind kind, int day, int tolerance)
{
    std::string all;
    for (const MethodBreak& one : breaks)
        all += isoDate(one.day) + " " + one.sentence + "\n";
    CAPTURE(all);
    REQUIRE(breaks.size() == 1);
    CHECK(breaks[0].kind == kind);
    CHECK(std::abs(breaks[0].day - (kStart + day)) <= tolerance);
    return breaks[0];
}

} // namespace

TEST_CASE("steady surveys have no breaks of method", "[health]")
{
    // 100 stores, in each of which a response rate, a mix of three channels and two delays are
    // looked at; at a false discovery rate of 5 % one store in twenty shows a break at most. The smallest sizes worth a word make it rarer still.
    int alarms = 0;
    std::string said;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto breaks = breaksOf(Surveys(seed).made([](int) { return Method(); }));
        alarms += breaks.empty() ? 0 : 1;
        for (const MethodBreak& one : breaks)
            said += one.sentence + "\n";
    }
    CAPTURE(said);
    CHECK(alarms <= 10);
}

TEST_CASE("a change of scale is found on its day", "[health]")
{
    const auto found = breaksOf(Surveys(1).made([](int day) {
        Method method;
        if (day >= 403)
            method.high = 7;
        return method;
    }));
    const MethodBreak one = only(found, BreakKind::Scale, 403, 1);
    CHECK(one.label == "scale 1-5 to 1-7");
    CHECK(one.before == "1-5");
    CHECK(one.after == "1-7");
    CHECK(one.kpis == std::vector<std::string>{"csat", "csat_mean"});
    CHECK(one.p == 0);
}

TEST_CASE("a change of direction and of the tool are found", "[health]")
{
    const auto turned = breaksOf(Surveys(2).made([](int day) {
        Method method;
        method.kind = "ces";
        method.better = day < 300 ? "lower" : "higher";
        return method;
    }));
    CHECK(only(turned, BreakKind::Scale, 300, 1).label == "higher is better");

    const auto moved = breaksOf(Surveys(3).made([](int day) {
        Method method;
        method.import = day < 350 ? 1 : 2;
        return method;
    }));
    const MethodBreak tool = only(moved, BreakKind::Wording, 350, 1);
    CHECK(tool.before == "Old tool");
    CHECK(tool.after == "New tool");
}

TEST_CASE("two tools side by side replace nothing", "[health]")
{
    int row = 0;
    CHECK(breaksOf(Surveys(4).made([&](int) {
              Method method;
              method.import = ++row % 2 == 0 ? 1 : 2;
              return method;
          })).empty());
}

TEST_CASE("one kind of survey that follows another is a break of both", "[health]")
{
    const auto found = breaksOf(Surveys(5).made([](int day) {
        Method method;
        method.kind = day < 400 ? "nps" : "csat";
        return method;
    }));
    const MethodBreak one = only(found, BreakKind::Kind, 400, 3);
    CHECK(one.kpis == std::vector<std::string>{"nps", "csat", "csat_mean"});
    CHECK(one.label == "NPS to CSAT");
}

TEST_CASE("planted changes of delay, mix and response rate are found within two weeks", "[health]")
{
    const auto planted = [](std::uint64_t seed, const std::function<void(Method&)>& change) {
        return breaksOf(Surveys(seed).made([&](int day) {
            Method method;
            if (day >= 360)
                change(method);
            return method;
        }));
    };
    for (std::uint64_t seed = 10; seed < 20; ++seed) {
        const auto later = only(planted(seed, [](Method& method) { method.delayHours = 30; }),
                                BreakKind::Delay, 360, 14);
        CHECK(later.before.ends_with("hours"));
        CHECK(later.after.ends_with("hours"));
        CHECK(later.p < 0.001);

        const auto mix = only(planted(seed, [](Method& method) { method.chat = 0.65; }),
                              BreakKind::ChannelMix, 360, 14);
        CHECK(mix.label.starts_with("Chat "));

        const auto response = only(planted(seed, [](Method& method) { method.response = 0.6; }),
                                   BreakKind::ResponseRate, 360, 14);
        CHECK(response.label.starts_with("answered by "));
    }
}

TEST_CASE("a scale that nobody declared shows in its largest answer", "[health]")
{
    std::string rows = "kind, score, answered_at\n";
    for (int i = 0; i < 120; ++i)
        rows += "csat, " + std::to_string(1 + i % 5) + ", " + isoDate(kStart + i) + "\n";
    for (int i = 120; i < 240; ++i)
        rows += "csat, " + std::to_string(1 + i % 10) + ", " + isoDate(kStart + i) + "\n";
    const auto found = breaksOf(test::DatasetBuilder().table(Table::Survey, rows).build());
    // The first answer above 5 is the 126th: 1 + 125 % 10 = 6.
    const MethodBreak one = only(found, BreakKind::Scale, 125, 0);
    CHECK(one.label == "scale 1-5 to 1-10");
}

TEST_CASE("figures say that a break lies in them or in their comparison", "[health]")
{
    Query query;
    const PeriodContext context{.today = toDay({2026, 10, 1})};
    FigureSet set;
    Figure figure;
    figure.kpi = kpiById("csat");
    figure.period = {toDay({2026, 4, 1}), toDay({2026, 6, 30})};
    figure.estimate.value = 80;
    figure.previous = figure.estimate;
    set.figures = {figure, figure, figure, figure};
    set.figures[1].kpi = kpiById("nps");
    set.figures[2].previous.reset();
    set.figures[3].period = {toDay({2026, 1, 1}), toDay({2026, 3, 31})};
    const MethodBreak one{
        toDay({2026, 3, 2}), BreakKind::Scale, "csat", {"csat"}, "", "It moved.", "", ""};
    noteBreaks(set, {one}, query, context);
    CHECK(set.figures[0].notes ==
          std::vector<std::string>{"The comparison crosses a break of method: It moved."});
    CHECK(set.figures[1].notes.empty());
    CHECK(set.figures[2].notes.empty());
    CHECK(set.figures[3].notes ==
          std::vector<std::string>{"The figure mixes two methods: It moved."});
    query.compare = Comparison::YearAgo;
    set.figures = {figure};
    noteBreaks(set, {one}, query, context);
    CHECK(set.figures[0].notes.size() == 1);
}

TEST_CASE("A changed setting is a break on the charts of its KPIs, and no mix of methods")
{
    const Day changed = *parseIsoDate("2026-05-10");
    std::vector<MethodBreak> breaks;
    addDefinitionBreaks(breaks, {{1, changed, "fcr.window_days", "7", "30"}});
    REQUIRE(breaks.size() == 1);
    CHECK(breaks[0].kind == BreakKind::Definition);
    CHECK(breakKindName(breaks[0].kind) == "definition");
    CHECK(breaks[0].kpis == std::vector<std::string>{"fcr", "cx_index"});
    CHECK(breaks[0].label == "definition: fcr.window_days 7 to 30");
    CHECK(breaks[0].sentence ==
          "The definition was changed on 2026-05-10 (fcr.window_days 7 to 30). All values are "
          "recomputed under the new one; those reported before that day were not.");
    Figure figure;
    figure.kpi = kpiById("fcr");
    figure.period = {*parseIsoDate("2026-04-01"), *parseIsoDate("2026-06-30")};
    figure.estimate.value = 80;
    noteBreaks(figure, breaks, {}, {});
    CHECK(figure.notes.empty());
}
