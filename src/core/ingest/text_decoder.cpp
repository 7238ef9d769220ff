// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/text_decoder.h"

#include "core/ingest/utf8.h"

#include <array>

namespace regard {
namespace {

constexpr char32_t kNulSymbol = 0x2400;
constexpr char32_t kUndefined = 0;

// Windows-1252, bytes 0x80 to 0x9F (Unicode Consortium, CP1252.TXT); the others are Latin-1.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC,     kUndefined, 0x201A, 0x0192, 0x201E, 0x2026,     0x2020, 0x2021,
    0x02C6,     0x2030,     0x0160, 0x2039, 0x0152, kUndefined, 0x017D, kUndefined,
    kUndefined, 0x2018,     0x2019, 0x201C, 0x201D, 0x2022,     0x2013, 0x2014,
    0x02DC,     0x2122,     0x0161, 0x203A, 0x0153, kUndefined, 0x017E, 0x0178,
};

char32_t latin9(unsigned char byte)
{
    switch (byte) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x0160;
    case 0xA8:
        return 0x0161;
    case 0xB4:
        return 0x017D;
    case 0xB8:
        return 0x017E;
    case 0xBC:
        return 0x0152;
    case 0xBD:
        return 0x0153;
    case 0xBE:
        return 0x0178;
    default:
        return byte;
    }
}

char32_t singleByte(Encoding encoding, unsigned char byte)
{
    if (encoding == Encoding::Windows1252 && byte >= 0x80 && byte < 0xA0)
        return kWindows1252[byte - 0x80U];
    return encoding == Encoding::Latin9 ? latin9(byte) : byte;
}

void appendHex(unsigned value, unsigned digits, std::string& out)
{
    for (unsigned i = digits; i-- > 0;)
        out.push_back("0123456789ABCDEF"[(value >> (4 * i)) & 0xFU]);
}

} // namespace

std::size_t byteOrderMark(std::string_view bytes, Encoding encoding)
{
    switch (encoding) {
    case Encoding::Utf8Bom:
    case Encoding::Utf8:
        return bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    case Encoding::Utf16LE:
        return bytes.substr(0, 2) == "\xFF\xFE" ? 2 : 0;
    case Encoding::Utf16BE:
        return bytes.substr(0, 2) == "\xFE\xFF" ? 2 : 0;
    default:
        return 0;
    }
}

void TextDecoder::putInvalid(unsigned char byte, std::string& out)
{
    ++m_invalidBytes;
    out += "\\x";
    appendHex(byte, 2, out);
}

void TextDecoder::putNul(std::string& out)
{
    ++m_nulBytes;
    appendUtf8(kNulSymbol, out);
}

void TextDecoder::decode(std::string_view bytes, bool last, std::string& out)
{
    std::string joined;
    if (!m_held.empty()) {
        joined = std::move(m_held) + std::string(bytes);
        m_held.clear();
        bytes = joined;
    }
    if (!m_begun) {
        if (bytes.size() < 3 && !last) {
            m_held = bytes;
            return;
        }
        m_begun = true;
        bytes.remove_prefix(byteOrderMark(bytes, m_encoding));
    }
    switch (m_encoding) {
    case Encoding::Ascii:
    case Encoding::Utf8:
    case Encoding::Utf8Bom:
        decodeUtf8(bytes, last, out);
        break;
    case Encoding::Utf16LE:
    case Encoding::Utf16BE:
        decodeUtf16(bytes, last, out);
        break;
    case Encoding::Windows1252:
    case Encoding::Latin1:
    case Encoding::Latin9:
        decodeSingleByte(bytes, out);
        break;
    }
}

bool TextDecoder::isText(std::string_view bytes) const
{
    const bool utf8 = m_encoding == Encoding::Utf8 || m_encoding == Encoding::Utf8Bom;
    if (!m_begun || !m_held.empty() || !(utf8 || m_encoding == Encoding::Ascii))
        return false;
    for (std::size_t at = plainPrefix(bytes); at < bytes.size();
         at += plainPrefix(bytes.substr(at))) {
        const Utf8Step step = utf8At(bytes, at);
        if (!utf8 || !step.valid || bytes[at] == '\0')
            return false;
        at += step.size;
    }
    return true;
}

void TextDecoder::decodeUtf8(std::string_view bytes, bool last, std::string& out)
{
    std::size_t copied = 0; // bytes before this are in `out`
    std::size_t at = 0;
    const auto flush = [&] { out.append(bytes.substr(copied, at - copied)); };
    while (at < bytes.size()) {
        at += plainPrefix(bytes.substr(at));
        if (at == bytes.size())
            break;
        if (bytes[at] == '\0') {
            flush();
            putNul(out);
            copied = ++at;
            continue;
        }
        if (m_encoding == Encoding::Ascii) {
            const std::string_view rest = bytes.substr(at);
            if (rest.size() < 4 && !last) {
                flush();
                m_held = rest;
                return;
            }
            const Encoding seen = detectEncoding(rest);
            const bool single = seen == Encoding::Windows1252 || seen == Encoding::Latin9 ||
                                seen == Encoding::Ascii; // the last byte of the file alone
            m_encoding = single ? Encoding::Windows1252 : Encoding::Utf8;
            if (single) {
                flush();
                decodeSingleByte(rest, out);
                return;
            }
        }
        const Utf8Step step = utf8At(bytes, at);
        if (step.valid) {
            at += step.size;
            continue;
        }
        flush();
        if (step.incomplete && !last) {
            m_held = bytes.substr(at);
            return;
        }
        putInvalid(static_cast<unsigned char>(bytes[at]), out);
        copied = ++at;
    }
    flush();
}

void TextDecoder::decodeUtf16(std::string_view bytes, bool last, std::string& out)
{
    const unsigned highAt = m_encoding == Encoding::Utf16LE ? 1 : 0;
    const auto putLone = [&](char16_t unit) {
        ++m_invalidBytes;
        out += "\\u";
        appendHex(unit, 4, out);
    };
    std::size_t at = 0;
    for (; at + 2 <= bytes.size(); at += 2) {
        const auto unit =
            static_cast<char16_t>((static_cast<unsigned char>(bytes[at + highAt]) << 8U) |
                                  static_cast<unsigned char>(bytes[at + 1 - highAt]));
        if (m_highSurrogate != 0) {
            const char16_t high = m_highSurrogate;
            m_highSurrogate = 0;
            if (unit >= 0xDC00 && unit <= 0xDFFF) {
                appendUtf8(0x10000 + ((char32_t{high} - 0xD800) << 10U) + (unit - 0xDC00U), out);
                continue;
            }
            putLone(high);
        }
        if (unit >= 0xD800 && unit <= 0xDBFF)
            m_highSurrogate = unit;
        else if (unit >= 0xDC00 && unit <= 0xDFFF)
            putLone(unit);
        else if (unit == 0)
            putNul(out);
        else
            appendUtf8(unit, out);
    }
    if (!last) {
        m_held = bytes.substr(at);
        return;
    }
    if (m_highSurrogate != 0)
        putLone(m_highSurrogate);
    m_highSurrogate = 0;
    if (at < bytes.size())
        putInvalid(static_cast<unsigned char>(bytes[at]), out);
}

void TextDecoder::decodeSingleByte(std::string_view bytes, std::string& out)
{
    while (!bytes.empty()) {
        const std::size_t plain = plainPrefix(bytes);
        out.append(bytes.substr(0, plain));
        if (plain == bytes.size())
            return;
        const auto byte = static_cast<unsigned char>(bytes[plain]);
        const char32_t codePoint = singleByte(m_encoding, byte);
        if (byte == 0)
            putNul(out);
        else if (codePoint == kUndefined)
            putInvalid(byte, out);
        else
            appendUtf8(codePoint, out);
        bytes.remove_prefix(plain + 1);
    }
}

} // namespace regard
