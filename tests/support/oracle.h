// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scratch_folder.h"

#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace regard::test {

inline nlohmann::json oracleJson(std::string_view name)
{
    return nlohmann::json::parse(readBytes(dataPath("oracle/" + std::string(name))));
}

/// Records of a plain CSV (no quotes), header left out.
inline std::vector<std::vector<std::string>> oracleCsv(std::string_view name)
{
    std::vector<std::vector<std::string>> records;
    std::istringstream text(readBytes(dataPath("oracle/" + std::string(name))));
    std::string line;
    while (std::getline(text, line)) {
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == ',') {
                fields.emplace_back();
            } else if (c != '\r') {
                fields.back() += c;
            }
        }
        records.push_back(std::move(fields));
    }
    records.erase(records.begin());
    return records;
}

} // namespace regard::test
