// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mapping_questions.h"

#include "presentation/models/field_choice.h"

#include <QCoreApplication>

#include <algorithm>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MappingQuestions", text);
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

bool fed(const RecordMapping& record, std::string_view field)
{
    return std::any_of(record.columns.begin(), record.columns.end(),
                       [field](const auto& column) { return column.second == field; });
}

std::string constant(const RecordMapping& record, const std::string& field)
{
    const auto found = record.constants.find(field);
    return found == record.constants.end() ? std::string{} : found->second;
}

QString kindLabel(const std::string& kind)
{
    for (const SurveyKind& known : surveyKinds())
        if (known.id == kind)
            return text(known.label);
    return kind.empty() ? tr("the survey") : text(kind);
}

class Questions final {
public:
    Questions(const RecordMapping& record, std::size_t index) : m_record(record), m_index(index) {}

    void survey()
    {
        const std::string kind = constant(m_record, "kind");
        if (!fed(m_record, "kind") && kind.empty()) {
            MappingQuestion& ask = add("kind", tr("What does the survey ask for?"), true);
            for (const SurveyKind& known : surveyKinds())
                ask.options.emplace_back(std::string(known.id), text(known.label));
        }
        if (!fed(m_record, "score"))
            add("score", tr("Which column is the score?"), true).answer =
                MappingQuestion::Answer::Column;
        if (!kind.empty() && kind != "nps") {
            if (!fed(m_record, "scale_min"))
                add("scale_min", tr("Lowest score of %1").arg(kindLabel(kind)), true).answer =
                    MappingQuestion::Answer::Number;
            if (!fed(m_record, "scale_max"))
                add("scale_max", tr("Highest score of %1").arg(kindLabel(kind)), true).answer =
                    MappingQuestion::Answer::Number;
        }
        if (kind == "ces" && !fed(m_record, "better")) {
            MappingQuestion& ask = add("better", tr("What does a high effort score mean?"), true);
            ask.options = {{"higher", tr("It was easy")}, {"lower", tr("It was hard work")}};
        }
        moment("answered_at", tr("On which day were they answered?"));
    }

    void others()
    {
        for (const Field& field : fieldsOf(m_record.table)) {
            // Rows without a customer still count where a figure allows it.
            if (!field.required || fed(m_record, field.name) ||
                field.type == FieldType::CustomerRef)
                continue;
            const std::string name(field.name);
            if (name == "amount" && m_record.table == Table::Purchase &&
                fed(m_record, "quantity") && fed(m_record, "unit_price"))
                continue;
            if (m_record.table == Table::Customer && name == "id" && fed(m_record, "email"))
                continue;
            if (field.type == FieldType::Moment) {
                moment(name, tr("%1 › %2: which day holds for all rows?")
                                 .arg(text(tableLabel(m_record.table)), text(field.label)));
                continue;
            }
            MappingQuestion& ask =
                add(name, tr("Which column is the %1?").arg(text(field.label)), true);
            ask.answer = MappingQuestion::Answer::Column;
        }
    }

    std::vector<MappingQuestion> take() { return std::move(m_all); }

private:
    MappingQuestion& add(const std::string& field, const QString& label, bool required)
    {
        MappingQuestion question;
        question.record = m_index;
        question.field = field;
        question.label = label;
        question.value = constant(m_record, field);
        question.required = required;
        m_all.push_back(std::move(question));
        return m_all.back();
    }

    void moment(const std::string& field, const QString& label)
    {
        if (!fed(m_record, field))
            add(field, label, true).answer = MappingQuestion::Answer::Date;
    }

    const RecordMapping& m_record;
    std::size_t m_index;
    std::vector<MappingQuestion> m_all;
};

} // namespace

std::vector<MappingQuestion> mappingQuestions(const Mapping& mapping)
{
    std::vector<MappingQuestion> all;
    for (std::size_t i = 0; i < mapping.records.size(); ++i) {
        Questions questions(mapping.records[i], i);
        if (mapping.records[i].table == Table::Survey)
            questions.survey();
        else
            questions.others();
        for (MappingQuestion& question : questions.take())
            // A constant that was given for a column's place is an answer already.
            if (question.answer != MappingQuestion::Answer::Column || question.value.empty())
                all.push_back(std::move(question));
    }
    return all;
}

void answer(Mapping& mapping, const MappingQuestion& question, const std::string& value)
{
    if (question.record >= mapping.records.size())
        return;
    RecordMapping& record = mapping.records[question.record];
    if (value.empty()) {
        record.constants.erase(question.field);
        return;
    }
    record.constants[question.field] = value;
    if (question.field != "kind")
        return;
    for (const SurveyKind& known : surveyKinds()) {
        if (known.id != value)
            continue;
        record.constants["scale_min"] = std::to_string(static_cast<int>(known.low));
        record.constants["scale_max"] = std::to_string(static_cast<int>(known.high));
    }
    if (value == "ces")
        record.constants.erase("better");
    else
        record.constants["better"] = "higher";
}

QString whyNotReady(const Mapping& mapping)
{
    if (mapping.records.empty())
        return tr("No column is matched yet: choose what the columns become.");
    for (const MappingQuestion& question : mappingQuestions(mapping)) {
        if (!question.required || !question.value.empty())
            continue;
        if (question.answer == MappingQuestion::Answer::Column)
            return tr("%1 Choose it in the table above.").arg(question.label);
        return tr("%1 Answer it below the table.").arg(question.label);
    }
    return {};
}

} // namespace regard::presentation
