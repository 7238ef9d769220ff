// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/values/number.h"
#include "core/ingest/values/currency_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

namespace regard::values {

namespace {

__extension__ using Wide = __int128;

constexpr std::array<std::int64_t, 19> kPowers = [] {
    std::array<std::int64_t, 19> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();

constexpr int kMostDigits = 18;

/// The parts of a number before it is decided what its separators mean.
struct Anatomy {
    bool negative = false;
    std::string_view body; ///< digits and separators
    int exponent = 0;
};

/// A body read by one decimal mark.
struct Plain {
    std::string digits; ///< without leading zeros
    int scale = 0;
};

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool takeSuffix(std::string_view& text, std::string_view suffix)
{
    if (!text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

bool takeSign(std::string_view& text, bool& negative)
{
    if (takePrefix(text, "-") || takePrefix(text, "\xE2\x88\x92"))
        negative = !negative;
    else if (!takePrefix(text, "+"))
        return false;
    text = trimmed(text);
    return true;
}

std::optional<Anatomy> dissect(std::string_view text)
{
    Anatomy parts;
    text = trimmed(text);
    bool bracketed = false;
    const auto takeBrackets = [&] {
        if (bracketed || text.size() < 3 || text.front() != '(' || text.back() != ')')
            return;
        text = trimmed(text.substr(1, text.size() - 2));
        bracketed = true;
        parts.negative = true;
    };
    takeBrackets();
    bool isSigned = takeSign(text, parts.negative);
    takeCurrency(text);
    takeBrackets(); // "$(12.50)"
    takeNoCents(text);
    if (!isSigned)
        isSigned = takeSign(text, parts.negative);
    if (takeSuffix(text, "%"))
        text = trimmed(text);
    if (!isSigned && text.size() > 1 &&
        (takeSuffix(text, "-") || takeSuffix(text, "\xE2\x88\x92"))) {
        parts.negative = !parts.negative;
        isSigned = true;
        text = trimmed(text);
        takeCurrency(text); // "12.50 EUR-"
    }
    if (bracketed && isSigned)
        return std::nullopt;
    const std::size_t e = text.find_first_of("eE");
    if (e != std::string_view::npos) {
        std::string_view exponent = text.substr(e + 1);
        const bool minus = takePrefix(exponent, "-");
        if (!minus)
            takePrefix(exponent, "+");
        const auto [end, error] =
            std::from_chars(exponent.data(), exponent.data() + exponent.size(), parts.exponent);
        if (exponent.empty() || !isDigit(exponent.front()) || error != std::errc() ||
            end != exponent.data() + exponent.size() || parts.exponent > 400)
            return std::nullopt;
        if (minus)
            parts.exponent = -parts.exponent;
        text = text.substr(0, e);
    }
    if (text.empty())
        return std::nullopt;
    parts.body = text;
    return parts;
}

/// Bytes of the separator at the beginning of `text` other than point and comma, 0 if none.
std::size_t otherSeparator(std::string_view text)
{
    for (const std::string_view one :
         {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"})
        if (text.starts_with(one))
            return one.size();
    return 0;
}

/// Reads digits, groups of three and decimals; nullopt where the body is not so built.
std::optional<Plain> readBody(std::string_view body, char mark)
{
    Plain plain;
    std::string_view group; // the separator of groups, once there is one
    std::size_t run = 0;    // digits since the last separator
    bool first = true;      // still in the first group
    char leading = 0;
    std::size_t i = 0;
    for (; i < body.size() && body[i] != mark;) {
        if (isDigit(body[i])) {
            if (run == 0 && first)
                leading = body[i];
            plain.digits += body[i++];
            ++run;
            continue;
        }
        const std::string_view rest = body.substr(i);
        const std::size_t size =
            rest[0] == '.' || rest[0] == ',' ? std::size_t{1} : otherSeparator(rest);
        if (size == 0 || run == 0 || run > 3 || (!first && run != 3) || (first && leading == '0'))
            return std::nullopt;
        if (!group.empty() && group != rest.substr(0, size))
            return std::nullopt;
        group = rest.substr(0, size);
        first = false;
        run = 0;
        i += size;
    }
    if (!group.empty() && run != 3)
        return std::nullopt;
    const std::size_t whole = plain.digits.size();
    if (i < body.size()) { // the mark
        for (++i; i < body.size(); ++i) {
            if (!isDigit(body[i]))
                return std::nullopt;
            plain.digits += body[i];
        }
        plain.scale = static_cast<int>(plain.digits.size() - whole);
    }
    if (plain.digits.empty())
        return std::nullopt;
    const std::size_t nonZero = plain.digits.find_first_not_of('0');
    plain.digits.erase(0, nonZero == std::string::npos ? plain.digits.size() - 1 : nonZero);
    return plain;
}

bool sameValue(const Plain& a, const Plain& b)
{
    return a.scale == b.scale && a.digits == b.digits;
}

/// The usual number, digits with at most one point, without allocating. A text of another kind, or
/// one that a decimal comma would read differently, is left to the careful way.
bool readQuickly(std::string_view text, DecimalMark mark, Decimal& out)
{
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool negative = at != end && *at == '-';
    if (negative)
        ++at;
    const char* const begin = at;
    std::int64_t value = 0;
    if (end - begin > kMostDigits)
        return false;
    while (at != end && isDigit(*at))
        value = value * 10 + (*at++ - '0');
    const std::ptrdiff_t whole = at - begin;
    if (whole == 0)
        return false;
    std::ptrdiff_t decimals = 0;
    if (at != end) {
        if (*at != '.' || mark == DecimalMark::Comma)
            return false;
        const char* const fraction = ++at;
        while (at != end && isDigit(*at))
            value = value * 10 + (*at++ - '0');
        decimals = at - fraction;
        if (at != end || decimals == 0)
            return false;
        if (mark == DecimalMark::Open && decimals == 3 && whole <= 3 && *begin != '0')
            return false;
    }
    out.digits = negative ? -value : value;
    out.scale = static_cast<int>(decimals);
    return true;
}

/// Decides which of the two readings holds; fills `plain` when the outcome is Ok.
Reading decide(const Anatomy& parts, DecimalMark mark, Plain& plain)
{
    std::optional<Plain> point = readBody(parts.body, '.');
    std::optional<Plain> comma = readBody(parts.body, ',');
    if (!point && !comma)
        return Reading::Unreadable;
    if (mark == DecimalMark::Open) {
        if (point && comma && !sameValue(*point, *comma))
            return Reading::Undecided;
        plain = point ? std::move(*point) : std::move(*comma);
        return Reading::Ok;
    }
    std::optional<Plain>& chosen = mark == DecimalMark::Point ? point : comma;
    if (!chosen)
        return Reading::Opposed;
    plain = std::move(*chosen);
    return Reading::Ok;
}

/// Applies sign and exponent. False where the number has too many digits to be exact.
bool exact(const Anatomy& parts, const Plain& plain, Decimal& out)
{
    if (plain.digits.size() > kMostDigits)
        return false;
    std::int64_t value = 0;
    for (const char digit : plain.digits)
        value = value * 10 + (digit - '0');
    int scale = plain.scale - parts.exponent;
    while (scale > 0 && value % 10 == 0 && parts.exponent != 0 && value != 0) {
        value /= 10;
        --scale;
    }
    if (value == 0)
        scale = 0;
    if (scale > kMostDigits || scale < -kMostDigits)
        return false;
    if (scale < 0) {
        const Wide wide = Wide{value} * kPowers[static_cast<std::size_t>(-scale)];
        if (wide > kPowers.back())
            return false;
        value = static_cast<std::int64_t>(wide);
        scale = 0;
    }
    out.digits = parts.negative ? -value : value;
    out.scale = scale;
    return true;
}

Reading rounded(Wide value, int scale, int minorDigits, std::int64_t& out)
{
    for (; scale < minorDigits; ++scale)
        value *= 10;
    if (scale > minorDigits) {
        Wide divisor = 1;
        for (int i = minorDigits; i < scale; ++i)
            divisor *= 10;
        const Wide half = divisor / 2;
        value = value >= 0 ? (value + half) / divisor : -((-value + half) / divisor);
    }
    // The smallest integer means "no money", so that it is no amount.
    constexpr Wide kLargest = std::numeric_limits<std::int64_t>::max();
    if (value > kLargest || value < -kLargest)
        return Reading::Unreadable;
    out = static_cast<std::int64_t>(value);
    return Reading::Ok;
}

} // namespace

MarkEvidence evidenceOfMark(std::string_view text)
{
    MarkEvidence evidence;
    const std::optional<Anatomy> parts = dissect(text);
    if (!parts)
        return evidence;
    const std::optional<Plain> point = readBody(parts->body, '.');
    const std::optional<Plain> comma = readBody(parts->body, ',');
    evidence.point = point.has_value();
    evidence.comma = comma.has_value();
    evidence.differ = point && comma && !sameValue(*point, *comma);
    return evidence;
}

Reading readDecimal(std::string_view text, DecimalMark mark, Decimal& out)
{
    if (readQuickly(text, mark, out))
        return Reading::Ok;
    const std::optional<Anatomy> parts = dissect(text);
    if (!parts)
        return Reading::Unreadable;
    Plain plain;
    const Reading reading = decide(*parts, mark, plain);
    if (reading != Reading::Ok)
        return reading;
    return exact(*parts, plain, out) ? Reading::Ok : Reading::Unreadable;
}

double toDouble(Decimal value)
{
    // Both operands are exact, so that the quotient is the nearest double.
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (value.digits > -kExact && value.digits < kExact)
        return static_cast<double>(value.digits) /
               static_cast<double>(kPowers[static_cast<std::size_t>(value.scale)]);
    const std::string text = std::to_string(value.digits) + "e-" + std::to_string(value.scale);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Reading readNumber(std::string_view text, DecimalMark mark, double& out)
{
    Decimal decimal;
    if (readQuickly(text, mark, decimal)) {
        out = toDouble(decimal);
        return Reading::Ok;
    }
    const std::optional<Anatomy> parts = dissect(text);
    if (!parts)
        return Reading::Unreadable;
    Plain plain;
    const Reading reading = decide(*parts, mark, plain);
    if (reading != Reading::Ok)
        return reading;
    if (exact(*parts, plain, decimal)) {
        out = toDouble(decimal);
        return Reading::Ok;
    }
    const std::string canonical = (parts->negative ? "-" : "") + plain.digits + "e" +
                                  std::to_string(parts->exponent - plain.scale);
    const auto [end, error] =
        std::from_chars(canonical.data(), canonical.data() + canonical.size(), out);
    return error == std::errc() ? Reading::Ok : Reading::Unreadable;
}

bool isShortened(std::string_view text)
{
    // Nearly every text has no plus sign there.
    const std::size_t size = text.size();
    if (size < 5 || (text[size - 3] != '+' && text[size - 2] != '+'))
        return false;
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || e + 2 >= size || text[e + 1] != '+')
        return false;
    const auto areDigits = [](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, isDigit);
    };
    const std::string_view number = text.substr(0, e);
    const std::string_view power = text.substr(e + 2);
    const bool oneDigit = number.size() == 1 && isDigit(number[0]);
    const bool decimals = number.size() > 2 && isDigit(number[0]) &&
                          (number[1] == '.' || number[1] == ',') && areDigits(number.substr(2));
    return (oneDigit || decimals) && areDigits(power) && power.size() <= 2 &&
           (power.size() == 2 ? power >= "09" : power == "9");
}

Reading readMoney(std::string_view text, DecimalMark mark, int minorDigits, std::int64_t& out)
{
    Decimal decimal;
    const Reading reading = readDecimal(text, mark, decimal);
    if (reading != Reading::Ok)
        return reading;
    if (decimal.scale == minorDigits) {
        out = decimal.digits;
        return Reading::Ok;
    }
    return rounded(decimal.digits, decimal.scale, minorDigits, out);
}

Reading multiplied(Decimal a, Decimal b, int minorDigits, std::int64_t& out)
{
    std::int64_t product = 0;
    if (a.scale + b.scale == minorDigits && !__builtin_mul_overflow(a.digits, b.digits, &product) &&
        product != std::numeric_limits<std::int64_t>::min()) {
        out = product;
        return Reading::Ok;
    }
    return rounded(Wide{a.digits} * b.digits, a.scale + b.scale, minorDigits, out);
}

} // namespace regard::values
