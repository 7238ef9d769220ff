// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/record_decoder.h"
#include "core/ingest/values/number.h"

#include <algorithm>
#include <cmath>

namespace regard {

// What a row must have to count.

namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

/// Calls `each(row, isBlank)` over a column.
template <typename Each>
void forEachBlank(const BlockValues& values, Each each)
{
    std::visit(Overloaded{[&](const CodedColumn& column) {
                              for (std::size_t row = 0; row < column.codes.size(); ++row)
                                  if (column.codes[row] < 0)
                                      each(row);
                          },
                          [&](const std::vector<std::int64_t>& column) {
                              // kNoMoney and Moment::kNullRaw are the same number
                              for (std::size_t row = 0; row < column.size(); ++row)
                                  if (column[row] == kNoMoney)
                                      each(row);
                          },
                          [&](const std::vector<double>& column) {
                              for (std::size_t row = 0; row < column.size(); ++row)
                                  if (std::isnan(column[row]))
                                      each(row);
                          },
                          [&](const std::vector<std::int8_t>& column) {
                              for (std::size_t row = 0; row < column.size(); ++row)
                                  if (column[row] < 0)
                                      each(row);
                          },
                          [&](const NumberedColumn& column) {
                              for (std::size_t row = 0; row < column.size(); ++row)
                                  if (column.isBlank(row))
                                      each(row);
                          },
                          [&](const TextColumn& column) {
                              for (std::size_t row = 0; row < column.size(); ++row)
                                  if (column.at(row).empty())
                                      each(row);
                          }},
               values);
}

const BlockValues* valuesOf(const TableBlock& block, std::string_view field)
{
    for (const BlockColumn& column : block.columns)
        if (column.field == field)
            return &column.values;
    return nullptr;
}

const std::vector<double>* numbersOf(const TableBlock& block, std::string_view field)
{
    const BlockValues* values = valuesOf(block, field);
    return values == nullptr ? nullptr : std::get_if<std::vector<double>>(values);
}

const std::vector<std::int64_t>* momentsOf(const TableBlock& block, std::string_view field)
{
    const BlockValues* values = valuesOf(block, field);
    return values == nullptr ? nullptr : std::get_if<std::vector<std::int64_t>>(values);
}

std::string label(Table table, std::string_view field)
{
    const Field* declared = fieldOf(table, field);
    return std::string(declared == nullptr ? field : declared->label);
}

/// "7", "7.5", "-1": at most six decimals.
std::string numberText(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace

void RecordDecoder::refuseBlank(std::size_t index, std::size_t row)
{
    const plan::Column& column = m_record.columns[index];
    refuse(row, column.header, "blank " + label(m_record.table, column.field), "");
}

void RecordDecoder::requireValues(std::size_t index, const BlockValues& values)
{
    const plan::Column& column = m_record.columns[index];
    if (!column.required)
        return;
    if (m_record.table == Table::Survey && column.field == "answered_at")
        return; // checkScores() knows more
    // A row of purchases whose customer is unknown is a purchase and no customer.
    const bool onlyAbsent = m_record.table == Table::Customer && m_owner.m_plan.records.size() > 1;
    forEachBlank(values, [&](std::size_t row) {
        if (onlyAbsent)
            leaveOut(row);
        else
            refuseBlank(index, row);
    });
}

/// Rows that only mean something of somebody must say of whom, by id or by e-mail.
void RecordDecoder::checkIdentity(const TableBlock& block)
{
    const std::string_view idField = m_record.table == Table::Customer       ? "id"
                                     : m_record.table == Table::Subscription ? "customer"
                                                                             : "";
    const BlockValues* email = valuesOf(block, "email");
    if (idField.empty() || email == nullptr) // the id alone is required as any field is
        return;
    const BlockValues* id = valuesOf(block, idField);
    std::vector<std::uint8_t> blank(block.rows, id == nullptr ? 1 : 0);
    if (id != nullptr)
        forEachBlank(*id, [&](std::size_t row) { blank[row] = 1; });
    forEachBlank(*email, [&](std::size_t row) {
        if (blank[row] != 0)
            refuse(row, "", "no customer", "neither an id nor an e-mail");
    });
}

/// A spreadsheet has cut long numbers down to their first digits: different ids have become the
/// same, and rows that are not would be taken for one. The file as a whole is refused.
void RecordDecoder::checkIdentifiers(const TableBlock& block)
{
    const auto refuseFile = [&](const plan::Column& column, std::size_t row,
                                std::string_view text) {
        Error error;
        error.kind = ErrorKind::Refused;
        error.message =
            "The column \"" + column.header + "\" holds \"" + std::string(text) +
            "\": a spreadsheet has shortened the ids in it, and different ones may have become "
            "the same. Save the export as it comes, without opening it in a spreadsheet, and "
            "import that file.";
        error.line = m_owner.m_batch.line(m_owner.m_rows[row]);
        m_result.damage = std::move(error);
    };
    for (const BlockColumn& found : block.columns) {
        const int index = m_record.find(found.field);
        if (index < 0)
            continue;
        const plan::Column& column = m_record.columns[static_cast<std::size_t>(index)];
        if (column.source < 0 ||
            (column.type != FieldType::Identifier && column.type != FieldType::CustomerRef))
            continue;
        if (const auto* coded = std::get_if<CodedColumn>(&found.values)) {
            const auto damaged = std::ranges::find_if(coded->values, values::isShortened);
            const auto code = damaged - coded->values.begin();
            const auto row = std::ranges::find(coded->codes, code);
            if (damaged != coded->values.end() && row != coded->codes.end())
                return refuseFile(column, static_cast<std::size_t>(row - coded->codes.begin()),
                                  *damaged);
        } else if (const auto* texts = std::get_if<TextColumn>(&found.values)) {
            for (std::size_t row = 0; row < texts->size(); ++row)
                if (texts->at(row).size() < 32 && values::isShortened(texts->at(row)))
                    return refuseFile(column, row, texts->at(row));
        }
    }
}

/// Nothing takes less than no time: the clocks of two systems differed, or a column is not what its
/// name says.
void RecordDecoder::checkDurations(const TableBlock& block)
{
    for (const plan::Column& column : m_record.columns) {
        if (column.type != FieldType::Duration || column.source < 0)
            continue;
        const std::vector<double>* seconds = numbersOf(block, column.field);
        for (std::size_t row = 0; seconds != nullptr && row < seconds->size(); ++row)
            if ((*seconds)[row] < 0)
                refuse(row, column.header, "negative duration",
                       numberText((*seconds)[row]) + " seconds");
    }
}

/// Scores must lie on their scale. A blank score is kept: it is no answer, and is counted as one.
void RecordDecoder::checkScores(const TableBlock& block)
{
    const auto header = [&](std::string_view field) -> std::string_view {
        const int index = m_record.find(field);
        return index < 0 ? std::string_view()
                         : m_record.columns[static_cast<std::size_t>(index)].header;
    };
    const std::vector<double>* scores = numbersOf(block, "score");
    const std::vector<double>* lowest = numbersOf(block, "scale_min");
    const std::vector<double>* highest = numbersOf(block, "scale_max");
    const std::vector<std::int64_t>* answered = momentsOf(block, "answered_at");
    const std::vector<std::int64_t>* sent = momentsOf(block, "sent_at");
    const auto* kinds = std::get_if<CodedColumn>(valuesOf(block, "kind"));
    std::vector<std::uint8_t> isNps;
    for (const std::string& kind : kinds->values)
        isNps.push_back(kind == "nps" ? 1 : 0);
    for (const std::size_t row : m_wordScores)
        if (kinds->codes[row] < 0 ||
            kinds->values[static_cast<std::size_t>(kinds->codes[row])] != "ftr")
            refuse(row, header("score"), "unreadable number",
                   "only a survey of kind ftr is answered with yes or no");
    for (std::size_t row = 0; row < block.rows; ++row) {
        const double score = (*scores)[row];
        if ((*answered)[row] == Moment::kNullRaw) {
            const bool wasSent = sent != nullptr && (*sent)[row] != Moment::kNullRaw;
            if (!std::isnan(score) || (!wasSent && m_owner.m_plan.records.size() == 1))
                refuse(row, header("answered_at"), "blank answered at", "");
            else if (!wasSent) // a ticket that nobody rated
                leaveOut(row);
        }
        if (std::isnan(score))
            continue;
        const bool nps =
            kinds->codes[row] >= 0 && isNps[static_cast<std::size_t>(kinds->codes[row])] != 0;
        double low = lowest == nullptr ? std::nan("") : (*lowest)[row];
        double high = highest == nullptr ? std::nan("") : (*highest)[row];
        if (nps && std::isnan(low))
            low = 0;
        if (nps && std::isnan(high))
            high = 10;
        if (score < low || score > high) // false where the scale has no such end
            refuse(row, header("score"), "score out of range",
                   numberText(score) + " is outside " +
                       (std::isnan(low) ? "..." : numberText(low)) + " to " +
                       (std::isnan(high) ? "..." : numberText(high)));
        else if (nps && score != std::floor(score))
            refuse(row, header("score"), "score out of range",
                   numberText(score) + " is not a whole number");
    }
}

void RecordDecoder::leaveOut(std::size_t row)
{
    m_refused[row] = 1;
    m_anyRefused = true;
}

void RecordDecoder::dropRefused(TableBlock& block) const
{
    const auto keep = [&](auto& values) {
        std::size_t kept = 0;
        for (std::size_t row = 0; row < values.size(); ++row)
            if (m_refused[row] == 0)
                values[kept++] = values[row];
        values.resize(kept);
    };
    keep(block.lines);
    for (BlockColumn& column : block.columns)
        std::visit(Overloaded{[&](CodedColumn& coded) { keep(coded.codes); },
                              [&](NumberedColumn& numbered) { keep(numbered.numbers); },
                              [&](TextColumn& texts) {
                                  TextColumn kept;
                                  for (std::size_t row = 0; row < texts.size(); ++row)
                                      if (m_refused[row] == 0)
                                          kept.push(texts.at(row));
                                  texts = std::move(kept);
                              },
                              [&](auto& values) { keep(values); }},
                   column.values);
    block.rows = block.lines.size();
}

} // namespace regard
