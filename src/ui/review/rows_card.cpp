// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/rows_card.h"

#include "presentation/explained_rows_model.h"
#include "presentation/formatting.h"
#include "presentation/requests/row_search.h"
#include "presentation/workspace.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kTypingPauseMs = 250;
constexpr std::size_t kMostMatches = 2000;

} // namespace

RowsCard::RowsCard(presentation::Workspace& workspace, const QString& name, QWidget* parent)
    : QFrame(parent), m_workspace(workspace)
{
    setObjectName(name);
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 12);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    m_title = makeLabel(tr("The rows behind it"), TextRole::CardTitle, this);
    m_note = makeLabel({}, TextRole::Note, this);
    m_note->setObjectName(name + QStringLiteral("Note"));
    words->addWidget(m_title);
    words->addWidget(m_note);
    head->addLayout(words, 1);
    m_search = new SearchField(tr("Search all columns"), this);
    m_search->setObjectName(name + QStringLiteral("Search"));
    m_search->setFixedWidth(240);
    m_save =
        makeButton(tr("Save rows\u2026"), name + QStringLiteral("Save"), ButtonKind::Quiet, this);
    head->addWidget(m_search);
    head->addWidget(m_save);
    layout->addLayout(head);
    m_model = new presentation::ExplainedRowsModel(this);
    m_view = new QTableView(this);
    m_view->setObjectName(name + QStringLiteral("Table"));
    m_view->setModel(m_model);
    m_view->setAccessibleName(m_title->text());
    dressTable(*m_view, 27);
    m_view->setFixedHeight(330);
    layout->addWidget(m_view);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kTypingPauseMs);
    connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &RowsCard::search);
    connect(m_save, &QPushButton::clicked, this, &RowsCard::saveAll);
}

void RowsCard::clear()
{
    m_explanation = nullptr;
    m_model->clear();
    m_note->clear();
}

void RowsCard::enter()
{
    m_search->setFocus();
}

void RowsCard::setExplanation(std::shared_ptr<const Explanation> explanation)
{
    m_explanation = std::move(explanation);
    const auto engine = m_workspace.engine();
    m_more = false;
    m_model->setExplanation(m_explanation, [engine, rows = m_explanation](std::size_t row) {
        return engine->rowText(*rows, row);
    });
    // As wide as the first rows need, a long comment within reason.
    m_view->horizontalHeader()->setResizeContentsPrecision(60);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_view->resizeColumnToContents(column);
        m_view->setColumnWidth(column, std::clamp(m_view->columnWidth(column) + 12, 84, 340));
    }
    m_save->setEnabled(!m_explanation->rows.empty());
    if (m_search->text().isEmpty())
        say();
    else
        search();
}

void RowsCard::search()
{
    if (!m_explanation)
        return;
    const QString words = m_search->text().trimmed();
    if (words.isEmpty()) {
        m_searching = false;
        m_model->setMatches({});
        say();
        return;
    }
    m_searching = true;
    m_note->setText(tr("Searching \u2026"));
    presentation::searchRows(m_workspace, objectName(), m_explanation, words, kMostMatches,
                             [this](presentation::RowMatches matches) {
                                 if (!m_searching)
                                     return;
                                 m_more = matches.more;
                                 m_model->setMatches(std::move(matches.rows));
                                 say();
                             });
}

void RowsCard::say()
{
    const auto all = double(m_explanation->rows.size());
    const auto shown = double(m_model->available());
    m_note->setText(
        m_search->text().trimmed().isEmpty()
            ? tr("%1 rows, used ones first").arg(presentation::wholeNumber(all))
        : m_more ? tr("the first %1 that match, of %2 rows")
                       .arg(presentation::wholeNumber(shown), presentation::wholeNumber(all))
                 : tr("%1 of %2 rows match")
                       .arg(presentation::wholeNumber(shown), presentation::wholeNumber(all)));
}

void RowsCard::saveAll()
{
    if (!m_explanation)
        return;
    const QString name = QString::fromUtf8(m_explanation->figure.kpi->id.data(),
                                           qsizetype(m_explanation->figure.kpi->id.size()));
    const QString path = QFileDialog::getSaveFileName(
        window(), tr("Save rows"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/' + name +
            QStringLiteral("-rows.csv"),
        tr("Comma-separated (*.csv)"));
    if (path.isEmpty())
        return;
    m_note->setText(tr("Saving \u2026"));
    presentation::saveRows(m_workspace, m_explanation, path, [this](const Status& saved) {
        if (m_explanation)
            say();
        if (!saved.ok())
            Q_EMIT m_workspace.failed(saved.error());
    });
}

} // namespace regard::ui
