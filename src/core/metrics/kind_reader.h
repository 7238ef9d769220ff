// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/dimensions.h"
#include "core/metrics/row_measure.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// What readers of interactions of one kind share: its rows, and what is missing without them.
class KindReader {
public:
    KindReader(const Dataset& dataset, std::string_view kind, std::string_view inWords)
        : m_table(&dataset.table(Table::Interaction)), m_inWords(inWords)
    {
        auto wanted = codesOf(dataset.dictionary("kind"), std::array<std::string_view, 1>{kind});
        wanted[0] = 0;
        const auto kinds = m_table->codes("kind");
        for (std::size_t row = 0; row < kinds.size(); ++row) {
            if (wanted[static_cast<std::size_t>(kinds[row] + 1)] != 0) {
                m_rows.push_back(static_cast<std::uint32_t>(row));
            }
        }
    }
    [[nodiscard]] static Table table() { return Table::Interaction; }
    [[nodiscard]] static std::string_view date() { return "opened_at"; }
    [[nodiscard]] std::string_view things() const { return m_inWords; }
    [[nodiscard]] const std::vector<std::uint32_t>* candidates() const { return &m_rows; }
    void prepare(const RowSlots&, std::size_t) {}
    void describe(Measured&, const Tally&) const {}
    [[nodiscard]] static std::string scale() { return {}; }
    [[nodiscard]] static std::vector<std::string> settings() { return {}; }

protected:
    [[nodiscard]] const FactTable& facts() const { return *m_table; }
    [[nodiscard]] std::string missingWithout(bool column, std::string_view what) const
    {
        if (m_rows.empty()) {
            return "There are no " + std::string(m_inWords) + " in this store.";
        }
        return column ? ""
                      : "The " + std::string(m_inWords) + " in this store do not say " +
                            std::string(what) + ".";
    }

private:
    const FactTable* m_table;
    std::string_view m_inWords;
    std::vector<std::uint32_t> m_rows;
};

} // namespace regard::metrics
