// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns/column_codec.h"
#include "core/store/columns/integer_codec.h"

#include <zstd.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace regard::columns {

namespace {

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

void writeNumbers(EncodedColumn& column, ByteWriter& out, const NumberedColumn& texts)
{
    const Numbering& numbering = texts.numbering;
    out.byte(static_cast<std::uint8_t>(Form::Numbered));
    out.varint(numbering.prefix.size());
    out.raw(numbering.prefix.data(), numbering.prefix.size());
    out.varint(numbering.width);
    const auto range = writeIntegers<std::int64_t>(
        out, std::span<const std::int64_t>(texts.numbers), Numbering::kNone);
    if (range) {
        column.low = range->low;
        column.high = range->high;
    }
}

void writeBytes(ByteWriter& out, const TextColumn& texts)
{
    std::vector<std::uint64_t> lengths(texts.size());
    CodeShape shape;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        lengths[i] = texts.at(i).size();
        shape.largest = std::max(shape.largest, lengths[i]);
        shape.runs += i == 0 || lengths[i] != lengths[i - 1] ? 1 : 0;
    }
    const std::size_t used = texts.ends.empty() ? 0 : texts.ends.back();
    std::string frame(ZSTD_compressBound(used), '\0');
    const std::size_t size =
        ZSTD_compress(frame.data(), frame.size(), texts.bytes.data(), used, kZstdLevel);
    const bool smaller = ZSTD_isError(size) == 0 && size < used;
    out.byte(static_cast<std::uint8_t>(smaller ? Form::Compressed : Form::Plain));
    packCodes(out, lengths.size(), shape, [&](std::size_t i) { return lengths[i]; });
    out.raw(smaller ? frame.data() : texts.bytes.data(), smaller ? size : used);
}

bool readNumbered(ByteReader& in, std::size_t count, NumberedColumn& texts)
{
    texts.numbering.prefix = in.raw(in.varint());
    const std::uint64_t width = in.varint();
    if (in.failed() || width > kMostDigits ||
        (texts.numbering.prefix.size() + kMostDigits) * count > kMostBytes)
        return false;
    texts.numbering.width = static_cast<std::uint32_t>(width);
    texts.numbers.resize(count);
    const std::int64_t most = digits::kPowersOfTen[width == 0 ? kMostDigits : width];
    bool sound = true;
    readIntegers<std::int64_t>(
        in, count, Numbering::kNone, [&](std::size_t i, std::int64_t number) {
            sound &= number == Numbering::kNone || (number >= 0 && number < most);
            texts.numbers[i] = number;
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

std::optional<NumberedColumn> numbered(const TextColumn& texts)
{
    NumberedColumn column;
    column.numbers.resize(texts.size(), Numbering::kNone);
    std::string_view first;
    for (std::size_t i = 0; i < texts.size() && first.empty(); ++i)
        first = texts.at(i);
    if (first.empty())
        return column;
    std::optional<Numbering> numbering = Numbering::of(first);
    for (int tries = 0; numbering && tries < 2; ++tries) {
        bool all = true;
        for (std::size_t i = 0; i < texts.size() && all; ++i) {
            const std::string_view text = texts.at(i);
            column.numbers[i] = text.empty() ? Numbering::kNone : numbering->number(text);
            all = text.empty() || column.numbers[i] != Numbering::kNone;
        }
        if (all) {
            column.numbering = std::move(*numbering);
            return column;
        }
        if (numbering->width > 0)
            return std::nullopt;
        numbering = numbering->widened(first);
    }
    return std::nullopt;
}

TextColumn textsOf(const NumberedColumn& column)
{
    TextColumn texts;
    texts.ends.reserve(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (!column.isBlank(i))
            column.numbering.append(texts.bytes, column.numbers[i]);
        texts.push({});
    }
    return texts;
}

EncodedColumn encodeTexts(const TextColumn& values)
{
    if (const std::optional<NumberedColumn> numbers = numbered(values))
        return encodeTexts(*numbers);
    EncodedColumn column;
    column.encoding = Encoding::Texts;
    ByteWriter out;
    writeBytes(out, values);
    column.data = out.take();
    return column;
}

EncodedColumn encodeTexts(const NumberedColumn& values)
{
    EncodedColumn column;
    column.encoding = Encoding::Texts;
    ByteWriter out;
    writeNumbers(column, out, values);
    column.data = out.take();
    return column;
}

Expected<AnyTexts> decodeAnyTexts(std::string_view data, std::size_t count)
{
    ByteReader in(data);
    const std::uint8_t form = in.byte();
    if (form == static_cast<std::uint8_t>(Form::Numbered)) {
        NumberedColumn numbers;
        if (!readNumbered(in, count, numbers))
            return damagedTexts();
        return AnyTexts(std::move(numbers));
    }
    TextColumn texts;
    texts.ends.reserve(count);
    const bool compressed = form == static_cast<std::uint8_t>(Form::Compressed);
    const bool known = compressed || form == static_cast<std::uint8_t>(Form::Plain);
    if (!known || !readBytes(in, data, compressed, count, texts) || texts.size() != count)
        return damagedTexts();
    return AnyTexts(std::move(texts));
}

Expected<TextColumn> decodeTexts(std::string_view data, std::size_t count)
{
    Expected<AnyTexts> texts = decodeAnyTexts(data, count);
    if (!texts.ok())
        return texts.error();
    if (const auto* numbers = std::get_if<NumberedColumn>(&texts.value()))
        return textsOf(*numbers);
    return std::get<TextColumn>(std::move(texts).value());
}

} // namespace regard::columns
