// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/survey_watch.h"

#include "core/metrics/derived.h"

#include <algorithm>

namespace regard::insight {

namespace {

constexpr std::size_t kMostChannels = 8;
constexpr double kWorthALook = 0.02; ///< share of all rows

} // namespace

void watchChannels(const Dataset& dataset, const Column<std::int32_t>& channelOfRow,
                   std::span<const std::uint32_t> rows, const Column<Day>& dayOfRow,
                   const std::string& survey, Estimates& estimates)
{
    if (channelOfRow.empty() || dayOfRow.empty()) {
        return;
    }
    const Dictionary& names = dataset.dictionary("channel");
    std::vector<std::int64_t> counts(names.size(), 0);
    DayCounts days;
    for (const std::uint32_t row : rows) {
        if (dayOfRow[row] != kNoDay && channelOfRow[row] >= 0) {
            ++counts[static_cast<std::size_t>(channelOfRow[row])];
            days.add(dayOfRow[row]);
        }
    }
    std::vector<std::size_t> order;
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (static_cast<double>(counts[code]) >= kWorthALook * static_cast<double>(days.rows())) {
            order.push_back(code);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    order.resize(std::min(order.size(), kMostChannels));
    if (order.size() < 2) {
        return;
    }
    std::vector<int> seriesOf(counts.size(), -1);
    std::vector<std::string> channels;
    for (std::size_t i = 0; i < order.size(); ++i) {
        seriesOf[order[i]] = static_cast<int>(i);
        channels.push_back(names.at(static_cast<std::int32_t>(order[i])));
    }
    const Period covered = days.covered();
    DailySeries all(covered);
    std::vector<DailySeries> hits(order.size(), DailySeries(covered));
    for (const std::uint32_t row : rows) {
        if (dayOfRow[row] == kNoDay || channelOfRow[row] < 0) {
            continue;
        }
        all.add(dayOfRow[row], 0);
        const int series = seriesOf[static_cast<std::size_t>(channelOfRow[row])];
        if (series >= 0) {
            hits[static_cast<std::size_t>(series)].add(dayOfRow[row], 1, 0);
        }
    }
    for (DailySeries& one : hits) {
        for (std::size_t i = 0; i < all.days().size(); ++i) {
            one.add(all.dayAt(i), 0, all.days()[i].n);
        }
    }
    estimates.lookAtMix(hits, channels, survey);
}

void watchContacts(const Dataset& dataset, Estimates& estimates)
{
    const FactTable& table = dataset.table(Table::Interaction);
    const std::vector<std::uint8_t> contacts = metrics::contactRows(dataset);
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < contacts.size(); ++row) {
        if (contacts[row] != 0) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    watchChannels(dataset, table.codes("channel"), rows, table.days("opened_at"), "contact",
                  estimates);
}

} // namespace regard::insight
