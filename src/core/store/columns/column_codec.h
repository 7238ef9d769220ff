// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/store/import_session.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace regard::columns {

/// How a column's blob is to be read; stored beside it. Part of the file format.
enum class Encoding : std::uint8_t { Integers = 1, Codes = 2, Flags = 3, Numbers = 4, Texts = 5 };

/// A column as a blob, with its smallest and largest value (none where all are blank; for
/// texts those of their numbers, where they are numbered).
struct EncodedColumn {
    using Bound = std::variant<std::monostate, std::int64_t, double>;
    Encoding encoding = Encoding::Integers;
    std::string data;
    Bound low{};
    Bound high{};
};

/// Whole numbers, INT64_MIN is blank: value = smallest + greatest common divisor * code.
[[nodiscard]] EncodedColumn encodeIntegers(std::span<const std::int64_t> values);
/// Codes and ordinals, -1 is blank.
[[nodiscard]] EncodedColumn encodeCodes(std::span<const std::int32_t> values);
/// 1, 0, and -1 for blank.
[[nodiscard]] EncodedColumn encodeFlags(std::span<const std::int8_t> values);
/// NaN is blank. Numbers with up to four decimals are kept as whole numbers where that gives every
/// bit back, others as they are.
[[nodiscard]] EncodedColumn encodeNumbers(std::span<const double> values);
/// Texts, empty is blank. Numbered texts ("INC0000045", "581587") are kept as whole numbers where
/// that gives every character back, others compressed.
[[nodiscard]] EncodedColumn encodeTexts(const TextColumn& values);
/// The same bytes as for the texts of these numbers, and the smallest and largest number as bounds.
[[nodiscard]] EncodedColumn encodeTexts(const NumberedColumn& values);

/// The texts as numbers of one numbering, where all of them are (or blank).
[[nodiscard]] std::optional<NumberedColumn> numbered(const TextColumn& texts);
[[nodiscard]] TextColumn textsOf(const NumberedColumn& column);

/// What every reader of a column says of bytes that do not fit.
[[nodiscard]] Error damagedColumn();

/// Each fills `values`, whose length must be the number of values encoded. Damaged bytes give
/// ErrorKind::Corrupt.
[[nodiscard]] Status decodeIntegers(std::string_view data, std::span<std::int64_t> values);
[[nodiscard]] Status decodeCodes(std::string_view data, std::span<std::int32_t> values);
[[nodiscard]] Status decodeFlags(std::string_view data, std::span<std::int8_t> values);
[[nodiscard]] Status decodeNumbers(std::string_view data, std::span<double> values);
[[nodiscard]] Expected<TextColumn> decodeTexts(std::string_view data, std::size_t count);
/// The same, with numbered texts left as numbers.
using AnyTexts = std::variant<TextColumn, NumberedColumn>;
[[nodiscard]] Expected<AnyTexts> decodeAnyTexts(std::string_view data, std::size_t count);

} // namespace regard::columns
