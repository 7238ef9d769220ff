// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/job.h"
#include "presentation/workspace.h"

#include <QSet>
#include <QTimer>
#include <QUndoStack>

#include <utility>
#include <vector>

namespace regard::presentation {

/// A connection that belongs to one worker thread at a time; outlives the jobs that hold it.
struct WorkerConnection {
    std::optional<Store> store;
};

/// What one look into the store gave.
struct Workspace::Loaded {
    StoreContents contents;
    std::shared_ptr<const Engine> engine;
};

struct Workspace::State {
    QString path;
    std::shared_ptr<const Engine> engine;
    StoreContents contents;
    std::shared_ptr<const Overview> overview;
    std::vector<MethodBreak> breaks;
    std::int64_t breaksOf = -1; ///< generation of the store that they were looked for in
    std::vector<FilterState> history{FilterState{}};
    std::size_t position = 0;
    Moment asOf{};
    std::vector<std::pair<std::string, std::string>> overrides;
    QUndoStack undoStack;
    QTimer poll;
    bool remembers = true;
    bool polling = false;
    bool opening = false;
    bool busy = false;
    bool importing = false; ///< asked for and not delivered
    QSet<QString> byItself; ///< slots of work that gives way to what people ask for
    std::shared_ptr<WorkerConnection> writerConnection = std::make_shared<WorkerConnection>();
    std::shared_ptr<WorkerConnection> readerConnection = std::make_shared<WorkerConnection>();
    // Last, so that their threads end before anything above goes.
    JobQueue writer{1}; ///< opens, loads, edits, imports: one after another
    JobQueue reader{1};
    JobQueue computer{2};
};

[[nodiscard]] Conventions
withOverrides(Conventions conventions,
              const std::vector<std::pair<std::string, std::string>>& overrides);

} // namespace regard::presentation
