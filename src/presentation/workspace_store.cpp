// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/workspace.h"

#include "presentation/recent_stores.h"
#include "presentation/work_pace.h"
#include "presentation/workspace_state.h"

#include <regard/sample/company.h>
#include <regard/store/setting_changes.h>

#include <QUndoCommand>
#include <QUndoStack>

#include <filesystem>
#include <utility>

namespace regard::presentation {

namespace {

using Overrides = std::vector<std::pair<std::string, std::string>>;

/// Reads all that the window shows; the engine is new each time because a dataset never changes.
Expected<std::pair<StoreContents, std::shared_ptr<const Engine>>>
look(Store& store, const Overrides& overrides, const Control& control)
{
    StoreContents contents;
    const auto fill = [](auto result, auto& into) -> Status {
        if (!result.ok())
            return result.error();
        into = std::move(result).value();
        return {};
    };
    for (const Status& status :
         {fill(store.generation(), contents.generation),
          fill(store.conventions(), contents.conventions),
          fill(store.targetHistory(), contents.yardsticks.targets),
          fill(store.benchmarks(), contents.yardsticks.benchmarks),
          fill(settingChanges(store), contents.yardsticks.settingChanges),
          fill(store.events(), contents.events), fill(store.imports(), contents.imports),
          fill(store.mappings(), contents.mappings), fill(store.note("views"), contents.views)})
        if (!status.ok())
            return status.error();
    const Conventions used = withOverrides(contents.conventions, overrides);
    TimeZone zone = TimeZone::system();
    if (!used.timeZone.empty()) {
        auto found = TimeZone::find(used.timeZone);
        if (!found.ok())
            return found.error();
        zone = std::move(found).value();
    }
    auto dataset = store.load(zone, control);
    if (!dataset.ok())
        return dataset.error();
    auto engine = std::make_shared<const Engine>(std::move(dataset).value());
    // What the window asks for first is derived here, so that it does not wait for it later.
    (void)engine->currency(used);
    return std::pair(std::move(contents), std::shared_ptr<const Engine>(std::move(engine)));
}

} // namespace

Conventions withOverrides(Conventions conventions, const Overrides& overrides)
{
    // Each was checked when it was given; one that does not hold any more leaves the store's value.
    for (const auto& [key, value] : overrides)
        if (!conventions.set(key, value).ok())
            continue;
    return conventions;
}

void Workspace::open(const QString& path)
{
    openWith(path, [file = std::filesystem::path(path.toStdString())](const Control&) {
        return Store::open(file);
    });
}

void Workspace::createAndOpen(const QString& path)
{
    openWith(path, [file = std::filesystem::path(path.toStdString())](const Control&) {
        return Store::create(file);
    });
}

void Workspace::openSample(const QString& path)
{
    openWith(path,
             [file = std::filesystem::path(path.toStdString())](
                 const Control& control) -> Expected<Store> {
                 std::error_code ignored;
                 if (!std::filesystem::exists(file, ignored)) {
                     std::filesystem::create_directories(file.parent_path(), ignored);
                     if (Status made = makeSampleCompany(file, control); !made.ok())
                         return made.error();
                 }
                 return Store::open(file);
             });
}

void Workspace::openWith(const QString& path, std::function<Expected<Store>(const Control&)> opener)
{
    m_state->opening = true;
    auto connection = std::make_shared<WorkerConnection>();
    m_state->writer.run(
        QStringLiteral("open"),
        [this, path, connection, opener = std::move(opener),
         overrides = m_state->overrides](const Control& control) -> std::function<void()> {
            const auto refuse = [this](const Error& error) {
                return [this, error] {
                    m_state->opening = false;
                    Q_EMIT failed(error);
                };
            };
            auto store = opener(control);
            if (!store.ok())
                return refuse(store.error());
            connection->store.emplace(std::move(store).value());
            auto seen = look(*connection->store, overrides, control);
            if (!seen.ok())
                return refuse(seen.error());
            auto loaded = std::make_shared<Loaded>();
            loaded->contents = std::move(seen.value().first);
            loaded->engine = std::move(seen.value().second);
            return [this, path, connection, loaded] {
                m_state->opening = false;
                m_state->computer.cancelAll();
                m_state->path = path;
                m_state->writerConnection = connection;
                m_state->readerConnection = std::make_shared<WorkerConnection>();
                m_state->undoStack.clear();
                m_state->history = {FilterState{}};
                m_state->position = 0;
                m_state->overview.reset();
                m_state->breaks.clear();
                m_state->breaksOf = -1;
                m_state->contents = std::move(loaded->contents);
                m_state->engine = std::move(loaded->engine);
                m_state->poll.start();
                if (m_state->remembers)
                    presentation::rememberStore(path);
                Q_EMIT opened();
                Q_EMIT filterChanged();
                refreshOverview();
            };
        });
}

void Workspace::close()
{
    m_state->poll.stop();
    m_state->writer.cancelAll();
    m_state->reader.cancelAll();
    m_state->computer.cancelAll();
    m_state->opening = false;
    m_state->polling = false;
    m_state->importing = false;
    m_state->path.clear();
    m_state->engine.reset();
    m_state->overview.reset();
    m_state->breaks.clear();
    m_state->breaksOf = -1;
    m_state->contents = {};
    m_state->undoStack.clear();
    m_state->writerConnection = std::make_shared<WorkerConnection>();
    m_state->readerConnection = std::make_shared<WorkerConnection>();
    Q_EMIT closed();
}

void Workspace::adopt(std::shared_ptr<Loaded> loaded)
{
    m_state->computer.cancelAll();
    m_state->contents = std::move(loaded->contents);
    m_state->engine = std::move(loaded->engine);
    Q_EMIT contentsChanged();
    refreshOverview();
}

void Workspace::changeStore(std::function<Status(Store&)> change, std::function<void(Status)> done)
{
    m_state->writer.run({},
                        [this, connection = m_state->writerConnection, change = std::move(change),
                         done = std::move(done), overrides = m_state->overrides](
                            const Control& control) -> std::function<void()> {
                            if (!connection->store)
                                return {};
                            const Status status = change(*connection->store);
                            if (!status.ok())
                                return [done, status] { done(status); };
                            auto seen = look(*connection->store, overrides, control);
                            if (!seen.ok())
                                return [done, error = seen.error()] { done(error); };
                            auto loaded = std::make_shared<Loaded>();
                            loaded->contents = std::move(seen.value().first);
                            loaded->engine = std::move(seen.value().second);
                            return [this, done, loaded] {
                                adopt(loaded);
                                done({});
                            };
                        });
}

void Workspace::writeOnWorker(const QString& slot,
                              std::function<std::function<void()>(Store&, const Control&)> work)
{
    m_state->byItself.insert(slot);
    m_state->writer.run(
        slot,
        [this, connection = m_state->writerConnection, work = std::move(work),
         overrides = m_state->overrides](const Control& control) -> std::function<void()> {
            if (!connection->store)
                return {};
            const auto before = connection->store->generation();
            std::function<void()> done = work(*connection->store, control);
            const auto after = connection->store->generation();
            if (before.ok() && after.ok() && before.value() == after.value())
                return done;
            auto seen = look(*connection->store, overrides, {});
            if (!seen.ok())
                return [this, error = seen.error()] { Q_EMIT failed(error); };
            auto loaded = std::make_shared<Loaded>();
            loaded->contents = std::move(seen.value().first);
            loaded->engine = std::move(seen.value().second);
            return [this, done, loaded] {
                adopt(loaded);
                done();
            };
        });
}

void Workspace::stopWorkByItself()
{
    for (const QString& slot : m_state->byItself)
        m_state->writer.stop(slot);
}

void Workspace::lookForOtherWriters()
{
    if (m_state->polling || m_state->writer.pending() > 0)
        return;
    m_state->polling = true;
    m_state->writer.run({}, [this, connection = m_state->writerConnection,
                             known = m_state->contents.generation](const Control&) {
        bool changed = false;
        if (connection->store)
            if (const auto generation = connection->store->generation(); generation.ok())
                changed = generation.value() != known;
        return std::function<void()>([this, changed] {
            m_state->polling = false;
            if (changed)
                changeStore([](Store&) { return Status{}; }, [](const Status&) {});
        });
    });
}

/// An edit that was done once already when it came onto the stack.
class Workspace::EditCommand final : public QUndoCommand {
public:
    EditCommand(Workspace& workspace, const QString& text, std::function<Status(Store&)> redo,
                std::function<Status(Store&)> undo)
        : QUndoCommand(text), m_workspace(workspace), m_redo(std::move(redo)),
          m_undo(std::move(undo))
    {
    }
    void redo() override
    {
        if (std::exchange(m_first, false))
            return;
        run(m_redo);
    }
    void undo() override { run(m_undo); }

private:
    void run(const std::function<Status(Store&)>& change)
    {
        m_workspace.changeStore(change, [workspace = &m_workspace](const Status& status) {
            if (!status.ok())
                Q_EMIT workspace->failed(status.error());
        });
    }

    Workspace& m_workspace;
    std::function<Status(Store&)> m_redo;
    std::function<Status(Store&)> m_undo;
    bool m_first = true;
};

void Workspace::edit(const QString& text, std::function<Status(Store&)> redo,
                     std::function<Status(Store&)> undo)
{
    stopWorkByItself();
    changeStore(redo, [this, text, redo, undo](const Status& status) {
        if (!status.ok()) {
            Q_EMIT failed(status.error());
            return;
        }
        m_state->undoStack.push(new EditCommand(*this, text, redo, undo));
    });
}

void Workspace::importFile(const ImportRequest& request, std::function<Status(Store&)> afterwards)
{
    runImport(!request.dryRun,
              [request, afterwards = std::move(afterwards)](Store& store, const Control& control) {
                  auto result = regard::importFile(store, request, control);
                  if (result.ok() && !request.dryRun && afterwards)
                      if (const Status status = afterwards(store); !status.ok())
                          result.value().notes.push_back(status.error().message);
                  return result;
              });
}

void Workspace::importMended(const MendableRows& rows, bool dryRun)
{
    runImport(!dryRun, [rows, dryRun](Store& store, const Control& control) {
        return regard::importMended(store, rows, dryRun, control);
    });
}

void Workspace::runImport(bool writes,
                          std::function<Expected<ImportResult>(Store&, const Control&)> import)
{
    m_state->importing = writes;
    stopWorkByItself();
    m_state->writer.run(
        QStringLiteral("import"),
        [this, connection = m_state->writerConnection, writes, import = std::move(import),
         overrides = m_state->overrides](const Control& control) -> std::function<void()> {
            const auto refuse = [this](const Error& error) {
                return [this, error] {
                    m_state->importing = false;
                    Q_EMIT failed(error);
                };
            };
            if (!connection->store)
                return refuse({ErrorKind::Cancelled, "The store was closed."});
            Control heard{control.stop, {}};
            heard.report = pacedReport([this](const Progress& progress, const WorkPace& pace) {
                QMetaObject::invokeMethod(
                    this,
                    [this, progress, pace] {
                        Q_EMIT importProgress(progress, pace.rowsPerSecond, pace.secondsLeft);
                    },
                    Qt::QueuedConnection);
            });
            auto result = import(*connection->store, heard);
            if (!result.ok())
                return refuse(result.error());
            auto outcome = std::make_shared<ImportResult>(std::move(result).value());
            if (!writes || outcome->alreadyImported)
                return [this, outcome] {
                    m_state->importing = false;
                    Q_EMIT imported(*outcome);
                };
            // What was written stands even when the stop came late, so reading ignores it.
            auto seen = look(*connection->store, overrides, {});
            if (!seen.ok())
                return refuse(seen.error());
            auto loaded = std::make_shared<Loaded>();
            loaded->contents = std::move(seen.value().first);
            loaded->engine = std::move(seen.value().second);
            return [this, outcome, loaded] {
                m_state->importing = false;
                adopt(loaded);
                Q_EMIT imported(*outcome);
            };
        });
}

void Workspace::cancelImport()
{
    m_state->writer.stop(QStringLiteral("import"));
}

void Workspace::dropCheck()
{
    if (!m_state->importing)
        m_state->writer.cancel(QStringLiteral("import"));
}

bool Workspace::isImporting() const
{
    return m_state->importing;
}

void Workspace::undoImport(std::int64_t importId)
{
    auto report = std::make_shared<UndoReport>();
    stopWorkByItself();
    changeStore(
        [importId, report](Store& store) -> Status {
            auto undone = store.undoImport(importId);
            if (!undone.ok())
                return undone.error();
            *report = undone.value();
            return {};
        },
        [this, report](const Status& status) {
            if (!status.ok()) {
                Q_EMIT failed(status.error());
                return;
            }
            Q_EMIT importUndone(*report);
        });
}

} // namespace regard::presentation
