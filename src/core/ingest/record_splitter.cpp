// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/byte_scan.h"
#include "core/ingest/record_grammar.h"

#include <regard/ingest/record_batch.h>

#include <cstring>

namespace regard {
namespace {

/// Hears of records and remembers where the last whole one ends.
class LastEnd final {
public:
    void recordBegins() {}
    void strayQuote(std::size_t, std::size_t proof) { m_proof = proof; }
    void field(std::size_t, std::size_t, bool) {}
    void field(const std::string&, bool, bool) {}
    void record(std::size_t, std::size_t, std::size_t next, bool closed)
    {
        // What shows that a quote is text must stand in the same piece.
        if (closed && next > m_proof)
            m_end = next;
    }
    void proof(std::size_t at) { m_proof = at; }
    void blankLine(std::size_t next, bool closed) { record(next, next, next, closed); }
    void lineEnd() {}
    [[nodiscard]] std::size_t end() const { return m_end; }

private:
    std::size_t m_end = 0;
    std::size_t m_proof = 0;
};

/// See RecordGrammar::innerClose().
std::size_t innerClose(std::string_view piece, const Dialect& dialect, std::size_t open,
                       std::size_t close)
{
    for (std::size_t at = piece.find(dialect.quote, open + 1); at + 1 < close;
         at = piece.find(dialect.quote, at + 2)) {
        const char after = piece[at + 2];
        if (piece[at + 1] == dialect.quote &&
            (after == dialect.delimiter[0] || after == '\n' || after == '\r'))
            return at + 1;
    }
    return std::string_view::npos;
}

/// Visits the quotes only. Outside quotes a quote opens when a delimiter or a line end stands
/// before it and is text otherwise; inside, a doubled quote is text and any other closes, unless it
/// shows that the one before was text. What is mended inside a line moves no record's end.
std::size_t completeUsual(std::string_view piece, const Dialect& dialect)
{
    if (dialect.quote == 0)
        return behindLastLineEnd(piece);
    const auto find = [&](std::size_t from) { return piece.find(dialect.quote, from); };
    const auto endsField = [&](std::size_t where) {
        const char c = piece[where];
        return c == dialect.delimiter[0] || c == '\n' || c == '\r';
    };
    std::size_t end = 0;
    std::size_t outside = 0; // here the stretch outside quotes begins
    std::size_t at = 0;
    std::size_t proof = 0; // what was mended before is shown by the quote here
    for (std::size_t known = std::string_view::npos;;) { // a quote that is known to open
        const std::size_t open = known != std::string_view::npos ? known : find(at);
        const std::size_t stop = open == std::string_view::npos ? piece.size() : open;
        if (known == std::string_view::npos && open != std::string_view::npos && open > outside) {
            if (!endsField(open - 1)) {
                at = open + 1;
                continue;
            }
        }
        // What shows that a quote is text must stand in the same piece: no end between the two.
        if (known == std::string_view::npos) {
            const std::string_view stretch = piece.substr(outside, stop - outside);
            std::size_t last = behindLastLineEnd(stretch);
            // A CR at the end of the stretch is not half of a CRLF when a quote follows.
            if (open != std::string_view::npos && !stretch.empty() && stretch.back() == '\r')
                last = stretch.size();
            if (last > 0 && outside + last > proof)
                end = outside + last;
        }
        known = std::string_view::npos;
        if (open == std::string_view::npos)
            return end;
        std::size_t close = find(open + 1);
        while (close != std::string_view::npos && close + 1 < piece.size() &&
               piece[close + 1] == dialect.quote)
            close = find(close + 2);
        if (close == std::string_view::npos || close + 1 >= piece.size())
            return end;
        if (close > open + 1 && endsField(close - 1) && !endsField(close + 1) &&
            piece[close + 1] != ' ' && piece[close + 1] != '\t') {
            proof = close; // it opens another field: the one before is closed earlier, or text
            const std::size_t inner = innerClose(piece, dialect, open, close);
            if (inner == std::string_view::npos) {
                known = close;
            } else {
                outside = inner + 1;
                at = outside;
            }
            continue;
        }
        outside = close + 1;
        at = outside;
    }
}

} // namespace

std::size_t completeRecords(std::string_view piece, const Dialect& dialect)
{
    if (isUsualDialect(dialect))
        return completeUsual(piece, dialect);
    LastEnd sink;
    Dialect strict = dialect; // what follows may still close a quote
    strict.unclosedIsText = false;
    RecordGrammar(piece, strict, sink).run();
    return sink.end();
}

} // namespace regard
