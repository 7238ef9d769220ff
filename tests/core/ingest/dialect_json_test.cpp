// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/ingest/dialect.h>

using namespace regard;

TEST_CASE("a dialect goes to JSON and comes back the same")
{
    Dialect dialect;
    CHECK(parseDialect(toJson(dialect)).value() == dialect);

    dialect.encoding = Encoding::Latin9;
    dialect.delimiter = "\xC2\xA7";
    dialect.quote = '\'';
    dialect.escape = '\\';
    dialect.trimSpaces = true;
    dialect.unclosedIsText = true;
    dialect.separatorLine = true;
    dialect.skipLines = 7;
    dialect.headerRows = 3;
    dialect.tableBytes = std::int64_t{5} << 33;
    dialect.table = 2;
    dialect.header = HeaderStyle{"\t", '\0', '\0'};
    CHECK(parseDialect(toJson(dialect)).value() == dialect);

    for (const Encoding encoding :
         {Encoding::Ascii, Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16LE, Encoding::Utf16BE,
          Encoding::Windows1252, Encoding::Latin1, Encoding::Latin9}) {
        dialect.encoding = encoding;
        CHECK(parseDialect(toJson(dialect)).value().encoding == encoding);
    }
}

TEST_CASE("a dialect that makes no sense is refused by the key at fault")
{
    for (const std::string_view json :
         {R"({"quotes":"x"})", R"({"delimiter":"\n"})", R"({"quote":"ab"})",
          R"({"header_rows":-1})", R"({"header_rows":1.5})", R"({"encoding":"EBCDIC"})",
          R"({"skip_lines":"1"})", R"({"table":0})", R"({"header":{"quote":1}})",
          R"({"trim_spaces":1})"}) {
        CAPTURE(json);
        const Expected<Dialect> dialect = parseDialect(json);
        REQUIRE_FALSE(dialect.ok());
        const std::string_view key = json.substr(2, json.find('"', 2) - 2);
        CHECK(dialect.error().message.find(key) != std::string::npos);
    }
    CHECK_FALSE(parseDialect("").ok());
    CHECK_FALSE(parseDialect("[]").ok());
    CHECK_FALSE(parseDialect("{").ok());
}

TEST_CASE("encodings are known by the names that people write")
{
    CHECK(encodingByName("utf-8") == Encoding::Utf8);
    CHECK(encodingByName("UTF-8 with BOM") == Encoding::Utf8Bom);
    CHECK(encodingByName("latin-1") == Encoding::Latin1);
    CHECK(encodingByName("ISO-8859-15") == Encoding::Latin9);
    CHECK(encodingByName("cp1252") == Encoding::Windows1252);
    CHECK(encodingByName("UTF-16 LE") == Encoding::Utf16LE);
    CHECK_FALSE(encodingByName("KOI8-R").has_value());
    CHECK_FALSE(encodingByName("").has_value());
}
