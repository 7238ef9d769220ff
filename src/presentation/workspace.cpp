// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/workspace.h"

#include "presentation/workspace_state.h"

#include <QDateTime>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace regard::presentation {

Workspace::Workspace(QObject* parent) : QObject(parent), m_state(std::make_unique<State>())
{
    for (JobQueue* queue : {&m_state->writer, &m_state->reader, &m_state->computer})
        connect(queue, &JobQueue::pendingChanged, this, &Workspace::tellBusy);
    // Another program (the command line, a scheduler) may write to the same store.
    constexpr int kLookEveryMs = 2000;
    m_state->poll.setInterval(kLookEveryMs);
    connect(&m_state->poll, &QTimer::timeout, this, &Workspace::lookForOtherWriters);
}

Workspace::~Workspace() = default;

bool Workspace::isOpen() const
{
    return m_state->engine != nullptr;
}

bool Workspace::isOpening() const
{
    return m_state->opening;
}

QString Workspace::path() const
{
    return m_state->path;
}

std::shared_ptr<const Engine> Workspace::engine() const
{
    return m_state->engine;
}

const StoreContents& Workspace::contents() const
{
    return m_state->contents;
}

Conventions Workspace::conventions() const
{
    Conventions conventions = withOverrides(m_state->contents.conventions, m_state->overrides);
    if (m_state->engine)
        conventions.currency = m_state->engine->currency(conventions);
    return conventions;
}

PeriodContext Workspace::periodContext() const
{
    return m_state->engine ? m_state->engine->periodContext(conventions(), asOf())
                           : PeriodContext{};
}

const FilterState& Workspace::filter() const
{
    return m_state->history[m_state->position];
}

void Workspace::setFilter(FilterState filter)
{
    if (filter == this->filter())
        return;
    if (m_state->engine && !filter.period.empty()) {
        const auto period = parsePeriod(filter.period, periodContext());
        if (!period.ok()) {
            Q_EMIT failed(period.error());
            return;
        }
    }
    constexpr std::size_t kMostSteps = 100;
    m_state->history.resize(m_state->position + 1);
    m_state->history.push_back(std::move(filter));
    if (m_state->history.size() > kMostSteps)
        m_state->history.erase(m_state->history.begin());
    m_state->position = m_state->history.size() - 1;
    Q_EMIT filterChanged();
    refreshOverview();
}

bool Workspace::canGoBack() const
{
    return m_state->position > 0;
}

bool Workspace::canGoForward() const
{
    return m_state->position + 1 < m_state->history.size();
}

void Workspace::goBack()
{
    if (!canGoBack())
        return;
    --m_state->position;
    Q_EMIT filterChanged();
    refreshOverview();
}

void Workspace::goForward()
{
    if (!canGoForward())
        return;
    ++m_state->position;
    Q_EMIT filterChanged();
    refreshOverview();
}

Query Workspace::query(std::vector<std::string> kpis) const
{
    Query query;
    query.conventions = conventions();
    query.asOf = asOf();
    query.compare = filter().compare;
    query.where = filter().where;
    query.kpis = std::move(kpis);
    if (m_state->engine) {
        const PeriodContext context = periodContext();
        query.period = defaultPeriod(context);
        if (!filter().period.empty())
            if (const auto period = parsePeriod(filter().period, context); period.ok())
                query.period = period.value();
    }
    return query;
}

void Workspace::setRemembersStores(bool remembers)
{
    m_state->remembers = remembers;
}

bool Workspace::remembersStores() const
{
    return m_state->remembers;
}

void Workspace::setAsOf(Moment asOf)
{
    m_state->asOf = asOf;
    Q_EMIT filterChanged();
    refreshOverview();
}

Moment Workspace::asOf() const
{
    return m_state->asOf.isNull() ? Moment::instant(QDateTime::currentSecsSinceEpoch())
                                  : m_state->asOf;
}

void Workspace::setOverrides(std::vector<std::pair<std::string, std::string>> overrides)
{
    m_state->overrides = std::move(overrides);
    refreshOverview();
}

std::shared_ptr<const Overview> Workspace::overview() const
{
    return m_state->overview;
}

const std::vector<MethodBreak>& Workspace::breaks() const
{
    return m_state->breaks;
}

void Workspace::findBreaks()
{
    compute<Expected<std::vector<MethodBreak>>>(
        QStringLiteral("breaks"),
        [imports = m_state->contents.imports, conventions = conventions(),
         changes = m_state->contents.yardsticks.settingChanges](const Engine& engine,
                                                                const Control& control) {
            auto breaks = methodBreaks(engine.dataset(), imports, conventions, control);
            if (breaks.ok())
                addDefinitionBreaks(breaks.value(), changes);
            return breaks;
        },
        [this](Expected<std::vector<MethodBreak>> result) {
            if (!result.ok())
                return; // stopped: a newer search is on its way
            const bool any = !m_state->breaks.empty() || !result.value().empty();
            m_state->breaks = std::move(result).value();
            if (any)
                Q_EMIT breaksChanged();
        });
}

void Workspace::readTextsIfAsked()
{
    const auto& figures = m_state->overview->figures.figures;
    const bool unread = std::any_of(figures.begin(), figures.end(), [](const Figure& figure) {
        return figure.estimate.reason == kTextsUnread;
    });
    if (!unread)
        return;
    compute<Status>(
        QStringLiteral("texts"),
        [conventions = conventions()](const Engine& engine, const Control& control) {
            return engine.readTexts(conventions, control);
        },
        [this](const Status& status) {
            if (status.ok())
                refreshOverview();
        });
}

void Workspace::refreshOverview()
{
    if (!m_state->engine)
        return;
    const Query query = this->query();
    auto yardsticks = std::make_shared<const Yardsticks>(m_state->contents.yardsticks);
    compute<Expected<Overview>>(
        QStringLiteral("overview"),
        [query, yardsticks](const Engine& engine, const Control& control) {
            return regard::overview(engine, query, *yardsticks, control);
        },
        [this](Expected<Overview> result) {
            if (!result.ok()) {
                if (result.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(result.error());
                return;
            }
            m_state->overview = std::make_shared<const Overview>(std::move(result).value());
            Q_EMIT overviewChanged();
            readTextsIfAsked();
            // Behind what the pages ask for first.
            if (std::exchange(m_state->breaksOf, m_state->contents.generation) !=
                m_state->contents.generation)
                findBreaks();
        });
}

QUndoStack* Workspace::undoStack() const
{
    return &m_state->undoStack;
}

bool Workspace::isBusy() const
{
    return m_state->busy;
}

void Workspace::tellBusy()
{
    const bool busy = m_state->writer.pending() - (m_state->polling ? 1 : 0) > 0 ||
                      m_state->reader.pending() > 0 || m_state->computer.pending() > 0;
    if (busy == m_state->busy)
        return;
    m_state->busy = busy;
    Q_EMIT busyChanged(busy);
}

void Workspace::runOnWorker(const QString& slot,
                            std::function<std::function<void()>(const Control&)> work)
{
    m_state->computer.run(slot, std::move(work));
}

void Workspace::readOnWorker(std::function<std::function<void()>(Store&)> work)
{
    const std::filesystem::path file = m_state->path.toStdString();
    auto connection = m_state->readerConnection;
    m_state->reader.run(
        {},
        [this, file, connection, work = std::move(work)](const Control&) -> std::function<void()> {
            if (!connection->store) {
                auto store = Store::open(file);
                if (!store.ok())
                    return [this, error = store.error()] { Q_EMIT failed(error); };
                connection->store.emplace(std::move(store).value());
            }
            return work(*connection->store);
        });
}

} // namespace regard::presentation
