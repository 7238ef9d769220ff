// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/filter_state.h"

#include <regard/base/expected.h>
#include <regard/ingest/importer.h>
#include <regard/ingest/mending.h>
#include <regard/insight/method_breaks.h>
#include <regard/insight/overview.h>
#include <regard/metrics/engine.h>
#include <regard/store/store.h>

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QUndoStack;

namespace regard::presentation {

/// What is in the open store beside the facts, read together so that pages agree.
struct StoreContents {
    Conventions conventions; ///< as the store keeps them, without the overrides of this run
    Yardsticks yardsticks;
    std::vector<Event> events;
    std::vector<ImportRecord> imports;
    std::vector<std::pair<std::string, std::string>> mappings;
    std::string views; ///< those that were kept, see readViews()
    std::int64_t generation = 0;
};

/// The open store as the window sees it. Lives in the window's thread; all reading, computing and
/// importing runs in worker threads, newest request first (an older result is dropped), so that the
/// window never waits. Edits go through the undo stack.
class Workspace final : public QObject {
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    // The store
    void open(const QString& path); ///< asynchronous; opened() or failed()
    void createAndOpen(const QString& path);
    void
    openSample(const QString&
                   path); ///< makes the sample company there when it is not there yet, then opens
    void close();
    [[nodiscard]] bool isOpen() const;
    /// True from open() until opened() or failed().
    [[nodiscard]] bool isOpening() const;
    [[nodiscard]] QString path() const;
    /// Null until loaded.
    [[nodiscard]] std::shared_ptr<const Engine> engine() const;
    [[nodiscard]] const StoreContents& contents() const;
    /// The store's conventions with the overrides of this run on top.
    [[nodiscard]] Conventions conventions() const;
    /// What "now", "all" and the fiscal year mean here. Only while a store is open.
    [[nodiscard]] PeriodContext periodContext() const;

    // The filter, with back and forward
    [[nodiscard]] const FilterState& filter() const;
    /// A period that cannot be read is refused through failed() and changes nothing.
    void setFilter(FilterState filter);
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const;
    void goBack();
    void goForward();
    /// The query of the filter under the store's conventions, optionally narrowed to some KPIs.
    [[nodiscard]] Query query(std::vector<std::string> kpis = {}) const;
    /// False: opening a store leaves no trace in the list of recent ones.
    void setRemembersStores(bool remembers);
    [[nodiscard]] bool remembersStores() const;
    /// "Now" for figures; a null Moment means the clock.
    void setAsOf(Moment asOf);
    [[nodiscard]] Moment asOf() const;
    /// Settings for this run only, on top of the store's (`--config`).
    void setOverrides(std::vector<std::pair<std::string, std::string>> overrides);

    // Results; each keeps its last value until the newer one arrives
    [[nodiscard]] std::shared_ptr<const Overview> overview() const;
    /// Breaks of method in the open store, by day; empty until they are known.
    [[nodiscard]] const std::vector<MethodBreak>& breaks() const;
    /// Runs `work` on a worker with the engine and hands its result to `done` in the window's
    /// thread, unless a newer request with the same `slot` name came meanwhile or the store
    /// changed.
    template <typename Result>
    void compute(const QString& slot, std::function<Result(const Engine&, const Control&)> work,
                 std::function<void(Result)> done)
    {
        const std::shared_ptr<const Engine> engine = this->engine();
        if (!engine)
            return;
        runOnWorker(slot,
                    [engine, work = std::move(work),
                     done = std::move(done)](const Control& control) -> std::function<void()> {
                        auto result = std::make_shared<Result>(work(*engine, control));
                        return [result, done] { done(std::move(*result)); };
                    });
    }

    // Imports and edits
    /// importProgress(), then imported() or failed(). `afterwards` runs on the store when the import
    /// stands; what it refuses is told as a note of the result.
    void importFile(const ImportRequest& request, std::function<Status(Store&)> afterwards = {});
    /// Tries rows that were mended, or with `dryRun` says what would become of them; told like an
    /// import.
    void importMended(const MendableRows& rows, bool dryRun);
    /// Stops an import within 100 ms; failed() tells it as cancelled.
    void cancelImport();
    /// Stops a check that nobody waits for any more; nothing is told of it.
    void dropCheck();
    /// True from importFile() or importMended() until imported() or failed(); not for a check, which
    /// writes nothing.
    [[nodiscard]] bool isImporting() const;
    void undoImport(std::int64_t importId);
    [[nodiscard]] QUndoStack* undoStack() const;
    /// Runs an edit of the store on a worker, then reloads. `undo` and `redo` are kept on the
    /// stack.
    void edit(const QString& text, std::function<Status(Store&)> redo,
              std::function<Status(Store&)> undo);
    /// Reads from the store (set-aside rows, SQL) on a worker with a connection of its own.
    template <typename Result>
    void read(std::function<Result(Store&)> work, std::function<void(Result)> done)
    {
        readOnWorker([work = std::move(work), done = std::move(done)](Store& store) {
            auto result = std::make_shared<Result>(work(store));
            return std::function<void()>([result, done] { done(std::move(*result)); });
        });
    }
    /// Runs work that may write to the store by itself, behind what was asked before; an import or
    /// an edit that comes meanwhile stops it. What it changed is read again before `done`.
    template <typename Result>
    void write(const QString& slot, std::function<Result(Store&, const Control&)> work,
               std::function<void(Result)> done)
    {
        writeOnWorker(slot, [work = std::move(work),
                             done = std::move(done)](Store& store, const Control& control) {
            auto result = std::make_shared<Result>(work(store, control));
            return std::function<void()>([result, done] { done(std::move(*result)); });
        });
    }
    /// Jobs that were asked for and have not delivered.
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void opened(); ///< contents() and engine() are there, filter reset
    void closed();
    void contentsChanged(); ///< after an edit, an import, an undo, or another program's write
    void filterChanged();
    void overviewChanged();
    void breaksChanged();
    void busyChanged(bool busy);
    void importProgress(const regard::Progress& progress, double rowsPerSecond, double secondsLeft);
    void imported(const regard::ImportResult& result);
    void importUndone(const regard::UndoReport& report);
    void failed(const regard::Error& error); ///< one place in the window shows it

private:
    struct State;
    struct Loaded;
    class EditCommand;
    friend class EditCommand;

    void runOnWorker(const QString& slot,
                     std::function<std::function<void()>(const Control&)> work);
    void readOnWorker(std::function<std::function<void()>(Store&)> work);
    void writeOnWorker(const QString& slot,
                       std::function<std::function<void()>(Store&, const Control&)> work);
    void stopWorkByItself();
    void runImport(bool writes,
                   std::function<Expected<ImportResult>(Store&, const Control&)> import);
    void openWith(const QString& path, std::function<Expected<Store>(const Control&)> opener);
    /// Runs on the writer's thread with its store, then reads everything again and tells it.
    void changeStore(std::function<Status(Store&)> change, std::function<void(Status)> done);
    void adopt(std::shared_ptr<Loaded> loaded);
    void lookForOtherWriters();
    void refreshOverview();
    void findBreaks();
    /// Reads the texts that the Overview did not wait for, and then asks for it again.
    void readTextsIfAsked();
    void tellBusy();

    std::unique_ptr<State> m_state;
};

} // namespace regard::presentation
