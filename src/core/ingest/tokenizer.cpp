// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"
#include "core/ingest/record_grammar.h"

#include <regard/ingest/record_batch.h>

#include <algorithm>
#include <cstring>

namespace regard {
namespace {

constexpr std::size_t kLargestPiece = std::size_t{1} << 30U;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::uint64_t kLastBit = std::uint64_t{1} << 63U;
constexpr std::size_t kAtOnce =
    4; // fields that putPlain() puts before it asks whether there are more

/// 1-based, in characters.
std::int64_t columnOf(std::string_view piece, std::size_t at)
{
    const std::string_view before = piece.substr(0, at);
    const std::size_t lastEnd = before.find_last_of("\r\n");
    std::int64_t column = 1;
    for (const char c : before.substr(lastEnd == std::string_view::npos ? 0 : lastEnd + 1))
        column += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return column;
}

Error unclosedQuote(std::string_view piece, std::size_t open, std::int64_t firstLine)
{
    Error error;
    error.message = "The quote that opens here is never closed. Close it in the file, or read the "
                    "file without quotes.";
    error.line = firstLine + countLineEnds(piece.substr(0, open));
    error.column = columnOf(piece, open);
    return error;
}

} // namespace

/// Fills a RecordBatch.
class Tokenizer final {
public:
    Tokenizer(std::string_view piece, const Dialect& dialect, std::int64_t firstLine,
              RecordBatch& out)
        : m_piece(piece), m_dialect(dialect), m_out(out)
    {
        out.m_base = piece.data();
        out.m_firstLine = firstLine;
        out.m_recordCount = 0;
        out.m_scratch.clear();
        out.m_textAfterQuote = 0;
        out.m_textAfterQuoteLine = 0;
        out.m_strayQuotes = 0;
        out.m_strayQuoteLine = 0;
        out.m_strayQuoteColumn = 0;
        reserve();
    }

    Status run()
    {
        const std::size_t open =
            isUsualDialect(m_dialect) ? runUsual() : RecordGrammar(m_piece, m_dialect, *this).run();
        m_out.m_records[m_out.m_recordCount].first = m_recordFirst;
        if (open != kNone)
            return unclosedQuote(m_piece, open, m_out.m_firstLine);
        return {};
    }

    // What RecordGrammar calls.
    void recordBegins() { startRecord(); }
    void field(std::size_t begin, std::size_t size, bool quoted)
    {
        reserve();
        put(begin, size, quoted);
    }
    void field(const std::string& text, bool quoted, bool textAfterQuote)
    {
        reserve();
        putScratch(text, quoted, textAfterQuote);
    }
    void record(std::size_t begin, std::size_t end, std::size_t /*next*/, bool /*closed*/)
    {
        endRecord(begin, end);
    }
    void strayQuote(std::size_t open, std::size_t /*proof*/)
    {
        if (m_out.m_strayQuotes++ > 0)
            return;
        m_out.m_strayQuoteLine = m_out.m_firstLine + m_line;
        m_out.m_strayQuoteColumn = columnOf(m_piece, open);
    }
    void proof(std::size_t /*at*/) {}
    void blankLine(std::size_t /*next*/, bool /*closed*/) {}
    void lineEnd() { ++m_line; }

private:
    /// Makes room for what one block can hold.
    void reserve()
    {
        if (m_out.m_fields.size() < m_fields + kBlock + kAtOnce + 2)
            m_out.m_fields.resize(std::max<std::size_t>(1024, m_out.m_fields.size() * 2));
        if (m_out.m_records.size() < m_out.m_recordCount + kBlock + 3)
            m_out.m_records.resize(std::max<std::size_t>(256, m_out.m_records.size() * 2));
    }

    void put(std::size_t begin, std::size_t size, bool quoted)
    {
        m_out.m_fields[m_fields++] = {static_cast<std::uint32_t>(begin),
                                      static_cast<std::uint32_t>(size) |
                                          (quoted ? RecordBatch::kFlag : 0U)};
    }

    void putScratch(std::string_view text, bool quoted, bool textAfterQuote)
    {
        put(m_out.m_scratch.size() | RecordBatch::kFlag, text.size(), quoted);
        m_out.m_scratch.append(text);
        if (textAfterQuote && m_out.m_textAfterQuote++ == 0)
            m_out.m_textAfterQuoteLine = m_out.m_firstLine + m_line;
    }

    void endRecord(std::size_t begin, std::size_t end)
    {
        m_out.m_records[m_out.m_recordCount++] = {m_recordFirst, static_cast<std::uint32_t>(begin),
                                                  static_cast<std::uint32_t>(end), m_recordLine};
        startRecord();
    }
    void startRecord()
    {
        m_recordFirst = m_fields;
        m_recordLine = m_line;
    }

    std::size_t runUsual();
    /// Whether a block holds nothing but fields without quotes, ended by delimiters and LF, and no
    /// blank line.
    [[nodiscard]] static bool isPlain(const BlockMasks& masks, bool recordBegins)
    {
        return masks.special == 0 &&
               (masks.feeds & (masks.feeds << 1U | (recordBegins ? 1U : 0U))) == 0;
    }
    void putPlain(const BlockMasks& masks, std::size_t block, std::size_t& fieldAt,
                  std::size_t& recordAt);
    /// What becomes of the quote at the beginning of a field.
    struct Quoted {
        std::size_t close = kNone; ///< kNone: nothing closes it
        std::size_t end = kNone;   ///< where the field is closed; not `close` where it was mended
        bool doubled = false;      ///< there are doubled quotes before `close`
        bool mended = false;       ///< what looked like a doubled quote closes the field
        bool stray = false;        ///< `close` opens another field
    };
    [[nodiscard]] Quoted findQuoted(std::size_t open) const;
    [[nodiscard]] std::size_t innerClose(std::size_t open, std::size_t close) const;
    [[nodiscard]] std::size_t mendedClose(std::size_t close) const;
    /// Puts the field; the offset of what ends it.
    std::size_t readQuoted(std::size_t open, const Quoted& quoted);
    [[nodiscard]] bool endsField(std::size_t at) const
    {
        const char c = m_piece[at];
        return c == m_dialect.delimiter[0] || c == '\n' || c == '\r';
    }

    std::string_view m_piece;
    const Dialect& m_dialect;
    RecordBatch& m_out;
    std::uint32_t m_fields = 0;      // fields put so far
    std::uint32_t m_line = 0;        // line ends passed so far
    std::uint32_t m_recordFirst = 0; // of the record being read
    std::uint32_t m_recordLine = 0;
};

/// Puts the fields of a plain block without a look at its text: this is what most files are made
/// of, and lengths that change would mislead the processor.
void Tokenizer::putPlain(const BlockMasks& masks, std::size_t block, std::size_t& fieldAt,
                         std::size_t& recordAt)
{
    if (masks.structural == 0)
        return;
    const std::uint32_t before = m_fields;
    RecordBatch::Span* to = m_out.m_fields.data() + before;
    auto begin = static_cast<std::uint32_t>(fieldAt);
    const auto base = static_cast<std::uint32_t>(block);
    for (std::uint64_t bits = masks.structural; bits != 0; to += kAtOnce)
        for (std::size_t i = 0; i < kAtOnce; ++i) { // behind the last one nothing counts
            const std::uint32_t end =
                base + static_cast<std::uint32_t>(std::countr_zero(bits | kLastBit));
            to[i] = {begin, end - begin};
            begin = end + 1;
            bits &= bits - 1;
        }
    m_fields += static_cast<std::uint32_t>(std::popcount(masks.structural));
    fieldAt = block + static_cast<std::size_t>(std::bit_width(masks.structural));
    for (std::uint64_t feeds = masks.feeds; feeds != 0; feeds &= feeds - 1) {
        const std::uint64_t upTo = feeds ^ (feeds - 1); // this one and what lies below
        const std::size_t end = block + static_cast<std::size_t>(std::countr_zero(feeds));
        m_out.m_records[m_out.m_recordCount++] = {m_recordFirst,
                                                  static_cast<std::uint32_t>(recordAt),
                                                  static_cast<std::uint32_t>(end), m_recordLine};
        m_recordFirst = before + static_cast<std::uint32_t>(std::popcount(masks.structural & upTo));
        m_recordLine = ++m_line;
        recordAt = end + 1;
    }
}

std::size_t Tokenizer::runUsual()
{
    const std::size_t size = m_piece.size();
    const char* text = m_piece.data();
    const char delimiter = m_dialect.delimiter[0];
    const BlockScanner scanner(delimiter, m_dialect.quote);
    std::size_t block = 0;
    std::size_t fieldAt = 0;
    std::size_t recordAt = 0;
    startRecord();
    while (block < size) {
        reserve();
        const BlockMasks masks = size - block >= kBlock
                                     ? scanner.scan(text + block)
                                     : scanner.scanTail(text + block, size - block);
        if (fieldAt <= block && isPlain(masks, recordAt == block)) {
            putPlain(masks, block, fieldAt, recordAt);
            block += kBlock;
            continue;
        }
        std::uint64_t bits = masks.structural;
        std::size_t nextBlock = block + kBlock;
        while (bits != 0) {
            std::size_t at = block + static_cast<std::size_t>(std::countr_zero(bits));
            bits &= bits - 1;
            if (at < fieldAt)
                continue; // the LF of a CRLF
            bool unquoted = true;
            if (text[at] == m_dialect.quote && m_dialect.quote != 0) {
                if (at != fieldAt)
                    continue; // in the middle of an unquoted field it is text
                const Quoted quoted = findQuoted(at);
                if (quoted.close == kNone && !m_dialect.unclosedIsText)
                    return at;
                if (quoted.close == kNone || quoted.stray) {
                    strayQuote(at, quoted.close);
                    continue;
                }
                at = readQuoted(at, quoted);
                unquoted = false;
            }
            if (at >= size) { // a quoted field ended with the piece
                endRecord(recordAt, size);
                return kNone;
            }
            const char c = text[at];
            if (c == delimiter) {
                if (unquoted)
                    put(fieldAt, at - fieldAt, false);
                fieldAt = at + 1;
            } else {
                const bool blank = unquoted && m_fields == m_recordFirst && at == fieldAt;
                if (unquoted && !blank)
                    put(fieldAt, at - fieldAt, false);
                ++m_line;
                if (blank)
                    startRecord();
                else
                    endRecord(recordAt, at);
                fieldAt = at + (c == '\r' && at + 1 < size && text[at + 1] == '\n' ? 2 : 1);
                recordAt = fieldAt;
            }
            if (!unquoted) { // go on behind the field, in this block or in a new one
                if (fieldAt - block < kBlock) {
                    bits = masks.structural & (~std::uint64_t{0} << (fieldAt - block));
                } else {
                    bits = 0;
                    nextBlock = fieldAt;
                }
            }
        }
        block = nextBlock;
    }
    if (fieldAt < size || m_fields > m_recordFirst) {
        reserve();
        put(fieldAt, size - fieldAt, false);
        endRecord(recordAt, size);
    }
    return kNone;
}

Tokenizer::Quoted Tokenizer::findQuoted(std::size_t open) const
{
    const char quote = m_dialect.quote;
    const char* text = m_piece.data();
    const std::size_t size = m_piece.size();
    Quoted quoted;
    for (std::size_t from = open + 1; from < size; from += 2) {
        const void* found = std::memchr(text + from, quote, size - from);
        if (found == nullptr)
            return quoted;
        from = static_cast<std::size_t>(static_cast<const char*>(found) - text);
        if (from + 1 < size && text[from + 1] == quote) {
            quoted.doubled = true;
            continue;
        }
        quoted.close = from;
        break;
    }
    if (quoted.close == kNone)
        return quoted;
    quoted.end = quoted.close;
    const std::size_t after = quoted.close + 1;
    if (after >= size || endsField(after))
        return quoted;
    quoted.stray = quoted.close > open + 1 && text[after] != ' ' && text[after] != '\t' &&
                   endsField(quoted.close - 1);
    if (quoted.stray && quoted.doubled) {
        const std::size_t inner = innerClose(open, quoted.close);
        if (inner != kNone) {
            quoted.stray = false;
            quoted.mended = true;
            quoted.close = inner;
            quoted.end = inner;
            return quoted;
        }
    }
    if (!quoted.stray)
        quoted.end = mendedClose(quoted.close);
    return quoted;
}

std::size_t Tokenizer::innerClose(std::size_t open, std::size_t close) const
{
    const char quote = m_dialect.quote;
    for (std::size_t at = m_piece.find(quote, open + 1); at + 1 < close;
         at = m_piece.find(quote, at + 2)) {
        if (m_piece[at + 1] == quote && endsField(at + 2))
            return at + 1;
    }
    return kNone;
}

std::size_t Tokenizer::mendedClose(std::size_t close) const
{
    const std::size_t size = m_piece.size();
    std::size_t at = close + 1;
    while (at < size && !endsField(at) && (m_piece[at] == ' ' || m_piece[at] == '\t'))
        ++at;
    if (at >= size || endsField(at))
        return close;
    for (at = close + 1; at < size && m_piece[at] != '\n' && m_piece[at] != '\r'; ++at) {
        if (m_piece[at] != m_dialect.quote)
            continue;
        if (at > close + 1 && endsField(at - 1))
            return close;
        if (at + 1 >= size || endsField(at + 1))
            return at;
    }
    return close;
}

std::size_t Tokenizer::readQuoted(std::size_t open, const Quoted& quoted)
{
    const char quote = m_dialect.quote;
    m_line += static_cast<std::uint32_t>(
        countLineEnds(m_piece.substr(open + 1, quoted.close - open - 1)));
    const std::size_t after = quoted.end + 1;
    std::size_t at = after;
    bool onlyBlanks = true;
    for (; at < m_piece.size() && !endsField(at); ++at)
        onlyBlanks = onlyBlanks && (m_piece[at] == ' ' || m_piece[at] == '\t');
    const bool odd = !onlyBlanks || quoted.mended || quoted.end != quoted.close;
    if (!quoted.doubled && !odd) {
        put(open + 1, quoted.close - open - 1, true);
        return at;
    }
    std::string& scratch = m_out.m_scratch;
    const std::size_t scratchAt = scratch.size();
    for (std::size_t from = open + 1; from < quoted.close;) {
        const std::size_t next = std::min(m_piece.find(quote, from), quoted.close);
        const std::size_t upTo = next < quoted.close ? next + 1 : next; // one of two quotes
        scratch.append(m_piece.substr(from, upTo - from));
        from = upTo + 1;
    }
    scratch.append(m_piece.substr(quoted.close, quoted.end - quoted.close));
    if (!onlyBlanks)
        scratch.append(m_piece.substr(after, at - after));
    if (odd && m_out.m_textAfterQuote++ == 0)
        m_out.m_textAfterQuoteLine = m_out.m_firstLine + m_line;
    put(scratchAt | RecordBatch::kFlag, scratch.size() - scratchAt, true);
    return at;
}

Status tokenize(std::string_view piece, const Dialect& dialect, std::int64_t firstLine,
                RecordBatch& out)
{
    if (piece.size() > kLargestPiece) {
        Error error;
        error.message = "A piece of text longer than 1 GiB cannot be read at once.";
        error.line = firstLine;
        return error;
    }
    return Tokenizer(piece, dialect, firstLine, out).run();
}

} // namespace regard
