// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/reading.h"
#include "core/ingest/record_grammar.h"
#include "support/catch.h"

#include <regard/ingest/record_batch.h>

#include <random>

using namespace regard;
using regard::test::Rows;
using regard::test::rowsOf;

namespace {

Rows read(std::string_view text, const Dialect& dialect = {})
{
    RecordBatch batch;
    const Status status = tokenize(text, dialect, 1, batch);
    INFO(text);
    REQUIRE(status.ok());
    return rowsOf(batch);
}

Dialect written(std::string delimiter, char quote = '"', char escape = '"')
{
    Dialect dialect;
    dialect.delimiter = std::move(delimiter);
    dialect.quote = quote;
    dialect.escape = escape;
    return dialect;
}

} // namespace

TEST_CASE("the examples of RFC 4180 are read as it says")
{
    CHECK(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") ==
          Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(read("aaa,bbb,ccc\r\nzzz,yyy,xxx") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(read("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") ==
          Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(read("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") ==
          Rows{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(read("\"aaa\",\"b\"\"bb\",\"ccc\"") == Rows{{"aaa", "b\"bb", "ccc"}});
}

TEST_CASE("line ends may be LF, CRLF and CR, mixed, and blank lines are no records")
{
    CHECK(read("a,b\nc,d\r\ne,f\rg,h") == Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}});
    CHECK(read("\n\r\n\ra,b\n\n\r\n\nc,d\n\n") == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(read("").empty());
    CHECK(read("\n").empty());
}

TEST_CASE("empty fields, trailing delimiters and quoted nothing are kept")
{
    CHECK(read(",\n,,\n") == Rows{{"", ""}, {"", "", ""}});
    CHECK(read("a,") == Rows{{"a", ""}});
    CHECK(read("\"\"\n") == Rows{{""}});
    CHECK(read("\"\"") == Rows{{""}});
    CHECK(read("\"\",\"\"\n") == Rows{{"", ""}});

    RecordBatch batch;
    REQUIRE(tokenize("\"\",,x\n", {}, 1, batch).ok());
    CHECK(batch.quoted(0, 0));
    CHECK_FALSE(batch.quoted(0, 1));
    CHECK(batch.field(0, 3).empty()); // the record has no fourth field
}

TEST_CASE("quotes in odd places lose nothing")
{
    CHECK(read("5\" pipe,3'4\"\nx,y") == Rows{{"5\" pipe", "3'4\""}, {"x", "y"}});
    CHECK(read("a\"b,c\"d\n") == Rows{{"a\"b", "c\"d"}});
    CHECK(read("\"\"\"\"\n") == Rows{{"\""}});
    CHECK(read("\"\"\"a\"\"\",b\n") == Rows{{"\"a\"", "b"}});

    RecordBatch batch;
    REQUIRE(tokenize("x,y\n\"a\"b,c\n\"d\" \"e\",f\n\"g\"  ,h\n", {}, 10, batch).ok());
    CHECK(rowsOf(batch) == Rows{{"x", "y"}, {"ab", "c"}, {"d\" \"e", "f"}, {"g", "h"}});
    CHECK(batch.textAfterQuote() == 2); // blanks alone behind a quote are padding
    CHECK(batch.textAfterQuoteLine() == 11);
}

TEST_CASE("damaged quotes are mended where one reading makes sense")
{
    // Not doubled, but the field is closed further on in the line.
    CHECK(read("\"He said \"hello, dear\" to me\",x\ny,z\n") ==
          Rows{{"He said \"hello, dear\" to me", "x"}, {"y", "z"}});
    CHECK(read("a,\"\"b\",c\n") == Rows{{"a", "\"b", "c"}});
    // The next quote opens a field: the first one is text.
    RecordBatch batch;
    REQUIRE(tokenize("a,\"b,c,\"d, e\",f\n1,\"2,3\n4,\"5\",6\n", {}, 1, batch).ok());
    CHECK(rowsOf(batch) ==
          Rows{{"a", "\"b", "c", "d, e", "f"}, {"1", "\"2", "3"}, {"4", "5", "6"}});
    CHECK(batch.strayQuotes() == 2);
    CHECK(batch.strayQuoteLine() == 1);
    CHECK(batch.strayQuoteColumn() == 3);
    // Not doubled, but the last character: the quote that follows opens a field.
    CHECK(read("1,\"TV 32\"\",\"a, b\"\n2,\"x\"\"y\",z\n") ==
          Rows{{"1", "TV 32\"", "a, b"}, {"2", "x\"y", "z"}});
    CHECK(read("1,\"TV 32\"\",5\n2,\"Lamp\",6\n") ==
          Rows{{"1", "TV 32\"", "5"}, {"2", "Lamp", "6"}});
    // Nothing closes it: an error, or text where that is asked for.
    Dialect lenient;
    lenient.unclosedIsText = true;
    CHECK(read("a,\"b\nc,d\n", lenient) == Rows{{"a", "\"b"}, {"c", "d"}});
}

TEST_CASE("lines are counted through quoted line ends and blank lines")
{
    RecordBatch batch;
    REQUIRE(tokenize("a,\"1\r\n2\n3\"\n\n\nb,2\r\"c\n\",3\nd", {}, 7, batch).ok());
    REQUIRE(batch.records() == 4);
    CHECK(batch.line(0) == 7);
    CHECK(batch.line(1) == 12); // three lines of the first record, two blank ones
    CHECK(batch.line(2) == 13);
    CHECK(batch.line(3) == 15);
    CHECK(batch.raw(0) == "a,\"1\r\n2\n3\"");
    CHECK(batch.raw(1) == "b,2");
    CHECK(batch.raw(3) == "d");
}

TEST_CASE("an unclosed quote names the line and the column where it opened")
{
    RecordBatch batch;
    // Column counts characters: "né" is two, although it is three bytes.
    const Status status = tokenize("a,b\n1,2\nn\xC3\xA9,\"open\nand on\n", {}, 1, batch);
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().kind == ErrorKind::Invalid);
    CHECK(status.error().line == 3);
    CHECK(status.error().column == 4);
    CHECK(batch.records() == 2); // what stands before it can still be shown
}

TEST_CASE("other dialects")
{
    CHECK(read("a;\"b;c\";d\n", written(";")) == Rows{{"a", "b;c", "d"}});
    CHECK(read("a\t\tb\n", written("\t")) == Rows{{"a", "", "b"}});
    CHECK(read("a|'b|''c'|d\n", written("|", '\'', '\'')) == Rows{{"a", "b|'c", "d"}});
    CHECK(read("\"a\",b\n", written(",", 0, 0)) == Rows{{"\"a\"", "b"}});
    CHECK(read("a||\"b||c\"||d|e\n", written("||")) == Rows{{"a", "b||c", "d|e"}});
    CHECK(read("a, b\nc\n", written("")) == Rows{{"a, b"}, {"c"}});
}

TEST_CASE("a backslash escapes quotes and itself, and is a backslash elsewhere")
{
    const Dialect dialect = written(",", '"', '\\');
    CHECK(read("\"a \\\"b\\\", c\",d\n", dialect) == Rows{{"a \"b\", c", "d"}});
    CHECK(read("\"a\\\\\",\"C:\\dir\"\n", dialect) == Rows{{"a\\", "C:\\dir"}});
    CHECK(read("a\\,b,c\\d,\\N\n", dialect) == Rows{{"a,b", "c\\d", "\\N"}});
    CHECK(read("\"a \"\"b\"\"\",c\n", dialect) == Rows{{"a \"b\"", "c"}});
}

TEST_CASE("blanks around fields are padding where the dialect says so")
{
    Dialect dialect;
    dialect.trimSpaces = true;
    CHECK(read("a, b , \"c, d\" ,  e\n f,g\n", dialect) ==
          Rows{{"a", "b", "c, d", "e"}, {"f", "g"}});
    CHECK(read("a, b\n") == Rows{{"a", " b"}});
}

namespace {

/// Collects what RecordGrammar tells, as RecordBatch would give it.
class Listener final {
public:
    explicit Listener(std::string_view text) : m_text(text) {}
    void recordBegins()
    {
        m_row.clear();
        m_recordLine = m_line;
    }
    void field(std::size_t begin, std::size_t size, bool)
    {
        m_row.emplace_back(m_text.substr(begin, size));
    }
    void field(const std::string& text, bool, bool) { m_row.push_back(text); }
    void proof(std::size_t at) { shown = at; }
    void strayQuote(std::size_t, std::size_t shownBy)
    {
        ++stray;
        shown = shownBy;
    }
    void record(std::size_t begin, std::size_t end, std::size_t next, bool closed)
    {
        rows.push_back(m_row);
        lines.push_back(m_recordLine);
        raws.push_back(m_text.substr(begin, end - begin));
        blankLine(next, closed);
    }
    void blankLine(std::size_t next, bool closed)
    {
        if (closed && next > shown)
            complete = next;
    }
    void lineEnd() { ++m_line; }

    Rows rows;
    std::vector<std::int64_t> lines;
    std::vector<std::string_view> raws;
    std::size_t complete = 0;
    std::int64_t stray = 0;
    std::size_t shown = 0;

private:
    std::string_view m_text;
    std::vector<std::string> m_row;
    std::int64_t m_line = 1;
    std::int64_t m_recordLine = 1;
};

std::string randomText(std::mt19937_64& random)
{
    // Mostly what shapes records, and stretches longer than the 64 bytes that are read at once.
    static constexpr std::string_view kBytes = ",,,\"\"\"\n\n\rab ";
    std::string text;
    const std::size_t length = random() % 300;
    while (text.size() < length) {
        if (random() % 20 == 0)
            text.append(random() % 90, 'x');
        else
            text.push_back(kBytes[random() % kBytes.size()]);
    }
    return text;
}

/// What most files are: hardly a quote or a CR in many fields, and seldom a blank line.
std::string plainText(std::mt19937_64& random)
{
    static constexpr std::string_view kBytes = ",,\nab";
    std::string text;
    const std::size_t length = random() % 1000;
    while (text.size() < length) {
        if (random() % 150 == 0)
            text.append(random() % 2 == 0 ? "\r\n" : "\"a,b\"");
        else if (random() % 12 == 0)
            text.append(random() % 70, 'x');
        const char next = kBytes[random() % kBytes.size()];
        if (next != '\n' || text.empty() || text.back() != '\n' || random() % 20 == 0)
            text.push_back(next);
    }
    return text;
}

} // namespace

TEST_CASE("the fast path agrees with the grammar on random text")
{
    std::mt19937_64 random(20260914);
    Dialect dialects[] = {written(","), written(",", 0, 0), written(" "), written(",", '"', 0)};
    dialects[3].unclosedIsText = true;
    std::size_t closed = 0;
    for (int round = 0; round < 20000; ++round) {
        const std::string text = round % 3 == 0 ? plainText(random) : randomText(random);
        const Dialect& dialect = dialects[static_cast<std::size_t>(round) % 4];
        REQUIRE(isUsualDialect(dialect));
        CAPTURE(text);
        Listener expected(text);
        const std::size_t open = RecordGrammar(std::string_view(text), dialect, expected).run();
        RecordBatch batch;
        const Status status = tokenize(text, dialect, 1, batch);
        REQUIRE(status.ok() == (open == RecordGrammar<Listener>::kClosed));
        REQUIRE(rowsOf(batch) == expected.rows);
        std::size_t widest = 0;
        for (std::size_t i = 0; i < batch.records(); ++i) {
            REQUIRE(batch.line(i) == expected.lines[i]);
            REQUIRE(batch.raw(i) == expected.raws[i]);
            widest = std::max(widest, batch.fieldCount(i));
        }
        if (widest > 0 && batch.isEven(widest, 0)) {
            const RecordBatch::EvenColumn last(batch, widest - 1, widest);
            for (std::size_t i = 0; i < batch.records(); ++i)
                REQUIRE(last[i] == expected.rows[i].back());
        }
        REQUIRE(batch.strayQuotes() == expected.stray);
        if (!dialect.unclosedIsText)
            REQUIRE(completeRecords(text, dialect) == expected.complete);
        closed += status.ok() ? 1 : 0;
    }
    CHECK(closed > 5000); // the generator makes enough text that can be read
}

TEST_CASE("text cut at complete records reads like the whole")
{
    std::mt19937_64 random(4180);
    const Dialect dialects[] = {written(","), written(",", '"', '\\'), written("::"), written("")};
    for (int round = 0; round < 4000; ++round) {
        const std::string text = randomText(random);
        const Dialect& dialect = dialects[static_cast<std::size_t>(round) % 4];
        CAPTURE(text);
        RecordBatch batch;
        if (!tokenize(text, dialect, 1, batch).ok())
            continue;
        const Rows whole = rowsOf(batch);
        const std::size_t some = text.empty() ? 0 : random() % text.size();
        const std::size_t cut = completeRecords(std::string_view(text).substr(0, some), dialect);
        REQUIRE(cut <= some);
        REQUIRE(tokenize(std::string_view(text).substr(0, cut), dialect, 1, batch).ok());
        Rows parts = rowsOf(batch);
        REQUIRE(tokenize(std::string_view(text).substr(cut), dialect, 1, batch).ok());
        for (const auto& row : rowsOf(batch))
            parts.push_back(row);
        REQUIRE(parts == whole);
    }
}
