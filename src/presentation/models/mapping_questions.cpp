// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mapping_questions.h"

#include "presentation/formatting.h"
#include "presentation/models/field_choice.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MappingQuestions", text);
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

/// Headers can be whole questions of a survey.
std::string shortName(const std::string& header)
{
    const QString name = text(header).simplified();
    constexpr qsizetype kLongest = 32;
    return (name.size() > kLongest ? name.left(kLongest - 1) + u'…' : name).toStdString();
}

/// Whether the column feeds a field that is read as a date (or as a number).
bool feeds(const Mapping& mapping, const std::string& header, bool dates)
{
    for (const RecordMapping& record : mapping.records)
        for (const auto& [from, name] : record.columns) {
            const Field* field = from == header ? fieldOf(record.table, name) : nullptr;
            if (field == nullptr)
                continue;
            const bool isDate = field->type == FieldType::Moment;
            const bool isNumber =
                field->type == FieldType::Money || field->type == FieldType::Number;
            if (dates ? isDate : isNumber)
                return true;
        }
    return false;
}

/// Columns without proof of their own follow those that have one.
bool provesOrder(const ColumnReport& column)
{
    return column.undecided.empty() && column.pattern.find('/') != std::string::npos &&
           (column.pattern.starts_with('d') || column.pattern.starts_with('M'));
}

bool provesMark(const ColumnReport& column)
{
    if (!column.undecided.empty() || (column.type != "decimal" && column.type != "money"))
        return false;
    return std::any_of(column.first.begin(), column.first.end(), [](const std::string& value) {
        return value.find_first_of(".,") != std::string::npos;
    });
}

/// The first used column whose values can be read in two ways; none where another one decides.
const ColumnReport* openColumn(const Mapping& mapping, const FileReport& report, bool dates)
{
    const ColumnReport* open = nullptr;
    for (const ColumnReport& column : report.columns) {
        if (!feeds(mapping, column.header, dates))
            continue;
        if (dates ? provesOrder(column) : provesMark(column))
            return nullptr;
        if (open == nullptr && !column.undecided.empty())
            open = &column;
    }
    return open;
}

/// The day that a text such as 01/02/2026 means either way round, in words.
std::pair<QString, QString> bothOrders(const std::string& example)
{
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    std::vector<int> parts;
    for (auto found = digits.globalMatch(text(example)); found.hasNext() && parts.size() < 3;)
        parts.push_back(found.next().captured().toInt());
    if (parts.size() == 3) {
        constexpr int kCentury = 2000;
        const int year = parts[2] < 100 ? kCentury + parts[2] : parts[2];
        const QDate dayFirst(year, parts[1], parts[0]);
        const QDate monthFirst(year, parts[0], parts[1]);
        if (dayFirst.isValid() && monthFirst.isValid()) {
            const QLocale locale = displayLocale();
            const QString format = QStringLiteral("d MMMM yyyy");
            return {tr("%1: the day comes first").arg(locale.toString(dayFirst, format)),
                    tr("%1: the month comes first").arg(locale.toString(monthFirst, format))};
        }
    }
    return {tr("the day comes first"), tr("the month comes first")};
}

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

std::vector<MappingQuestion> fileQuestions(const Mapping& mapping, const FileReport& report)
{
    std::vector<MappingQuestion> all;
    const bool datesOpen =
        mapping.dates == "auto" || mapping.dates == "day-first" || mapping.dates == "month-first";
    if (const ColumnReport* column = datesOpen ? openColumn(mapping, report, true) : nullptr) {
        const std::string& example = column->undecided.front();
        const auto [dayFirst, monthFirst] = bothOrders(example);
        MappingQuestion ask;
        ask.record = MappingQuestion::kWholeFile;
        ask.field = "dates";
        ask.label =
            tr("Which day is %1 in “%2”?").arg(text(example), text(shortName(column->header)));
        ask.options = {{"day-first", dayFirst}, {"month-first", monthFirst}};
        ask.value = mapping.dates == "auto" ? std::string() : mapping.dates;
        ask.required = true;
        all.push_back(std::move(ask));
    }
    if (const ColumnReport* column = openColumn(mapping, report, false)) {
        const std::string& example = column->undecided.front();
        const char mark = example.find(',') != std::string::npos ? ',' : '.';
        std::string whole = example;
        std::erase(whole, mark);
        MappingQuestion ask;
        ask.record = MappingQuestion::kWholeFile;
        ask.field = "decimal";
        ask.label =
            tr("How much is %1 in “%2”?").arg(text(example), text(shortName(column->header)));
        ask.options = {
            {mark == ',' ? "." : ",", tr("%1: the mark parts thousands").arg(text(whole))},
            {std::string(1, mark), tr("%1 and a fraction: the mark is the decimal sign")
                                       .arg(text(example.substr(0, example.find(mark))))}};
        ask.value = mapping.decimal == "auto" ? std::string() : mapping.decimal;
        ask.required = true;
        all.push_back(std::move(ask));
    }
    return all;
}

void answer(Mapping& mapping, const MappingQuestion& question, const std::string& value)
{
    if (question.record == MappingQuestion::kWholeFile) {
        (question.field == "dates" ? mapping.dates : mapping.decimal) =
            value.empty() ? "auto" : value;
        return;
    }
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

QString whyNotReady(const Mapping& mapping, const FileReport& report)
{
    if (mapping.records.empty())
        return tr("No column is matched yet: choose what the columns become.");
    std::vector<MappingQuestion> questions = mappingQuestions(mapping);
    for (MappingQuestion& question : fileQuestions(mapping, report))
        questions.push_back(std::move(question));
    for (const MappingQuestion& question : questions) {
        if (!question.required || !question.value.empty())
            continue;
        if (question.answer == MappingQuestion::Answer::Column)
            return tr("%1 Choose it in the table above.").arg(question.label);
        return tr("%1 Answer it below the table.").arg(question.label);
    }
    return {};
}

} // namespace regard::presentation
