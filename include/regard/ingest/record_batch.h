// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// The records of a piece of text as views into it. Fields are unquoted and unescaped. Reused from
/// piece to piece so that nothing is allocated in the steady state. The piece must outlive the
/// views.
class RecordBatch final {
    /// The top bit of `begin` says that the text lies in m_scratch, that of `size` that it was
    /// quoted.
    struct Span {
        std::uint32_t begin;
        std::uint32_t size;
    };

public:
    [[nodiscard]] std::size_t records() const { return m_recordCount; }
    [[nodiscard]] std::size_t fieldCount(std::size_t record) const
    {
        return m_records[record + 1].first - m_records[record].first;
    }
    /// Text of a field; empty for a field that the record does not have.
    [[nodiscard]] std::string_view field(std::size_t record, std::size_t index) const
    {
        const std::size_t at = m_records[record].first + index;
        return at < m_records[record + 1].first ? text(m_fields[at]) : std::string_view();
    }
    /// Whether every record has so many fields, and more bytes than `bytes`.
    [[nodiscard]] bool isEven(std::size_t fields, std::size_t bytes) const
    {
        bool even = true;
        for (std::size_t i = 0; i < m_recordCount; ++i)
            even &= fieldCount(i) == fields && m_records[i].end - m_records[i].begin > bytes;
        return even;
    }
    /// The texts of a field where isEven(fields, ...): fewer steps for each than field() takes.
    class EvenColumn final {
    public:
        EvenColumn(const RecordBatch& batch, std::size_t index, std::size_t fields)
            : m_batch(batch), m_spans(batch.m_fields.data() + index), m_fields(fields)
        {
        }
        [[nodiscard]] std::string_view operator[](std::size_t record) const
        {
            return m_batch.text(m_spans[record * m_fields]);
        }

    private:
        const RecordBatch& m_batch;
        const Span* m_spans;
        std::size_t m_fields;
    };
    /// True when the field stood in quotes ("" differs from nothing).
    [[nodiscard]] bool quoted(std::size_t record, std::size_t index) const
    {
        const std::size_t at = m_records[record].first + index;
        return at < m_records[record + 1].first && (m_fields[at].size & kFlag) != 0;
    }
    /// 1-based line on which the record begins.
    [[nodiscard]] std::int64_t line(std::size_t record) const
    {
        return m_firstLine + m_records[record].line;
    }
    /// The record as it stands in the piece, line end excluded.
    [[nodiscard]] std::string_view raw(std::size_t record) const
    {
        return {m_base + m_records[record].begin, m_records[record].end - m_records[record].begin};
    }
    /// Quoted fields with a quote in them that is neither doubled nor the last character: text was
    /// kept as it stands.
    [[nodiscard]] std::int64_t textAfterQuote() const { return m_textAfterQuote; }
    /// Line of the first of them, 0 if none.
    [[nodiscard]] std::int64_t textAfterQuoteLine() const { return m_textAfterQuoteLine; }
    /// Quotes at the beginning of a field that nothing closes; they were taken as text.
    [[nodiscard]] std::int64_t strayQuotes() const { return m_strayQuotes; }
    /// Line and column (in characters) of the first of them, 0 if none.
    [[nodiscard]] std::int64_t strayQuoteLine() const { return m_strayQuoteLine; }
    [[nodiscard]] std::int64_t strayQuoteColumn() const { return m_strayQuoteColumn; }

private:
    friend class Tokenizer;
    struct Record {
        std::uint32_t first; ///< index of the first field
        std::uint32_t begin; ///< offsets in the piece
        std::uint32_t end;
        std::uint32_t line; ///< lines after the first of the piece
    };
    static constexpr std::uint32_t kFlag = 0x80000000U;

    [[nodiscard]] std::string_view text(Span span) const
    {
        const char* base = (span.begin & kFlag) != 0 ? m_scratch.data() : m_base;
        return {base + (span.begin & ~kFlag), span.size & ~kFlag};
    }

    const char* m_base = nullptr;
    std::int64_t m_firstLine = 1;
    std::size_t m_recordCount = 0;
    std::vector<Span> m_fields;    // grows only; what is in use is told by m_records
    std::vector<Record> m_records; // one more than m_recordCount: the end of the last
    std::string m_scratch;         // text of the fields that had to be unescaped
    std::int64_t m_textAfterQuote = 0;
    std::int64_t m_textAfterQuoteLine = 0;
    std::int64_t m_strayQuotes = 0;
    std::int64_t m_strayQuoteLine = 0;
    std::int64_t m_strayQuoteColumn = 0;
};

/// Cuts a piece that begins at the start of a record and ends at the end of one (or of the file)
/// into records. `firstLine` is the 1-based line of its first byte. The text is UTF-8 (see
/// TableReader); line ends are LF, CRLF and CR, also mixed. Blank lines are no records. A quote in
/// the middle of an unquoted field is text. Damage is mended where only one reading makes sense,
/// and counted: a single quote inside a quoted field is text when the field is closed later in the
/// line ("a "b" c"); a quote is text when the next one opens a field (x,"y,"z"). A piece is at most
/// 1 GiB. Returns the Error of a quote that is never closed (line and column of where it opened).
[[nodiscard]] Status tokenize(std::string_view piece, const Dialect& dialect,
                              std::int64_t firstLine, RecordBatch& out);

/// Length of the longest prefix of `piece` (which begins at a record) that ends at the end of a
/// record; 0 when no record ends in it. Exact about quotes: agrees with tokenize() to the byte. A
/// CR or a quote that is the last byte is left for the next piece, for what follows decides its
/// meaning.
[[nodiscard]] std::size_t completeRecords(std::string_view piece, const Dialect& dialect);

} // namespace regard
