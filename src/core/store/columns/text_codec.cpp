// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/column_codec.h"
#include "core/store/columns/integer_codec.h"

#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

namespace regard::columns {

namespace {

constexpr std::int64_t kNoInteger = std::numeric_limits<std::int64_t>::min();
constexpr std::size_t kMostDigits = 18; // always fits an int64
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30;
constexpr int kZstdLevel = 1; // the fastest: an import waits for it

enum class Form : std::uint8_t {
    Numbered = 1,  ///< one prefix, then a number
    Plain = 2,     ///< lengths, then the bytes
    Compressed = 3 ///< lengths, then the bytes as a zstd frame
};

Error damagedTexts()
{
    return {
        ErrorKind::Corrupt,
        "A text column of the store is damaged. Open a backup, or undo the import it came with."};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Texts that are one prefix and a number: written with all their digits (`width` of them), or,
/// with width 0, without leading zeros.
struct Numbering {
    std::string_view prefix;
    std::size_t width = 0;

    [[nodiscard]] std::optional<std::int64_t> number(std::string_view text) const
    {
        if (!text.starts_with(prefix))
            return std::nullopt;
        const std::string_view digits = text.substr(prefix.size());
        if (digits.empty() || digits.size() > kMostDigits ||
            !std::all_of(digits.begin(), digits.end(), isDigit))
            return std::nullopt;
        const bool fits =
            width > 0 ? digits.size() == width : digits.size() == 1 || digits[0] != '0';
        if (!fits)
            return std::nullopt;
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
};

/// Prefix and digits of a text that ends in a number; width 0.
std::optional<Numbering> splitNumber(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0 && isDigit(text[start - 1]) && text.size() - start < kMostDigits)
        --start;
    if (start == text.size())
        return std::nullopt;
    return Numbering{text.substr(0, start), 0};
}

std::optional<std::vector<std::int64_t>> numbersOf(const TextColumn& texts,
                                                   const Numbering& numbering)
{
    std::vector<std::int64_t> numbers(texts.size(), kNoInteger);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string_view text = texts.at(i);
        if (text.empty())
            continue;
        const auto number = numbering.number(text);
        if (!number)
            return std::nullopt;
        numbers[i] = *number;
    }
    return numbers;
}

bool writeNumbered(ByteWriter& out, const TextColumn& texts)
{
    std::string_view first;
    for (std::size_t i = 0; i < texts.size() && first.empty(); ++i)
        first = texts.at(i);
    const auto split = first.empty() ? std::optional<Numbering>(Numbering{}) : splitNumber(first);
    if (!split)
        return false;
    Numbering numbering = *split;
    auto numbers = numbersOf(texts, numbering);
    if (!numbers && first.size() > numbering.prefix.size()) {
        numbering.width = first.size() - numbering.prefix.size();
        numbers = numbersOf(texts, numbering);
    }
    if (!numbers)
        return false;
    out.byte(static_cast<std::uint8_t>(Form::Numbered));
    out.varint(numbering.prefix.size());
    out.raw(numbering.prefix.data(), numbering.prefix.size());
    out.varint(numbering.width);
    writeIntegers<std::int64_t>(out, std::span<const std::int64_t>(*numbers), kNoInteger);
    return true;
}

void writeBytes(ByteWriter& out, const TextColumn& texts)
{
    std::vector<std::uint64_t> lengths(texts.size());
    std::uint64_t longest = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        lengths[i] = texts.at(i).size();
        longest = std::max(longest, lengths[i]);
    }
    const std::size_t used = texts.ends.empty() ? 0 : texts.ends.back();
    std::string frame(ZSTD_compressBound(used), '\0');
    const std::size_t size =
        ZSTD_compress(frame.data(), frame.size(), texts.bytes.data(), used, kZstdLevel);
    const bool smaller = ZSTD_isError(size) == 0 && size < used;
    out.byte(static_cast<std::uint8_t>(smaller ? Form::Compressed : Form::Plain));
    packCodes(out, lengths, longest);
    out.raw(smaller ? frame.data() : texts.bytes.data(), smaller ? size : used);
}

bool readNumbered(ByteReader& in, std::size_t count, TextColumn& texts)
{
    const std::string_view prefix = in.raw(in.varint());
    const std::uint64_t width = in.varint();
    if (in.failed() || width > kMostDigits || (prefix.size() + kMostDigits) * count > kMostBytes)
        return false;
    bool sound = true;
    readIntegers<std::int64_t>(in, count, kNoInteger, [&](std::size_t, std::int64_t number) {
        if (number == kNoInteger) {
            texts.push({});
            return;
        }
        char digits[20];
        const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        const auto length = static_cast<std::size_t>(end - digits);
        sound = sound && number >= 0 && length <= kMostDigits;
        texts.bytes.append(prefix);
        texts.bytes.append(length < width ? width - length : 0, '0');
        texts.push({digits, length});
    });
    return sound && in.atEnd();
}

bool readBytes(ByteReader& in, std::string_view data, bool compressed, std::size_t count,
               TextColumn& texts)
{
    const PackedCodes lengths(in, count);
    if (in.failed())
        return false;
    std::uint64_t total = 0;
    bool sound = true;
    lengths.unpack([&](std::size_t, std::uint64_t length) {
        sound = sound && length <= kMostBytes && total + length <= kMostBytes;
        total = sound ? total + length : total;
        texts.ends.push_back(static_cast<std::uint32_t>(total));
    });
    if (!sound)
        return false;
    const std::string_view rest = data.substr(data.size() - in.remaining());
    if (!compressed) {
        texts.bytes = rest;
        return rest.size() == total;
    }
    if (ZSTD_getFrameContentSize(rest.data(), rest.size()) != total)
        return false;
    texts.bytes.resize(total);
    return ZSTD_decompress(texts.bytes.data(), total, rest.data(), rest.size()) == total;
}

} // namespace

EncodedColumn encodeTexts(const TextColumn& values)
{
    EncodedColumn column;
    column.encoding = Encoding::Texts;
    ByteWriter out;
    if (!writeNumbered(out, values))
        writeBytes(out, values);
    column.data = out.take();
    return column;
}

Expected<TextColumn> decodeTexts(std::string_view data, std::size_t count)
{
    ByteReader in(data);
    const std::uint8_t form = in.byte();
    TextColumn texts;
    texts.ends.reserve(count);
    bool sound = false;
    if (form == static_cast<std::uint8_t>(Form::Numbered))
        sound = readNumbered(in, count, texts);
    else if (form == static_cast<std::uint8_t>(Form::Plain) ||
             form == static_cast<std::uint8_t>(Form::Compressed))
        sound =
            readBytes(in, data, form == static_cast<std::uint8_t>(Form::Compressed), count, texts);
    if (!sound || texts.size() != count)
        return damagedTexts();
    return texts;
}

} // namespace regard::columns
