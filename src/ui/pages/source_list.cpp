// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/source_list.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/text_table_model.h"
#include "ui/charts/week_bars.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/pill.h"

#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kNameWidth = 290;
constexpr int kLinkWidth = 84;

QTableView* makeTable(const QString& name, const QString& said, QStringList columns,
                      std::vector<QStringList> rows, QWidget* parent)
{
    auto* model = new presentation::TextTableModel(parent);
    model->setTable(std::move(columns), std::move(rows));
    auto* table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(said);
    table->setModel(model);
    dressTable(*table, 26);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    constexpr int kHeight = 216;
    table->setFixedHeight(kHeight);
    return table;
}

} // namespace

SourceList::SourceList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("sources"));
    setProperty("card", QStringLiteral("true"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(4);
    column->addWidget(makeLabel(tr("Sources"), TextRole::CardTitle, this));
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
}

void SourceList::setSources(const std::vector<presentation::SourceContent>& sources)
{
    // Whoever walks over the rows by keyboard stays where they are.
    const QWidget* at = QApplication::focusWidget();
    const QString focused = at != nullptr && isAncestorOf(at) ? at->objectName() : QString();
    clearLayout(*m_rows);
    m_stops.clear();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (i > 0)
            m_rows->addWidget(makeRule(this));
        m_rows->addWidget(makeRow(sources[i], static_cast<int>(i)));
    }
    const auto same = std::ranges::find_if(m_stops, [&](const QWidget* stop) {
        return !focused.isEmpty() && stop->objectName() == focused;
    });
    if (same != m_stops.end())
        (*same)->setFocus();
}

QWidget* SourceList::makeRow(const presentation::SourceContent& source, int index)
{
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 10, 0, 10);
    column->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(20);

    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    auto* name = new ElidedLabel(TextRole::Strong, whole);
    name->setText(source.name);
    name->setObjectName(QStringLiteral("source-%1").arg(index));
    top->addWidget(name, 1);
    auto* state = new Pill(source.state, source.tone, whole);
    state->setAccessibleName(tr("%1: %2").arg(source.name, source.state));
    top->addWidget(state);
    words->addLayout(top);
    auto* facts = makeLabel(source.facts, TextRole::Second, whole, true);
    words->addWidget(facts);
    words->addWidget(makeLabel(source.freshness, TextRole::Note, whole, true));
    words->addStretch(1);
    auto* left = new QWidget(whole);
    left->setFixedWidth(kNameWidth);
    left->setLayout(words);
    words->setContentsMargins(0, 0, 0, 0);
    row->addWidget(left);

    auto* weeks = new QVBoxLayout;
    weeks->setSpacing(3);
    auto* bars = new WeekBars(whole);
    bars->setObjectName(QStringLiteral("weeks-%1").arg(index));
    bars->setWeeks(source.weeks, source.volume);
    bars->setAccessibleName(tr("%1, rows by week").arg(source.name));
    weeks->addWidget(bars);
    weeks->addWidget(makeLabel(source.volume, TextRole::Note, whole, true));
    weeks->addStretch(1);
    m_stops.push_back(bars);
    row->addLayout(weeks, 4);
    bars->setVisible(!source.weeks.empty());

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(3);
    for (std::size_t i = 0; i < source.details.size(); ++i) {
        const int line = static_cast<int>(i);
        grid->addWidget(makeLabel(source.details[i].first, TextRole::Note, whole), line, 0,
                        Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(makeLabel(source.details[i].second, TextRole::Second, whole, true), line,
                        1);
    }
    constexpr int kTermWidth = 60;
    grid->setColumnMinimumWidth(0, kTermWidth);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(static_cast<int>(source.details.size()), 1);
    row->addLayout(grid, 5);

    auto* place = new QWidget(whole);
    auto* links = new QVBoxLayout;
    links->setSpacing(2);
    auto* more = makeButton(tr("Details"), QStringLiteral("sourceDetails-%1").arg(index),
                            ButtonKind::Link, whole);
    more->setCheckable(true);
    more->setChecked(m_open.contains(source.name));
    m_stops.push_back(more);
    more->setAccessibleName(tr("Details of %1").arg(source.name));
    connect(more, &QPushButton::toggled, this, [this, place, more, name = source.name](bool shown) {
        place->setVisible(shown);
        more->setText(shown ? tr("Less") : tr("Details"));
        if (shown)
            m_open.insert(name);
        else
            m_open.erase(name);
    });
    more->setText(more->isChecked() ? tr("Less") : tr("Details"));
    more->setVisible(!source.fields.empty());
    links->addWidget(more, 0, Qt::AlignLeft);
    if (source.mendable > 0) {
        auto* mend = makeButton(tr("Mend…"), QStringLiteral("sourceMend-%1").arg(index),
                                ButtonKind::Link, whole);
        mend->setAccessibleName(tr("Mend the rows set aside from %1").arg(source.name));
        connect(mend, &QPushButton::clicked, this,
                [this, id = source.mendable] { Q_EMIT mendAsked(id); });
        links->addWidget(mend, 0, Qt::AlignLeft);
        m_stops.push_back(mend);
    }
    links->addStretch(1);
    auto* right = new QWidget(whole);
    links->setContentsMargins(0, 0, 0, 0);
    right->setFixedWidth(kLinkWidth);
    right->setLayout(links);
    row->addWidget(right);
    column->addLayout(row);
    makeDetails(source, index, *place);
    place->setVisible(more->isChecked());
    column->addWidget(place);
    return whole;
}

void SourceList::makeDetails(const presentation::SourceContent& source, int index, QWidget& box)
{
    auto* across = new QHBoxLayout(&box);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(20);
    QTableView* fields = makeTable(
        QStringLiteral("fields-%1").arg(index),
        tr("How often the fields of %1 are filled").arg(source.name),
        {tr("Field"), tr("Filled"), tr("Last 4 weeks"), tr("Year before")}, source.fields, &box);
    across->addWidget(fields, 3);
    std::vector<QStringList> weeks;
    for (auto week = source.weeks.rbegin(); week != source.weeks.rend(); ++week)
        weeks.push_back({presentation::dayText(week->from),
                         presentation::wholeNumber(static_cast<double>(week->rows)),
                         !week->complete ? tr("not a whole week")
                         : week->unusual ? tr("unusual")
                                         : QString()});
    QTableView* table = makeTable(QStringLiteral("weekTable-%1").arg(index),
                                  tr("Rows of %1 by week").arg(source.name),
                                  {tr("Week of"), tr("Rows"), tr("Note")}, std::move(weeks), &box);
    across->addWidget(table, 2);
    m_stops.push_back(fields);
    m_stops.push_back(table);
}

} // namespace regard::ui
