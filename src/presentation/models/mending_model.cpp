// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mending_model.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/masking.h"

#include <QLocale>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace regard::presentation {

/// Cells that change together.
class MendingModel::EditCommand final : public QUndoCommand {
public:
    EditCommand(MendingModel& model, const QString& text, std::vector<CellEdit> edits)
        : QUndoCommand(text), m_model(model), m_edits(std::move(edits))
    {
    }
    void redo() override { m_model.apply(m_edits, true); }
    void undo() override { m_model.apply(m_edits, false); }

private:
    MendingModel& m_model;
    std::vector<CellEdit> m_edits;
};

QString reasonClass(const std::string& reason)
{
    return qstring(std::string_view(reason).substr(0, reason.find(':')));
}

MendingModel::MendingModel(QObject* parent)
    : QAbstractTableModel(parent), m_undo(new QUndoStack(this))
{
}

MendingModel::~MendingModel() = default;

void MendingModel::setRows(MendableRows rows)
{
    beginResetModel();
    m_undo->clear();
    m_rows = std::move(rows);
    // A row that was too short or too long is shown under its headers all the same.
    for (MendableRow& row : m_rows.rows)
        if (row.cells.size() < m_rows.headers.size())
            row.cells.resize(m_rows.headers.size());
    m_original = m_rows;
    m_states.assign(m_rows.rows.size(), State::SetAside);
    endResetModel();
    Q_EMIT edited();
}

int MendingModel::editedRows() const
{
    int count = 0;
    for (std::size_t row = 0; row < m_rows.rows.size(); ++row)
        count += m_rows.rows[row].cells != m_original.rows[row].cells ? 1 : 0;
    return count;
}

int MendingModel::readableRows() const
{
    return static_cast<int>(std::count(m_states.begin(), m_states.end(), State::Readable));
}

std::vector<std::pair<QString, int>> MendingModel::reasons() const
{
    std::vector<std::pair<QString, int>> reasons;
    for (const MendableRow& row : m_rows.rows) {
        const QString name = reasonClass(row.reason);
        const auto known = std::find_if(reasons.begin(), reasons.end(),
                                        [&](const auto& one) { return one.first == name; });
        if (known == reasons.end())
            reasons.emplace_back(name, 1);
        else
            ++known->second;
    }
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return reasons;
}

void MendingModel::addEdit(std::vector<CellEdit>& edits, int row, int cell, std::string text) const
{
    if (row < 0 || row >= rowCount() || cell < 0 || cell + Fixed >= columnCount())
        return;
    const std::string& before =
        m_rows.rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(cell)];
    if (before != text)
        edits.push_back({row, cell, before, std::move(text)});
}

void MendingModel::push(const QString& what, std::vector<CellEdit> edits)
{
    if (!edits.empty())
        m_undo->push(new EditCommand(*this, what, std::move(edits)));
}

void MendingModel::apply(const std::vector<CellEdit>& edits, bool forward)
{
    int first = rowCount();
    int last = -1;
    for (const CellEdit& edit : edits) {
        const auto row = static_cast<std::size_t>(edit.row);
        m_rows.rows[row].cells[static_cast<std::size_t>(edit.cell)] =
            forward ? edit.after : edit.before;
        // Whether it can be read now is not known until it is tried.
        m_states[row] =
            m_rows.rows[row].cells == m_original.rows[row].cells ? State::SetAside : State::Edited;
        first = std::min(first, edit.row);
        last = std::max(last, edit.row);
    }
    if (last < first)
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    Q_EMIT edited();
}

void MendingModel::fill(const QModelIndexList& cells, const QString& text)
{
    std::vector<CellEdit> edits;
    for (const QModelIndex& cell : cells)
        if (cell.model() == this)
            addEdit(edits, cell.row(), cell.column() - Fixed, text.toStdString());
    push(tr("filling cells"), std::move(edits));
}

void MendingModel::paste(const std::vector<int>& rows, int column, const QString& text)
{
    QString body = text;
    body.remove(u'\r');
    if (body.endsWith(u'\n'))
        body.chop(1);
    const QStringList lines = body.split(u'\n');
    std::vector<CellEdit> edits;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const qsizetype line = lines.size() == 1 ? 0 : static_cast<qsizetype>(at);
        if (line >= lines.size())
            break;
        const QStringList values = lines[line].split(u'\t');
        for (qsizetype i = 0; i < values.size(); ++i)
            addEdit(edits, rows[at], column - Fixed + static_cast<int>(i), values[i].toStdString());
    }
    push(tr("pasting"), std::move(edits));
}

int MendingModel::takeRows(const std::map<std::int64_t, std::vector<std::string>>& cellsByLine)
{
    std::vector<CellEdit> edits;
    int unknown = 0;
    for (const auto& [line, cells] : cellsByLine) {
        const auto found =
            std::find_if(m_rows.rows.begin(), m_rows.rows.end(),
                         [line = line](const auto& row) { return row.line == line; });
        if (found == m_rows.rows.end()) {
            ++unknown;
            continue;
        }
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            addEdit(edits, static_cast<int>(found - m_rows.rows.begin()), static_cast<int>(cell),
                    cells[cell]);
    }
    push(tr("taking the rows of a file"), std::move(edits));
    return unknown;
}

void MendingModel::setTried(const ImportResult& result)
{
    std::map<std::int64_t, const SetAsideRow*> refused;
    for (const SetAsideRow& row : result.lines)
        refused.emplace(row.line, &row);
    // Only the first rows that failed are listed: of others it is not known.
    const bool all = static_cast<std::int64_t>(result.lines.size()) >= result.record.setAside;
    const std::int64_t last = result.lines.empty() ? 0 : result.lines.back().line;
    for (std::size_t i = 0; i < m_rows.rows.size(); ++i) {
        MendableRow& row = m_rows.rows[i];
        const auto found = refused.find(row.line);
        if (found != refused.end()) {
            row.reason = found->second->reason;
            row.column = found->second->column;
            m_states[i] = row.cells == m_original.rows[i].cells ? State::SetAside : State::Refused;
        } else if (all || row.line <= last) {
            m_states[i] = State::Readable;
        }
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT edited();
}

int MendingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.rows.size());
}

int MendingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Fixed + static_cast<int>(m_rows.headers.size());
}

QString MendingModel::stateText(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    switch (m_states[at]) {
    case State::Readable:
        return tr("can be read now");
    case State::Edited:
        return tr("edited, not tried yet");
    case State::Refused:
    case State::SetAside:
        return maskEmails(qstring(m_rows.rows[at].reason));
    }
    return {};
}

bool MendingModel::isFault(int row, int cell) const
{
    const auto at = static_cast<std::size_t>(row);
    const State state = m_states[at];
    return (state == State::SetAside || state == State::Refused) &&
           !m_rows.rows[at].column.empty() &&
           m_rows.headers[static_cast<std::size_t>(cell)] == m_rows.rows[at].column;
}

QVariant MendingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    const MendableRow& row = m_rows.rows[at];
    if (role == StateRole)
        return static_cast<int>(m_states[at]);
    if (role == ReasonClassRole)
        return reasonClass(row.reason);
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (index.column() == Line)
        return role == Qt::DisplayRole
                   ? QVariant(displayLocale().toString(static_cast<qlonglong>(row.line)))
                   : QVariant();
    if (index.column() == Reason)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(stateText(index.row()))
                                                                  : QVariant();
    const int cell = index.column() - Fixed;
    const QString text = qstring(row.cells[static_cast<std::size_t>(cell)]);
    switch (role) {
    case Qt::DisplayRole:
        return maskEmails(text).simplified();
    case Qt::ToolTipRole:
        return isFault(index.row(), cell) ? stateText(index.row()) : maskEmails(text);
    case Qt::EditRole:
        return text;
    case Qt::AccessibleDescriptionRole:
        return isFault(index.row(), cell) ? stateText(index.row()) : QString();
    case FaultRole:
        return isFault(index.row(), cell);
    case EditedRole:
        return row.cells[static_cast<std::size_t>(cell)] !=
               m_original.rows[at].cells[static_cast<std::size_t>(cell)];
    default:
        return {};
    }
}

QVariant MendingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Line ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Reason:
        return tr("What is wrong");
    default:
        return qstring(m_rows.headers[static_cast<std::size_t>(section - Fixed)]);
    }
}

Qt::ItemFlags MendingModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() >= Fixed)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool MendingModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() < Fixed ||
        role != Qt::EditRole)
        return false;
    std::vector<CellEdit> edits;
    addEdit(edits, index.row(), index.column() - Fixed, value.toString().toStdString());
    push(tr("a cell"), std::move(edits));
    return true;
}

} // namespace regard::presentation
