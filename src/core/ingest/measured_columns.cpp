// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/iso_moments.h"
#include "core/ingest/record_walk.h"
#include "core/ingest/same_text.h"
#include "core/ingest/values/boolean.h"
#include "core/ingest/values/duration.h"
#include "core/ingest/values/time_of_day.h"

#include <regard/base/digits.h>

#include <limits>

namespace regard {

// Columns whose texts are read: dates, amounts, numbers, yes and no.

using values::Reading;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kNoDecimal = -1; // scale of a blank

} // namespace

/// A plain number counts in the column's unit; "1h 5m" speaks for itself.
Reading RecordDecoder::readLength(const plan::Column& column, std::string_view text,
                                  values::DecimalMark mark, double& value)
{
    if (column.unit != 1) {
        const Reading plain = values::readNumber(text, mark, value);
        if (plain == Reading::Ok)
            value *= column.unit;
        if (plain != Reading::Unreadable)
            return plain;
    }
    return values::readDuration(text, mark, value);
}

WallClock& RecordDecoder::clockOf(const plan::Column& column)
{
    return column.zone < 0 ? m_owner.m_clock
                           : m_owner.m_clocks[static_cast<std::size_t>(column.zone)];
}

Reading RecordDecoder::readMoment(const plan::Column& column, const Cell& cell, std::int64_t& raw)
{
    const plan::Plan& plan = m_owner.m_plan;
    values::ReadMoment moment;
    Reading reading = Reading::Unreadable;
    if (cell.translated) // what the mapping writes is ISO 8601, whatever the file does
        reading = values::readDate(cell.text, values::DateOrder::Open, moment);
    if (reading != Reading::Ok) {
        switch (plan.dates) {
        case plan::DateMode::Auto:
            reading = values::readDate(cell.text, column.order, moment);
            break;
        case plan::DateMode::Pattern:
            reading = plan.pattern->read(cell.text, moment);
            break;
        case plan::DateMode::Unix:
            reading = values::readUnixTime(cell.text, moment);
            break;
        case plan::DateMode::Excel:
            reading = values::readExcelSerial(cell.text, moment);
            break;
        }
    }
    if (reading != Reading::Ok)
        return reading;
    if (moment.dateOnly)
        raw = Moment::date(
                  static_cast<Day>(moment.seconds / 86400 - (moment.seconds % 86400 < 0 ? 1 : 0)))
                  .raw();
    else
        raw = Moment::instant(moment.isUtc ? moment.seconds : clockOf(column).utc(moment.seconds))
                  .raw();
    return Reading::Ok;
}

std::vector<std::int64_t> RecordDecoder::moments(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    std::vector<std::int64_t> result(m_owner.m_rows.size(), Moment::kNullRaw);
    std::string_view last;
    std::int64_t lastRaw = Moment::kNullRaw;
    const bool quickly = m_owner.m_plan.dates == plan::DateMode::Auto;
    IsoMoments usual(clockOf(column));
    forEach(column, [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty() || (quickly && usual.read(cell.text, result[row])))
            return;
        if (!sameText(cell.text, last)) {
            const Reading reading = readMoment(column, cell, lastRaw);
            if (reading != Reading::Ok) {
                last = {};
                fail(index, row, reading, cell.text);
                return;
            }
            last = cell.text;
        }
        result[row] = lastRaw;
    });
    if (column.timeSource >= 0)
        addTimes(index, result);
    return result;
}

void RecordDecoder::addTimes(std::size_t index, std::vector<std::int64_t>& days)
{
    const plan::Column& column = m_record.columns[index];
    const auto source = static_cast<std::size_t>(column.timeSource);
    const std::string& header = m_owner.m_plan.headers[source];
    WallClock& wall = clockOf(column);
    const plan::Plan& plan = m_owner.m_plan;
    const TimeZone& zone =
        column.zone < 0 ? plan.zone : plan.zones[static_cast<std::size_t>(column.zone)];
    for (std::size_t row = 0; row < days.size(); ++row) {
        const std::string_view text =
            trimmedQuickly(m_owner.m_batch.field(m_owner.m_rows[row], source));
        const Moment day = Moment::fromRaw(days[row]);
        if (text.empty() || day.isNull())
            continue;
        values::parts::ClockTime clock;
        if (values::readTimeOfDay(text, clock) != Reading::Ok) {
            refuse(row, header, "unreadable time of day", quoted(text));
            continue;
        }
        std::int64_t midnight = day.seconds();
        if (!day.isDateOnly()) { // "2026-09-30 00:00:00" is a day as databases write it
            midnight = day.seconds() + zone.offsetAt(day.seconds());
            if (midnight % 86400 != 0) {
                refuse(row, header, "two times of day",
                       quoted(text) + " beside one that " + column.header + " has");
                continue;
            }
        }
        const std::int64_t local = midnight + clock.seconds;
        days[row] = Moment::instant(clock.hasOffset ? local - clock.offset : wall.utc(local)).raw();
    }
}

std::vector<std::int64_t> RecordDecoder::money(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    std::vector<std::int64_t> result(m_owner.m_rows.size(), kNoMoney);
    forEach(column, [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty())
            return;
        const values::DecimalMark mark = cell.translated ? values::DecimalMark::Point : column.mark;
        const Reading reading =
            values::readMoney(cell.text, mark, m_owner.m_plan.minorDigits, result[row]);
        if (reading != Reading::Ok) {
            result[row] = kNoMoney;
            fail(index, row, reading, cell.text);
        }
    });
    return result;
}

std::vector<double> RecordDecoder::numbers(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    const bool duration = column.type == FieldType::Duration;
    // "Was it resolved at first contact?" is answered with a word and scored 1 or 0.
    const bool score = m_record.table == Table::Survey && column.field == "score";
    std::vector<double> result(m_owner.m_rows.size(), kNone);
    constexpr std::size_t kExactDigits = 15;
    const bool unscaled = !duration || column.unit == 1;
    forEach(column, [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty())
            return;
        if (unscaled && cell.text.size() <= kExactDigits) { // most numbers are nothing but digits
            const std::int64_t whole = wholeNumber(cell.text);
            if (whole >= 0) {
                result[row] = static_cast<double>(whole);
                return;
            }
        }
        const values::DecimalMark mark = cell.translated ? values::DecimalMark::Point : column.mark;
        double value = kNone;
        const Reading reading = duration ? readLength(column, cell.text, mark, value)
                                         : values::readNumber(cell.text, mark, value);
        if (reading == Reading::Ok) {
            result[row] = value;
            return;
        }
        const std::optional<bool> word = score ? values::readBoolean(cell.text) : std::nullopt;
        if (!word) {
            fail(index, row, reading, cell.text);
            return;
        }
        result[row] = *word ? 1 : 0;
        m_wordScores.push_back(row);
    });
    return result;
}

std::vector<std::int8_t> RecordDecoder::booleans(std::size_t index)
{
    std::vector<std::int8_t> result(m_owner.m_rows.size(), -1);
    std::string_view lastNo;
    std::string_view lastYes;
    forEach(m_record.columns[index], [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty())
            return;
        if (sameText(cell.text, lastYes)) {
            result[row] = 1;
        } else if (sameText(cell.text, lastNo)) {
            result[row] = 0;
        } else if (const std::optional<bool> value = values::readBoolean(cell.text)) {
            result[row] = *value ? 1 : 0;
            (*value ? lastYes : lastNo) = cell.text;
        } else {
            fail(index, row, Reading::Unreadable, cell.text);
        }
    });
    return result;
}

std::vector<values::Decimal> RecordDecoder::decimals(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    std::vector<values::Decimal> result(m_owner.m_rows.size(), values::Decimal{0, kNoDecimal});
    forEach(column, [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty())
            return;
        const values::DecimalMark mark = cell.translated ? values::DecimalMark::Point : column.mark;
        const Reading reading = values::readDecimal(cell.text, mark, result[row]);
        if (reading != Reading::Ok) {
            result[row].scale = kNoDecimal;
            fail(index, row, reading, cell.text);
        }
    });
    return result;
}

/// The amount of a line is quantity x price, exact, and both factors are read once.
void RecordDecoder::addAmount(TableBlock& block)
{
    const std::size_t rows = m_owner.m_rows.size();
    const std::vector<values::Decimal> quantity =
        decimals(static_cast<std::size_t>(m_record.quantity));
    const std::vector<values::Decimal> price = decimals(static_cast<std::size_t>(m_record.price));
    std::vector<std::int64_t> amount(rows, kNoMoney);
    for (std::size_t row = 0; row < rows; ++row) {
        if (quantity[row].scale == kNoDecimal || price[row].scale == kNoDecimal)
            continue;
        if (values::multiplied(quantity[row], price[row], m_owner.m_plan.minorDigits,
                               amount[row]) != Reading::Ok) {
            amount[row] = kNoMoney;
            refuse(row, m_record.columns[static_cast<std::size_t>(m_record.quantity)].header,
                   "unreadable amount", "quantity times price is too large");
        }
    }
    for (const int index : {m_record.quantity, m_record.price}) {
        const plan::Column& column = m_record.columns[static_cast<std::size_t>(index)];
        const std::vector<values::Decimal>& from = index == m_record.quantity ? quantity : price;
        for (std::size_t row = 0; row < rows; ++row)
            if (from[row].scale == kNoDecimal)
                refuseBlank(static_cast<std::size_t>(index), row);
        if (!column.stored)
            continue;
        std::vector<double> numbers(rows, kNone);
        for (std::size_t row = 0; row < rows; ++row)
            if (from[row].scale != kNoDecimal)
                numbers[row] = values::toDouble(from[row]);
        block.columns.push_back({column.field, std::move(numbers)});
    }
    block.columns.push_back({"amount", std::move(amount)});
}

} // namespace regard
