// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/store/store.h>

#include "core/store/day_text.h"
#include "core/store/rows.h"
#include "core/store/store_connection.h"

#include <nlohmann/json.hpp>

namespace regard {

namespace {

std::string groupText(const Group& group)
{
    return nlohmann::json(group).dump();
}

std::string guardrailText(const std::vector<Guardrail>& guardrails)
{
    nlohmann::json list = nlohmann::json::array();
    for (const Guardrail& guardrail : guardrails) {
        nlohmann::json entry{{"kpi", guardrail.kpi}};
        if (guardrail.margin)
            entry["margin"] = *guardrail.margin;
        list.push_back(std::move(entry));
    }
    return list.dump();
}

/// Whatever is in the text, no exception: a store may have been edited by other tools.
Group groupOf(const std::string& text)
{
    Group group;
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return group;
    for (const auto& [key, value] : json.items()) {
        if (value.is_string())
            group[key] = value.get<std::string>();
    }
    return group;
}

std::vector<Guardrail> guardrailsOf(const std::string& text)
{
    std::vector<Guardrail> guardrails;
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_array())
        return guardrails;
    for (const nlohmann::json& entry : json) {
        if (!entry.is_object() || !entry.contains("kpi") || !entry["kpi"].is_string())
            continue;
        Guardrail guardrail{entry["kpi"].get<std::string>(), std::nullopt};
        if (entry.contains("margin") && entry["margin"].is_number())
            guardrail.margin = entry["margin"].get<double>();
        guardrails.push_back(std::move(guardrail));
    }
    return guardrails;
}

TargetVersion versionAt(const sqlite::Statement& row)
{
    TargetVersion version;
    version.target.id = row.integer(0);
    version.target.kpi = row.text(1);
    version.target.group = groupOf(row.text(2));
    version.target.baseline = row.real(3);
    version.target.baselineDay = dayAt(row, 4);
    version.target.value = row.real(5);
    version.target.due = dayAt(row, 6);
    version.target.owner = row.text(7);
    version.target.objective = row.text(8);
    version.target.guardrails = guardrailsOf(row.text(9));
    version.target.setOn = dayAt(row, 10);
    version.target.reason = row.text(11);
    version.removed = row.integer(12) != 0;
    return version;
}

constexpr const char* kVersionColumns =
    "SELECT id, kpi, \"group\", baseline, baseline_day, value, due, owner, objective, guardrails,"
    " set_on, reason, removed FROM target ";

Status insertVersion(const sqlite::Database& database, const TargetVersion& version)
{
    Expected<sqlite::Statement> insert = database.prepare(
        "INSERT INTO target (id, kpi, \"group\", baseline, baseline_day, value, due, owner,"
        " objective, guardrails, set_on, reason, removed)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    if (!insert.ok())
        return insert.error();
    const Target& target = version.target;
    return insert.value()
        .bind(1, target.id)
        .bind(2, target.kpi)
        .bind(3, groupText(target.group))
        .bind(4, target.baseline)
        .bind(5, dayText(target.baselineDay))
        .bind(6, target.value)
        .bind(7, dayText(target.due))
        .bind(8, target.owner)
        .bind(9, target.objective)
        .bind(10, guardrailText(target.guardrails))
        .bind(11, dayText(target.setOn))
        .bind(12, target.reason)
        .bind(13, version.removed ? 1 : 0)
        .run();
}

/// The newest version of a target; NotFound where there is none or where it was removed.
Expected<TargetVersion> standing(const sqlite::Database& database, std::int64_t id)
{
    Expected<std::vector<TargetVersion>> found = readRows<TargetVersion>(
        database, std::string(kVersionColumns) + "WHERE id = ?1 ORDER BY version DESC LIMIT 1",
        versionAt, [&](sqlite::Statement& statement) { statement.bind(1, id); });
    if (!found.ok())
        return found.error();
    if (found.value().empty() || found.value().front().removed)
        return Error{ErrorKind::NotFound, "There is no target " + std::to_string(id) +
                                              "; it may have been removed meanwhile."};
    return found.value().front();
}

} // namespace

Expected<std::vector<TargetVersion>> Store::targetHistory() const
{
    return readRows<TargetVersion>(
        m_connection->database, std::string(kVersionColumns) + "ORDER BY id, version", versionAt);
}

Expected<std::int64_t> Store::setTarget(const Target& target)
{
    const sqlite::Database& database = m_connection->database;
    TargetVersion version{target, false};
    Status status = inTransaction(database, [&]() -> Status {
        if (target.id != 0) {
            if (const Expected<TargetVersion> before = standing(database, target.id); !before.ok())
                return before.error();
        } else {
            const Expected<std::int64_t> id =
                database.integer("SELECT coalesce(max(id), 0) + 1 FROM target");
            if (!id.ok())
                return id.error();
            version.target.id = id.value();
        }
        return insertVersion(database, version);
    });
    if (!status.ok())
        return status.error();
    return version.target.id;
}

Status Store::removeTarget(std::int64_t id, Day on, std::string_view reason)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        Expected<TargetVersion> version = standing(database, id);
        if (!version.ok())
            return version.error();
        version.value().removed = true;
        version.value().target.setOn = on;
        version.value().target.reason = reason;
        return insertVersion(database, version.value());
    });
}

Status Store::restoreTarget(std::int64_t id, const std::vector<TargetVersion>& history)
{
    const sqlite::Database& database = m_connection->database;
    return inTransaction(database, [&]() -> Status {
        Expected<sqlite::Statement> remove = database.prepare("DELETE FROM target WHERE id = ?1");
        if (!remove.ok())
            return remove.error();
        if (Status status = remove.value().bind(1, id).run(); !status.ok())
            return status;
        for (TargetVersion version : history) {
            version.target.id = id;
            if (Status status = insertVersion(database, version); !status.ok())
                return status;
        }
        return {};
    });
}

} // namespace regard
