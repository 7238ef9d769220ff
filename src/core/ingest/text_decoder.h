// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/dialect.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace regard {

/// Turns the bytes of a file into UTF-8, block by block. Nothing is dropped: a byte that is not
/// text in the encoding becomes the four characters \xE9 (half of a surrogate pair \uD83D), a NUL
/// becomes U+2400. A byte order mark at the beginning is stepped over.
class TextDecoder final {
public:
    explicit TextDecoder(Encoding encoding) : m_encoding(encoding) {}

    /// Appends the text of `bytes` to `out`. What is cut in the middle of a character waits for the
    /// next block; `last` says that there is none.
    void decode(std::string_view bytes, bool last, std::string& out);
    /// Whether decode() would give exactly these bytes, and nothing of them is to be remembered: the
    /// caller may take them as they stand.
    [[nodiscard]] bool isText(std::string_view bytes) const;

    /// Ascii turns into Utf8 or Windows1252 with the first byte beyond ASCII.
    [[nodiscard]] Encoding encoding() const { return m_encoding; }
    [[nodiscard]] std::int64_t invalidBytes() const { return m_invalidBytes; }
    [[nodiscard]] std::int64_t nulBytes() const { return m_nulBytes; }

private:
    void decodeUtf8(std::string_view bytes, bool last, std::string& out);
    void decodeUtf16(std::string_view bytes, bool last, std::string& out);
    void decodeSingleByte(std::string_view bytes, std::string& out);
    void putInvalid(unsigned char byte, std::string& out);
    void putNul(std::string& out);

    Encoding m_encoding;
    bool m_begun = false;
    std::string m_held; // the first bytes of a character that is not yet whole
    char16_t m_highSurrogate = 0;
    std::int64_t m_invalidBytes = 0;
    std::int64_t m_nulBytes = 0;
};

/// Judges the encoding from the beginning of a file.
[[nodiscard]] Encoding detectEncoding(std::string_view sample);

/// The bytes of the byte order mark with which `bytes` begins, 0 if there is none.
[[nodiscard]] std::size_t byteOrderMark(std::string_view bytes, Encoding encoding);

} // namespace regard
