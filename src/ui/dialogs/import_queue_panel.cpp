// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_queue_panel.h"

#include "presentation/models/import_queue_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace regard::ui {

using presentation::ImportQueueModel;

namespace {

constexpr int kEntryHeight = 44;
constexpr int kGlyphRoom = 26;

/// A shape for the state, the name, and below it what it came to.
class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensOf(*option.widget);
        const auto state =
            static_cast<ImportQueueModel::State>(index.data(ImportQueueModel::StateRole).toInt());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool open = state == ImportQueueModel::State::Open;
        if (open || (option.state & QStyle::State_HasFocus) != 0) {
            painter->setPen((option.state & QStyle::State_HasFocus) != 0 ? QPen(tokens.accent)
                                                                         : QPen(Qt::NoPen));
            painter->setBrush(open ? tokens.accentSoft : QColor(Qt::transparent));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -1.5),
                                     kControlRadius, kControlRadius);
        }
        const auto [glyph, colour] = mark(state, tokens);
        const QRectF place(option.rect.left() + 8, option.rect.top() + 9, 11, 11);
        paintGlyph(*painter, glyph, place, colour);
        const QRect words = option.rect.adjusted(kGlyphRoom, 4, -6, -4);
        const QFont strong = textFont(kBodySize, open ? QFont::DemiBold : QFont::Normal);
        painter->setFont(strong);
        painter->setPen(state == ImportQueueModel::State::LeftOut ? tokens.third : tokens.ink);
        painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
                          QFontMetrics(strong).elidedText(index.data().toString(), Qt::ElideMiddle,
                                                          words.width()));
        const QFont small = textFont(kNoteSize, QFont::Normal);
        painter->setFont(small);
        painter->setPen(state == ImportQueueModel::State::Refused ? tokens.bad : tokens.third);
        painter->drawText(
            words, Qt::AlignBottom | Qt::AlignLeft,
            QFontMetrics(small).elidedText(index.data(ImportQueueModel::OutcomeRole).toString(),
                                           Qt::ElideRight, words.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {120, kEntryHeight};
    }

private:
    static std::pair<Glyph, QColor> mark(ImportQueueModel::State state, const Tokens& tokens)
    {
        switch (state) {
        case ImportQueueModel::State::Done:
            return {Glyph::Check, tokens.good};
        case ImportQueueModel::State::Refused:
            return {Glyph::Square, tokens.bad};
        case ImportQueueModel::State::Open:
            return {Glyph::ChevronRight, tokens.accent};
        case ImportQueueModel::State::LeftOut:
            return {Glyph::Close, tokens.third};
        case ImportQueueModel::State::Waiting:
            break;
        }
        return {Glyph::Diamond, tokens.third};
    }
};

} // namespace

ImportQueuePanel::ImportQueuePanel(ImportQueueModel& queue, QWidget* parent)
    : QWidget(parent), m_queue(queue)
{
    setObjectName(QStringLiteral("importQueue"));
    setFixedWidth(220);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_head = makeLabel({}, TextRole::Field, this);
    m_head->setObjectName(QStringLiteral("queueHead"));
    column->addWidget(m_head);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(tr("Files of this import"));
    m_list->setModel(&m_queue);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);
    auto* leave = new QAction(tr("Leave this one out"), m_list);
    leave->setObjectName(QStringLiteral("leaveOut"));
    leave->setShortcut(QKeySequence::Delete);
    leave->setShortcutContext(Qt::WidgetShortcut);
    connect(leave, &QAction::triggered, this,
            [this] { m_queue.leaveOut(m_list->currentIndex().row()); });
    m_list->addAction(leave);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&m_queue, &QAbstractItemModel::modelReset, this, &ImportQueuePanel::describe);
    connect(&m_queue, &QAbstractItemModel::rowsInserted, this, &ImportQueuePanel::describe);
    connect(&m_queue, &QAbstractItemModel::dataChanged, this, &ImportQueuePanel::describe);
    describe();
}

void ImportQueuePanel::describe()
{
    const int waiting = m_queue.waiting();
    m_head->setText(waiting == 0 ? tr("%1 files").arg(m_queue.rowCount())
                                 : tr("%1 files, %2 waiting").arg(m_queue.rowCount()).arg(waiting));
    setVisible(m_queue.rowCount() > 1);
    if (m_queue.current() >= 0)
        m_list->scrollTo(m_queue.index(m_queue.current()));
}

} // namespace regard::ui
