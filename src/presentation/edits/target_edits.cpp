// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/edits/target_edits.h"

#include <regard/domain/kpi.h>

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <memory>

namespace regard::presentation {

namespace {

QString kpiName(const std::string& id)
{
    const KpiDefinition* kpi = kpiById(id);
    return kpi == nullptr ? QString::fromStdString(id)
                          : QString::fromUtf8(kpi->shortName.data(),
                                              static_cast<qsizetype>(kpi->shortName.size()));
}

/// What the steps of one edit share: the target's id, once the store has given it, and its rows
/// before and after, as read when the edit ran.
struct Traces {
    std::int64_t id = 0;
    bool ran = false;
    std::vector<TargetVersion> before;
    std::vector<TargetVersion> after;
};

Status restore(Store& store, std::int64_t id, const std::vector<TargetVersion>& history)
{
    return store.restoreTarget(id, history);
}

/// Runs `change` the first time and remembers the rows around it; later the same rows come back.
Status runOrRepeat(Store& store, Traces& traces, const std::function<Status(Store&)>& change)
{
    if (traces.ran)
        return restore(store, traces.id, traces.after);
    const auto before = store.targetHistory();
    if (!before.ok())
        return before.error();
    if (Status done = change(store); !done.ok())
        return done;
    const auto after = store.targetHistory();
    if (!after.ok())
        return after.error();
    traces.before = historyOf(before.value(), traces.id);
    traces.after = historyOf(after.value(), traces.id);
    traces.ran = true;
    return {};
}

StoreEdit edit(const QString& text, const std::shared_ptr<Traces>& traces,
               std::function<Status(Store&)> change)
{
    return {text,
            [traces, change = std::move(change)](Store& store) {
                return runOrRepeat(store, *traces, change);
            },
            [traces](Store& store) { return restore(store, traces->id, traces->before); }};
}

} // namespace

std::vector<TargetVersion> historyOf(const std::vector<TargetVersion>& all, std::int64_t id)
{
    std::vector<TargetVersion> rows;
    std::copy_if(all.begin(), all.end(), std::back_inserter(rows),
                 [id](const TargetVersion& version) { return version.target.id == id; });
    return rows;
}

StoreEdit setTargetEdit(const Target& target)
{
    const auto traces = std::make_shared<Traces>();
    traces->id = target.id;
    const char* const text = target.id == 0 ? "Set the target for %1" : "Change the target for %1";
    return edit(QCoreApplication::translate("TargetEdits", text).arg(kpiName(target.kpi)), traces,
                [traces, target](Store& store) -> Status {
                    const auto id = store.setTarget(target);
                    if (!id.ok())
                        return id.error();
                    traces->id = id.value();
                    return {};
                });
}

StoreEdit removeTargetEdit(const Target& target, Day on, const std::string& reason)
{
    const auto traces = std::make_shared<Traces>();
    traces->id = target.id;
    return edit(QCoreApplication::translate("TargetEdits", "Remove the target for %1")
                    .arg(kpiName(target.kpi)),
                traces, [id = target.id, on, reason](Store& store) {
                    return store.removeTarget(id, on, reason);
                });
}

} // namespace regard::presentation
