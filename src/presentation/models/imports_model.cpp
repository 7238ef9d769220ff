// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/imports_model.h"

#include "presentation/formatting.h"

#include <QCoreApplication>
#include <QLocale>

namespace regard::presentation {

namespace {

QString counted(std::int64_t count, const char* one, const char* many)
{
    return count == 1 ? QCoreApplication::translate("ImportsModel", one)
                      : QCoreApplication::translate("ImportsModel", many)
                            .arg(displayLocale().toString(static_cast<qlonglong>(count)));
}

} // namespace

ImportsModel::ImportsModel(QObject* parent) : QAbstractTableModel(parent) {}

void ImportsModel::setImports(const std::vector<ImportRecord>& imports, const TimeZone& zone)
{
    beginResetModel();
    m_imports.assign(imports.rbegin(), imports.rend());
    m_zone = zone;
    endResetModel();
}

const ImportRecord& ImportsModel::at(int row) const
{
    return m_imports[static_cast<std::size_t>(row)];
}

int ImportsModel::rowOf(std::int64_t importId) const
{
    for (std::size_t row = 0; row < m_imports.size(); ++row)
        if (m_imports[row].id == importId)
            return static_cast<int>(row);
    return -1;
}

int ImportsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_imports.size());
}

int ImportsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportRecord& record = at(index.row());
    const bool number = index.column() >= Rows && index.column() <= SetAside;
    if (role == Qt::TextAlignmentRole && number)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto count = [](std::int64_t value) {
        return displayLocale().toString(static_cast<qlonglong>(value));
    };
    switch (index.column()) {
    case File:
        return QString::fromStdString(record.file);
    case Source:
        return record.source.empty() ? QStringLiteral("–") : QString::fromStdString(record.source);
    case When:
        return QString::fromStdString(m_zone.format(Moment::instant(record.at))).left(16);
    case Rows:
        return count(record.rows);
    case New:
        return count(record.added);
    case Changed:
        return count(record.changed);
    case Same:
        return count(record.same);
    case SetAside:
        return count(record.setAside);
    case State:
        return record.undone ? tr("taken back") : tr("in the store");
    default:
        return {};
    }
}

QVariant ImportsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= Rows && section <= SetAside
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Source:
        return tr("Matched as");
    case When:
        return tr("When");
    case Rows:
        return tr("Rows");
    case New:
        return tr("New");
    case Changed:
        return tr("Changed");
    case Same:
        return tr("Same");
    case SetAside:
        return tr("Set aside");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QString undoSentence(const ImportRecord& record)
{
    QString text = QCoreApplication::translate("ImportsModel", "This takes back the import of %1: ")
                       .arg(QString::fromStdString(record.file));
    QStringList parts;
    if (record.added > 0)
        parts += counted(record.added, "1 new row goes", "%1 new rows go");
    if (record.changed > 0)
        parts += counted(record.changed, "1 row is again as it was before",
                         "%1 rows are again as they were before");
    if (record.setAside > 0)
        parts += counted(record.setAside, "1 row set aside goes", "%1 rows set aside go");
    if (parts.isEmpty())
        parts += QCoreApplication::translate("ImportsModel", "it brought no rows");
    text += parts.join(QStringLiteral(", "));
    return text + QCoreApplication::translate(
                      "ImportsModel", ". Rows that other imports brought too stay, and so does the "
                                      "file itself.");
}

} // namespace regard::presentation
