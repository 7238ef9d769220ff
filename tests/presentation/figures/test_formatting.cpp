// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/formatting.h"

#include <QLocale>

using namespace regard;
using namespace regard::presentation;

namespace {

Estimate estimateOf(double value, double half)
{
    Estimate estimate;
    estimate.value = value;
    estimate.interval = stats::Interval{value - half, value + half};
    return estimate;
}

QString plain(QString words)
{
    return words.replace(QChar(0xA0), u' ');
}

} // namespace

TEST_CASE("Decimals do not outrun the interval")
{
    CHECK(decimalsFor(61) == 0);
    CHECK(decimalsFor(3.1) == 0);
    CHECK(decimalsFor(1.4) == 1);
    CHECK(decimalsFor(0.1) == 1);
    CHECK(decimalsFor(0.05) == 2);
    CHECK(decimalsFor(0.0004) == 4);
}

TEST_CASE("Values read as the design shows them")
{
    CHECK(plain(valueText(47.13, Unit::Points, "EUR", 3.1)) == "47");
    CHECK(plain(valueText(84.23, Unit::Percent, "EUR", 1.4)) == "84.2 %");
    CHECK(plain(valueText(5.41, Unit::Score, "EUR", 0.1)) == "5.4");
    CHECK(plain(valueText(2046.4, Unit::Money, "EUR", 61)) == QString::fromUtf8("€ 2,046"));
    CHECK(plain(valueText(-12.5, Unit::Money, "USD", 0.4)) == QString::fromUtf8("−$ 12.5"));
    CHECK(plain(intervalText(estimateOf(47.13, 3.1), Unit::Points, "EUR")) ==
          QString::fromUtf8("± 3.1"));
    CHECK(plain(intervalText(estimateOf(2046, 61), Unit::Money, "EUR")) ==
          QString::fromUtf8("± 61"));
}

TEST_CASE("A lopsided interval is given by its ends")
{
    Estimate estimate;
    estimate.value = 0;
    estimate.interval = stats::Interval{0, 27.753}; // Wilson of 0 of 10, in percent
    CHECK(intervalText(estimate, Unit::Percent, "EUR") == QString::fromUtf8("0 … 28"));
}

TEST_CASE("A change carries its sign, and none that rounds to nothing carries a minus")
{
    CHECK(changeText(5.2, Unit::Points, "EUR", 4.2) == "+5");
    CHECK(changeText(-0.61, Unit::Percent, "EUR", 1.9) == QString::fromUtf8("−0.6"));
    CHECK(plain(changeText(-38, Unit::Money, "EUR", 85)) == QString::fromUtf8("−€ 38"));
    CHECK(changeText(-0.3, Unit::Points, "EUR", 4.2) == "0");
    CHECK(number(-0.04, 1) == "0.0");
}

TEST_CASE("Durations are read in the units of a clock")
{
    CHECK(plain(duration(0)) == "0 s");
    CHECK(plain(duration(42)) == "42 s");
    CHECK(plain(duration(59.97)) == "1 min");
    CHECK(plain(duration(200)) == "3 min 20 s");
    CHECK(plain(duration(3599.8)) == "1 h");
    CHECK(plain(duration(8100)) == "2 h 15 min");
    CHECK(plain(duration(86399)) == "1 d");
    CHECK(plain(duration(4 * 86400 + 6 * 3600)) == "4 d 6 h");
    CHECK(plain(duration(412, 75)) == "7 min"); // +- more than a minute: seconds say nothing
    CHECK(plain(duration(-200)) == QString::fromUtf8("−3 min 20 s"));
}

TEST_CASE("What is not there reads as a dash and words are plain")
{
    CHECK(dateText(kNoDay) == QString(kNoValue));
    CHECK(dateText(toDay({2026, 12, 31}), toDay({2026, 10, 1})) == "31 Dec");
    CHECK(dateText(toDay({2027, 12, 31}), toDay({2026, 10, 1})) == "31 Dec 2027");
    CHECK(verdictWord(Verdict::NoChange) == "within noise");
    CHECK(statusWord(TargetStatus::MetAtACost) == "Met at a cost");
    CHECK(toneOf(TargetStatus::MetAtACost) == Tone::Warn);
    CHECK(toneOf(TargetStatus::OffTrack) == Tone::Bad);
    CHECK(toneOf(TargetStatus::None) == Tone::Neutral);
    CHECK(intervalText(Estimate{}, Unit::Points, "EUR").isEmpty());
}

TEST_CASE("Numbers are written as the person's locale writes them")
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QString german = plain(valueText(2046.4, Unit::Money, "EUR", 61));
    const QString share = plain(valueText(84.23, Unit::Percent, "EUR", 1.4));
    QLocale::setDefault(before);
    CHECK(german == QString::fromUtf8("€ 2.046"));
    CHECK(share == "84,2 %");
}
