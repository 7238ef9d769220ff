// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/database.h"

#include <regard/base/expected.h>
#include <regard/store/dataset.h>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace regard {

/// The store's dictionaries while an import adds to them. Read field by field as they are needed.
class CategoryCodes final {
public:
    explicit CategoryCodes(const sqlite::Database& database) : m_database(database) {}

    /// The dictionary of a field; valid as long as this object.
    [[nodiscard]] Expected<Dictionary*> dictionary(std::string_view field);
    /// Writes the values that are new.
    [[nodiscard]] Status write() const;

private:
    struct Entry {
        Dictionary dictionary;
        std::size_t stored = 0;
    };

    const sqlite::Database& m_database;
    std::map<std::string, Entry, std::less<>> m_fields;
};

/// The dictionaries of all fields.
[[nodiscard]] Expected<std::map<std::string, Dictionary, std::less<>>>
readDictionaries(const sqlite::Database& database);

} // namespace regard
