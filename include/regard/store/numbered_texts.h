// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/digits.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// How texts are made of numbers: a prefix, then the number with all its digits (`width` of them),
/// or, with width 0, without leading zeros.
struct Numbering {
    static constexpr std::int64_t kNone = INT64_MIN;

    std::string prefix;
    std::uint32_t width = 0;

    /// How this text is numbered, if it ends in a digit: with a width where its digits begin with a
    /// zero.
    [[nodiscard]] static std::optional<Numbering> of(std::string_view text);
    /// Every digit written out, as many as this text has; nothing where it is not of this prefix.
    [[nodiscard]] std::optional<Numbering> widened(std::string_view text) const;

    /// The number of a text; kNone where it is not numbered this way: text(number(t)) is t.
    [[nodiscard]] std::int64_t number(std::string_view text) const
    {
        if (text.size() <= prefix.size())
            return kNone;
        for (std::size_t i = 0; i < prefix.size(); ++i) // mostly none or one
            if (text[i] != prefix[i])
                return kNone;
        return numberOf(text.substr(prefix.size()), width);
    }
    /// The same of what follows the prefix.
    [[nodiscard]] static std::int64_t numberOf(std::string_view digits, std::uint32_t width)
    {
        if (width > 0 ? digits.size() != width : digits.size() > 1 && digits[0] == '0')
            return kNone;
        const std::int64_t value = wholeNumber(digits);
        return value < 0 ? kNone : value;
    }
    void append(std::string& out, std::int64_t number) const;
    [[nodiscard]] std::string text(std::int64_t number) const
    {
        std::string out;
        append(out, number);
        return out;
    }

    bool operator==(const Numbering&) const = default;
};

/// Texts that are numbered in one way, or blank (kNone): "INC0000045", "581587". They say the same
/// as their texts would, in less room and time.
struct NumberedColumn {
    Numbering numbering{};
    std::vector<std::int64_t> numbers{};

    [[nodiscard]] std::size_t size() const { return numbers.size(); }
    [[nodiscard]] bool isBlank(std::size_t i) const { return numbers[i] == Numbering::kNone; }
    /// "" for a blank.
    [[nodiscard]] std::string text(std::size_t i) const
    {
        return isBlank(i) ? std::string() : numbering.text(numbers[i]);
    }
};

} // namespace regard
