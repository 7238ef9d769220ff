// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/store/store.h>

#include <QString>

#include <functional>

namespace regard::presentation {

/// An edit of the store that can be taken back: what it is called, how it is done and undone. Both
/// steps may run many times in turn, each on a worker with the store of that moment. Hand the three
/// to Workspace::edit().
struct StoreEdit {
    QString text; ///< "Set the target for NPS", as the undo menu shows it
    std::function<Status(Store&)> redo;
    std::function<Status(Store&)> undo;
};

} // namespace regard::presentation
