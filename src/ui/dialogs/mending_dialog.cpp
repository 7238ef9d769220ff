// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mending_dialog.h"

#include "presentation/models/mending_model.h"
#include "presentation/workspace.h"
#include "ui/dialogs/import_work_step.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/table_delegates.h"

#include <QAction>
#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QUndoStack>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kRowHeight = 30;

/// A cell at fault stands on the colour of what is wrong, an edited one on the accent's.
class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensOf(*option.widget);
        const bool fault = index.data(MendingModel::FaultRole).toBool();
        const bool edited = index.data(MendingModel::EditedRole).toBool();
        if (fault || edited)
            painter->fillRect(option.rect.adjusted(1, 1, -1, -2),
                              fault ? tokens.badSoft : tokens.accentSoft);
        QStyleOptionViewItem cell = option;
        if (edited)
            cell.font.setWeight(QFont::DemiBold);
        QStyledItemDelegate::paint(painter, cell, index);
        if (fault) { // a colour never says it alone
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            paintGlyph(*painter, Glyph::Triangle,
                       QRectF(option.rect.right() - 15, option.rect.center().y() - 5, 10, 10),
                       tokens.bad);
            painter->restore();
        }
    }
};

std::optional<Tone> stateTone(const QModelIndex& index)
{
    switch (static_cast<MendingModel::State>(index.data(MendingModel::StateRole).toInt())) {
    case MendingModel::State::Readable:
        return Tone::Good;
    case MendingModel::State::Edited:
        return Tone::Neutral;
    case MendingModel::State::Refused:
        return Tone::Bad;
    case MendingModel::State::SetAside:
        return Tone::Warn;
    }
    return std::nullopt;
}

} // namespace

MendingDialog::MendingDialog(Workspace& workspace, std::int64_t importId, QWidget* parent)
    : DialogFrame(tr("Mend rows set aside"), parent), m_workspace(workspace),
      m_model(new MendingModel(this)), m_importId(importId)
{
    setObjectName(QStringLiteral("mendingDialog"));
    setPreferredSize({1120, 720});
    m_stack = new QStackedWidget(this);
    auto* page = new QWidget(m_stack);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_stack->addWidget(page);
    m_work = new ImportWorkStep(m_stack);
    m_stack->addWidget(m_work);
    body().addWidget(m_stack, 1);
    column->addWidget(makeTop());
    makeTable();
    column->addWidget(m_table, 1);
    column->addWidget(makeFill());
    makeFoot();
    makeActions();

    connect(m_model, &MendingModel::edited, this, &MendingDialog::describe);
    connect(&m_workspace, &Workspace::importProgress, this,
            [this](const Progress& progress, double speed, double left) {
                if (m_state == State::Trying || m_state == State::Importing)
                    m_work->setProgress(progress, speed, left);
            });
    connect(&m_workspace, &Workspace::imported, this, &MendingDialog::takeResult);
    connect(&m_workspace, &Workspace::failed, this, &MendingDialog::takeFailure);
    readRows();
}

QWidget* MendingDialog::makeTop()
{
    auto* top = new QWidget(this);
    auto* across = new QHBoxLayout(top);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(12);
    m_sentence = makeLabel({}, TextRole::Second, top, true);
    m_sentence->setObjectName(QStringLiteral("mendingSentence"));
    m_reasons = new ComboBox(top);
    m_reasons->setObjectName(QStringLiteral("mendingReason"));
    m_reasons->setAccessibleName(tr("Show rows that were set aside for"));
    m_reasons->setMinimumWidth(220);
    across->addWidget(m_sentence, 1);
    across->addWidget(m_reasons);
    connect(m_reasons, &QComboBox::activated, this, &MendingDialog::narrow);
    return top;
}

void MendingDialog::makeTable()
{
    m_shown = new QSortFilterProxyModel(this);
    m_shown->setSourceModel(m_model);
    m_shown->setFilterRole(MendingModel::ReasonClassRole);
    m_shown->setFilterKeyColumn(MendingModel::Reason);
    // A row stays where it is looked at while it is edited.
    m_shown->setDynamicSortFilter(false);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("mendingTable"));
    m_table->setAccessibleName(tr("Rows set aside, to be edited"));
    m_table->setModel(m_shown);
    dressTable(*m_table, kRowHeight);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setItemDelegateForColumn(MendingModel::Reason, new PillDelegate(stateTone, m_table));
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MendingDialog::describe);
}

QWidget* MendingDialog::makeFill()
{
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(8);
    m_fillText = new QLineEdit(row);
    m_fillText->setObjectName(QStringLiteral("fillText"));
    m_fillText->setPlaceholderText(tr("Value for all chosen cells"));
    m_fillText->setAccessibleName(m_fillText->placeholderText());
    m_fillText->setMaximumWidth(260);
    m_fill = makeButton({}, QStringLiteral("fillCells"), ButtonKind::Plain, row);
    m_undo = makeButton(tr("Undo"), QStringLiteral("undoEdit"), ButtonKind::Quiet, row);
    m_redo = makeButton(tr("Redo"), QStringLiteral("redoEdit"), ButtonKind::Quiet, row);
    for (QPushButton* button : {m_fill, m_undo, m_redo})
        button->setAutoDefault(false);
    across->addWidget(m_fillText, 1);
    across->addWidget(m_fill);
    across->addStretch(1);
    across->addWidget(m_undo);
    across->addWidget(m_redo);
    connect(m_fill, &QPushButton::clicked, this, &MendingDialog::fillSelection);
    connect(m_fillText, &QLineEdit::returnPressed, this, &MendingDialog::fillSelection);
    connect(m_undo, &QPushButton::clicked, &m_model->undoStack(), &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, &m_model->undoStack(), &QUndoStack::redo);
    return row;
}

void MendingDialog::makeFoot()
{
    m_save = makeButton(tr("Save as CSV…"), QStringLiteral("saveMending"), ButtonKind::Quiet, this);
    m_take = makeButton(tr("Read a mended CSV…"), QStringLiteral("takeMending"), ButtonKind::Quiet,
                        this);
    footStart().addWidget(m_save);
    footStart().addWidget(m_take);
    footStart().addStretch(1);
    m_close = makeButton(tr("Close"), QStringLiteral("cancelButton"), ButtonKind::Quiet, this);
    m_try = makeButton(tr("Try again"), QStringLiteral("tryAgain"), ButtonKind::Plain, this);
    m_import = makeButton({}, QStringLiteral("importMended"), ButtonKind::Primary, this);
    for (QPushButton* button : {m_save, m_take, m_close, m_try, m_import})
        button->setAutoDefault(false);
    footEnd().addWidget(m_close);
    footEnd().addWidget(m_try);
    footEnd().addWidget(m_import);
    connect(m_save, &QPushButton::clicked, this, &MendingDialog::askForSave);
    connect(m_take, &QPushButton::clicked, this, &MendingDialog::askForFile);
    connect(m_close, &QPushButton::clicked, this, &MendingDialog::reject);
    connect(m_try, &QPushButton::clicked, this, &MendingDialog::tryAgain);
    connect(m_import, &QPushButton::clicked, this, &MendingDialog::importThese);
}

void MendingDialog::makeActions()
{
    const auto add = [](QWidget& to, const QKeySequence& key, Qt::ShortcutContext context) {
        auto* action = new QAction(&to);
        action->setShortcut(key);
        action->setShortcutContext(context);
        to.addAction(action);
        return action;
    };
    connect(add(*m_table, QKeySequence::Paste, Qt::WidgetShortcut), &QAction::triggered, this,
            &MendingDialog::pasteCells);
    connect(add(*m_table, QKeySequence::Copy, Qt::WidgetShortcut), &QAction::triggered, this,
            &MendingDialog::copyCells);
    connect(add(*m_table, QKeySequence::Delete, Qt::WidgetShortcut), &QAction::triggered, this,
            &MendingDialog::clearCells);
    connect(add(*m_table, QKeySequence::Undo, Qt::WidgetShortcut), &QAction::triggered,
            &m_model->undoStack(), &QUndoStack::undo);
    QAction* redo = add(*m_table, Qt::CTRL | Qt::Key_Y, Qt::WidgetShortcut);
    redo->setShortcuts({Qt::CTRL | Qt::Key_Y, Qt::CTRL | Qt::SHIFT | Qt::Key_Z});
    connect(redo, &QAction::triggered, &m_model->undoStack(), &QUndoStack::redo);
    connect(add(*this, Qt::CTRL | Qt::Key_Return, Qt::WindowShortcut), &QAction::triggered, this,
            &MendingDialog::tryAgain);
}

} // namespace regard::ui
