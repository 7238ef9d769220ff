// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/dataset.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace regard::test {

/// Makes a dataset without a store. Tables are given as text: a line of field names, then a line a
/// row, fields apart by commas, spaces around them dropped, blank for none. Moments are
/// "2025-03-01" (a civil date) or "2025-03-01 08:30:00" (UTC); money is in major units; flags are
/// yes and no.
class DatasetBuilder final {
public:
    explicit DatasetBuilder(std::string_view zone = "UTC");

    DatasetBuilder& table(Table table, std::string_view text);
    DatasetBuilder& table(Table table, const std::vector<std::vector<std::string>>& records);
    DatasetBuilder& setAside(std::int64_t rows);
    [[nodiscard]] std::shared_ptr<const Dataset> build() const;

private:
    std::string m_zone;
    std::map<Table, std::vector<std::vector<std::string>>> m_tables;
    std::int64_t m_setAside = 0;
};

} // namespace regard::test
