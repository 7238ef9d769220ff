// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/field_choice.h"

#include <QCoreApplication>

#include <algorithm>

namespace regard::presentation {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString scoreLabel(const std::string& kind)
{
    for (const SurveyKind& known : surveyKinds())
        if (known.id == kind)
            return QStringLiteral("%1 %2–%3").arg(text(known.label)).arg(known.low).arg(known.high);
    return text(kind);
}

} // namespace

const std::vector<SurveyKind>& surveyKinds()
{
    static const std::vector<SurveyKind> kinds{{"nps", "NPS", 0, 10},
                                               {"csat", "CSAT", 1, 5},
                                               {"ces", "CES", 1, 7},
                                               {"ftr", "solved at first contact", 0, 1},
                                               {"importance", "importance", 1, 5},
                                               {"image", "image", 1, 5},
                                               {"perception", "perception", 1, 5},
                                               {"engagement", "engagement", 1, 5}};
    return kinds;
}

std::vector<FieldChoice> fieldChoices(const Mapping& mapping)
{
    const auto used = [&mapping](Table table) {
        return std::any_of(mapping.records.begin(), mapping.records.end(),
                           [table](const RecordMapping& record) { return record.table == table; });
    };
    std::vector<Table> order(kAllTables.begin(), kAllTables.end());
    // The customer stands beside whatever a file is about.
    std::stable_sort(order.begin(), order.end(), [&used](Table a, Table b) {
        const auto rank = [&used](Table table) {
            return used(table) ? 0 : table == Table::Customer ? 1 : 2;
        };
        return rank(a) < rank(b);
    });

    std::vector<FieldChoice> choices;
    choices.push_back({});
    choices.push_back({FieldChoice::Kind::Attribute, Table::Customer, {}, {}});
    for (const Table table : order) {
        for (const Field& field : fieldsOf(table)) {
            if (table == Table::Survey && field.name == "score") {
                for (const SurveyKind& kind : surveyKinds())
                    choices.push_back(
                        {FieldChoice::Kind::Field, table, "score", std::string(kind.id)});
                continue;
            }
            choices.push_back({FieldChoice::Kind::Field, table, std::string(field.name), {}});
            if (field.type == FieldType::Moment && used(table))
                choices.push_back(
                    {FieldChoice::Kind::Field, table, std::string(field.name) + ".time", {}});
        }
    }
    return choices;
}

QString choiceLabel(const FieldChoice& choice)
{
    switch (choice.kind) {
    case FieldChoice::Kind::LeaveOut:
        return QCoreApplication::translate("FieldChoice", "Leave out");
    case FieldChoice::Kind::Attribute:
        return QCoreApplication::translate("FieldChoice", "Keep as attribute");
    case FieldChoice::Kind::Field:
        break;
    }
    constexpr std::string_view kTime = ".time";
    const std::string_view name = choice.field;
    const bool isTime = name.ends_with(kTime);
    const Field* field =
        fieldOf(choice.table, isTime ? name.substr(0, name.size() - kTime.size()) : name);
    QString label = text(field != nullptr ? field->label : name);
    if (field != nullptr && isTime)
        label = QCoreApplication::translate("FieldChoice", "%1: time of day").arg(label);
    if (choice.table == Table::Survey && choice.field == "score" && !choice.surveyKind.empty())
        label += QStringLiteral(" (%1)").arg(scoreLabel(choice.surveyKind));
    else if (field != nullptr && field->type == FieldType::Email)
        label += QCoreApplication::translate("FieldChoice", " (kept as a hash)");
    return QStringLiteral("%1 › %2").arg(text(tableLabel(choice.table)), label);
}

FieldType choiceType(const FieldChoice& choice)
{
    if (choice.kind == FieldChoice::Kind::Field)
        if (const Field* field = fieldOf(choice.table, choice.field))
            return field->type;
    return FieldType::Category;
}

} // namespace regard::presentation
