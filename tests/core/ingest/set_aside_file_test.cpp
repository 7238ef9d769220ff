// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/ingest/set_aside_file.h>

using namespace regard;

TEST_CASE("rows set aside stand under their header, once each, with all their reasons")
{
    ImportRecord record;
    record.id = 1;
    record.header = "id;score;comment";
    const std::vector<SetAsideRow> rows{
        {1, 3, "score", "score 11 is outside 0 to 10", "7;11;\"said \"\"no\"\"\""},
        {1, 3, "score", "score 11 is outside 1 to 5", "7;11;\"said \"\"no\"\"\""},
        {1, 9, "", "the row has 1 field", "8"}};
    CHECK(mendableText(record, rows) ==
          "set_aside_reason;id;score;comment\r\n"
          "\"import 1, line 3: score 11 is outside 0 to 10; score 11 is "
          "outside 1 to 5\";7;11;\"said \"\"no\"\"\"\r\n"
          "\"import 1, line 9: the row has 1 field\";8\r\n");
}

TEST_CASE("a reason with quotes stays one field")
{
    ImportRecord record;
    record.id = 4;
    record.header = "id,when";
    CHECK(mendableText(record, {{1, 2, "when", "\"soon\" is no date", "1,soon"}}) ==
          "set_aside_reason,id,when\r\n\"import 4, line 2: \"\"soon\"\" is no date\",1,soon\r\n");
}
