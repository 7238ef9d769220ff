// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/service_page.h"

#include "presentation/requests/dimension_order.h"
#include "presentation/requests/filter_changes.h"
#include "presentation/review/contact_reasons.h"
#include "presentation/workspace.h"
#include "ui/pages/page_parts.h"
#include "ui/review/breakdown_card.h"
#include "ui/review/figure_strip.h"
#include "ui/review/table_card.h"
#include "ui/review/trend_card.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>

#include <algorithm>

namespace regard::ui {

namespace {

struct Tables {
    Expected<presentation::TableContent> topics;
    Expected<presentation::TableContent> channels;
};

/// The first of the wished that is there, or the first that is there at all.
std::string firstOf(const std::vector<std::string>& there, const std::vector<std::string>& wished)
{
    for (const std::string& kpi : wished)
        if (std::ranges::count(there, kpi) > 0)
            return kpi;
    return there.front();
}

void showOrKeep(TrendCard& card, const std::vector<std::string>& kpis,
                const std::vector<std::string>& wished)
{
    card.offer(kpis);
    card.showKpi(std::ranges::count(kpis, card.kpi()) > 0 ? card.kpi() : firstOf(kpis, wished));
}

} // namespace

ServicePage::ServicePage(presentation::Workspace& workspace, QWidget* parent)
    : ReviewPage(workspace, QStringLiteral("servicePage"), parent)
{
    const PageHead head = addHead(column(), tr("How customers are served"));
    head.sentence->setText(tr("A click on a figure opens it in detail, down to its rows."));
    m_strip = new FigureStrip(workspace, KpiArea::Service, QStringLiteral("serviceStrip"), this);
    column().addWidget(m_strip);
    const auto row = [this](QWidget* left, int leftShare, QWidget* right, int rightShare) {
        auto* across = new QHBoxLayout;
        across->setSpacing(12);
        across->addWidget(left, leftShare);
        across->addWidget(right, rightShare);
        column().addLayout(across);
    };
    m_trend = new TrendCard(workspace, QStringLiteral("serviceTrend"), this);
    m_times = new TrendCard(workspace, QStringLiteral("serviceTimes"), this);
    row(m_trend, 1, m_times, 1);
    m_topics = new TableCard(QStringLiteral("serviceTopics"), this);
    m_topics->setWhole(true);
    column().addWidget(m_topics);
    m_channels = new TableCard(QStringLiteral("serviceChannels"), this);
    m_channels->setWhole(true);
    m_breakdown = new BreakdownCard(workspace, QStringLiteral("serviceBreakdown"), this);
    row(m_channels, 1, m_breakdown, 1);
    column().addStretch(1);
    connect(m_strip, &FigureStrip::opened, this, &ReviewPage::kpiOpened);
    const auto filterBy = [this](const std::string& dimension) {
        return [this, dimension](const QString& value) {
            if (value.isEmpty())
                return; // the row of all
            this->workspace().setFilter(presentation::withValueToggled(
                this->workspace().filter(), dimension, value.toStdString()));
        };
    };
    connect(m_topics, &TableCard::taken, this, filterBy("topic"));
    connect(m_channels, &TableCard::taken, this, filterBy("channel"));
}

void ServicePage::reset()
{
    m_breakdown->reset();
}

void ServicePage::refresh()
{
    m_strip->refresh();
    if (!m_strip->hasFigures()) {
        setNothing(
            tr("No contacts yet"),
            tr("An export of tickets or calls from the help desk brings first contact "
               "resolution, waits and handle times: one row a contact, with the customer and "
               "when it was opened and resolved."));
        return;
    }
    setNothing({}, {});
    const std::vector<std::string> kpis = m_strip->kpis();
    showOrKeep(*m_trend, kpis, {"fcr", "ces", "ces_easy"});
    showOrKeep(*m_times, kpis,
               {"median_wait", "first_response_time", "average_handle_time", "resolution_time",
                "reopen_rate", "contacts_per_customer"});
    m_breakdown->showKpi(firstOf(kpis, {"median_wait", "average_handle_time", "fcr"}),
                         presentation::dimensionOrder(*workspace().engine()));
    askTables();
}

void ServicePage::askTables()
{
    const Query query = workspace().query();
    workspace().compute<Tables>(
        QStringLiteral("serviceTables"),
        [query, currency = workspace().conventions().currency](const Engine& engine,
                                                               const Control& control) {
            return Tables{presentation::contactReasons(engine, query, currency, control),
                          presentation::resolutionByChannel(engine, query, control)};
        },
        [this](const Tables& tables) {
            for (const auto& [card, table] :
                 {std::pair(m_topics, &tables.topics), std::pair(m_channels, &tables.channels)}) {
                if (table->ok())
                    card->setContent(table->value());
                else if (table->error().kind != ErrorKind::Cancelled)
                    Q_EMIT workspace().failed(table->error());
            }
        });
}

void ServicePage::resizeEvent(QResizeEvent* event)
{
    ReviewPage::resizeEvent(event);
    const int high = std::clamp((viewport()->height() - 190) / 2, 250, 380);
    m_trend->setFixedHeight(high);
    m_times->setFixedHeight(high);
}

} // namespace regard::ui
