// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "asking.h"
#include "support/catch.h"

using namespace regard;
using namespace regard::test;

namespace {

Query january()
{
    return queryFor("2026-01-01", "2026-01-31", {"sentiment"});
}

/// Comments of a day, `count` times each.
std::string comments(std::initializer_list<std::pair<const char*, int>> texts)
{
    std::string rows;
    for (const auto& [text, count] : texts) {
        for (int i = 0; i < count; ++i) {
            rows += "\n2026-01-05, " + std::string(text);
        }
    }
    return rows;
}

} // namespace

TEST_CASE("Sentiment is the share of positive texts less that of negative ones, over many texts")
{
    // VADER's README: "The book was good." is +.4404, "Today SUX!" is -.5461. A text without a
    // word of the lexicon is neutral.
    const auto data =
        DatasetBuilder()
            .table(Table::Comment,
                   "at, text" + comments({{"The book was good.", 24},
                                          {"Today SUX!", 8},
                                          {"The parcel came on Tuesday.", 8},
                                          {"...", 3},
                                          {"Die Lieferung war leider viel zu spaet und niemand hat "
                                           "sich bei mir gemeldet",
                                           2}}))
            .build();
    const Figure figure = figureOf(data, january());
    REQUIRE(figure.estimate.value);
    CHECK(*figure.estimate.value == Approx(40)); // (24 - 8) / 40
    CHECK(part(figure, "positive") == 24);
    CHECK(part(figure, "neutral") == 8);
    CHECK(part(figure, "negative") == 8);
    CHECK(aside(figure, "no words") == 3);
    CHECK(aside(figure, "other language") == 2);
    CHECK(figure.estimate.rowsInScope == 45);
    // Adjusted Wald: (24.75 - 8.75) / 43 +- 1.96 sqrt((33.5/43 - (16/43)^2) / 43).
    CHECK(figure.estimate.interval->low == Approx(13.2864511).epsilon(1e-7));
    CHECK(figure.estimate.interval->high == Approx(61.1321536).epsilon(1e-7));
    const Engine engine(data);
    const auto explained = engine.explain("sentiment", january(), {});
    REQUIRE(explained.ok());
    REQUIRE(explained.value().rows.size() == 45);
    CHECK(explained.value().rows[0].countedAs == "positive");
    CHECK(explained.value().rows[44].countedAs == "set aside: other language");
}

TEST_CASE("Below 30 texts there is no share, and it is said why")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Comment, "at, text" + comments({{"The book was good.", 29}, {"...", 5}}))
            .build();
    const Figure figure = figureOf(data, january());
    CHECK_FALSE(figure.estimate.value);
    CHECK_FALSE(figure.estimate.interval);
    CHECK(figure.estimate.reason == "Only 29 English texts in the period. One text is often read "
                                    "wrongly, so shares are shown from 30 texts on.");
    CHECK(figure.estimate.n == 29);
}

TEST_CASE("Words of service can be switched off, and the setting stands on the figure")
{
    const auto data =
        DatasetBuilder()
            .table(Table::Comment, "at, text" + comments({{"I had to call three times", 40}}))
            .build();
    Query query = january();
    const Figure with = figureOf(data, query);
    CHECK(*with.estimate.value == -100);
    CHECK(with.conventions[0] ==
          std::pair<std::string, std::string>{"sentiment.domain_words", "on"});
    // VADER alone finds nothing in it (metrics.md, section 9).
    REQUIRE(query.conventions.set("sentiment.domain_words", "off").ok());
    CHECK(*figureOf(data, query).estimate.value == 0);
}

TEST_CASE("A language that the row names goes before what its words look like")
{
    const auto survey = [](const char* language) {
        std::string rows = "kind, score, answered_at, comment, language";
        for (int i = 0; i < 30; ++i) {
            rows += "\n nps, 9, 2026-01-05, Super, " + std::string(language);
        }
        return DatasetBuilder().table(Table::Survey, rows).build();
    };
    CHECK(*figureOf(survey("en-GB"), january()).estimate.value == 100);
    CHECK(*figureOf(survey(""), january()).estimate.value == 100); // too short to tell
    const Figure german = figureOf(survey("de"), january());
    CHECK_FALSE(german.estimate.value);
    CHECK(aside(german, "other language") == 30);
}

TEST_CASE("A stop is heard while texts are read, and nothing half read is kept")
{
    std::string rows = "at, text";
    for (int i = 0; i < 40; ++i) {
        rows += "\n2026-01-05, The book was good.";
    }
    const auto data = DatasetBuilder().table(Table::Comment, rows).build();
    const Engine engine(data);
    std::stop_source stop;
    stop.request_stop();
    Control control;
    control.stop = stop.get_token();
    const auto stopped = engine.figures(january(), {}, control);
    REQUIRE_FALSE(stopped.ok());
    CHECK(stopped.error().kind == ErrorKind::Cancelled);
    const auto again = engine.figures(january(), {});
    REQUIRE(again.ok());
    CHECK(again.value().figures[0].estimate.n == 40);
}
