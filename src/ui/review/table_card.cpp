// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/table_card.h"

#include "presentation/text_table_model.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/share_menu.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kRow = 28;

} // namespace

TableCard::TableCard(const QString& name, QWidget* parent) : QFrame(parent)
{
    setObjectName(name);
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    m_title = new ElidedLabel(TextRole::CardTitle, this);
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_note = new ElidedLabel(TextRole::Note, this);
    words->addWidget(m_title);
    words->addWidget(m_note);
    head->addLayout(words, 1);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(4);
    head->addLayout(m_tools);
    m_model = new presentation::TextTableModel(this);
    head->addWidget(makeShareButton(new ShareMenu(
                                        nullptr, m_model, [this] { return m_content.title; }, this),
                                    name + QStringLiteral("Share"), this));
    layout->addLayout(head);
    m_view = new QTableView(this);
    m_view->setObjectName(name + QStringLiteral("Table"));
    m_view->setModel(m_model);
    dressTable(*m_view, kRow);
    layout->addWidget(m_view, 1);
    m_reason = makeLabel({}, TextRole::Second, this, true);
    m_reason->setObjectName(name + QStringLiteral("Reason"));
    m_reason->hide();
    layout->addWidget(m_reason);
    m_footnote = makeLabel({}, TextRole::Second, this, true);
    m_footnote->hide();
    layout->addWidget(m_footnote);
    layout->addStretch(0);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TableCard::showDetail);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(index.row());
        if (row < m_content.keys.size())
            Q_EMIT taken(m_content.keys[row]);
    });
}

void TableCard::setWhole(bool whole)
{
    m_whole = whole;
    fit();
}

void TableCard::setContent(const presentation::TableContent& content)
{
    m_content = content;
    m_title->setText(content.title);
    m_note->setText(content.note);
    m_note->setVisible(!content.note.isEmpty());
    m_reason->setText(content.reason);
    m_reason->setVisible(!content.reason.isEmpty());
    m_view->setVisible(!content.rows.empty());
    m_view->setAccessibleName(content.title);
    m_model->setTable(content.columns, content.rows, content.words);
    if (!content.details.empty())
        m_view->selectRow(0);
    showDetail();
    fit();
}

void TableCard::showDetail()
{
    const auto row = static_cast<std::size_t>(m_view->currentIndex().row());
    const QString words =
        row < m_content.details.size() ? m_content.details[row] : m_content.footnote;
    m_footnote->setText(words);
    m_footnote->setVisible(!words.isEmpty());
}

void TableCard::fit()
{
    const int columns = m_model->columnCount();
    if (columns == 0)
        return;
    QHeaderView& header = *m_view->horizontalHeader();
    header.setStretchLastSection(false);
    header.setResizeContentsPrecision(60);
    // Figures have the room that they need; words share what is left, by what they would like.
    constexpr int kRoom = 12;
    constexpr int kWidestWords = 420;
    constexpr int kNarrowestWords = 90;
    std::vector<int> wanted(static_cast<std::size_t>(columns));
    int figures = 0;
    int words = 0;
    const auto holdsWords = [&](int column) {
        return column == 0 || m_content.words.contains(column);
    };
    for (int column = 0; column < columns; ++column) {
        m_view->resizeColumnToContents(column);
        int& wide = wanted[static_cast<std::size_t>(column)];
        wide = std::max(m_view->columnWidth(column), header.sectionSizeHint(column)) + kRoom;
        if (holdsWords(column)) {
            wide = std::clamp(wide, kNarrowestWords, kWidestWords);
            words += wide;
        } else {
            figures += wide;
        }
    }
    const int room = m_view->viewport()->width() - figures;
    for (int column = 0; column < columns; ++column) {
        int wide = wanted[static_cast<std::size_t>(column)];
        if (holdsWords(column) && words > 0)
            wide = std::max(kNarrowestWords, int(double(wide) * room / words));
        m_view->setColumnWidth(column, wide);
    }
    if (m_whole)
        m_view->setFixedHeight(header.sizeHint().height() + kRow * m_model->rowCount() + 2);
}

void TableCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

} // namespace regard::ui
