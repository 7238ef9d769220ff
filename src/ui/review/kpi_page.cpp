// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/kpi_page.h"

#include "presentation/formatting.h"
#include "presentation/kpi_card.h"
#include "presentation/requests/dimension_order.h"
#include "presentation/requests/explanation_request.h"
#include "presentation/workspace.h"
#include "ui/pages/explain_panel.h"
#include "ui/review/breakdown_card.h"
#include "ui/review/multiples_card.h"
#include "ui/review/rows_card.h"
#include "ui/review/trend_card.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pill.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>

namespace regard::ui {

namespace {

QString viewWord(View view)
{
    switch (view) {
    case View::Customer:
        return QObject::tr("the customer's view");
    case View::Company:
        return QObject::tr("the company's view");
    case View::Both:
        break;
    }
    return QObject::tr("both views");
}

} // namespace

KpiPage::KpiPage(presentation::Workspace& workspace, QWidget* parent)
    : ReviewPage(workspace, QStringLiteral("kpiPage"), parent)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_title = makeLabel({}, TextRole::Title, this);
    m_title->setObjectName(QStringLiteral("kpiTitle"));
    m_kind = new Pill(this);
    m_view = new Pill(this);
    m_status = new Pill(this);
    m_status->setObjectName(QStringLiteral("kpiStatus"));
    line->addWidget(m_title);
    line->addWidget(m_kind);
    line->addWidget(m_view);
    line->addWidget(m_status);
    line->addStretch(1);
    words->addLayout(line);
    m_sentence = makeLabel({}, TextRole::Second, this, true);
    m_sentence->setObjectName(QStringLiteral("kpiSentence"));
    words->addWidget(m_sentence);
    m_back = makeButton(tr("Back"), QStringLiteral("kpiBack"), ButtonKind::Plain, this);
    m_back->setToolTip(tr("Back (Escape)"));
    m_target =
        makeButton(tr("Set a target\u2026"), QStringLiteral("kpiTarget"), ButtonKind::Plain, this);
    head->addLayout(words, 1);
    head->addWidget(m_back, 0, Qt::AlignTop);
    head->addWidget(m_target, 0, Qt::AlignTop);
    column().addLayout(head);

    auto* above = new QHBoxLayout;
    above->setSpacing(12);
    m_trend = new TrendCard(workspace, QStringLiteral("kpiTrend"), this);
    m_explain = new ExplainPanel(this);
    m_explain->setClosable(false);
    m_explain->setFixedWidth(384);
    above->addWidget(m_trend, 1);
    above->addWidget(m_explain);
    column().addLayout(above);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    m_first = new BreakdownCard(workspace, QStringLiteral("kpiFirst"), this);
    m_second = new BreakdownCard(workspace, QStringLiteral("kpiSecond"), this);
    constexpr std::size_t kGroups = 12;
    m_first->setMost(kGroups);
    m_second->setMost(kGroups);
    below->addWidget(m_first, 1);
    below->addWidget(m_second, 1);
    column().addLayout(below);
    m_multiples = new MultiplesCard(workspace, QStringLiteral("kpiMultiples"), this);
    column().addWidget(m_multiples);
    m_rows = new RowsCard(workspace, QStringLiteral("kpiRows"), this);
    column().addWidget(m_rows);
    column().addStretch(1);

    connect(m_back, &QPushButton::clicked, this, &KpiPage::backAsked);
    connect(m_target, &QPushButton::clicked, this,
            [this] { Q_EMIT targetAsked(QString::fromStdString(m_kpi)); });
    const auto toRows = [this] {
        ensureWidgetVisible(m_rows);
        m_rows->enter();
    };
    connect(m_explain, &ExplainPanel::rowsAsked, this, toRows);
    auto* rows = new QShortcut(Qt::CTRL | Qt::Key_R, this);
    rows->setContext(Qt::WidgetWithChildrenShortcut);
    connect(rows, &QShortcut::activated, this, toRows);
}

void KpiPage::showKpi(const std::string& kpi, const QString& from)
{
    const bool other = kpi != m_kpi;
    m_kpi = kpi;
    m_back->setText(tr("Back to %1").arg(from));
    if (other) {
        m_rows->clear();
        verticalScrollBar()->setValue(0);
        invalidate();
    }
}

void KpiPage::reset()
{
    m_first->reset();
    m_second->reset();
    m_multiples->reset();
    m_rows->clear();
}

void KpiPage::refresh()
{
    const KpiDefinition* kpi = kpiById(m_kpi);
    const auto overview = workspace().overview();
    const Figure* figure = overview->figures.find(m_kpi);
    if (kpi == nullptr || figure == nullptr)
        return;
    m_title->setText(presentation::text(kpi->name));
    m_kind->setContent(kpi->kind == KpiKind::Leading ? tr("leading") : tr("lagging"), Tone::Neutral,
                       false);
    m_view->setContent(viewWord(kpi->view), Tone::Neutral, false);
    presentation::CardContext context;
    context.currency = workspace().conventions().currency;
    context.today = workspace().periodContext().today;
    if (overview->figures.comparedWith)
        context.comparedWith = QString::fromStdString(
            describe(*overview->figures.comparedWith, workspace().periodContext()));
    const presentation::KpiCardContent card = presentation::cardContent(*figure, context);
    m_status->setVisible(!card.status.isEmpty());
    m_status->setContent(card.status, card.statusTone);
    m_status->setToolTip(card.statusReason);
    m_target->setText(card.status.isEmpty() ? tr("Set a target\u2026")
                                            : tr("Another target\u2026"));
    QStringList parts;
    if (figure->estimate.value) {
        parts << QString::fromStdString(describe(figure->period, workspace().periodContext())) +
                     QStringLiteral(": ") + card.value + u' ' + card.interval;
        if (!card.change.isEmpty())
            parts << card.change + u' ' + card.verdict + u' ' + card.comparedWith;
        if (!card.target.isEmpty())
            parts << card.target;
        parts << card.count;
    } else {
        parts << card.reason;
    }
    m_sentence->setText(parts.join(QStringLiteral(" \u00B7 ")));
    m_trend->showKpi(m_kpi);
    const std::vector<std::string> order = presentation::dimensionOrder(*workspace().engine());
    std::vector<std::string> second(order.size() > 1 ? order.begin() + 1 : order.end(),
                                    order.end());
    m_first->showKpi(m_kpi, order);
    m_second->showKpi(m_kpi, second);
    m_multiples->showKpi(m_kpi, order);
    askExplanation();
}

void KpiPage::askExplanation()
{
    m_explain->setWaiting(m_title->text());
    presentation::ExplanationTaker taker;
    const auto current = [this](const std::string& kpi) { return kpi == m_kpi; };
    taker.rows = [this, current](const std::shared_ptr<const Explanation>& explanation) {
        if (!current(std::string(explanation->figure.kpi->id)))
            return;
        m_explain->setContent(
            presentation::explainContent(*explanation, workspace().conventions().currency));
        m_rows->setExplanation(explanation);
    };
    taker.moved = [this, current, kpi = m_kpi](const presentation::MovedContent& moved) {
        if (current(kpi))
            m_explain->setMoved(moved);
    };
    taker.response = [this, current,
                      kpi = m_kpi](const std::vector<presentation::ResponseSplit>& splits) {
        if (current(kpi))
            m_explain->setResponse(splits);
    };
    presentation::askExplanation(workspace(), QStringLiteral("kpiExplain"), m_kpi,
                                 std::move(taker));
}

void KpiPage::resizeEvent(QResizeEvent* event)
{
    ReviewPage::resizeEvent(event);
    const int high = std::clamp(viewport()->height() - 380, 330, 560);
    m_trend->setFixedHeight(high);
    m_explain->setFixedHeight(high);
}

void KpiPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT backAsked();
        return;
    }
    ReviewPage::keyPressEvent(event);
}

} // namespace regard::ui
