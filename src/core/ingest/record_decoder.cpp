// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/record_decoder.h"
#include "core/ingest/iso_moments.h"
#include "core/ingest/same_text.h"
#include "core/ingest/values/boolean.h"
#include "core/ingest/values/duration.h"

#include <regard/base/digits.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace regard {

using values::Reading;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kNoDecimal = -1; // scale of a blank

inline std::string_view trimmedQuickly(std::string_view text)
{
    if (text.empty())
        return text;
    const auto first = static_cast<unsigned char>(text.front());
    const auto last = static_cast<unsigned char>(text.back());
    const bool plain = first > ' ' && first < 0x7F && first != '\'' && last > ' ' && last < 0x7F;
    return plain ? text : values::trimmed(text);
}

std::string_view typeNoun(const plan::Column& column)
{
    switch (column.type) {
    case FieldType::Moment:
        return "date";
    case FieldType::Money:
        return "amount";
    case FieldType::Duration:
        return "duration";
    case FieldType::Boolean:
        return "yes or no";
    default:
        return "number";
    }
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest)
        return "\"" + std::string(text) + "\"";
    std::size_t size = kLongest;
    while (size > 0 &&
           (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) // never half a character
        --size;
    return "\"" + std::string(text.substr(0, size)) + "...\"";
}

} // namespace

RecordDecoder::RecordDecoder(BlockDecoder& owner, std::size_t record, DecodedBlock& result)
    : m_owner(owner), m_recordIndex(record), m_record(owner.m_plan.records[record]),
      m_result(result), m_refused(owner.m_rows.size(), 0)
{
}

RecordDecoder::Cell RecordDecoder::translated(const plan::Column& column, std::string_view text)
{
    if (std::ranges::find(column.missing, text) != column.missing.end())
        return {};
    const auto translation = column.translations.find(text);
    if (translation != column.translations.end())
        return translation->second ? Cell{*translation->second, true} : Cell{};
    if (!column.otherText || text.empty())
        return {text};
    return *column.otherText ? Cell{**column.otherText, true} : Cell{};
}

std::string_view RecordDecoder::textOf(const plan::Column& column, std::uint32_t record) const
{
    const RecordBatch& batch = m_owner.m_batch;
    std::string_view text =
        trimmedQuickly(batch.field(record, static_cast<std::size_t>(column.source)));
    for (const int source : column.otherwise) {
        if (!text.empty() && std::ranges::find(column.missing, text) == column.missing.end())
            break;
        text = trimmedQuickly(batch.field(record, static_cast<std::size_t>(source)));
    }
    return text;
}

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

template <typename Each>
bool RecordDecoder::forEachWhile(const plan::Column& column, Each each) const
{
    const std::size_t rows = m_owner.m_rows.size();
    if (column.source < 0) {
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, Cell{column.constant, true}))
                return false;
        return true;
    }
    const auto source = static_cast<std::size_t>(column.source);
    const RecordBatch& batch = m_owner.m_batch;
    const std::uint32_t* const records = m_owner.m_rows.data();
    if (column.plain()) {
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, Cell{trimmedQuickly(batch.field(records[row], source))}))
                return false;
    } else {
        for (std::size_t row = 0; row < rows; ++row)
            if (!each(row, translated(column, textOf(column, records[row]))))
                return false;
    }
    return true;
}

template <typename Each>
void RecordDecoder::forEach(const plan::Column& column, Each each) const
{
    (void)forEachWhile(column, [&](std::size_t row, const Cell& cell) {
        each(row, cell);
        return true;
    });
}

void RecordDecoder::refuse(std::size_t row, std::string_view header, std::string reasonClass,
                           const std::string& detail)
{
    if (m_refused[row] != 0)
        return;
    m_refused[row] = 1;
    m_anyRefused = true;
    Refusal refusal;
    refusal.row.line = m_owner.m_batch.line(m_owner.m_rows[row]);
    refusal.row.column = header;
    refusal.row.reason = detail.empty() ? reasonClass : reasonClass + ": " + detail;
    refusal.row.raw = m_owner.m_batch.raw(m_owner.m_rows[row]);
    refusal.reasonClass = std::move(reasonClass);
    m_result.refusals.push_back(std::move(refusal));
}

void RecordDecoder::fail(std::size_t index, std::size_t row, Reading reading, std::string_view text)
{
    const plan::Column& column = m_record.columns[index];
    if (column.automatic && (reading == Reading::Undecided || reading == Reading::Opposed)) {
        if (!m_result.question)
            m_result.question = OpenQuestion{m_recordIndex, index, reading};
        return;
    }
    const std::string noun(typeNoun(column));
    std::string detail = quoted(text);
    if (column.isDate() && m_owner.m_plan.pattern)
        detail += " is not written as " + m_owner.m_plan.pattern->text();
    else if (reading == Reading::Opposed && column.isNumber())
        detail += column.mark == values::DecimalMark::Comma ? " does not fit a decimal comma"
                                                            : " does not fit a decimal point";
    refuse(row, column.header, "unreadable " + noun, detail);
}

BlockValues RecordDecoder::coded(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    CodedColumn result;
    if (column.source < 0) {
        result.values.push_back(column.constant);
        result.codes.assign(m_owner.m_rows.size(), 0);
    } else {
        BlockDictionary& dictionary = m_owner.m_dictionaries[m_recordIndex][index];
        dictionary.clear();
        dictionary.setBuffer(m_owner.m_text);
        result.codes.resize(m_owner.m_rows.size());
        std::int32_t* const codes = result.codes.data();
        forEach(column, [&](std::size_t row, const Cell& cell) {
            codes[row] = cell.text.empty() ? -1 : dictionary.code(cell.text);
        });
        result.values.reserve(dictionary.values().size());
        for (const std::string_view value : dictionary.values())
            result.values.emplace_back(value);
    }
    for (std::string& value : result.values)
        if (column.type == FieldType::Email) {
            value = values::lowered(value);
        } else if (column.field == "currency" && value.size() == 3) { // "usd" is USD
            std::ranges::transform(value, value.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            });
        } else if (!column.vocabulary.empty()) {
            std::string small = values::lowered(value);
            if (std::ranges::find(column.vocabulary, small) != column.vocabulary.end())
                value = std::move(small);
        }
    return result;
}

bool RecordDecoder::fillNumbers(const plan::Column& column, NumberedColumn& result,
                                std::string_view& first) const
{
    std::int64_t* const numbers = result.numbers.data();
    const Numbering& numbering = result.numbering;
    return forEachWhile(column, [&](std::size_t row, const Cell& cell) {
        if (cell.text.empty()) {
            numbers[row] = Numbering::kNone;
            return true;
        }
        if (first.empty())
            first = cell.text;
        numbers[row] = numbering.number(cell.text);
        return numbers[row] != Numbering::kNone;
    });
}

std::optional<NumberedColumn> RecordDecoder::numbered(std::size_t index)
{
    const plan::Column& column = m_record.columns[index];
    // Mostly as in the block before.
    std::optional<Numbering>& known = m_owner.m_numberings[m_recordIndex][index];
    NumberedColumn result;
    result.numbers.resize(m_owner.m_rows.size());
    std::string_view first;
    if (known) {
        result.numbering = *known;
        if (fillNumbers(column, result, first))
            return result;
    }
    first = {};
    (void)forEachWhile(column, [&](std::size_t, const Cell& cell) {
        first = cell.text;
        return first.empty();
    });
    const std::optional<Numbering> natural = Numbering::of(first);
    // Addresses, and what a spreadsheet made of an id ("5.7E+17"), are looked at as texts.
    if (!natural || natural->prefix.ends_with('+') ||
        natural->prefix.find('@') != std::string::npos)
        return std::nullopt;
    for (const std::optional<Numbering>& numbering : {natural, natural->widened(first)}) {
        if (!numbering)
            continue;
        result.numbering = *numbering;
        if (fillNumbers(column, result, first)) {
            known = numbering;
            return result;
        }
    }
    return std::nullopt;
}

TextColumn RecordDecoder::texts(std::size_t index) const
{
    TextColumn result;
    result.ends.reserve(m_owner.m_rows.size());
    forEach(m_record.columns[index],
            [&](std::size_t, const Cell& cell) { result.push(cell.text); });
    return result;
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
    return result;
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

void RecordDecoder::decodeColumn(std::size_t index, TableBlock& block)
{
    const plan::Column& column = m_record.columns[index];
    BlockColumn added{column.field, std::vector<double>()};
    switch (column.type) {
    case FieldType::CustomerRef:
    case FieldType::Identifier:
        if (std::optional<NumberedColumn> numbers = numbered(index))
            added.values = std::move(*numbers);
        else if (column.type == FieldType::CustomerRef)
            added.values = coded(index);
        else
            added.values = texts(index);
        break;
    case FieldType::Email:
    case FieldType::Category:
        added.values = coded(index);
        break;
    case FieldType::Text:
        added.values = texts(index);
        break;
    case FieldType::Moment:
        added.values = moments(index);
        break;
    case FieldType::Money:
        added.values = money(index);
        break;
    case FieldType::Number:
    case FieldType::Duration:
        added.values = numbers(index);
        break;
    case FieldType::Boolean:
        added.values = booleans(index);
        break;
    }
    requireValues(index, added.values);
    block.columns.push_back(std::move(added));
}

TableBlock RecordDecoder::decode()
{
    TableBlock block;
    block.table = m_record.table;
    block.rows = m_owner.m_rows.size();
    block.lines.reserve(block.rows);
    for (const std::uint32_t row : m_owner.m_rows)
        block.lines.push_back(m_owner.m_batch.line(row));
    for (const plan::Filter& filter : m_record.filters)
        for (std::size_t row = 0; row < block.rows; ++row)
            if (!filter.keeps(trimmedQuickly(m_owner.m_batch.field(
                    m_owner.m_rows[row], static_cast<std::size_t>(filter.source)))))
                leaveOut(row);
    for (std::size_t i = 0; i < m_record.columns.size(); ++i)
        if (static_cast<int>(i) != m_record.quantity && static_cast<int>(i) != m_record.price)
            decodeColumn(i, block);
    if (m_record.quantity >= 0)
        addAmount(block);
    checkIdentity(block);
    checkIdentifiers(block);
    checkDurations(block);
    if (m_record.table == Table::Survey)
        checkScores(block);
    if (m_anyRefused)
        dropRefused(block);
    return block;
}

} // namespace regard
