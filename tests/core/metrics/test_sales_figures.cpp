// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

using namespace regard;
using namespace regard::test;

namespace {

Figure ask(const std::shared_ptr<const Dataset>& data, const char* kpi)
{
    return figureOf(data, queryFor("2026-01-01", "2026-01-31", {kpi}));
}

std::shared_ptr<const Dataset> interactions(std::string_view text)
{
    return DatasetBuilder().table(Table::Interaction, text).build();
}

std::vector<std::string> countedAs(const std::shared_ptr<const Dataset>& data, const char* kpi)
{
    const Engine engine(data);
    const auto explanation = engine.explain(kpi, queryFor("2026-01-01", "2026-01-31"), {});
    std::vector<std::string> words;
    for (const ExplainedRow& row : explanation.value().rows) {
        words.emplace_back(row.countedAs);
    }
    return words;
}

} // namespace

TEST_CASE("Quote turnaround is a median with percentiles; open quotes and contacts are not in it")
{
    std::vector<std::vector<std::string>> rows{
        {"kind", "opened_at", "resolved_at", "resolution_seconds"}};
    for (int hours = 1; hours <= 10; ++hours) {
        rows.push_back({"quote", "2026-01-05 00:00:00", "", std::to_string(hours * 3600)});
    }
    // Of the eleventh the moment of resolution is known: 11 hours.
    rows.push_back({"quote", "2026-01-05 08:00:00", "2026-01-05 19:00:00", ""});
    rows.push_back({"quote", "2026-01-06 08:00:00", "", ""});
    rows.push_back({"quote", "2026-01-06 08:00:00", "", "-5"});
    rows.push_back({"contact", "2026-01-06 08:00:00", "", "60"});
    const Figure figure =
        ask(DatasetBuilder().table(Table::Interaction, rows).build(), "quote_turnaround");
    CHECK(*figure.estimate.value == 6 * 3600);
    CHECK(figure.estimate.n == 11);
    CHECK(part(figure, "8 of 10 within, seconds") == 9 * 3600); // 9 of 11 are 82 %
    CHECK(part(figure, "9 of 10 within, seconds") == 10 * 3600);
    CHECK(aside(figure, "not resolved, or time not known") == 1);
    CHECK(aside(figure, "negative duration") == 1);
    CHECK(figure.estimate.rowsInScope == 13);
}

TEST_CASE("Quotes won of those decided, by how long the customer waited")
{
    const auto data =
        interactions("kind, opened_at, resolution_seconds, outcome\n"
                     "quote, 2026-01-05, 3600, won\n quote, 2026-01-05, 86400, Won\n"
                     "quote, 2026-01-05, 7200, lost\n quote, 2026-01-06, 90000, lost\n"
                     "quote, 2026-01-06, 900000, lost\n quote, 2026-01-06, , won\n"
                     "quote, 2026-01-06, 3600, abandoned\n quote, 2026-01-06, , \n"
                     "quote, 2026-03-06, 3600, won\n sales_call, 2026-01-06, , won");
    const Figure figure = ask(data, "quote_win_rate");
    CHECK(*figure.estimate.value == Approx(50)); // 3 of 6
    CHECK(figure.estimate.n == 6);
    CHECK(part(figure, "won within 1 day") == 2); // a day exactly is inside
    CHECK(part(figure, "lost within 1 day") == 1);
    CHECK(part(figure, "won within 1 to 3 days") == 0);
    CHECK(part(figure, "lost within 1 to 3 days") == 1);
    CHECK(part(figure, "lost after 7 days") == 1);
    CHECK(part(figure, "won at a time not known") == 1);
    CHECK(part(figure, "won within 3 to 7 days") == -1); // nobody, so it is not there
    CHECK(aside(figure, "abandoned") == 1);
    CHECK(aside(figure, "not decided, or outcome not known") == 1);
    CHECK(figure.estimate.rowsInScope == 8);
    // Wilson of 3 in 6, by its formula: centre 1/2, half-width 1.96 sqrt(6/4 + 1.96^2/4) / (6 + 1.96^2).
    CHECK(figure.estimate.interval->low == Approx(18.7617).epsilon(1e-5));
    CHECK(figure.estimate.interval->high == Approx(81.2383).epsilon(1e-5));
    CHECK(countedAs(data, "quote_win_rate").size() == 8);
}

TEST_CASE("Sales calls that added value, of those of which it is known")
{
    const auto data = interactions("kind, opened_at, value_added\n sales_call, 2026-01-05, yes\n"
                                   "sales_call, 2026-01-05, yes\n sales_call, 2026-01-05, yes\n"
                                   "sales_call, 2026-01-06, no\n sales_call, 2026-01-07, \n"
                                   "contact, 2026-01-07, no");
    const Figure figure = ask(data, "value_added_calls");
    CHECK(*figure.estimate.value == Approx(75));
    CHECK(aside(figure, "not known if it added value") == 1);
    CHECK(figure.estimate.rowsInScope == 5);
    CHECK(countedAs(data, "value_added_calls").back() == "set aside: not known if it added value");
}

TEST_CASE("A visit is converted when it was won, or when its customer bought that day")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Interaction,
                   "customer, kind, opened_at, outcome\n"
                   "A, visit, 2026-01-05 10:00:00, \n"    // bought in the evening
                   "B, visit, 2026-01-05 10:00:00, \n"    // the card was refused
                   "C, visit, 2026-01-05 10:00:00, \n"    // bought the day after
                   "D, visit, 2026-01-05 10:00:00, won\n" // won, whatever was bought
                   ", visit, 2026-01-05 10:00:00, lost\n" // nobody is named, but the outcome is
                   ", visit, 2026-01-05 10:00:00, ")
            .table(Table::Purchase, "id, customer, at, amount, status\n"
                                    "1, A, 2026-01-05 21:00:00, 10, paid\n"
                                    "2, B, 2026-01-05 11:00:00, 10, failed\n"
                                    "3, C, 2026-01-06 11:00:00, 10, paid")
            .build();
    const Figure figure = ask(data, "visit_conversion");
    CHECK(*figure.estimate.value == Approx(40)); // A and D of five
    CHECK(part(figure, "bought the same day") == 1);
    CHECK(part(figure, "won") == 1);
    CHECK(part(figure, "not converted") == 3);
    CHECK(aside(figure, "no customer and no outcome") == 1);
    CHECK(figure.estimate.rowsInScope == 6);
}

TEST_CASE("Engaged customers are those who used, visited or took part, of all who were customers")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Customer, "id, joined_at, ended_at, segment\n A, 2025-01-01, , Small\n"
                                    "B, 2025-01-01, , Small\n C, 2025-01-01, 2026-01-20, Large\n"
                                    "D, 2026-01-10, , Large\n E, 2025-01-01, 2025-06-01, Large")
            .table(Table::Interaction,
                   "customer, kind, opened_at\n A, usage, 2026-01-05\n A, visit, 2026-01-06\n"
                   "B, contact, 2026-01-06\n C, campaign, 2026-01-07\n D, visit, 2026-02-07\n"
                   "E, visit, 2026-01-07\n , visit, 2026-01-08")
            .build();
    const Figure figure = ask(data, "engagement");
    // A, B, C at the start, D at the close; E had left before. A and C did something.
    CHECK(figure.estimate.n == 4);
    CHECK(*figure.estimate.value == Approx(50));
    CHECK(part(figure, "engaged") == 2);
    const auto words = countedAs(data, "engagement");
    CHECK(words == std::vector<std::string>{"engaged", "not engaged", "engaged", "not engaged"});
    Query query = queryFor("2026-01-01", "2026-01-31", {"engagement"});
    query.by = {"segment"};
    const Engine engine(data);
    const auto set = engine.figures(query, {});
    REQUIRE(set.value().figures.size() == 2);
    CHECK(*set.value().figures[0].estimate.value == Approx(50)); // Large: C of C and D
    CHECK(set.value().figures[0].estimate.n == 2);
}

TEST_CASE("What sales figures need is said where it is not there")
{
    const auto contacts = interactions("customer, kind, opened_at\n A, contact, 2026-01-05");
    CHECK(ask(contacts, "quote_turnaround").estimate.reason ==
          "There are no quotes in this store.");
    CHECK(ask(contacts, "quote_win_rate").estimate.reason == "There are no quotes in this store.");
    CHECK(ask(contacts, "value_added_calls").estimate.reason ==
          "There are no sales calls in this store.");
    CHECK(ask(contacts, "visit_conversion").estimate.reason ==
          "There are no visits in this store.");
    CHECK(ask(contacts, "engagement").estimate.reason ==
          "There are no interactions of kind usage, visit or campaign in this store.");
    const auto bare = interactions("kind, opened_at\n quote, 2026-01-05\n visit, 2026-01-05\n"
                                   "sales_call, 2026-01-05");
    CHECK(ask(bare, "quote_turnaround").estimate.reason ==
          "The quotes in this store do not say when they were resolved.");
    CHECK(ask(bare, "quote_win_rate").estimate.reason ==
          "The quotes in this store do not say whether they were won or lost.");
    CHECK(ask(bare, "value_added_calls").estimate.reason ==
          "The sales calls in this store do not say whether they added value.");
    CHECK(ask(bare, "visit_conversion").estimate.reason ==
          "The visits in this store do not say their outcome, nor do purchases name the customers "
          "who made them.");
}
