// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/column_match_model.h"

#include "presentation/formatting.h"
#include "presentation/models/mapping_edit.h"
#include "presentation/models/mapping_questions.h"
#include "presentation/models/masking.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace regard::presentation {

namespace {

constexpr int kLongestValue = 28;

/// Whether a column of this type (as inspected) reads as that field at all.
bool fits(FieldType field, const std::string& type)
{
    const auto isOneOf = [&type](std::initializer_list<std::string_view> types) {
        return std::find(types.begin(), types.end(), type) != types.end();
    };
    switch (field) {
    case FieldType::Moment:
        return isOneOf({"date", "date and time", "integer", "decimal", "empty"});
    case FieldType::Money:
    case FieldType::Number:
        return isOneOf({"integer", "decimal", "money", "percentage", "boolean", "empty"});
    case FieldType::Duration:
        return isOneOf({"integer", "decimal", "duration", "empty"});
    case FieldType::Boolean:
        return isOneOf({"boolean", "integer", "category", "empty"});
    case FieldType::Identifier:
    case FieldType::CustomerRef:
    case FieldType::Email:
    case FieldType::Text:
    case FieldType::Category:
        return true;
    }
    return true;
}

bool hasDigit(const std::string& text)
{
    return text.find_first_of("0123456789") != std::string::npos;
}

/// Text is read whatever its pattern; only typed fields can have values that do not fit.
bool isTyped(FieldType field)
{
    return field == FieldType::Moment || field == FieldType::Money || field == FieldType::Number ||
           field == FieldType::Duration || field == FieldType::Boolean;
}

QString shortened(QString value)
{
    value = maskEmails(value.simplified());
    return value.size() > kLongestValue ? value.left(kLongestValue - 1) + u'…' : value;
}

} // namespace

ColumnMatchModel::ColumnMatchModel(QObject* parent) : QAbstractTableModel(parent) {}

void ColumnMatchModel::setFile(const FileReport& report, const Mapping& mapping)
{
    beginResetModel();
    m_columns = report.columns;
    m_mapping = mapping;
    m_choices = fieldChoices(m_mapping);
    m_badByHeader.clear();
    m_checked = false;
    endResetModel();
    Q_EMIT mappingChanged();
}

void ColumnMatchModel::setMapping(const Mapping& mapping)
{
    m_mapping = mapping;
    changed();
}

void ColumnMatchModel::setCheck(const ImportResult& result)
{
    m_badByHeader.clear();
    // Only the first rows set aside are listed; counts by column are known when that is all of
    // them.
    m_checked = static_cast<std::int64_t>(result.lines.size()) >= result.record.setAside;
    if (m_checked)
        for (const SetAsideRow& row : result.lines)
            ++m_badByHeader[row.column];
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Readable), index(rowCount() - 1, Readable));
}

FieldChoice ColumnMatchModel::choiceAt(int row) const
{
    return choiceOf(m_mapping, m_columns[static_cast<std::size_t>(row)].header);
}

void ColumnMatchModel::setChoice(int row, const FieldChoice& choice)
{
    assign(m_mapping, m_columns[static_cast<std::size_t>(row)].header, choice);
    changed();
}

void ColumnMatchModel::setConstant(std::size_t record, const std::string& field,
                                   const std::string& value)
{
    MappingQuestion question;
    question.record = record;
    question.field = field;
    answer(m_mapping, question, value);
    changed();
}

void ColumnMatchModel::changed()
{
    m_checked = false;
    m_badByHeader.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Becomes), index(rowCount() - 1, Readable));
    Q_EMIT mappingChanged();
}

int ColumnMatchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

int ColumnMatchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

ColumnMatchModel::Reading ColumnMatchModel::readingOf(int row) const
{
    const ColumnReport& column = m_columns[static_cast<std::size_t>(row)];
    const FieldChoice choice = choiceAt(row);
    Reading reading;
    reading.used = choice.kind != FieldChoice::Kind::LeaveOut;
    if (!reading.used || column.values == 0)
        return reading;
    if (m_checked) {
        const auto found = m_badByHeader.find(column.header);
        reading.bad = found == m_badByHeader.end() ? 0 : found->second;
    } else if (const FieldType type = choiceType(choice); !fits(type, column.type)) {
        // Some values may still be readable, as in a column of scores and "n/a"; the check counts.
        reading.known = std::none_of(column.first.begin(), column.first.end(), hasDigit);
        reading.bad = column.values;
    } else if (isTyped(type)) {
        reading.bad = std::llround((1 - column.readable) * static_cast<double>(column.values));
    }
    reading.share = 1 - static_cast<double>(reading.bad) / static_cast<double>(column.values);
    return reading;
}

QString ColumnMatchModel::readableText(int row) const
{
    const Reading reading = readingOf(row);
    if (!reading.used)
        return tr("not used");
    const QLocale locale = displayLocale();
    if (m_columns[static_cast<std::size_t>(row)].values == 0)
        return tr("empty");
    if (!reading.known)
        return tr("not yet checked");
    if (reading.bad == 0)
        return tr("100 %");
    // 99.96 % is not 100 %: what is short of whole is never rounded up to it.
    const double percent = std::min(std::floor(reading.share * 1000) / 10, 99.9);
    return tr("%1 % · %2")
        .arg(locale.toString(std::max(percent, 0.0), 'f', percent > 0 ? 1 : 0),
             reading.bad == 1 ? tr("1 row") : tr("%1 rows").arg(locale.toString(reading.bad)));
}

QVariant ColumnMatchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ColumnReport& column = m_columns[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Header:
            return QString::fromStdString(column.header);
        case FirstValues: {
            QStringList values;
            for (const std::string& value : column.first) {
                if (values.size() == 3)
                    break;
                values += shortened(QString::fromStdString(value));
            }
            return values.isEmpty() ? QStringLiteral("–") : values.join(QStringLiteral(" · "));
        }
        case Becomes: {
            const int uses = usesOf(m_mapping, column.header);
            const FieldChoice choice = choiceAt(index.row());
            const BesideUse beside = besideUseOf(m_mapping, column.header);
            if (beside.kind == BesideUse::Kind::WhereBlank)
                return tr("%1, where that is blank").arg(choiceLabel(beside.field));
            if (beside.kind == BesideUse::Kind::ChoosesRows)
                return tr("Says which rows count");
            const QString label = choiceLabel(choice);
            return uses > 1 && choice.table != Table::Customer
                       ? tr("%1, in %2 records").arg(label).arg(uses)
                       : label;
        }
        case Readable:
            return readableText(index.row());
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == Readable && !column.note.empty())
            return QString::fromStdString(column.note);
        if (index.column() == Readable && !readingOf(index.row()).known)
            return tr("Not every value is of this type. The check counts the rows set aside.");
        if (index.column() == FirstValues) {
            QStringList values;
            for (const std::string& value : column.first)
                values += maskEmails(QString::fromStdString(value));
            return values.join(u'\n');
        }
        return data(index, Qt::DisplayRole);
    case ToneRole: {
        const Reading reading = readingOf(index.row());
        if (!reading.used || reading.bad == 0)
            return reading.used ? 0 : 3;
        return reading.share <= 0 && reading.known ? 2 : 1;
    }
    case Qt::EditRole:
    case ChoiceRole: {
        if (index.column() != Becomes)
            return {};
        FieldChoice choice = choiceAt(index.row());
        if (choice.kind == FieldChoice::Kind::Attribute)
            return 1;
        const auto found = std::find(m_choices.begin(), m_choices.end(), choice);
        return found == m_choices.end() ? -1 : static_cast<int>(found - m_choices.begin());
    }
    default:
        return {};
    }
}

QVariant ColumnMatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Header:
        return tr("Column in the file");
    case FirstValues:
        return tr("First values");
    case Becomes:
        return tr("Becomes");
    case Readable:
        return tr("Readable");
    default:
        return {};
    }
}

Qt::ItemFlags ColumnMatchModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Becomes)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ColumnMatchModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Becomes ||
        role != Qt::EditRole)
        return false;
    const int at = value.toInt();
    if (at < 0 || at >= static_cast<int>(m_choices.size()))
        return false;
    setChoice(index.row(), m_choices[static_cast<std::size_t>(at)]);
    return true;
}

} // namespace regard::presentation
