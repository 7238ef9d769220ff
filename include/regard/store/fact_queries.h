// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/store/dataset.h>
#include <regard/store/store.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace regard {

/// A value for ":name" in a statement. NULL where the cell is empty.
struct SqlParameter {
    std::string name;
    SqlResult::Cell value;
};

/// SQL over the facts of one dataset, without a store beside it: the fact tables of
/// docs/data-model.md, which nothing can write to, and what keep() made of them, in memory. One
/// thread at a time.
class FactQueries final {
public:
    [[nodiscard]] static Expected<FactQueries> over(std::shared_ptr<const Dataset> dataset);
    FactQueries(FactQueries&&) noexcept;
    FactQueries& operator=(FactQueries&&) noexcept;
    ~FactQueries();

    /// Runs one SELECT; a parameter that the statement does not name is ignored, one that has no
    /// value is NULL.
    [[nodiscard]] Expected<SqlResult> run(std::string_view sql,
                                          std::span<const SqlParameter> parameters = {}) const;
    /// Keeps the rows of a SELECT as a table of that name, for the statements that follow.
    [[nodiscard]] Status keep(std::string_view name, std::string_view select,
                              std::span<const SqlParameter> parameters = {}) const;

private:
    struct State;
    explicit FactQueries(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace regard
