// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/import_words.h"
#include "support/catch.h"

#include <QLocale>

using namespace regard;
using namespace regard::presentation;

namespace {

void speakEnglish()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

} // namespace

TEST_CASE("an import says its counts and leaves out what is none")
{
    speakEnglish();
    ImportRecord record;
    record.added = 84150;
    CHECK(countsText(record) == QStringLiteral("84,150 new"));
    record.changed = 48;
    record.same = 3;
    record.merged = 2;
    record.dropped = 1;
    record.setAside = 12;
    CHECK(countsText(record) ==
          QStringLiteral("84,150 new · 48 changed · 3 the same as stored · 2 merged into another "
                         "row · 1 left out · 12 set aside"));
}

TEST_CASE("rows set aside are said by reason, the most frequent first, with their first lines")
{
    speakEnglish();
    ImportResult result;
    CHECK(setAsideText(result).isEmpty());
    CHECK(setAsideHeadline(result).isEmpty());
    result.record.setAside = 4;
    result.setAside = {{"no date", 1}, {"score out of range", 3}};
    for (const std::int64_t line : {410, 77031, 81556, 90000}) {
        SetAsideRow row;
        row.line = line;
        result.lines.push_back(row);
    }
    CHECK(setAsideHeadline(result) == QStringLiteral("4 rows cannot be read as they are."));
    CHECK(setAsideText(result) ==
          QStringLiteral("Score out of range: 3, no date: 1 (lines 410, 77,031, 81,556 …)."));
    result.record.setAside = 1;
    result.setAside = {{"no date", 1}};
    result.lines.resize(1);
    CHECK(setAsideHeadline(result) == QStringLiteral("1 row cannot be read as it is."));
    CHECK(setAsideText(result) == QStringLiteral("No date: 1 (line 410)."));
}

TEST_CASE("progress is told in rows, speed and time left, no finer than it is known")
{
    speakEnglish();
    Progress progress;
    progress.rows = 412000;
    CHECK(progressText(progress, 1234567, 2.2) ==
          QStringLiteral("412,000 rows · 1.2 million rows a second · 3 s left"));
    CHECK(progressText(progress, 45678, 200) ==
          QStringLiteral("412,000 rows · 46,000 rows a second · 4 min left"));
    CHECK(progressText(progress, 0, -1) == QStringLiteral("412,000 rows"));
    CHECK(progressText(Progress{}, 0, -1).isEmpty());
}
