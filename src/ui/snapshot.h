// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/civil.h>
#include <regard/base/expected.h>
#include <regard/metrics/query.h>

#include <QSize>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace regard::ui {

/// A dialog that works on something outside the workspace's jobs sets this property to true
/// meanwhile.
inline constexpr const char* kWorkingProperty = "working";

/// A picture of the window, as it would show itself.
struct SnapshotRequest {
    /// overview, loyalty, service, retention, targets, benchmarks, data, present, welcome, customers,
    /// kpi:NAME, target:NAME, import:FILE, check:FILE, mend:IMPORT
    QString page;
    QString out;   ///< the PNG to write
    QString store; ///< empty only for welcome
    QSize size{1440, 900};
    double scale = 1; ///< pixels a unit
    bool dark = false;
    std::string period;
    std::vector<Condition> where;
    Moment asOf{};
    std::vector<std::pair<std::string, std::string>> config;
};

/// Draws the page once all that it shows has been computed. Needs a QApplication (offscreen is
/// enough) and runs its event loop. Changes nothing in the store and in the person's settings.
[[nodiscard]] Status snapshot(const SnapshotRequest& request);

} // namespace regard::ui
