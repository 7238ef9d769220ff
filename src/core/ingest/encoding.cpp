// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/text_decoder.h"
#include "core/ingest/utf8.h"

#include <regard/ingest/dialect.h>

#include <array>
#include <string>

namespace regard {
namespace {

/// UTF-16 without a byte order mark shows itself by the zero half of its ASCII characters.
bool zerosAlternate(std::string_view sample, std::size_t parity)
{
    std::size_t zeros = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
        zeros += sample[i + parity] == '\0' ? 1 : 0;
        others += sample[i + 1 - parity] == '\0' ? 1 : 0;
    }
    const std::size_t pairs = sample.size() / 2;
    return pairs >= 2 && zeros * 10 >= pairs * 6 && others * 20 <= pairs;
}

Encoding detectSingleByte(std::string_view sample)
{
    bool windowsOnly = false;
    bool euro = false;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const auto byte = static_cast<unsigned char>(sample[i]);
        windowsOnly = windowsOnly || (byte >= 0x80 && byte < 0xA0);
        // The sign for "any currency" is hardly written; beside a figure 0xA4 is the euro of
        // Latin-9.
        if (byte == 0xA4) {
            const auto digitNear = [&](std::size_t at) {
                return at < sample.size() && sample[at] >= '0' && sample[at] <= '9';
            };
            euro = euro || digitNear(i + 1) || (i > 0 && digitNear(i - 1)) ||
                   (i > 1 && sample[i - 1] == ' ' && digitNear(i - 2));
        }
    }
    return euro && !windowsOnly ? Encoding::Latin9 : Encoding::Windows1252;
}

} // namespace

std::string_view encodingName(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Ascii:
    case Encoding::Utf8:
        return "UTF-8";
    case Encoding::Utf8Bom:
        return "UTF-8 with BOM";
    case Encoding::Utf16LE:
        return "UTF-16LE";
    case Encoding::Utf16BE:
        return "UTF-16BE";
    case Encoding::Windows1252:
        return "Windows-1252";
    case Encoding::Latin1:
        return "ISO-8859-1";
    case Encoding::Latin9:
        return "ISO-8859-15";
    }
    return "UTF-8";
}

std::optional<Encoding> encodingByName(std::string_view name)
{
    struct Spelling {
        std::string_view letters;
        Encoding encoding;
    };
    static constexpr std::array<Spelling, 22> kSpellings = {{{"utf8", Encoding::Utf8},
                                                             {"utf8withbom", Encoding::Utf8Bom},
                                                             {"utf8bom", Encoding::Utf8Bom},
                                                             {"utf8sig", Encoding::Utf8Bom},
                                                             {"utf16le", Encoding::Utf16LE},
                                                             {"utf16", Encoding::Utf16LE},
                                                             {"ucs2", Encoding::Utf16LE},
                                                             {"utf16be", Encoding::Utf16BE},
                                                             {"windows1252", Encoding::Windows1252},
                                                             {"cp1252", Encoding::Windows1252},
                                                             {"win1252", Encoding::Windows1252},
                                                             {"1252", Encoding::Windows1252},
                                                             {"ansi", Encoding::Windows1252},
                                                             {"iso88591", Encoding::Latin1},
                                                             {"88591", Encoding::Latin1},
                                                             {"latin1", Encoding::Latin1},
                                                             {"iso885915", Encoding::Latin9},
                                                             {"885915", Encoding::Latin9},
                                                             {"latin9", Encoding::Latin9},
                                                             {"ascii", Encoding::Ascii},
                                                             {"usascii", Encoding::Ascii},
                                                             {"l1", Encoding::Latin1}}};
    std::string letters;
    for (const char c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
        else if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
    }
    for (const Spelling& spelling : kSpellings) {
        if (spelling.letters == letters)
            return spelling.encoding;
    }
    return std::nullopt;
}

Encoding detectEncoding(std::string_view sample)
{
    for (const Encoding marked : {Encoding::Utf8Bom, Encoding::Utf16LE, Encoding::Utf16BE}) {
        if (byteOrderMark(sample, marked) > 0)
            return marked;
    }
    const std::string_view start = sample.substr(0, std::size_t{64} << 10U);
    if (zerosAlternate(start, 1))
        return Encoding::Utf16LE;
    if (zerosAlternate(start, 0))
        return Encoding::Utf16BE;
    std::size_t characters = 0; // beyond ASCII
    std::size_t invalid = 0;
    for (std::size_t at = 0; at < sample.size();) {
        at += plainPrefix(sample.substr(at));
        if (at == sample.size())
            break;
        const Utf8Step step = utf8At(sample, at);
        if (step.incomplete)
            break;
        characters += step.valid && step.size > 1 ? 1 : 0;
        invalid += step.valid ? 0 : 1;
        at += step.size;
    }
    if (characters == 0 && invalid == 0)
        return Encoding::Ascii;
    // A damaged byte among many characters leaves a file UTF-8; text in another encoding hardly
    // ever contains what looks like a character of UTF-8.
    return characters >= invalid * 4 ? Encoding::Utf8 : detectSingleByte(sample);
}

} // namespace regard
