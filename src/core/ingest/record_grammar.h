// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/dialect.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace regard {

/// The grammar of delimited text, a byte at a time: what every dialect means. The fast paths for
/// the usual dialects must agree with it.
///
/// Sink:
///   void recordBegins();
///   void field(std::size_t begin, std::size_t size, bool quoted);  text as it stands in the piece
///   void field(const std::string& text, bool quoted, bool textAfterQuote); text that was unescaped
///   void strayQuote(std::size_t open, std::size_t proof);
///        the quote at `open` is text, as the one at `proof` shows (kClosed: no quote follows)
///   void proof(std::size_t at);  what comes before was mended because of the quote at `at`
///   void record(std::size_t begin, std::size_t end, std::size_t next, bool closed);
///        `closed`: a line end that can mean nothing else stands behind it
///   void blankLine(std::size_t next, bool closed);                 between records
///   void lineEnd();                                                every one, wherever it stands
template <typename Sink>
class RecordGrammar final {
public:
    static constexpr std::size_t kClosed = static_cast<std::size_t>(-1);

    RecordGrammar(std::string_view piece, const Dialect& dialect, Sink& sink)
        : m_text(piece), m_dialect(dialect), m_sink(sink)
    {
    }

    /// Offset of a quote that is never closed, kClosed if there is none.
    std::size_t run()
    {
        while (m_at < m_text.size()) {
            if (isLineEnd(m_at)) {
                const bool closed = endsLineForSure();
                stepOverLineEnd();
                m_sink.blankLine(m_at, closed);
                continue;
            }
            const std::size_t begin = m_at;
            m_sink.recordBegins();
            for (;;) {
                const std::size_t open = readField();
                if (open != kClosed)
                    return open;
                if (m_at >= m_text.size() || isLineEnd(m_at))
                    break;
                m_at += m_dialect.delimiter.size();
            }
            const std::size_t end = m_at;
            const bool closed = endsLineForSure();
            if (m_at < m_text.size())
                stepOverLineEnd();
            m_sink.record(begin, end, m_at, closed);
        }
        return kClosed;
    }

private:
    [[nodiscard]] bool isLineEnd(std::size_t at) const
    {
        return m_text[at] == '\n' || m_text[at] == '\r';
    }
    [[nodiscard]] bool isDelimiter(std::size_t at) const
    {
        return !m_dialect.delimiter.empty() &&
               m_text.compare(at, m_dialect.delimiter.size(), m_dialect.delimiter) == 0;
    }
    [[nodiscard]] bool isBlank(std::size_t at) const
    {
        return (m_text[at] == ' ' || m_text[at] == '\t') && !isDelimiter(at);
    }
    [[nodiscard]] bool endsField(std::size_t at) const
    {
        return at >= m_text.size() || isLineEnd(at) || isDelimiter(at);
    }
    [[nodiscard]] bool isBackslash(std::size_t at) const
    {
        return m_dialect.escape == '\\' && m_text[at] == '\\' && at + 1 < m_text.size();
    }
    /// A CR that is the last byte may be half of a CRLF.
    [[nodiscard]] bool endsLineForSure() const
    {
        return m_at < m_text.size() && (m_text[m_at] == '\n' || m_at + 1 < m_text.size());
    }
    void stepOverLineEnd()
    {
        m_at +=
            m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n' ? 2 : 1;
        m_sink.lineEnd();
    }

    /// Leaves m_at at what ends the field.
    std::size_t readField()
    {
        if (m_dialect.trimSpaces) {
            while (m_at < m_text.size() && isBlank(m_at))
                ++m_at;
        }
        if (m_dialect.quote != 0 && m_at < m_text.size() && m_text[m_at] == m_dialect.quote)
            return readQuoted();
        readPlain();
        return kClosed;
    }

    /// Reads the quote at `open` and what follows as text.
    std::size_t readStray(std::size_t open, std::size_t proof)
    {
        m_sink.strayQuote(open, proof);
        m_at = open;
        readPlain();
        return kClosed;
    }

    void readPlain()
    {
        const std::size_t begin = m_at;
        m_unescaped.clear();
        bool copied = false;
        while (!endsField(m_at)) {
            if (isBackslash(m_at) && isEscapable(m_at + 1)) {
                if (!copied)
                    m_unescaped.assign(m_text.substr(begin, m_at - begin));
                copied = true;
                ++m_at;
                if (isLineEnd(m_at)) {
                    const std::size_t from = m_at;
                    stepOverLineEnd();
                    m_unescaped.append(m_text.substr(from, m_at - from));
                } else {
                    m_unescaped.push_back(m_text[m_at++]);
                }
                continue;
            }
            if (copied)
                m_unescaped.push_back(m_text[m_at]);
            ++m_at;
        }
        std::size_t end = m_at;
        if (m_dialect.trimSpaces && !copied) {
            while (end > begin && isBlank(end - 1))
                --end;
        }
        if (copied)
            m_sink.field(m_unescaped, false, false);
        else
            m_sink.field(begin, end - begin, false);
    }

    [[nodiscard]] bool isEscapable(std::size_t at) const
    {
        return m_text[at] == '\\' || m_text[at] == m_dialect.quote || endsField(at);
    }

    std::size_t readQuoted()
    {
        const std::size_t open = m_at++;
        std::size_t close = findClose(open);
        if (close == kClosed)
            return m_dialect.unclosedIsText ? readStray(open, kClosed) : open;
        bool mended = false;
        if (opensAnother(open, close)) {
            const std::size_t inner = innerClose(open, close);
            if (inner == kClosed)
                return readStray(open, close);
            m_sink.proof(close);
            close = inner;
            mended = true;
        }
        m_at = open + 1;
        const std::size_t end = mended ? close : mendedClose(close);
        mended = mended || end != close;
        bool copied = false;
        m_unescaped.clear();
        for (;;) {
            if (m_at == end)
                break;
            const char c = m_text[m_at];
            if (c == m_dialect.quote && m_at + 1 < close && m_text[m_at + 1] == m_dialect.quote) {
                copied = beginCopy(copied, open);
                m_unescaped.push_back(c);
                m_at += 2;
                continue;
            }
            if (m_at < close && isBackslash(m_at) &&
                (m_text[m_at + 1] == m_dialect.quote || m_text[m_at + 1] == '\\')) {
                copied = beginCopy(copied, open);
                m_unescaped.push_back(m_text[m_at + 1]);
                m_at += 2;
                continue;
            }
            const std::size_t from = m_at;
            if (isLineEnd(m_at))
                stepOverLineEnd();
            else
                ++m_at;
            if (copied)
                m_unescaped.append(m_text.substr(from, m_at - from));
        }
        const std::size_t after = ++m_at;
        bool onlyBlanks = true;
        for (; !endsField(m_at); ++m_at)
            onlyBlanks = onlyBlanks && isBlank(m_at);
        if (!onlyBlanks) {
            beginCopy(copied, open, end);
            m_unescaped.append(m_text.substr(after, m_at - after));
            m_sink.field(m_unescaped, true, true);
        } else if (copied || mended) {
            beginCopy(copied, open, end);
            m_sink.field(m_unescaped, true, mended);
        } else {
            m_sink.field(open + 1, close - open - 1, true);
        }
        return kClosed;
    }

    /// The quote that closes the one at `open`, kClosed if none does.
    [[nodiscard]] std::size_t findClose(std::size_t open) const
    {
        for (std::size_t at = open + 1; at < m_text.size(); ++at) {
            if (m_text[at] == m_dialect.quote) {
                if (at + 1 >= m_text.size() || m_text[at + 1] != m_dialect.quote)
                    return at;
                ++at;
            } else if (isBackslash(at) &&
                       (m_text[at + 1] == m_dialect.quote || m_text[at + 1] == '\\')) {
                ++at;
            }
        }
        return kClosed;
    }

    /// x,"y,"z": the second quote begins a field, so the first one is text.
    [[nodiscard]] bool opensAnother(std::size_t open, std::size_t close) const
    {
        if (close == open + 1 || endsField(close + 1) || isBlank(close + 1))
            return false;
        std::size_t before = close;
        if (m_dialect.trimSpaces) {
            while (before > open + 1 && isBlank(before - 1))
                --before;
        }
        const std::size_t width = m_dialect.delimiter.size();
        return isLineEnd(before - 1) ||
               (width > 0 && before >= open + 1 + width && isDelimiter(before - width));
    }

    /// "32"","y": what looks like a doubled quote is the last character and the quote that closes,
    /// for the quote at `close` opens another field. kClosed where there is none.
    [[nodiscard]] std::size_t innerClose(std::size_t open, std::size_t close) const
    {
        for (std::size_t at = open + 1; at + 1 < close; ++at) {
            if (m_text[at] != m_dialect.quote)
                continue;
            if (m_text[at + 1] == m_dialect.quote && endsField(at + 2))
                return at + 1;
            ++at;
        }
        return kClosed;
    }

    /// "a "b" c": where text follows what seems to close the field, but a quote further on in the
    /// line ends it without one that opens another, that one closes.
    [[nodiscard]] std::size_t mendedClose(std::size_t close) const
    {
        std::size_t at = close + 1;
        while (!endsField(at) && isBlank(at))
            ++at;
        if (endsField(at))
            return close;
        for (at = close + 1; at < m_text.size() && !isLineEnd(at); ++at) {
            if (m_text[at] != m_dialect.quote)
                continue;
            const std::size_t width = m_dialect.delimiter.size();
            if (width > 0 && at >= close + 1 + width && isDelimiter(at - width))
                return close;
            if (endsField(at + 1))
                return at;
        }
        return close;
    }

    bool beginCopy(bool copied, std::size_t open, std::size_t end = kClosed)
    {
        if (!copied)
            m_unescaped.assign(m_text.substr(open + 1, (end == kClosed ? m_at : end) - open - 1));
        return true;
    }

    std::string_view m_text;
    const Dialect& m_dialect;
    Sink& m_sink;
    std::size_t m_at = 0;
    std::string m_unescaped;
};

/// True for dialects that the fast paths read: one delimiter, quotes doubled if there are any.
[[nodiscard]] inline bool isUsualDialect(const Dialect& dialect)
{
    return dialect.delimiter.size() == 1 && !dialect.trimSpaces &&
           (dialect.escape != '\\' || dialect.quote == '\\') && dialect.delimiter[0] != '\n' &&
           dialect.delimiter[0] != '\r' && dialect.delimiter[0] != dialect.quote;
}

} // namespace regard
