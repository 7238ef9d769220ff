// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview_view.h"

#include "ui/charts/dot_plot.h"
#include "ui/charts/trend_chart.h"
#include "ui/pages/change_list.h"
#include "ui/pages/explain_panel.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/kpi_card.h"
#include "ui/widgets/wrapping_body.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kGap = 12;
constexpr int kStripHeight = 62;

} // namespace

OverviewView::OverviewView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("overview"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_inside = new WrappingBody(this);
    m_inside->setObjectName(QStringLiteral("overviewInside"));
    auto* column = new QVBoxLayout(m_inside);
    column->setContentsMargins(20, 14, 20, 20);
    column->setSpacing(kGap);
    column->addWidget(makeHead());

    m_cardBox = new QWidget(m_inside);
    m_cardBox->setObjectName(QStringLiteral("cards"));
    m_grid = new QGridLayout(m_cardBox);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(kGap);
    column->addWidget(m_cardBox);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(kGap);
    m_trend = new TrendChart(m_inside);
    m_trendCard = new ChartCard(m_trend, QStringLiteral("trend"), true, m_inside);
    m_explainButton = makeButton(tr("How it came about"), QStringLiteral("explainButton"),
                                 ButtonKind::Quiet, m_trendCard);
    m_explainButton->setCheckable(true);
    m_explainButton->setToolTip(tr("How this number came about (Ctrl+E)"));
    auto* target = makeButton(tr("Set a target\u2026"), QStringLiteral("targetButton"),
                              ButtonKind::Quiet, m_trendCard);
    auto* details =
        makeButton(tr("Details"), QStringLiteral("detailsButton"), ButtonKind::Quiet, m_trendCard);
    details->setToolTip(tr("This figure in detail (Ctrl+D)"));
    connect(details, &QPushButton::clicked, this,
            [this] { Q_EMIT detailsAsked(QString::fromStdString(m_chosen)); });
    m_trendCard->tools().addWidget(details);
    m_trendCard->tools().addWidget(m_explainButton);
    m_trendCard->tools().addWidget(target);
    middle->addWidget(m_trendCard, 3);
    m_side = new QStackedWidget(m_inside);
    m_changes = new ChangeList(m_side);
    m_explain = new ExplainPanel(m_side);
    m_side->addWidget(m_changes);
    m_side->addWidget(m_explain);
    m_side->setMinimumWidth(330);
    middle->addWidget(m_side, 2);
    column->addLayout(middle);

    auto* below = new QHBoxLayout;
    below->setSpacing(kGap);
    for (int place = 0; place < 2; ++place) {
        makeBreakdown(place);
        below->addWidget(m_dotCards[static_cast<std::size_t>(place)], 1);
    }
    column->addLayout(below);

    m_rowsCard = makeCard(m_inside);
    m_rowsCard->setObjectName(QStringLiteral("rowsCard"));
    auto* rowsHead = new QHBoxLayout;
    m_rowsTitle = makeLabel({}, TextRole::CardTitle, m_rowsCard);
    auto* hide =
        makeButton(tr("Close"), QStringLiteral("rowsClose"), ButtonKind::Quiet, m_rowsCard);
    rowsHead->addWidget(m_rowsTitle, 1);
    rowsHead->addWidget(hide);
    cardLayout(*m_rowsCard)->addLayout(rowsHead);
    m_rows = new QTableView(m_rowsCard);
    m_rows->setObjectName(QStringLiteral("rows"));
    dressTable(*m_rows, 27);
    m_rows->setMinimumHeight(320);
    cardLayout(*m_rowsCard)->addWidget(m_rows);
    m_rowsCard->hide();
    column->addWidget(m_rowsCard);
    column->addStretch(1);
    m_empty = makeEmptyState();
    m_empty->hide();
    setWidget(m_inside);

    connect(m_explainButton, &QPushButton::clicked, this, [this](bool on) {
        setExplainShown(on);
        Q_EMIT explainToggled(on);
    });
    connect(target, &QPushButton::clicked, this,
            [this] { Q_EMIT targetAsked(QString::fromStdString(m_chosen)); });
    connect(m_explain, &ExplainPanel::closed, this, [this] {
        setExplainShown(false);
        Q_EMIT explainToggled(false);
        m_explainButton->setFocus();
    });
    connect(m_explain, &ExplainPanel::rowsAsked, this, &OverviewView::rowsAsked);
    connect(hide, &QPushButton::clicked, this, [this] { setRowsShown(false); });
    connect(m_changes, &ChangeList::followed, this, &OverviewView::changeFollowed);
}

QWidget* OverviewView::makeHead()
{
    auto* head = new QWidget(m_inside);
    auto* across = new QHBoxLayout(head);
    across->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    m_headline = makeLabel({}, TextRole::Title, head, true);
    m_headline->setObjectName(QStringLiteral("headline"));
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    m_subline = makeLabel({}, TextRole::Second, head, true);
    m_subline->setObjectName(QStringLiteral("subline"));
    m_setAside = makeButton(tr("Show rows set aside"), QStringLiteral("setAsideLink"),
                            ButtonKind::Link, head);
    m_setAside->hide();
    line->addWidget(m_subline, 1);
    words->addWidget(m_headline);
    words->addLayout(line);
    across->addLayout(words, 1);
    m_all = makeButton({}, QStringLiteral("allCards"), ButtonKind::Plain, head);
    m_all->setCheckable(true);
    m_all->setToolTip(tr("Every figure that the data allows (Ctrl+M)"));
    m_all->hide();
    across->addWidget(m_setAside, 0, Qt::AlignBottom);
    across->addWidget(m_all, 0, Qt::AlignBottom);
    connect(m_all, &QPushButton::clicked, this, &OverviewView::allCardsToggled);
    connect(m_setAside, &QPushButton::clicked, this, &OverviewView::setAsideAsked);
    return head;
}

QWidget* OverviewView::makeEmptyState()
{
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("emptyState"));
    auto* outer = new QVBoxLayout(page);
    outer->addStretch(1);
    auto* card = makeCard(page);
    card->setMaximumWidth(640);
    auto* column = cardLayout(*card);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(14);
    column->addWidget(makeLabel(tr("This store is empty"), TextRole::Title, card));
    column->addWidget(
        makeLabel(tr("One file is enough to begin. Each kind of file brings its own figures:"),
                  TextRole::Second, card, true));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(8);
    int row = 0;
    for (const auto& [file, brings] :
         {std::pair(tr("Survey answers"),
                    tr("NPS, CSAT, customer effort, response rate, comments")),
          std::pair(tr("Contacts or tickets"),
                    tr("first contact resolution, wait, handle and resolution time")),
          std::pair(
              tr("Purchases"),
              tr("revenue per customer, repeat rate, order value, retention, lifetime value")),
          std::pair(tr("Subscriptions or customers"), tr("retention and churn")),
          std::pair(tr("Benchmarks and events"),
                    tr("what to compare with, and marks on charts"))}) {
        grid->addWidget(makeLabel(file, TextRole::Strong, card), row, 0, Qt::AlignTop);
        grid->addWidget(makeLabel(brings, TextRole::Second, card, true), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    auto* place = new QHBoxLayout;
    auto* import = makeButton(tr("Import a file\u2026"), QStringLiteral("emptyImport"),
                              ButtonKind::Primary, card);
    connect(import, &QPushButton::clicked, this, &OverviewView::importAsked);
    place->addWidget(import);
    place->addWidget(makeLabel(tr("or drop it anywhere in this window"), TextRole::Note, card), 1);
    column->addLayout(place);
    auto* centre = new QHBoxLayout;
    centre->addStretch(1);
    centre->addWidget(card, 4);
    centre->addStretch(1);
    outer->addLayout(centre);
    outer->addStretch(2);
    return page;
}

void OverviewView::makeBreakdown(int place)
{
    const auto at = static_cast<std::size_t>(place);
    m_dots[at] = new DotPlot(m_inside);
    m_dots[at]->setObjectName(QStringLiteral("dots%1").arg(place));
    auto* box = new QWidget(m_inside);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_dots[at]);
    layout->addStretch(1);
    m_dotCards[at] = new ChartCard(box, QStringLiteral("breakdown%1").arg(place), false, m_inside);
    m_dimensionButtons[at] = new DropButton(tr("by"), m_dotCards[at]);
    m_dimensionButtons[at]->setObjectName(QStringLiteral("dimension%1").arg(place));
    m_dimensionButtons[at]->setMaximumValueWidth(120);
    m_dimensionButtons[at]->setMenu(new QMenu(m_dimensionButtons[at]));
    m_dotCards[at]->tools().addWidget(m_dimensionButtons[at]);
    connect(m_dots[at], &DotPlot::taken, this,
            [this, place](const QString& value) { Q_EMIT groupTaken(place, value); });
}

void OverviewView::setHeadline(const QString& headline, const QString& subline, bool hasSetAside)
{
    m_headline->setText(headline);
    m_subline->setText(subline);
    m_setAside->setVisible(hasSetAside);
}

void OverviewView::setCards(const std::vector<presentation::KpiCardContent>& cards, int hidden)
{
    // Kept and refilled where they can be, so that focus and order stay.
    while (m_cards.size() > cards.size()) {
        KpiCard* last = m_cards.back();
        m_cards.pop_back();
        last->hide();
        last->deleteLater();
    }
    while (m_cards.size() < cards.size()) {
        auto* card = new KpiCard(m_cardBox);
        m_cards.push_back(card);
        connect(card, &QAbstractButton::clicked, this, [this, card] {
            setChosen(card->content().kpi);
            Q_EMIT chosenChanged(m_chosen);
        });
        connect(card, &KpiCard::opened, this, [this] {
            setExplainShown(true);
            Q_EMIT explainToggled(true);
        });
    }
    for (std::size_t i = 0; i < cards.size(); ++i) {
        m_cards[i]->setContent(cards[i]);
        m_cards[i]->setChecked(cards[i].kpi == m_chosen);
    }
    m_all->setVisible(hidden > 0 || m_all->isChecked());
    m_all->setText(m_all->isChecked() ? tr("Show fewer") : tr("%1 more figures").arg(hidden));
    arrange();
}

void OverviewView::setCardTrend(const std::string& kpi,
                                const std::vector<std::optional<double>>& trend, bool lastComplete,
                                const std::vector<double>& breaks)
{
    for (KpiCard* card : m_cards)
        if (card->content().kpi == kpi)
            card->setTrend(trend, lastComplete, breaks);
}

void OverviewView::setChosen(const std::string& kpi)
{
    m_chosen = kpi;
    // Not a button group: that would let Tab reach the chosen card alone.
    for (KpiCard* card : m_cards)
        card->setChecked(card->content().kpi == kpi);
}

void OverviewView::setTrend(const presentation::TrendContent& content)
{
    m_trend->setContent(content);
    m_trendCard->setTitle(content.title);
    m_trendCard->setNote(content.note);
    presentation::fillTable(m_trendCard->table(), content);
}

void OverviewView::setChanges(const std::vector<Change>& changes, const QString& footnote,
                              const QString& nothing)
{
    m_changes->setChanges(changes, footnote, nothing);
}

void OverviewView::setDimensions(const std::vector<std::string>& dimensions)
{
    for (int place = 0; place < 2; ++place) {
        QMenu& menu = *m_dimensionButtons[static_cast<std::size_t>(place)]->menu();
        menu.clear();
        for (const std::string& dimension : dimensions) {
            QAction* action = menu.addAction(presentation::dimensionTitle(dimension));
            connect(action, &QAction::triggered, this,
                    [this, place, dimension] { Q_EMIT dimensionChosen(place, dimension); });
        }
    }
}

void OverviewView::setBreakdown(int place, const presentation::BreakdownContent& content)
{
    const auto at = static_cast<std::size_t>(place);
    m_dots[at]->setContent(content);
    m_dotCards[at]->setBodyShown(!content.rows.empty());
    m_dotCards[at]->setTitle(content.title);
    m_dotCards[at]->setNote(content.more > 0 ? tr("and %1 more groups").arg(content.more)
                                             : QString());
    m_dotCards[at]->setFootnote(content.note);
    m_dotCards[at]->setVisible(!content.dimension.empty());
    m_dimensionButtons[at]->setValue(presentation::dimensionName(content.dimension));
    presentation::fillTable(m_dotCards[at]->table(), content);
}

void OverviewView::setExplainShown(bool shown)
{
    m_explaining = shown;
    m_explainButton->setChecked(shown);
    m_side->setCurrentIndex(shown ? 1 : 0);
    if (!shown)
        setRowsShown(false);
    arrange();
}

void OverviewView::setExplanationWaiting()
{
    m_explain->setWaiting(m_trendCard->findChild<QLabel*>(QStringLiteral("trendTitle"))->text());
}

void OverviewView::setExplanation(const presentation::ExplainContent& content)
{
    m_explain->setContent(content);
}

void OverviewView::setMoved(const presentation::MovedContent& content)
{
    m_explain->setMoved(content);
}

void OverviewView::setResponse(const std::vector<presentation::ResponseSplit>& splits)
{
    m_explain->setResponse(splits);
}

void OverviewView::setRowsModel(QAbstractItemModel* model)
{
    m_rows->setModel(model);
}

void OverviewView::setRowsShown(bool shown, const QString& title)
{
    m_rowsCard->setVisible(shown);
    if (!shown)
        return;
    m_rowsTitle->setText(title);
    m_rows->setAccessibleName(title);
    // As wide as the first rows need, a long comment within reason.
    m_rows->horizontalHeader()->setResizeContentsPrecision(60);
    for (int column = 0; m_rows->model() != nullptr && column < m_rows->model()->columnCount();
         ++column) {
        m_rows->resizeColumnToContents(column);
        m_rows->setColumnWidth(column, std::clamp(m_rows->columnWidth(column) + 12, 84, 340));
    }
    m_rows->setFocus();
    // After the layout has made room for it.
    QTimer::singleShot(0, this, [this] { ensureWidgetVisible(m_rowsCard); });
}

void OverviewView::setEmpty(bool empty)
{
    QWidget* wanted = empty ? m_empty : m_inside;
    if (widget() == wanted)
        return;
    QWidget* other = takeWidget();
    other->setParent(this);
    other->hide();
    setWidget(wanted);
    wanted->show();
}

void OverviewView::arrange()
{
    const int wide = viewport()->width() - 40;
    const int room = viewport()->height();
    const bool strip = m_explaining;
    const int columns = strip ? (wide >= 980 ? 8 : 4) : 4;
    int cardHeight = kStripHeight;
    const int head = 50 + 14 + kGap;
    if (!strip) {
        constexpr int kLeastTrend = 286;
        cardHeight =
            std::clamp((room - head - kLeastTrend - 20 - 2 * kGap) / 2 - kGap / 2, 130, 172);
    }
    for (KpiCard* card : m_cards)
        m_grid->removeWidget(card);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setStrip(strip);
        m_cards[i]->setFixedHeight(cardHeight);
        m_grid->addWidget(m_cards[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    }
    for (int column = 0; column < 8; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    const int first = std::min<int>(8, static_cast<int>(m_cards.size()));
    const int rows = (first + columns - 1) / columns;
    const int above = head + rows * (cardHeight + kGap);
    constexpr int kBreakdowns = 268;
    constexpr int kTall = 1000; ///< a window this high shows the breakdowns without scrolling
    const int below = strip || room > kTall ? kBreakdowns : 0;
    const int trend =
        std::clamp(room - above - 20 - below, strip ? 330 : 286, room > kTall ? 900 : 520);
    m_trendCard->setFixedHeight(trend);
    m_side->setFixedHeight(trend);
}

void OverviewView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void OverviewView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_rowsCard->isVisible()) {
        setRowsShown(false);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_explaining) {
        setExplainShown(false);
        Q_EMIT explainToggled(false);
        return;
    }
    QScrollArea::keyPressEvent(event);
}

} // namespace regard::ui
