// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/domain/schema.h>

#include <set>

using namespace regard;

TEST_CASE("every table is found by its name and has distinct fields")
{
    for (const Table table : kAllTables) {
        CHECK(tableByName(tableName(table)) == table);
        CHECK_FALSE(tableLabel(table).empty());
        std::set<std::string_view> names;
        for (const Field& field : fieldsOf(table)) {
            CHECK(names.insert(field.name).second);
            CHECK(fieldOf(table, field.name) == &field);
        }
    }
    CHECK_FALSE(tableByName("surveys").has_value());
    CHECK(fieldOf(Table::Survey, "amount") == nullptr);
}

TEST_CASE(
    "a field of the same name is of the same type in every table, so that a filter means one thing")
{
    // A customer has a name of its own, a figure a name from a short list: `name` is the one
    // exception.
    for (const Table table : kAllTables)
        for (const Field& field : fieldsOf(table))
            for (const Table other : kAllTables)
                if (const Field* twin = fieldOf(other, field.name);
                    twin != nullptr && field.name != "name")
                    CHECK(twin->type == field.type);
}

TEST_CASE("attributes carry their prefix and a name")
{
    CHECK(isAttribute("attributes.contract"));
    CHECK_FALSE(isAttribute("attributes."));
    CHECK_FALSE(isAttribute("contract"));
}
