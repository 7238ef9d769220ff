// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/evidence.h"
#include "core/ingest/values/date.h"
#include "core/ingest/values/number.h"

#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>

#include <algorithm>
#include <array>
#include <vector>

namespace regard {

namespace {

using values::DateOrder;
using values::DecimalMark;

struct Example {
    std::string text; ///< empty: none was seen
    std::int64_t line = 0;
};

/// Two sides of one question: day first or month first, point or comma. The rare third side, years
/// of two digits in front, only dates have.
constexpr std::size_t kSides = 3;

/// What the values of one column of the plan have shown.
struct Witness {
    plan::Column* column = nullptr;
    std::array<Example, kSides> proof;
    std::array<Example, 2>
        open; ///< two different values that prove nothing and could be read two ways

    [[nodiscard]] std::size_t proofs() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(proof, [](const Example& e) { return !e.text.empty(); }));
    }
    [[nodiscard]] std::size_t side() const
    {
        return static_cast<std::size_t>(
            std::ranges::find_if(proof, [](const Example& e) { return !e.text.empty(); }) -
            proof.begin());
    }
    [[nodiscard]] bool settled() const { return open[0].text.empty() || proofs() > 0; }
};

void settle(plan::Column& column, std::size_t side)
{
    if (column.isDate())
        column.order =
            std::array{DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst}[side];
    else
        column.mark = side == 0 ? DecimalMark::Point : DecimalMark::Comma;
}

void look(Witness& witness, std::string_view text, std::int64_t line)
{
    text = values::trimmed(text);
    if (text.empty() ||
        std::ranges::find(witness.column->missing, text) != witness.column->missing.end() ||
        witness.column->translations.contains(text) || witness.column->otherText)
        return;
    std::array<bool, kSides> can{};
    bool differ = false;
    if (witness.column->isDate()) {
        const values::OrderEvidence seen = values::evidenceOfOrder(text);
        can = {seen.dayFirst, seen.monthFirst, seen.yearFirst};
        differ = seen.differ;
    } else {
        const values::MarkEvidence seen = values::evidenceOfMark(text);
        can = {seen.point, seen.comma, false};
        differ = seen.differ;
    }
    if (std::ranges::count(can, true) == 1) {
        const auto side = static_cast<std::size_t>(std::ranges::find(can, true) - can.begin());
        if (witness.proof[side].text.empty())
            witness.proof[side] = {std::string(text), line};
    } else if (differ) {
        for (Example& example : witness.open) {
            if (example.text.empty())
                example = {std::string(text), line};
            if (example.text == text)
                break;
        }
    }
}

std::string lineText(const Example& example)
{
    return "\"" + example.text + "\" in line " + std::to_string(example.line);
}

std::string patterns(const std::string& text)
{
    return "\"dates\": \"" + values::patternOf(text, DateOrder::DayFirst) + "\" or \"dates\": \"" +
           values::patternOf(text, DateOrder::MonthFirst) + "\"";
}

Error contradiction(const Witness& witness)
{
    std::array<const Example*, 2> two{};
    std::size_t found = 0;
    for (const Example& example : witness.proof)
        if (!example.text.empty() && found < two.size())
            two[found++] = &example;
    std::string message = "The column \"" + witness.column->header +
                          "\" contradicts itself: " + lineText(*two[0]) + " and " +
                          lineText(*two[1]);
    if (witness.column->isDate())
        message += " have day and month in different orders. Say which holds in the mapping, " +
                   patterns(two[0]->text) + "; rows that do not fit are then set aside.";
    else
        message += " have different decimal marks. Say which holds in the mapping, \"decimal\": "
                   "\".\" or \"decimal\": \",\"; "
                   "rows that do not fit are then set aside.";
    return Error{ErrorKind::Refused, message};
}

Error undecided(const Witness& witness)
{
    const std::string second =
        witness.open[1].text.empty() ? "" : " and \"" + witness.open[1].text + "\"";
    std::string message = "The column \"" + witness.column->header + "\" has values such as \"" +
                          witness.open[0].text + "\"" + second;
    if (witness.column->isDate())
        message += ", and nothing in the file proves whether the day or the month comes first. Say "
                   "it in the mapping: " +
                   patterns(witness.open[0].text) + ".";
    else
        message += ", and nothing in the file proves whether the mark parts thousands or decimals. "
                   "Say it in the mapping: "
                   "\"decimal\": \".\" or \"decimal\": \",\".";
    return Error{ErrorKind::Refused, message};
}

/// Columns without proof of their own follow those that have one, when these agree.
Status settleAll(std::vector<Witness>& witnesses)
{
    std::array<std::array<bool, kSides>, 2> shared{}; // for numbers and for dates
    for (Witness& witness : witnesses) {
        if (witness.proofs() > 1 && !witness.open[0].text.empty())
            return contradiction(witness);
        if (witness.proofs() != 1)
            continue;
        settle(*witness.column, witness.side());
        shared[witness.column->isDate() ? 1 : 0][witness.side()] = true;
    }
    for (Witness& witness : witnesses) {
        if (witness.proofs() > 0)
            continue;
        const std::array<bool, kSides>& others = shared[witness.column->isDate() ? 1 : 0];
        if (std::ranges::count(others, true) == 1)
            settle(*witness.column,
                   static_cast<std::size_t>(std::ranges::find(others, true) - others.begin()));
        else if (!witness.open[0].text.empty())
            return undecided(witness);
    }
    return {};
}

} // namespace

Status proveConventions(plan::Plan& plan, const std::filesystem::path& file, const Dialect& dialect,
                        bool wholeFile, const Control& control)
{
    std::vector<Witness> witnesses;
    for (plan::Record& record : plan.records)
        for (plan::Column& column : record.columns)
            if (column.automatic) {
                column.order = DateOrder::Open;
                column.mark = DecimalMark::Open;
                witnesses.push_back({&column, {}, {}});
            }
    Expected<TableReader> reader = TableReader::open(file, dialect);
    if (!reader.ok())
        return reader.error();
    Piece piece;
    RecordBatch batch;
    while (true) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The import was stopped; nothing was changed."};
        const Expected<bool> more = reader.value().next(piece);
        if (!more.ok())
            return more.error();
        if (!more.value())
            break;
        if (Status status = tokenize(piece.text, reader.value().dialect(), piece.firstLine, batch);
            !status.ok())
            return status;
        for (Witness& witness : witnesses)
            for (std::size_t row = 0; row < batch.records(); ++row) {
                look(witness, batch.field(row, static_cast<std::size_t>(witness.column->source)),
                     batch.line(row));
                for (const int source : witness.column->otherwise)
                    look(witness, batch.field(row, static_cast<std::size_t>(source)),
                         batch.line(row));
            }
        if (!wholeFile && std::ranges::all_of(witnesses, &Witness::settled) &&
            std::ranges::any_of(
                witnesses, [](const Witness& witness) { return !witness.open[0].text.empty(); }))
            break;
    }
    return settleAll(witnesses);
}

} // namespace regard
