// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/field_picker.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kIndexRole = Qt::UserRole + 1;

/// Keeps entries in which every typed word occurs; titles go while something is typed.
class WordsFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QStringList& words)
    {
        m_words = words;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (m_words.isEmpty())
            return true;
        if (!index.data(kIndexRole).isValid())
            return false;
        const QString text = index.data(Qt::AccessibleTextRole).toString();
        return std::all_of(m_words.begin(), m_words.end(), [&text](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }

private:
    QStringList m_words;
};

} // namespace

FieldPicker::FieldPicker(const std::vector<presentation::FieldChoice>& choices, int current,
                         QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("fieldPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("card", QStringLiteral("true"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    m_search = new SearchField(tr("Type to narrow the list"), this);
    m_search->setObjectName(QStringLiteral("fieldPickerSearch"));
    m_search->installEventFilter(this);
    column->addWidget(m_search);

    m_model = new QStandardItemModel(this);
    const presentation::FieldChoice* before = nullptr;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const presentation::FieldChoice& choice = choices[i];
        const bool isField = choice.kind == presentation::FieldChoice::Kind::Field;
        const QString whole = presentation::choiceLabel(choice);
        if (isField &&
            (before == nullptr || before->kind != choice.kind || before->table != choice.table)) {
            auto* title = new QStandardItem(whole.section(QStringLiteral(" › "), 0, 0));
            title->setFlags(Qt::NoItemFlags);
            title->setFont(textFont(kNoteSize, QFont::DemiBold));
            m_model->appendRow(title);
        }
        auto* item = new QStandardItem(isField ? whole.section(QStringLiteral(" › "), 1) : whole);
        item->setData(static_cast<int>(i), kIndexRole);
        item->setData(whole, Qt::AccessibleTextRole);
        m_model->appendRow(item);
        before = &choice;
    }
    m_proxy = new WordsFilter(this);
    m_proxy->setSourceModel(m_model);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("fieldPickerList"));
    m_list->setAccessibleName(tr("What the column becomes"));
    m_list->setModel(m_proxy);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setStyleSheet(QStringLiteral("QListView::item { border: none; padding: 5px 6px; }"));
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &FieldPicker::narrow);
    connect(m_list, &QListView::clicked, this, &FieldPicker::take);
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        if (m_proxy->index(row, 0).data(kIndexRole).isValid() &&
            m_proxy->index(row, 0).data(kIndexRole).toInt() == std::max(0, current))
            m_list->setCurrentIndex(m_proxy->index(row, 0));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void FieldPicker::openBelow(const QRect& cell)
{
    constexpr int kHeight = 340;
    QPoint at = parentWidget()->mapToGlobal(cell.bottomLeft());
    const QRect room = screen()->availableGeometry();
    if (at.y() + kHeight > room.bottom())
        at.setY(std::max(room.top(), parentWidget()->mapToGlobal(cell.topLeft()).y() - kHeight));
    setGeometry(at.x(), at.y(), std::max(300, cell.width()), kHeight);
    show();
    m_search->setFocus();
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void FieldPicker::narrow(const QString& text)
{
    static_cast<WordsFilter*>(m_proxy)->setWords(text.split(u' ', Qt::SkipEmptyParts));
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        if (m_proxy->index(row, 0).data(kIndexRole).isValid()) {
            m_list->setCurrentIndex(m_proxy->index(row, 0));
            return;
        }
}

void FieldPicker::take()
{
    const QVariant index = m_list->currentIndex().data(kIndexRole);
    if (!index.isValid())
        return;
    Q_EMIT chosen(index.toInt());
    close();
}

bool FieldPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int step = key->key() == Qt::Key_Down ? 1 : -1;
        for (int row = m_list->currentIndex().row() + step; row >= 0 && row < m_proxy->rowCount();
             row += step)
            if (m_proxy->index(row, 0).data(kIndexRole).isValid()) {
                m_list->setCurrentIndex(m_proxy->index(row, 0));
                break;
            }
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace regard::ui
