// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/benchmarks_model.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/targets_model.h"
#include "support/catch.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

using namespace regard;
using namespace regard::presentation;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto kMode = Tester::FailureReportingMode::Warning;

/// Spaces that do not break (between a number and its unit) read like others here.
QString plain(QString text)
{
    return text.replace(QChar(0xA0), u' ').replace(QChar(0x202F), u' ');
}

QString shown(const QAbstractItemModel& model, int row, int column)
{
    return plain(model.index(row, column).data().toString());
}

void speakEnglish()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

Target target(const std::string& kpi, double from, double to)
{
    Target row;
    row.id = 7;
    row.kpi = kpi;
    row.baseline = from;
    row.value = to;
    row.due = toDay({2026, 12, 31});
    return row;
}

Benchmark benchmark()
{
    Benchmark row;
    row.id = 3;
    row.kpi = "nps";
    row.value = 44;
    row.low = 42;
    row.scale = "0-10";
    row.source = "Sector study";
    row.dated = toDay({2023, 6, 30});
    return row;
}

} // namespace

TEST_CASE("values are written in the unit of their KPI")
{
    speakEnglish();
    const QString euro = QStringLiteral("EUR");
    CHECK(plain(valueText("csat", 84.2, euro)) == QStringLiteral("84.2 %"));
    CHECK(plain(valueText("nps", -12, euro)) == QStringLiteral("−12"));
    CHECK(plain(valueText("clv", 2046, euro)) == QStringLiteral("€ 2,046"));
    CHECK(plain(valueText("average_handle_time", 200, euro)) == QStringLiteral("3 min 20 s"));
    CHECK(plain(valueText("resolution_time", 7260, euro)) == QStringLiteral("2 h 1 min"));
    CHECK(readNumber(QStringLiteral(" 44.1 ")) == 44.1);
    CHECK_FALSE(readNumber(QStringLiteral("about 40")).has_value());
    CHECK_FALSE(readNumber(QStringLiteral("nan")).has_value());
    CHECK(groupText({}) == QStringLiteral("All customers"));
    CHECK(groupText({{"attributes.payment_method", "Card"}}) ==
          QStringLiteral("Payment method: Card"));
}

TEST_CASE("targets show from, to, now and status in words")
{
    speakEnglish();
    TargetsModel model;
    const Tester tester(&model, kMode);
    TargetRow risk{target("csat", 80, 85), {}, {}, true};
    risk.now.value = 81.5;
    risk.judged.status = TargetStatus::AtRisk;
    TargetRow waiting{target("nps", 44, 55), {}, {}, false};
    waiting.target.id = 8;
    model.setRows({risk, waiting});
    REQUIRE(model.rowCount() == 2);
    CHECK(shown(model, 0, TargetsModel::Kpi) == QStringLiteral("Customer satisfaction"));
    CHECK(shown(model, 0, TargetsModel::To) == QStringLiteral("85 %"));
    CHECK(shown(model, 0, TargetsModel::Now) == QStringLiteral("81.5 %"));
    CHECK(shown(model, 0, TargetsModel::StatusColumn) == QStringLiteral("At risk"));
    CHECK(shown(model, 0, TargetsModel::By) == QStringLiteral("31 Dec 2026"));
    CHECK(shown(model, 1, TargetsModel::Now) == QStringLiteral("…"));
    CHECK(model.rowOf(8) == 1);
    waiting.computed = true;
    CHECK(standing({risk, waiting}) ==
          QStringLiteral("0 of 2 targets are on track or met, 1 at risk, 1 without a figure."));
    CHECK(standing({}).isEmpty());
}

TEST_CASE("the history of a target reads newest first")
{
    speakEnglish();
    TargetHistoryModel model;
    const Tester tester(&model, kMode);
    Target first = target("nps", 44, 55);
    Target second = target("nps", 44, 52);
    second.reason = "asked too much";
    model.setHistory({{first, false}, {second, false}, {second, true}});
    REQUIRE(model.rowCount() == 3);
    CHECK(shown(model, 0, TargetHistoryModel::What) == QStringLiteral("taken back"));
    CHECK(shown(model, 1, TargetHistoryModel::What) == QStringLiteral("changed"));
    CHECK(shown(model, 1, TargetHistoryModel::Reason) == QStringLiteral("asked too much"));
    CHECK(shown(model, 2, TargetHistoryModel::What) == QStringLiteral("set"));
    CHECK(shown(model, 2, TargetHistoryModel::To) == QStringLiteral("55"));
}

TEST_CASE("benchmarks are edited in place and asked of the store")
{
    speakEnglish();
    const Day today = toDay({2026, 10, 1});
    BenchmarksModel model;
    const Tester tester(&model, kMode);
    model.setBenchmarks({benchmark()}, today);
    const QSignalSpy asked(&model, &BenchmarksModel::changeAsked);
    const QSignalSpy refused(&model, &BenchmarksModel::changeRefused);

    // 30 June 2023 to 1 October 2026: three whole years.
    CHECK(shown(model, 0, BenchmarksModel::Standing) ==
          QStringLiteral("Compared, but 3 years old"));

    CHECK(model.setData(model.index(0, BenchmarksModel::Value), QStringLiteral("46.5"),
                        Qt::EditRole));
    REQUIRE(asked.size() == 1);
    CHECK(asked.at(0).at(1).value<Benchmark>().value == 46.5);
    CHECK(asked.at(0).at(0).value<Benchmark>().value == 44);

    SECTION("the same text again asks for nothing")
    {
        CHECK(model.setData(model.index(0, BenchmarksModel::Value), QStringLiteral("46.5"),
                            Qt::EditRole));
        CHECK(asked.size() == 1);
    }
    SECTION("what cannot be is refused with a sentence")
    {
        const auto [column, typed] = GENERATE(
            std::pair{BenchmarksModel::Value, "a lot"}, std::pair{BenchmarksModel::Value, "140"},
            std::pair{BenchmarksModel::Value, "41"}, std::pair{BenchmarksModel::Kpi, "npss"},
            std::pair{BenchmarksModel::Source, ""}, std::pair{BenchmarksModel::Dated, "30.6.2023"},
            std::pair{BenchmarksModel::Dated, "2031-01-01"}, std::pair{BenchmarksModel::N, "-3"});
        CAPTURE(static_cast<int>(column), typed);
        CHECK_FALSE(model.setData(model.index(0, column), QString::fromUtf8(typed), Qt::EditRole));
        CHECK(refused.size() == 1);
        CHECK(asked.size() == 1);
    }
    SECTION("a KPI that nobody knows is not used")
    {
        Benchmark stranger = benchmark();
        stranger.kpi = "npss"; // as a file may bring it
        model.setBenchmarks({stranger}, today);
        CHECK(shown(model, 0, BenchmarksModel::Standing) ==
              QStringLiteral("Not used: no such KPI"));
        CHECK_FALSE(model.index(0, 0).data(BenchmarksModel::ComparedRole).toBool());
    }
    SECTION("another scale is kept and not compared")
    {
        model.setScalesInUse({{"nps", "0-10"}});
        CHECK(model.setData(model.index(0, BenchmarksModel::Scale), QStringLiteral("1 – 10"),
                            Qt::EditRole));
        CHECK(shown(model, 0, BenchmarksModel::Scale) == QStringLiteral("1-10"));
        CHECK(shown(model, 0, BenchmarksModel::Standing) ==
              QStringLiteral("Not compared: on 1-10, here 0-10"));
        CHECK(model.index(0, BenchmarksModel::Standing).data(Qt::ToolTipRole) ==
              QStringLiteral("Not compared: it is on 1-10, the answers here are on 0-10."));
        CHECK_FALSE(model.index(0, 0).data(BenchmarksModel::ComparedRole).toBool());
    }
}

TEST_CASE("a share gets worse by points, a duration by time")
{
    CHECK(presentation::marginText("response_rate", 3, QStringLiteral("EUR")) ==
          QStringLiteral("3 points"));
    CHECK(presentation::marginText("nps", 2.5, QStringLiteral("EUR")) ==
          QStringLiteral("2.5 points"));
    CHECK(presentation::marginText("average_handle_time", 30, QStringLiteral("EUR")) ==
          QStringLiteral("30\u00A0s"));
}
