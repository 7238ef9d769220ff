// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_store.h"
#include "ui/dialogs/target_chart.h"
#include "ui/dialogs/target_dialog.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace regard;
using namespace regard::test;
using ui::TargetDialog;

namespace {

constexpr const char* kMapping =
    R"({"name": "Surveys", "records": [{"table": "survey",
        "columns": {"id": "id", "score": "score", "at": "answered_at", "channel": "channel"},
        "constants": {"kind": "nps"}}]})";

/// 12 months with 6 promoters, 2 passives and 2 detractors each: NPS = (6 - 2) / 10 = 40
/// throughout, and in Chat (the first half of each ten: 5 promoters of 5) 100.
std::string year()
{
    std::string csv = "id,score,at,channel\n";
    int id = 0;
    for (int month = 0; month < 12; ++month)
        for (int i = 0; i < 10; ++i) {
            const Day day = firstOfMonth(toDay({2025, 10, 1}), month) + i;
            const int score = i < 6 ? 9 : i < 8 ? 7 : 3;
            csv += std::to_string(++id) + "," + std::to_string(score) + "," + isoDate(day) + "," +
                   (i < 5 ? "Chat" : "Phone") + "\n";
        }
    return csv;
}

} // namespace

TEST_CASE("a target is set by keyboard against a baseline from the last twelve months")
{
    OpenStore store;
    store.bring("surveys.csv", year(), kMapping);
    TargetDialog dialog(store.workspace(), QStringLiteral("nps"));
    present(dialog);
    auto& baseline = child<QLineEdit>(dialog, "targetBaseline");
    auto& set = child<QPushButton>(dialog, "setButton");
    auto& error = child<QLabel>(dialog, "dialogError");
    REQUIRE(waitUntil([&] { return !baseline.text().isEmpty(); }));
    CHECK(baseline.text() == QStringLiteral("40"));
    CHECK(child<QLabel>(dialog, "baselineNote").text().contains(QStringLiteral("n 120")));
    CHECK_FALSE(set.isEnabled());
    CHECK(error.text().isEmpty());
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    auto& value = child<QLineEdit>(dialog, "targetValue");
    QTest::keyClicks(&value, QStringLiteral("many"));
    CHECK(error.text() == QStringLiteral("“many” is not a number."));
    value.selectAll();
    QTest::keyClicks(&value, QStringLiteral("55"));
    QTest::keyClicks(&child<QLineEdit>(dialog, "targetOwner"), QStringLiteral("Head of Service"));
    // As of 5 October 2026 the second quarter offered is the first of 2027.
    QTest::mouseClick(&child<QPushButton>(dialog, "quarter1"), Qt::LeftButton);
    CHECK(child<QDateEdit>(dialog, "targetDue").date() == QDate(2027, 3, 31));
    CHECK(child<QLabel>(dialog, "targetSentence").text() ==
          QStringLiteral("“Raise NPS for all customers from 40 to 55 by 31 March 2027.”"));

    auto& rail = child<QComboBox>(dialog, "guardrailKpi");
    rail.setCurrentIndex(rail.findData(QStringLiteral("response_rate")));
    auto& margin = child<QLineEdit>(dialog, "guardrailMargin");
    QTest::keyClicks(&margin, QStringLiteral("3"));
    QTest::mouseClick(&child<QPushButton>(dialog, "guardrailAdd"), Qt::LeftButton);
    REQUIRE(dialog.target().guardrails.size() == 1);
    CHECK(dialog.target().guardrails[0].margin == 3);
    rail.setCurrentIndex(rail.findData(QStringLiteral("nps")));
    QTest::mouseClick(&child<QPushButton>(dialog, "guardrailAdd"), Qt::LeftButton);
    CHECK(dialog.target().guardrails.size() == 1);
    CHECK(error.text().startsWith(QStringLiteral("A target is not its own guardrail")));
    QTest::mouseClick(&child<QPushButton>(dialog, "guardrail-response_rate"), Qt::LeftButton);
    CHECK(dialog.target().guardrails.empty());

    REQUIRE(set.isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    REQUIRE(dialog.result() == QDialog::Accepted);
    const Target target = dialog.target();
    CHECK(target.kpi == "nps");
    CHECK(target.baseline == 40);
    CHECK(target.baselineDay == toDay({2026, 9, 30})); // the day the twelve months end
    CHECK(target.value == 55);
    CHECK(target.setOn == toDay({2026, 10, 5}));
    CHECK(target.owner == "Head of Service");
    CHECK(store.failure() == "");
}

TEST_CASE("the baseline follows the group, unless it was typed")
{
    OpenStore store;
    store.bring("surveys.csv", year(), kMapping);
    TargetDialog dialog(store.workspace(), QStringLiteral("nps"));
    present(dialog);
    auto& baseline = child<QLineEdit>(dialog, "targetBaseline");
    REQUIRE(waitUntil([&] { return baseline.text() == QStringLiteral("40"); }));
    auto& group = child<QComboBox>(dialog, "targetGroup");
    group.setCurrentIndex(group.findText(QStringLiteral("Channel: Chat")));
    CHECK(waitUntil([&] { return baseline.text() == QStringLiteral("100"); }));
    CHECK(dialog.target().group == Group{{"channel", "Chat"}});

    baseline.selectAll();
    QTest::keyClicks(&baseline, QStringLiteral("90"));
    group.setCurrentIndex(0);
    store.settle();
    CHECK(baseline.text() == QStringLiteral("90"));
    CHECK(dialog.target().baselineDay == toDay({2026, 10, 5})); // typed: of today
}

TEST_CASE("a change of a target asks for its reason and keeps what it was set for")
{
    OpenStore store;
    Target before;
    before.id = 4;
    before.kpi = "nps";
    before.group = {{"segment", "Gone"}};
    before.baseline = 44;
    before.baselineDay = toDay({2026, 3, 31});
    before.value = 55;
    before.due = toDay({2026, 12, 31});
    before.setOn = toDay({2026, 4, 1});
    TargetDialog dialog(store.workspace(), before);
    present(dialog);
    store.settle();
    auto& set = child<QPushButton>(dialog, "setButton");
    CHECK(set.text() == QStringLiteral("Change target"));
    CHECK_FALSE(child<QComboBox>(dialog, "targetKpi").isEnabled());
    CHECK(child<QComboBox>(dialog, "targetGroup").currentText() == QStringLiteral("Segment: Gone"));
    CHECK(child<QLabel>(dialog, "dialogError").text().isEmpty());
    CHECK(dialog.focusWidget() == &child<QLineEdit>(dialog, "targetValue"));
    CHECK(focusDisorder(dialog).toStdString() == "");

    auto& value = child<QLineEdit>(dialog, "targetValue");
    value.selectAll();
    QTest::keyClicks(&value, QStringLiteral("52"));
    CHECK_FALSE(set.isEnabled());
    CHECK_FALSE(child<QLabel>(dialog, "dialogError").text().isEmpty());
    QTest::keyClicks(&child<QLineEdit>(dialog, "targetReason"),
                     QStringLiteral("It asked too much"));
    CHECK(set.isEnabled());
    const Target after = dialog.target();
    CHECK(after.id == 4);
    CHECK(after.value == 52);
    CHECK(after.baseline == 44);
    CHECK(after.baselineDay == toDay({2026, 3, 31}));
    CHECK(after.group == before.group);
    CHECK(after.reason == "It asked too much");
}
