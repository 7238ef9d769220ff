// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facts/dense_codes.h"

#include "core/base/work_crew.h"
#include "core/store/facts/cells.h"

#include <algorithm>
#include <atomic>

namespace regard {

namespace {

using Codes = std::vector<std::int32_t>;
using CodeColumn = NarrowColumn<std::int32_t>;

constexpr std::size_t kRowsWorthAThread = 50'000;
constexpr std::size_t kPiece = 1U << 20U; ///< rows

/// Marks which codes occur in rows from `begin` to before `end`; false where one lies outside.
/// Threads mark the same places, hence the atomic stores.
bool markUsed(const CodeColumn& codes, std::vector<std::uint8_t>& used, std::size_t begin,
              std::size_t end)
{
    const auto limit = static_cast<std::uint32_t>(used.size());
    return codes.view().visit([&](const auto& values) {
        for (std::size_t row = begin; row < end; ++row) {
            const std::int32_t code = values[row];
            if (code == -1)
                continue;
            if (static_cast<std::uint32_t>(code) >= limit)
                return false;
            // Nearly all were marked before: what is only read stays in the caches of both.
            const std::atomic_ref mark(used[static_cast<std::size_t>(code)]);
            if (mark.load(std::memory_order_relaxed) == 0)
                mark.store(1, std::memory_order_relaxed);
        }
        return true;
    });
}

/// The same over whole columns.
Status markAll(const std::vector<CodeColumn*>& columns, std::vector<std::uint8_t>& used,
               const Error& unknown)
{
    std::size_t rows = 0;
    for (const CodeColumn* column : columns)
        rows += column->size();
    WorkCrew crew(rows >= kRowsWorthAThread);
    for (const CodeColumn* column : columns)
        for (std::size_t begin = 0; begin < column->size(); begin += kPiece)
            crew.add([&, column, begin]() -> Status {
                const std::size_t end = std::min(begin + kPiece, column->size());
                return markUsed(*column, used, begin, end) ? Status() : unknown;
            });
    return crew.finish();
}

void translate(CodeColumn& column, const Codes& newCodes)
{
    Codes codes = column.wide();
    for (std::int32_t& code : codes)
        if (code >= 0)
            code = newCodes[static_cast<std::size_t>(code)];
    column = CodeColumn(codes);
}

Error unknownCode(const std::string& what)
{
    return {ErrorKind::Corrupt,
            "Rows name a " + what + " that the store does not know. Open a backup instead."};
}

} // namespace

Expected<Codes> makeCustomersDense(const std::vector<std::shared_ptr<FactTable::Data>>& tables,
                                   const Codes& canonical)
{
    std::vector<CodeColumn*> columns;
    for (const auto& table : tables)
        if (const auto found = table->values.find("customer"); found != table->values.end())
            columns.push_back(&std::get<CodeColumn>(found->second));
    std::vector<std::uint8_t> used(canonical.size());
    if (Status status = markAll(columns, used, unknownCode("customer")); !status.ok())
        return status.error();
    for (std::size_t raw = 0; raw < used.size(); ++raw)
        if (used[raw] != 0)
            used[static_cast<std::size_t>(canonical[raw])] = 1;
    Codes rawOrdinals;
    Codes dense(canonical.size(), -1);
    for (std::size_t raw = 0; raw < canonical.size(); ++raw) {
        // What stands for an ordinal is never larger than it, so its number is known already.
        if (canonical[raw] != static_cast<std::int32_t>(raw)) {
            dense[raw] = dense[static_cast<std::size_t>(canonical[raw])];
        } else if (used[raw] != 0) {
            dense[raw] = static_cast<std::int32_t>(rawOrdinals.size());
            rawOrdinals.push_back(static_cast<std::int32_t>(raw));
        }
    }
    if (rawOrdinals.size() < canonical.size())
        for (CodeColumn* column : columns)
            translate(*column, dense);
    return rawOrdinals;
}

Status makeCategoriesDense(const std::vector<std::shared_ptr<FactTable::Data>>& tables,
                           std::map<std::string, Dictionary, std::less<>>& dictionaries)
{
    for (auto& [field, dictionary] : dictionaries) {
        std::vector<CodeColumn*> columns;
        for (const auto& table : tables) {
            const auto found = table->values.find(field);
            if (found != table->values.end() &&
                fieldType(table->table, field) == FieldType::Category)
                columns.push_back(&std::get<CodeColumn>(found->second));
        }
        std::vector<std::uint8_t> used(dictionary.size());
        if (Status status = markAll(columns, used, unknownCode(field)); !status.ok())
            return status;
        if (std::find(used.begin(), used.end(), 0) == used.end())
            continue;
        Dictionary occurring;
        Codes newCodes(used.size(), -1);
        for (std::size_t code = 0; code < used.size(); ++code)
            if (used[code] != 0)
                newCodes[code] = occurring.intern(dictionary.at(static_cast<std::int32_t>(code)));
        for (CodeColumn* column : columns)
            translate(*column, newCodes);
        dictionary = std::move(occurring);
    }
    // A column whose field has no dictionary at all must be blank.
    for (const auto& table : tables)
        for (const auto& [field, values] : table->values)
            if (fieldType(table->table, field) == FieldType::Category &&
                !dictionaries.contains(field)) {
                const Column<std::int32_t> codes = std::get<CodeColumn>(values).view();
                if (std::any_of(codes.begin(), codes.end(), [](std::int32_t c) { return c != -1; }))
                    return unknownCode(field);
            }
    return {};
}

} // namespace regard
