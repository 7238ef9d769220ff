// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

#include <regard/metrics/decomposition.h>

#include <random>

using namespace regard;
using namespace regard::test;

namespace {

const MovedPart& partOf(const MovedBy& moved, std::string_view group)
{
    for (const MovedPart& part : moved.parts) {
        if (part.group == group) {
            return part;
        }
    }
    throw std::runtime_error("no such group");
}

/// "yes" and "no" answers of one channel in one month.
void addAnswers(std::string& text, const char* channel, const char* day, int yes, int all)
{
    for (int i = 0; i < all; ++i) {
        text +=
            "ftr, " + std::string(i < yes ? "1" : "0") + ", 0, 1, " + channel + ", " + day + "\n";
    }
}

/// Kidney stones (Charig et al. 1986, BMJ 292:879), two treatments as two months and the size of
/// the stones as channels: 234 of 270 small and 55 of 80 large, then 81 of 87 and 192 of 263.
std::shared_ptr<const Dataset> kidneyStones()
{
    std::string text = "kind, score, scale_min, scale_max, channel, answered_at\n";
    addAnswers(text, "small", "2026-01-10", 234, 270);
    addAnswers(text, "large", "2026-01-11", 55, 80);
    addAnswers(text, "small", "2026-02-10", 81, 87);
    addAnswers(text, "large", "2026-02-11", 192, 263);
    return DatasetBuilder().table(Table::Survey, text).build();
}

Query february(std::vector<std::string> kpis = {})
{
    Query query = queryFor("2026-02-01", "2026-02-28", std::move(kpis));
    query.compare = Comparison::Previous;
    return query;
}

} // namespace

TEST_CASE("A change splits into performance and mix exactly, and Simpson's paradox is told")
{
    const Engine engine(kidneyStones());
    const auto moved = movedBy(engine, "fcr_believed", february(), {"channel"});
    REQUIRE(moved.ok());
    REQUIRE(moved.value().size() == 1);
    const MovedBy& split = moved.value().front();
    CHECK(split.reason.empty());
    // 289/350 -> 273/350: 82.571 % -> 78 %.
    CHECK(split.change == Approx(100 * (273.0 / 350 - 289.0 / 350)));
    // Small: weights 270/350 and 87/350, values 234/270 and 81/87:
    // (270 + 87) / 700 x (81/87 - 234/270) = 0.51 x 0.0643678161 = 0.0328275862.
    const MovedPart& small = partOf(split, "small");
    CHECK(small.weightBefore == Approx(270.0 / 350));
    CHECK(small.weightAfter == Approx(87.0 / 350));
    CHECK(*small.before == Approx(100 * 234.0 / 270));
    CHECK(*small.after == Approx(100 * 81.0 / 87));
    CHECK(small.performance == Approx(3.28275862));
    // (87 - 270)/350 x ((0.8666667 + 0.9310345)/2 - (289 + 273)/700)
    //  = -0.5228571 x (0.8988506 - 0.8028571) = -0.0501907.
    CHECK(small.mix == Approx(-5.01907).epsilon(1e-5));
    // Large: 0.49 x (192/263 - 55/80) = 0.49 x 0.0425380228 = 0.0208436312.
    CHECK(partOf(split, "large").performance == Approx(2.08436312));
    CHECK(split.performance == Approx(5.36712174));
    CHECK(split.performance + split.mix == Approx(split.change));
    CHECK(split.alarm.starts_with("Every part rose and the whole fell"));
    // The other way round in time it is the reverse.
    const std::vector<PartOfWhole> back{{"small", 87, 270, 81.0 / 87, 234.0 / 270},
                                        {"large", 263, 80, 192.0 / 263, 55.0 / 80}};
    const MovedBy reverse = splitChange("size", back);
    CHECK(reverse.alarm.starts_with("Every part fell and the whole rose"));
    CHECK(reverse.change == Approx((289.0 - 273) / 350));
}

TEST_CASE("A group that is new or gone is mix; one part alone raises no alarm")
{
    // New: 50 of 100 at 0.9 beside 50 at 0.5; before 100 at 0.5. 0.5 -> 0.7, all of it mix.
    const std::vector<PartOfWhole> parts{{"old", 100, 50, 0.5, 0.5}, {"new", 0, 50, {}, 0.9}};
    const MovedBy moved = splitChange("segment", parts);
    CHECK(moved.change == Approx(0.2));
    CHECK(moved.performance == Approx(0).margin(1e-15));
    CHECK(moved.mix == Approx(0.2));
    // 0.5 x (0.9 - 0.6) and -0.5 x (0.5 - 0.6).
    CHECK(partOf(moved, "new").mix == Approx(0.15));
    CHECK(partOf(moved, "old").mix == Approx(0.05));
    CHECK_FALSE(partOf(moved, "new").before);
    CHECK(moved.alarm.empty());

    const std::vector<PartOfWhole> one{{"old", 100, 50, 0.5, 0.6}, {"low", 0, 100, {}, 0.1}};
    CHECK(splitChange("segment", one).change < 0);
    CHECK(splitChange("segment", one).alarm.empty());
    const std::vector<PartOfWhole> none{{"old", 0, 10, {}, 0.6}};
    CHECK_FALSE(splitChange("segment", none).reason.empty());
}

TEST_CASE("Whatever the groups: mix and performance add up to the change")
{
    std::mt19937 random(7);
    const auto unit = [&] { return static_cast<double>(random() % 10001) / 10000; };
    for (int round = 0; round < 300; ++round) {
        std::vector<PartOfWhole> parts{{"always", 1, 1, unit(), unit()}};
        double before = *parts[0].before;
        double after = *parts[0].after;
        double weightBefore = 1;
        double weightAfter = 1;
        for (unsigned i = 0; i < random() % 7; ++i) {
            PartOfWhole part{"g" + std::to_string(i), 100 * unit(), 100 * unit(),
                             200 * unit() - 100, 200 * unit() - 100};
            if (random() % 5 == 0) {
                part.weightBefore = 0;
                part.before.reset();
            }
            before += part.weightBefore * part.before.value_or(0);
            after += part.weightAfter * *part.after;
            weightBefore += part.weightBefore;
            weightAfter += part.weightAfter;
            parts.push_back(part);
        }
        const MovedBy moved = splitChange("any", parts);
        double sum = 0;
        for (const MovedPart& part : moved.parts) {
            sum += part.performance + part.mix;
        }
        CHECK(moved.change == Approx(after / weightAfter - before / weightBefore).margin(1e-9));
        CHECK(sum == Approx(moved.change).margin(1e-9));
        CHECK(moved.performance + moved.mix == Approx(moved.change).margin(1e-9));
    }
}

TEST_CASE("What is no mean of its groups is not split, and the reason is told")
{
    // Ada bought in both channels: customers by channel are three, together two.
    const auto data = DatasetBuilder()
                          .table(Table::Purchase, "customer, at, amount, channel\n"
                                                  "ada, 2026-01-05, 10, web\n"
                                                  "bob, 2026-01-06, 10, web\n"
                                                  "ada, 2026-02-05, 10, web\n"
                                                  "ada, 2026-02-07, 30, shop\n"
                                                  "bob, 2026-02-06, 20, shop")
                          .build();
    const Engine engine(data);
    const auto perCustomer = movedBy(engine, "revenue_per_customer", february(), {"channel"});
    REQUIRE(perCustomer.ok());
    CHECK(perCustomer.value().front().reason ==
          "One customer can count in several groups of channel, so the whole is no mean of them.");
    CHECK(perCustomer.value().front().parts.empty());
    // An order is in one channel alone: 10 -> 20, web stays, the shop is new.
    const auto perOrder = movedBy(engine, "average_order_value", february(), {"channel"});
    REQUIRE(perOrder.ok());
    CHECK(perOrder.value().front().change == Approx(10));
    CHECK(perOrder.value().front().performance == Approx(0).margin(1e-12));
    const auto counted = movedBy(engine, "active_customers", february());
    REQUIRE(counted.ok());
    REQUIRE(counted.value().size() == 1);
    CHECK(counted.value().front().reason.starts_with("A count is the sum of its groups"));

    Query alone = february();
    alone.compare = Comparison::None;
    const auto nothing = movedBy(engine, "average_order_value", alone, {"channel"});
    REQUIRE(nothing.ok());
    CHECK(nothing.value().front().reason == "Nothing to compare with was asked for.");
    CHECK_FALSE(movedBy(engine, "average_order_value", february(), {"month"}).ok());
    CHECK_FALSE(movedBy(engine, "average_order_value", february(), {"shoe_size"}).ok());
    CHECK_FALSE(movedBy(engine, "shoe_size", february(), {"channel"}).ok());
}
