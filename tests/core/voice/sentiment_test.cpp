// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include "support/scratch_folder.h"

#include <regard/ingest/inspect.h>
#include <regard/voice/sentiment.h>

using namespace regard;

TEST_CASE("every text of the reference has its rating to the last digit")
{
    const auto records = previewRecords(test::dataPath("oracle/sentiment/sentiment_expected.csv"),
                                        Dialect{}, 100000);
    REQUIRE(records.ok());
    REQUIRE(records.value().size() == 1078); // a header and 1,077 texts
    const SentimentRater rater(WordList::General);
    for (std::size_t i = 1; i < records.value().size(); ++i) {
        const std::vector<std::string>& record = records.value()[i];
        INFO(record[1]);
        const Sentiment rating = rater.rate(record[1]);
        CHECK(rating.negative == Approx(std::stod(record[2])).margin(1e-9));
        CHECK(rating.neutral == Approx(std::stod(record[3])).margin(1e-9));
        CHECK(rating.positive == Approx(std::stod(record[4])).margin(1e-9));
        CHECK(rating.compound == Approx(std::stod(record[5])).margin(1e-9));
    }
}

TEST_CASE("classes begin at 0.05")
{
    CHECK(sentimentClass({0, 1, 0, 0.0499}) == SentimentClass::Neutral);
    CHECK(sentimentClass({0, 1, 0, 0.05}) == SentimentClass::Positive);
    CHECK(sentimentClass({0, 1, 0, -0.05}) == SentimentClass::Negative);
}

TEST_CASE("the words of service mend what a general lexicon misreads")
{
    const SentimentRater general(WordList::General);
    const SentimentRater service(WordList::Service);
    const auto classOf = [](const SentimentRater& rater, const char* text) {
        return sentimentClass(rater.rate(text));
    };
    // As documented for the general rules: calling three times is nothing to them.
    CHECK(classOf(general, "had to call three times") == SentimentClass::Neutral);
    CHECK(classOf(service, "had to call three times") == SentimentClass::Negative);
    CHECK(classOf(service, "I was kept waiting, still no reply") == SentimentClass::Negative);
    CHECK(classOf(service, "No problem at all") == SentimentClass::Positive);
    CHECK(classOf(service, "The parcel arrived on a Tuesday.") == SentimentClass::Neutral);
}

TEST_CASE("damaged and odd texts are rated without harm")
{
    const SentimentRater rater(WordList::Service);
    CHECK(rater.rate("").compound == 0);
    CHECK(rater.rate("\xff\xfe\x80").compound == 0);
    CHECK(rater.rate(std::string(200000, '!')).compound == 0);
    CHECK(rater.rate("good \xF0\x9F\x98").compound > 0);
}
