// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/column_profile.h"

#include "core/ingest/values/boolean.h"
#include "core/ingest/values/date.h"
#include "core/ingest/values/duration.h"
#include "core/ingest/values/number.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <functional>

namespace regard {
namespace {

using namespace values;

constexpr std::size_t kMostDistinct = 1000;
constexpr std::size_t kMostFirst = 5;
constexpr std::size_t kMostUndecided = 3;
constexpr std::size_t kMostShapes = 16;
constexpr std::size_t kLongestExample = 120;
/// A type holds for a column when this share of its values fits.
constexpr double kEnough = 0.9;

unsigned bit(unsigned kind)
{
    return 1U << kind;
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Cut to a length that can be shown, not in the middle of a character.
std::string shortened(std::string_view text)
{
    if (text.size() <= kLongestExample)
        return std::string(text);
    std::size_t end = kLongestExample;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "\xE2\x80\xA6";
}

std::string quoted(const std::string& text)
{
    return "\xE2\x80\x9C" + text + "\xE2\x80\x9D";
}

} // namespace

ColumnProfile::ColumnProfile(std::string header) : m_header(std::move(header)) {}

void ColumnProfile::add(std::string_view value, std::int64_t line)
{
    const std::string_view text = trimmed(value);
    if (text.empty()) {
        ++m_blank;
        return;
    }
    ++m_values;
    if (m_values == 1 || text != m_last) {
        m_lastKinds = kindsOf(text);
        m_last.assign(text.substr(0, 256));
        if (m_distinct.size() < kMostDistinct)
            m_distinct.insert(std::hash<std::string_view>()(text));
        if (m_first.size() < kMostFirst)
            m_first.push_back(shortened(text));
        if ((m_lastKinds & (bit(kEitherOrder) | bit(kEitherMark))) != 0 &&
            m_undecided.size() < kMostUndecided)
            m_undecided.push_back(m_last);
    } else if ((m_lastKinds & (bit(kDate) | bit(kDateTime))) != 0) {
        countShape(text);
    }
    for (unsigned kind = 0, kinds = m_lastKinds; kinds != 0; ++kind, kinds >>= 1U)
        m_counts[kind] += kinds & 1U;
    if (m_lastKinds == 0 && m_oddLine == 0) {
        m_oddExample = shortened(text);
        m_oddLine = line;
    }
}

unsigned ColumnProfile::kindsOf(std::string_view text)
{
    if (text.size() > 64)
        return 0;
    unsigned kinds = 0;
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
    if (digits) {
        kinds |= numberKinds(text);
        if (!allDigits(text) || text.size() == 8 || text.size() == 10 || text.size() == 13 ||
            text.size() == 5)
            kinds |= dateKinds(text);
        double seconds = 0;
        const bool plain = (kinds & (bit(kInteger) | bit(kDecimal))) != 0;
        if (!plain && readDuration(text, DecimalMark::Open, seconds) == Reading::Ok)
            kinds |= bit(kDuration);
    } else if (text.size() <= 10 && readBoolean(text)) {
        kinds |= bit(kBoolean);
    }
    return kinds;
}

unsigned ColumnProfile::numberKinds(std::string_view text) const
{
    if (allDigits(text)) {
        unsigned kinds = bit(kInteger);
        if (text.size() > 1 && text[0] == '0')
            kinds |= bit(kLeadingZero);
        if (text == "0" || text == "1")
            kinds |= bit(kFlag);
        return kinds;
    }
    double number = 0;
    const Reading reading = readNumber(text, DecimalMark::Open, number);
    if (reading != Reading::Ok && reading != Reading::Undecided)
        return 0;
    unsigned kinds = 0;
    if (text.find('%') != std::string_view::npos)
        kinds |= bit(kPercentage);
    else if (std::any_of(text.begin(), text.end(),
                         [](char c) {
                             return c == '$' || isLetter(c) ||
                                    static_cast<unsigned char>(c) >= 0xC2;
                         }) &&
             !isShortened(text) && text.find_first_of("eE") == std::string_view::npos)
        kinds |= bit(kMoney);
    const bool whole = text.find_first_of(".,") == std::string_view::npos;
    kinds |= bit(whole && (kinds == 0) ? kInteger : kDecimal);
    if (isShortened(text))
        kinds |= bit(kShortened);
    if (text.size() > 5 && text.starts_with("0.") && allDigits(text.substr(2)))
        kinds |= bit(kDayFraction);
    const MarkEvidence mark = evidenceOfMark(text);
    if (mark.point && !mark.comma)
        kinds |= bit(kPoint);
    if (mark.comma && !mark.point)
        kinds |= bit(kComma);
    if (mark.differ)
        kinds |= bit(kEitherMark);
    return kinds;
}

unsigned ColumnProfile::dateKinds(std::string_view text)
{
    const bool digitsOnly = allDigits(text);
    // A plain or decimal number is a date by its column's name at most.
    if (digitsOnly) {
        if (text.size() == 5)
            return text >= "36526" && text <= "73050" ? bit(kSerial) : 0; // 2000 to 2099
        ReadMoment moment;
        if (readDate(text, DateOrder::Open, moment) != Reading::Ok)
            return 0;
        return bit(text.size() == 8 ? kCompactDate : kUnixTime);
    }
    ReadMoment moment;
    Reading reading = readDate(text, DateOrder::Open, moment);
    const OrderEvidence order = evidenceOfOrder(text);
    if (reading == Reading::Undecided)
        reading =
            readDate(text, order.dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst, moment);
    if (reading != Reading::Ok)
        return 0;
    if (text.find_first_not_of("0123456789.,") == std::string_view::npos &&
        std::count(text.begin(), text.end(), '.') + std::count(text.begin(), text.end(), ',') < 2)
        return text.size() > 6 && allDigits(text.substr(0, 5)) && text >= "36526" && text <= "73050"
                   ? bit(kSerial)
                   : 0; // 42059.4832
    unsigned kinds = bit(moment.dateOnly ? kDate : kDateTime);
    if (order.proves() && order.dayFirst)
        kinds |= bit(kDayFirst);
    if (order.proves() && order.monthFirst)
        kinds |= bit(kMonthFirst);
    if (order.differ) {
        kinds |= bit(kEitherOrder);
        if (m_orderExample.empty())
            m_orderExample = text;
    }
    countShape(text);
    return kinds;
}

void ColumnProfile::countShape(std::string_view text)
{
    std::string shape;
    for (const char c : text) {
        const char mark = isDigit(c) ? '9' : isLetter(c) ? 'a' : c;
        if (shape.empty() || shape.back() != mark || (mark != '9' && mark != 'a'))
            shape.push_back(mark);
    }
    const auto known = std::find_if(m_shapes.begin(), m_shapes.end(),
                                    [&](const Shape& seen) { return seen.text == shape; });
    if (known != m_shapes.end()) {
        ++known->times;
        if (text.size() < known->example.size())
            known->example = text;
    } else if (m_shapes.size() < kMostShapes) {
        m_shapes.push_back({shape, std::string(text), 1});
    }
}

bool ColumnProfile::saysDate() const
{
    const std::string name = lowered(m_header);
    for (const std::string_view word :
         {"date", "time", "datum", "fecha", "created", "updated", "_at"}) {
        if (name.find(word) != std::string::npos)
            return name.find("seconds") == std::string::npos &&
                   name.find("minutes") == std::string::npos;
    }
    return false;
}

std::string ColumnProfile::unreadableNote(std::int64_t readable) const
{
    const std::int64_t odd = m_values - readable;
    if (odd <= 0)
        return {};
    std::string note = std::to_string(odd) + (odd == 1 ? " value does" : " values do") + " not fit";
    if (m_oddLine > 0)
        note += ", first " + quoted(m_oddExample) + " in line " + std::to_string(m_oddLine);
    return note + ".";
}

void ColumnProfile::describeNumber(ColumnReport& report) const
{
    const bool both = count(kPoint) > 0 && count(kComma) > 0;
    if (both)
        report.note =
            "Some values have a decimal point, others a decimal comma. Say which one holds.";
    else if (count(kEitherMark) > 0 && count(kPoint) + count(kComma) == 0)
        report.note =
            "The mark in numbers such as 1,234 may part thousands or decimals. Say which.";
    if (count(kEitherMark) > 0 && (count(kPoint) > 0) == (count(kComma) > 0))
        report.undecided = m_undecided;
    if (saysDate() && count(kDayFraction) == m_values)
        report.note =
            "Times of day as a spreadsheet counts them, in parts of a day: they go to the time "
            "of day of a date.";
    if (count(kShortened) > 0)
        report.note =
            std::to_string(count(kShortened)) +
            " values were shortened by a spreadsheet (like 5.70306E+17): different ids may "
            "have become the same, so this cannot be an id. Save the export as it comes, without "
            "opening it in a spreadsheet.";
}

void ColumnProfile::describeDate(ColumnReport& report) const
{
    DateOrder order = DateOrder::Open;
    if (count(kDayFirst) > 0 && count(kMonthFirst) == 0)
        order = DateOrder::DayFirst;
    if (count(kMonthFirst) > 0 && count(kDayFirst) == 0)
        order = DateOrder::MonthFirst;
    const auto usual =
        std::max_element(m_shapes.begin(), m_shapes.end(),
                         [](const Shape& a, const Shape& b) { return a.times < b.times; });
    const bool open = order == DateOrder::Open && count(kEitherOrder) > 0;
    if (usual != m_shapes.end())
        report.pattern = patternOf(usual->example, open ? DateOrder::DayFirst : order);
    if (count(kDayFirst) > 0 && count(kMonthFirst) > 0)
        report.note =
            "Some dates can only be day first, others only month first. One of the two was "
            "written by another program.";
    else if (open)
        report.note = "Day and month could be either way round, as in " + m_orderExample +
                      ". Say which with a pattern such as dd/MM/yyyy.";
    if (open)
        report.pattern.clear();
    if (count(kEitherOrder) > 0 && (count(kDayFirst) > 0) == (count(kMonthFirst) > 0))
        report.undecided = m_undecided;
}

ColumnReport ColumnProfile::report() const
{
    ColumnReport report;
    report.header = m_header;
    report.values = m_values;
    report.blank = m_blank;
    report.distinct = static_cast<std::int64_t>(m_distinct.size());
    report.first = m_first;
    if (m_values == 0) {
        report.type = "empty";
        return report;
    }
    const std::int64_t numbers = count(kInteger) + count(kDecimal);
    const std::int64_t dates = count(kDate) + count(kDateTime);
    const auto holds = [&](std::int64_t fitting) {
        return static_cast<double>(fitting) >= kEnough * static_cast<double>(m_values);
    };
    std::int64_t readable = m_values;
    const auto decide = [&](const char* type, std::int64_t fitting) {
        report.type = type;
        readable = fitting;
    };
    if (holds(dates)) {
        decide(count(kDateTime) > 0 ? "date and time" : "date", dates);
        describeDate(report);
    } else if (saysDate() && holds(count(kCompactDate))) {
        decide("date", count(kCompactDate));
        report.pattern = "yyyyMMdd";
    } else if (saysDate() && holds(count(kUnixTime))) {
        decide("date and time", count(kUnixTime));
        report.pattern = "unix";
    } else if (saysDate() && holds(count(kSerial))) {
        decide(count(kDecimal) > 0 ? "date and time" : "date", count(kSerial));
        report.pattern = "excel";
        report.note = "Dates as a spreadsheet counts them, in days since 1900.";
    } else if (holds(count(kDuration)) && count(kDuration) > numbers) {
        decide("duration", count(kDuration));
    } else if (count(kLeadingZero) > 0 && holds(numbers)) {
        decide(report.distinct < 50 && report.distinct * 2 <= m_values ? "category" : "text",
               m_values);
        report.note = "Zeros in front are kept: this is a code, not a quantity.";
    } else if (count(kFlag) == m_values && report.distinct == 2) {
        decide("boolean", m_values);
    } else if (holds(numbers)) {
        const char* type = count(kPercentage) * 2 > numbers ? "percentage"
                           : count(kMoney) * 2 > numbers    ? "money"
                           : count(kDecimal) > 0            ? "decimal"
                                                            : "integer";
        decide(type, numbers);
        describeNumber(report);
    } else if (holds(count(kBoolean) + count(kFlag)) && report.distinct <= 8) {
        decide("boolean", count(kBoolean) + count(kFlag));
    } else {
        const bool category = report.distinct <= 50 && report.distinct * 2 <= m_values;
        decide(category ? "category" : "text", m_values);
        if (count(kShortened) > 1)
            describeNumber(report);
    }
    report.readable = static_cast<double>(readable) / static_cast<double>(m_values);
    const std::string odd = unreadableNote(readable);
    if (!odd.empty())
        report.note += (report.note.empty() ? "" : " ") + odd;
    return report;
}

} // namespace regard
