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
    void field(std::size_t, std::size_t, bool) {}
    void field(const std::string&, bool, bool) {}
    void record(std::size_t, std::size_t, std::size_t next, bool closed)
    {
        if (closed)
            m_end = next;
    }
    void blankLine(std::size_t next, bool closed) { record(next, next, next, closed); }
    void lineEnd() {}
    [[nodiscard]] std::size_t end() const { return m_end; }

private:
    std::size_t m_end = 0;
};

/// Visits the quotes only. Outside quotes a quote opens when a delimiter or a line end stands before
/// it and is text otherwise; inside, a doubled quote is text and any other closes.
std::size_t completeUsual(std::string_view piece, const Dialect& dialect)
{
    if (dialect.quote == 0)
        return behindLastLineEnd(piece);
    const auto find = [&](std::size_t from) {
        return piece.find(dialect.quote, from);
    };
    std::size_t end = 0;
    std::size_t outside = 0; // here the stretch outside quotes begins
    std::size_t at = 0;
    for (;;) {
        const std::size_t open = find(at);
        const std::size_t stop = open == std::string_view::npos ? piece.size() : open;
        if (open != std::string_view::npos && open > outside) {
            const char before = piece[open - 1];
            if (before != dialect.delimiter[0] && before != '\n' && before != '\r') {
                at = open + 1;
                continue;
            }
        } else if (open != std::string_view::npos && open > 0) {
            at = open + 1; // right behind a closing quote
            continue;
        }
        std::string_view stretch = piece.substr(outside, stop - outside);
        std::size_t last = behindLastLineEnd(stretch);
        // A CR at the end of the stretch is known not to be half of a CRLF when a quote follows.
        if (open != std::string_view::npos && !stretch.empty() && stretch.back() == '\r')
            last = stretch.size();
        if (last > 0)
            end = outside + last;
        if (open == std::string_view::npos)
            return end;
        std::size_t close = find(open + 1);
        while (close != std::string_view::npos && close + 1 < piece.size() &&
               piece[close + 1] == dialect.quote)
            close = find(close + 2);
        if (close == std::string_view::npos || close + 1 >= piece.size())
            return end;
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
    RecordGrammar(piece, dialect, sink).run();
    return sink.end();
}

} // namespace regard
