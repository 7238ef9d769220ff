// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/import_queue_model.h"

#include <algorithm>

namespace regard::presentation {

ImportQueueModel::ImportQueueModel(QObject* parent) : QAbstractListModel(parent) {}

void ImportQueueModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_current = -1;
    endResetModel();
}

void ImportQueueModel::add(const std::vector<ImportItem>& items)
{
    for (const ImportItem& item : items) {
        const bool there = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
            return entry.item == item &&
                   (entry.state == State::Waiting || entry.state == State::Open);
        });
        if (there)
            continue;
        beginInsertRows({}, rowCount(), rowCount());
        m_entries.push_back({item, State::Waiting, {}});
        endInsertRows();
    }
}

int ImportQueueModel::openNext()
{
    const auto next = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) {
        return entry.state == State::Waiting;
    });
    m_current = next == m_entries.end() ? -1 : static_cast<int>(next - m_entries.begin());
    if (m_current >= 0) {
        next->state = State::Open;
        tell(m_current);
    }
    return m_current;
}

const ImportItem& ImportQueueModel::itemAt(int row) const
{
    return m_entries[static_cast<std::size_t>(row)].item;
}

int ImportQueueModel::waiting() const
{
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry& e) {
        return e.state == State::Waiting;
    }));
}

QString ImportQueueModel::nextName() const
{
    for (const Entry& entry : m_entries)
        if (entry.state == State::Waiting)
            return nameOf(entry.item);
    return {};
}

void ImportQueueModel::finish(State state, const QString& outcome)
{
    if (m_current < 0)
        return;
    setOutcome(m_current, state, outcome);
    m_current = -1;
}

void ImportQueueModel::setOutcome(int row, State state, const QString& outcome)
{
    if (row < 0 || row >= rowCount())
        return;
    Entry& entry = m_entries[static_cast<std::size_t>(row)];
    entry.state = state;
    entry.outcome = outcome;
    tell(row);
}

void ImportQueueModel::replaceCurrent(const std::vector<ImportItem>& items)
{
    if (m_current < 0 || items.empty())
        return;
    m_entries[static_cast<std::size_t>(m_current)].item = items.front();
    tell(m_current);
    if (items.size() == 1)
        return;
    beginInsertRows({}, m_current + 1, m_current + static_cast<int>(items.size()) - 1);
    std::vector<Entry> more;
    for (std::size_t i = 1; i < items.size(); ++i)
        more.push_back({items[i], State::Waiting, {}});
    m_entries.insert(m_entries.begin() + m_current + 1, more.begin(), more.end());
    endInsertRows();
}

void ImportQueueModel::leaveOut(int row)
{
    if (row >= 0 && row < rowCount() &&
        m_entries[static_cast<std::size_t>(row)].state == State::Waiting)
        setOutcome(row, State::LeftOut, {});
}

void ImportQueueModel::tell(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
}

int ImportQueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ImportQueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    const auto outcome = [&]() -> QString {
        if (!entry.outcome.isEmpty())
            return entry.outcome;
        switch (entry.state) {
        case State::Waiting:
            return tr("waits");
        case State::Open:
            return tr("open now");
        case State::Done:
            return tr("done");
        case State::Refused:
            return tr("cannot be imported");
        case State::LeftOut:
            return tr("left out");
        }
        return {};
    };
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(entry.item);
    case Qt::ToolTipRole:
        return entry.item.file.isEmpty() ? nameOf(entry.item) : entry.item.file + u'\n' + outcome();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(nameOf(entry.item), outcome());
    case StateRole:
        return static_cast<int>(entry.state);
    case OutcomeRole:
        return outcome();
    default:
        return {};
    }
}

} // namespace regard::presentation
