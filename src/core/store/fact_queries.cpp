// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/fact_queries.h>

#include "core/store/fact_tables.h"
#include "core/store/query.h"
#include "core/store/sqlite/database.h"

namespace regard {

struct FactQueries::State {
    sqlite::Database database;
};

FactQueries::FactQueries(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FactQueries::FactQueries(FactQueries&&) noexcept = default;
FactQueries& FactQueries::operator=(FactQueries&&) noexcept = default;
FactQueries::~FactQueries() = default;

Expected<FactQueries> FactQueries::over(std::shared_ptr<const Dataset> dataset)
{
    Expected<sqlite::Database> opened =
        sqlite::Database::open(":memory:", sqlite::OpenMode::Memory);
    if (!opened.ok())
        return opened.error();
    if (Status status = showFacts(opened.value(), dataset, ""); !status.ok())
        return status.error();
    return FactQueries(std::make_unique<State>(State{std::move(opened).value()}));
}

Expected<SqlResult> FactQueries::run(std::string_view sql,
                                     std::span<const SqlParameter> parameters) const
{
    return runSelect(m_state->database, sql, parameters, SIZE_MAX, Sees::Everything);
}

Status FactQueries::keep(std::string_view name, std::string_view select,
                         std::span<const SqlParameter> parameters) const
{
    const std::string sql = "CREATE TABLE \"" + std::string(name) + "\" AS " + std::string(select);
    return runOwn(m_state->database, sql, parameters);
}

} // namespace regard
