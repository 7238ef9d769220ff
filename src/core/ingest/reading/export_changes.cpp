// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/reading/export_changes.h"

#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"
#include "core/ingest/profiles/profile.h"

#include <algorithm>
#include <map>
#include <set>

namespace regard {

namespace {

constexpr std::size_t kMostHarmless = 12; // a wide export may have hundreds of columns
/// So few values say nothing about a scale.
constexpr std::size_t kFewValues = 10;

std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

/// The fields that a column gives, for a sentence: "survey score and answered at".
std::string fieldsOfColumn(const Mapping& mapping, const std::string& header)
{
    std::vector<std::string> fields;
    const auto add = [&](Table table, const std::string& field) {
        std::string name(tableName(table));
        name.append(".").append(field);
        if (std::ranges::find(fields, name) == fields.end())
            fields.push_back(std::move(name));
    };
    for (const RecordMapping& record : mapping.records) {
        for (const auto& [column, field] : record.columns)
            if (column == header)
                add(record.table, field);
        for (const auto& [field, columns] : record.otherwise)
            if (std::ranges::find(columns, header) != columns.end())
                add(record.table, field);
    }
    return listed(fields);
}

bool filtersBy(const Mapping& mapping, const std::string& header)
{
    return mapping.where.contains(header) ||
           std::ranges::any_of(mapping.records, [&](const RecordMapping& record) {
               return record.where.contains(header);
           });
}

bool isUsed(const Mapping& mapping, const std::string& header)
{
    return filtersBy(mapping, header) || !fieldsOfColumn(mapping, header).empty();
}

double shareOfWords(const ColumnShape& a, const ColumnShape& b)
{
    std::vector<std::uint32_t> common;
    std::ranges::set_intersection(a.words, b.words, std::back_inserter(common));
    const std::size_t all = a.words.size() + b.words.size() - common.size();
    return all == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(all);
}

bool isNumber(const ColumnShape& column)
{
    return column.type == "integer" || column.type == "decimal" || column.type == "money";
}

/// How sure it is that two columns are the same under two names, 0 to 1.
double likeness(const ColumnShape& gone, const ColumnShape& fresh, bool samePlace)
{
    const bool sameType = gone.type == fresh.type || (isNumber(gone) && isNumber(fresh)) ||
                          gone.type == "empty" || fresh.type == "empty";
    if (!sameType)
        return 0;
    const std::string a = plainName(gone.header);
    const std::string b = plainName(fresh.header);
    const std::vector<std::string> only{fresh.header};
    const bool near = !nearestName(gone.header, only).empty();
    const bool holds = a.size() > 2 && b.size() > 2 &&
                       (a.find(b) != std::string::npos || b.find(a) != std::string::npos);
    double sure = near || holds ? 0.6 : 0;
    sure = std::max(sure, shareOfWords(gone, fresh));
    return sure + (samePlace ? 0.3 : 0);
}

void rename(Mapping& mapping, const std::string& from, const std::string& to)
{
    const auto renameKey = [&](std::map<std::string, RowFilter>& where) {
        if (auto rule = where.extract(from); !rule.empty()) {
            rule.key() = to;
            where.insert(std::move(rule));
        }
    };
    renameKey(mapping.where);
    for (RecordMapping& record : mapping.records) {
        renameKey(record.where);
        for (auto& [column, field] : record.columns)
            if (column == from)
                column = to;
        for (auto& [field, columns] : record.otherwise)
            std::ranges::replace(columns, from, to);
    }
}

void takeOut(Mapping& mapping, const std::string& header)
{
    mapping.where.erase(header);
    for (RecordMapping& record : mapping.records) {
        record.where.erase(header);
        for (auto& [field, columns] : record.otherwise)
            std::erase(columns, header);
        for (auto& column : record.columns) {
            if (column.first != header)
                continue;
            const auto others = record.otherwise.find(column.second);
            if (others == record.otherwise.end() || others->second.empty())
                continue;
            column.first = others->second.front();
            others->second.erase(others->second.begin());
        }
        std::erase_if(record.otherwise, [](const auto& entry) { return entry.second.empty(); });
        std::erase_if(record.columns, [&](const auto& column) { return column.first == header; });
        const auto given = [&](const std::string& field) {
            return std::ranges::any_of(record.columns,
                                       [&](const auto& c) { return c.second == field; });
        };
        std::erase_if(record.units, [&](const auto& entry) { return !given(entry.first); });
        std::erase_if(record.values, [&](const auto& entry) {
            return !given(entry.first) && !record.constants.contains(entry.first);
        });
    }
    std::erase_if(mapping.values, [&](const auto& entry) {
        return std::ranges::none_of(mapping.records, [&](const RecordMapping& record) {
            return record.constants.contains(entry.first) ||
                   std::ranges::any_of(record.columns,
                                       [&](const auto& c) { return c.second == entry.first; });
        });
    });
}

/// Compares column by column; keeps what it found.
class Comparison final {
public:
    Comparison(const ExportShape& last, const ExportShape& next, const Mapping& before,
               Mapping& now, bool followed)
        : m_last(last), m_next(next), m_before(before), m_now(now), m_followed(followed)
    {
    }

    std::vector<ExportChange> run()
    {
        pairSameNames();
        pairRenamed();
        for (std::size_t i = 0; i < m_last.columns.size(); ++i) {
            if (!m_partner.contains(i))
                gone(m_last.columns[i]);
            else
                values(m_last.columns[i], m_next.columns[m_partner[i]]);
        }
        for (std::size_t i = 0; i < m_next.columns.size(); ++i)
            if (!m_taken.contains(i))
                add(ExportChange::Kind::ColumnNew, m_next.columns[i].header, false,
                    "The column " + quoted(m_next.columns[i].header) + " is new" +
                        (isUsed(m_now, m_next.columns[i].header)
                             ? " and gives " + fieldsOfColumn(m_now, m_next.columns[i].header) + "."
                             : "; it is not matched to anything."));
        shorten();
        return std::move(m_changes);
    }

private:
    void add(ExportChange::Kind kind, const std::string& column, bool grave, std::string sentence)
    {
        m_changes.push_back({kind, column, std::move(sentence), grave});
    }

    void pair(std::size_t last, std::size_t next)
    {
        m_partner[last] = next;
        m_taken.insert(next);
    }

    void pairSameNames()
    {
        for (std::size_t i = 0; i < m_last.columns.size(); ++i)
            for (std::size_t j = 0; j < m_next.columns.size(); ++j)
                if (!m_partner.contains(i) && !m_taken.contains(j) &&
                    comparableName(m_last.columns[i].header) ==
                        comparableName(m_next.columns[j].header)) {
                    pair(i, j);
                    if (m_last.columns[i].header != m_next.columns[j].header)
                        rename(m_now, m_last.columns[i].header, m_next.columns[j].header);
                }
    }

    void pairRenamed()
    {
        constexpr double kSure = 0.5;
        struct Pair {
            double sure;
            std::size_t last;
            std::size_t next;
        };
        std::vector<Pair> pairs;
        const bool onlyOne = m_last.columns.size() - m_partner.size() == 1 &&
                             m_next.columns.size() - m_taken.size() == 1;
        for (std::size_t i = 0; i < m_last.columns.size(); ++i) {
            if (m_partner.contains(i))
                continue;
            for (std::size_t j = 0; j < m_next.columns.size(); ++j) {
                if (m_taken.contains(j))
                    continue;
                double sure = likeness(m_last.columns[i], m_next.columns[j], i == j);
                if (onlyOne && i == j && sure > 0)
                    sure += kSure; // one name changed in its place
                if (sure >= kSure)
                    pairs.push_back({sure, i, j});
            }
        }
        std::ranges::stable_sort(pairs, std::greater(), &Pair::sure);
        for (const Pair& found : pairs) {
            if (m_partner.contains(found.last) || m_taken.contains(found.next))
                continue;
            pair(found.last, found.next);
            renamed(m_last.columns[found.last].header, m_next.columns[found.next].header);
        }
    }

    void renamed(const std::string& from, const std::string& to)
    {
        const bool used = isUsed(m_before, from);
        std::string sentence =
            "The column " + quoted(from) + " seems to be called " + quoted(to) + " now";
        if (m_followed) {
            // The profile knows both names, or does not use the column any more.
            const bool lost = used && !isUsed(m_now, to);
            add(ExportChange::Kind::ColumnRenamed, to, lost,
                sentence +
                    (lost ? ", which is not known to give " + fieldsOfColumn(m_before, from) + "."
                          : "."));
            return;
        }
        const std::string fields = fieldsOfColumn(m_before, from);
        if (!fields.empty())
            sentence += " and would give " + fields;
        rename(m_now, from, to);
        add(ExportChange::Kind::ColumnRenamed, to, used, sentence + ".");
    }

    void gone(const ColumnShape& column)
    {
        const bool used = isUsed(m_before, column.header);
        std::string sentence = "The column " + quoted(column.header) + " is gone";
        const std::string fields = fieldsOfColumn(m_before, column.header);
        if (!fields.empty())
            sentence += ": nothing gives " + fields + " from it any more";
        else if (filtersBy(m_before, column.header))
            sentence += ": rows cannot be chosen by it any more";
        if (!m_followed)
            takeOut(m_now, column.header);
        add(ExportChange::Kind::ColumnGone, column.header, used, sentence + ".");
    }

    void values(const ColumnShape& last, const ColumnShape& next)
    {
        if (!isUsed(m_before, last.header))
            return;
        if (last.order != next.order && last.order != ShownOrder::None &&
            next.order != ShownOrder::None && next.order != ShownOrder::Open &&
            last.order != ShownOrder::Open) {
            const auto words = [](ShownOrder order) {
                return order == ShownOrder::DayFirst ? "the day first" : "the month first";
            };
            add(ExportChange::Kind::DateOrder, next.header, true,
                "The dates in " + quoted(next.header) + " now have " + words(next.order) +
                    "; in the last export they had " + words(last.order) + ".");
        }
        if (givesScore(last.header) && scaleChanged(last, next))
            return;
        const bool said = last.type == "empty" || next.type == "empty" || next.values == 0;
        if (said || last.type == next.type || (isNumber(last) && isNumber(next)))
            return;
        const bool wasRead = isNumber(last) || last.type.starts_with("date") ||
                             last.type == "duration" || last.type == "boolean";
        const bool sameKind = last.type.starts_with("date") && next.type.starts_with("date");
        if (!wasRead || sameKind)
            return;
        const bool unreadable = next.type == "text" || next.type == "category";
        add(ExportChange::Kind::Type, next.header, unreadable,
            "The values of " + quoted(next.header) + " were of type " + last.type +
                " and are of type " + next.type + " now.");
    }

    [[nodiscard]] bool givesScore(const std::string& header) const
    {
        return std::ranges::any_of(m_before.records, [&](const RecordMapping& record) {
            return record.table == Table::Survey &&
                   std::ranges::any_of(record.columns, [&](const auto& column) {
                       return column.first == header && column.second == "score";
                   });
        });
    }

    bool scaleChanged(const ColumnShape& last, const ColumnShape& next)
    {
        if (!last.high || !next.high || last.values < kFewValues || next.values < kFewValues)
            return false;
        // The usual scales end at 5, 7 and 10.
        const auto end = [](double high) {
            return high <= 5 ? 5 : high <= 7 ? 7 : high <= 10 ? 10 : 100;
        };
        if (end(*last.high) == end(*next.high))
            return false;
        const auto whole = [](double value) {
            return std::to_string(static_cast<long long>(value));
        };
        const auto range = [&](const ColumnShape& column) {
            return whole(*column.low) + " to " + whole(*column.high);
        };
        add(ExportChange::Kind::Scale, next.header, true,
            "The scores in " + quoted(next.header) + " now go from " + range(next) +
                "; in the last export they went from " + range(last) +
                ". If the question has another scale now, give it a source of its own.");
        return true;
    }

    /// Grave changes first, and of the others no more than one can read.
    void shorten()
    {
        std::ranges::stable_sort(m_changes, std::greater(), &ExportChange::grave);
        const auto harmless = std::ranges::find(m_changes, false, &ExportChange::grave);
        const auto most = static_cast<std::ptrdiff_t>(kMostHarmless);
        if (m_changes.end() - harmless <= most)
            return;
        const auto more = m_changes.end() - harmless - most;
        m_changes.resize(m_changes.size() - static_cast<std::size_t>(more));
        m_changes.back().sentence += " " + std::to_string(more) + " more columns came or went.";
    }

    const ExportShape& m_last;
    const ExportShape& m_next;
    const Mapping& m_before;
    Mapping& m_now;
    const bool m_followed;
    std::map<std::size_t, std::size_t> m_partner; // column of the last export -> of the next
    std::set<std::size_t> m_taken;                // columns of the next that have one
    std::vector<ExportChange> m_changes;
};

} // namespace

std::vector<ExportChange> compareExports(const ExportShape& last, const ExportShape& next,
                                         const Mapping& before, Mapping& now, bool followed)
{
    return Comparison(last, next, before, now, followed).run();
}

std::optional<std::string> keptOrder(const ExportShape& last, const ExportShape& next,
                                     const Mapping& mapping)
{
    ShownOrder known = ShownOrder::None;
    bool open = false;
    for (const ColumnShape& column : next.columns) {
        if (fieldsOfColumn(mapping, column.header).empty())
            continue;
        if (column.order == ShownOrder::DayFirst || column.order == ShownOrder::MonthFirst)
            return std::nullopt; // the others of the file follow it
        open = open || column.order == ShownOrder::Open;
        for (const ColumnShape& before : last.columns)
            if (before.header == column.header && before.order > ShownOrder::Open)
                known = before.order;
    }
    if (!open || known == ShownOrder::None)
        return std::nullopt;
    return known == ShownOrder::DayFirst ? "day-first" : "month-first";
}

} // namespace regard
