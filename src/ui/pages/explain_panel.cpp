// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explain_panel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/wrapping_body.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace regard::ui {

namespace {

/// A group with its figures, in columns behind each other.
struct SplitRow {
    QString group;
    QString spoken;
    QStringList cells;
};

QWidget* makeSplitTable(QWidget* parent, const QStringList& heads,
                        const std::vector<SplitRow>& rows)
{
    auto* table = new QWidget(parent);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    for (int column = 0; column < heads.size(); ++column)
        grid->addWidget(makeLabel(heads[column], TextRole::Note, table), 0, column,
                        column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    int row = 0;
    for (const SplitRow& one : rows) {
        ++row;
        auto* group = makeLabel(one.group, TextRole::Body, table, true);
        group->setAccessibleName(one.spoken);
        grid->addWidget(group, row, 0);
        for (int cell = 0; cell < one.cells.size(); ++cell)
            grid->addWidget(makeLabel(one.cells[cell], TextRole::Second, table), row, cell + 1,
                            Qt::AlignRight | Qt::AlignTop);
    }
    return table;
}

} // namespace

ExplainPanel::ExplainPanel(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("explain"));
    setProperty("card", QStringLiteral("true"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 6, 12);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 8, 0);
    head->addWidget(makeLabel(tr("How this number came about"), TextRole::CardTitle, this), 1);
    m_close = makeButton(tr("Close"), QStringLiteral("explainClose"), ButtonKind::Quiet, this);
    m_close->setToolTip(tr("Back to what changed (Escape)"));
    connect(m_close, &QPushButton::clicked, this, &ExplainPanel::closed);
    head->addWidget(m_close);
    layout->addLayout(head);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("explainScroll"));
    scroll->setAccessibleName(tr("How this number came about"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setStyleSheet(QStringLiteral("QScrollArea { background: transparent; }"));
    auto* inside = new WrappingBody(scroll);
    inside->setObjectName(QStringLiteral("explainLines"));
    inside->setStyleSheet(QStringLiteral("#explainLines { background: transparent; }"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 10, 0);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(6);
    column->addLayout(m_lines);
    column->addStretch(1);
    scroll->setWidget(inside);
    layout->addWidget(scroll, 1);
}

void ExplainPanel::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void ExplainPanel::setWaiting(const QString& kpi)
{
    clearLayout(*m_lines);
    m_moved = nullptr;
    m_response = nullptr;
    m_lines->addWidget(
        makeLabel(tr("Looking at the rows of %1 \u2026").arg(kpi), TextRole::Second, this));
}

void ExplainPanel::addPairs(const QString& title,
                            const std::vector<std::pair<QString, QString>>& pairs)
{
    if (pairs.empty())
        return;
    auto* heading = makeLabel(title, TextRole::Field, this);
    heading->setContentsMargins(0, 8, 0, 0);
    m_lines->addWidget(heading);
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    int row = 0;
    for (const auto& [name, value] : pairs) {
        grid->addWidget(makeLabel(name, TextRole::Second, box, true), row, 0);
        auto* right = makeLabel(value, TextRole::Body, box);
        grid->addWidget(right, row, 1, Qt::AlignRight | Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(0, 1);
    m_lines->addWidget(box);
}

void ExplainPanel::setContent(const presentation::ExplainContent& content)
{
    clearLayout(*m_lines);
    auto* value = new QWidget(this);
    auto* valueRow = new QHBoxLayout(value);
    valueRow->setContentsMargins(0, 0, 0, 0);
    valueRow->setSpacing(10);
    auto* number = makeLabel(content.value, TextRole::Title, value);
    number->setObjectName(QStringLiteral("explainValue"));
    valueRow->addWidget(number, 0, Qt::AlignTop);
    valueRow->addWidget(makeLabel(content.interval, TextRole::Second, value, true), 1);
    m_lines->addWidget(value);
    m_lines->addWidget(makeLabel(content.formula, TextRole::Second, this, true));

    auto* table = new QWidget(this);
    table->setObjectName(QStringLiteral("explainCounts"));
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& line : content.counts) {
        const TextRole role = line.total ? TextRole::Strong : TextRole::Body;
        grid->addWidget(makeLabel(line.name, role, table, true), row, 0);
        grid->addWidget(makeLabel(line.count, role, table), row, 1, Qt::AlignRight | Qt::AlignTop);
        grid->addWidget(makeLabel(line.share, TextRole::Second, table), row, 2,
                        Qt::AlignRight | Qt::AlignTop);
        ++row;
        grid->addWidget(makeRule(table), row++, 0, 1, 3);
    }
    m_lines->addWidget(table);
    if (!content.rowsLink.isEmpty()) {
        auto* link =
            makeButton(content.rowsLink, QStringLiteral("explainRows"), ButtonKind::Link, this);
        link->setToolTip(tr("A table of the rows behind this figure (Ctrl+R)"));
        connect(link, &QPushButton::clicked, this, &ExplainPanel::rowsAsked);
        setTabOrder(m_close, link);
        auto* place = new QHBoxLayout;
        place->addWidget(link);
        place->addStretch(1);
        m_lines->addLayout(place);
    }
    auto* moved = new QWidget(this);
    moved->setObjectName(QStringLiteral("explainMoved"));
    m_moved = new QVBoxLayout(moved);
    m_moved->setContentsMargins(0, 0, 0, 0);
    m_moved->setSpacing(4);
    moved->hide();
    m_lines->addWidget(moved);
    auto* response = new QWidget(this);
    response->setObjectName(QStringLiteral("explainResponse"));
    m_response = new QVBoxLayout(response);
    m_response->setContentsMargins(0, 0, 0, 0);
    m_response->setSpacing(4);
    response->hide();
    m_lines->addWidget(response);
    if (!content.notes.isEmpty()) {
        auto* heading = makeLabel(tr("Please note"), TextRole::Field, this);
        heading->setContentsMargins(0, 8, 0, 0);
        m_lines->addWidget(heading);
        for (const QString& note : content.notes)
            m_lines->addWidget(makeLabel(note, TextRole::Body, this, true));
    }
    addPairs(tr("Settings it depends on"), content.conventions);
    addPairs(tr("Rows used, by file"), content.sources);
    for (const auto& [name, words] : {std::pair(tr("What it tells"), content.meaning),
                                      std::pair(tr("What moves it"), content.moves),
                                      std::pair(tr("How it misleads"), content.pitfall)}) {
        if (words.isEmpty())
            continue;
        auto* heading = makeLabel(name, TextRole::Field, this);
        heading->setContentsMargins(0, 8, 0, 0);
        m_lines->addWidget(heading);
        m_lines->addWidget(makeLabel(words, TextRole::Second, this, true));
    }
    m_lines->addWidget(makeLabel(content.definition, TextRole::Note, this, true));
}

void ExplainPanel::setMoved(const presentation::MovedContent& content)
{
    if (m_moved == nullptr)
        return;
    clearLayout(*m_moved);
    QWidget* box = m_moved->parentWidget();
    box->setVisible(!content.title.isEmpty());
    if (content.title.isEmpty())
        return;
    auto* heading = makeLabel(content.title, TextRole::Field, box);
    heading->setContentsMargins(0, 8, 0, 0);
    m_moved->addWidget(heading);
    if (!content.reason.isEmpty())
        m_moved->addWidget(makeLabel(content.reason, TextRole::Second, box, true));
    for (const auto& split : content.splits)
        addMovedSplit(split);
}

void ExplainPanel::addMovedSplit(const presentation::MovedSplit& split)
{
    QWidget* box = m_moved->parentWidget();
    auto* title =
        makeLabel(split.title + QStringLiteral(": ") + split.sentence, TextRole::Strong, box, true);
    title->setContentsMargins(0, 6, 0, 0);
    m_moved->addWidget(title);
    if (!split.alarm.isEmpty()) {
        auto* alarm = makeLabel(split.alarm, TextRole::Error, box, true);
        alarm->setObjectName(QStringLiteral("simpsonAlarm"));
        m_moved->addWidget(alarm);
    }
    std::vector<SplitRow> rows;
    for (const auto& line : split.lines)
        rows.push_back(
            {line.group, line.spoken, {line.values, line.weights, line.performance, line.mix}});
    m_moved->addWidget(makeSplitTable(
        box, {tr("group"), tr("value"), tr("share"), tr("performance"), tr("mix")}, rows));
    if (!split.more.isEmpty())
        m_moved->addWidget(makeLabel(split.more, TextRole::Note, box));
}

void ExplainPanel::setResponse(const std::vector<presentation::ResponseSplit>& splits)
{
    if (m_response == nullptr)
        return;
    clearLayout(*m_response);
    QWidget* box = m_response->parentWidget();
    box->setVisible(!splits.empty());
    if (splits.empty())
        return;
    auto* heading = makeLabel(tr("Who did not answer"), TextRole::Field, box);
    heading->setContentsMargins(0, 8, 0, 0);
    m_response->addWidget(heading);
    for (const auto& split : splits) {
        auto* title = makeLabel(split.title + QStringLiteral(": ") + split.sentence,
                                TextRole::Strong, box, true);
        title->setContentsMargins(0, 6, 0, 0);
        m_response->addWidget(title);
        std::vector<SplitRow> rows;
        for (const auto& line : split.lines)
            rows.push_back(
                {line.group, line.spoken, {line.rate, line.asked, line.answers, line.value}});
        m_response->addWidget(makeSplitTable(
            box, {tr("group"), tr("response"), split.askedHead, tr("of answers"), tr("value")},
            rows));
        if (!split.more.isEmpty())
            m_response->addWidget(makeLabel(split.more, TextRole::Note, box));
    }
}

void ExplainPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden()) {
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace regard::ui
