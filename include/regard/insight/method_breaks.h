// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/metrics/engine.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// What about the way of measuring changed.
enum class BreakKind : std::uint8_t {
    Scale,      ///< answers stand on another scale, or in the other direction
    Wording,    ///< the question is put by another tool, or in other words
    Kind,       ///< one kind of survey ends where another begins
    Delay,      ///< customers are asked, or answer, sooner or later after the contact
    ChannelMix, ///< answers or contacts come through other channels
    ResponseRate,
    Definition ///< a setting that is part of the definition was changed
};
/// JSON: scale, wording, kind, delay, channel_mix, response_rate, definition.
[[nodiscard]] std::string_view breakKindName(BreakKind kind);

/// From `day` on a figure is measured in another way than before: its values on the two sides do
/// not say the same thing.
struct MethodBreak {
    Day day = kNoDay;
    BreakKind kind = BreakKind::Scale;
    std::string survey;            ///< kind of survey, "csat"; "contact" for contacts
    std::vector<std::string> kpis; ///< KPIs that it touches, as by their definitions
    std::string label;             ///< a few words for a chart: "scale 1-5 to 1-7"
    std::string sentence;          ///< what changed, from what to what
    std::string before;            ///< "1-5", "2.9 days", "Phone 52 %, Chat 20 %"
    std::string after;
    double p = 0; ///< corrected for the places looked at; 0 where it is a fact and no estimate
};

/// Breaks of method in the data, by day. What is estimated (delay, mix, response rate) is tested
/// together under the false discovery rate of the conventions, and reported only where it is large
/// enough to matter: half as long again, ten points of the mix, five points of the response rate.
/// `imports` tell which source each row comes from.
[[nodiscard]] Expected<std::vector<MethodBreak>>
methodBreaks(const Dataset& dataset, const std::vector<ImportRecord>& imports,
             const Conventions& conventions, const Control& control = {});

/// Adds a break for each day on which settings were changed, so that charts say from when on the
/// definition is another. All that is shown is computed from the rows under the present settings:
/// such a break parts what was reported earlier, no values of the chart.
void addDefinitionBreaks(std::vector<MethodBreak>& breaks,
                         const std::vector<SettingChange>& changes);

/// Says in the notes of a figure that a break lies in its period or in its comparison.
void noteBreaks(Figure& figure, const std::vector<MethodBreak>& breaks, const Query& query,
                const PeriodContext& context);
/// The same for every figure.
void noteBreaks(FigureSet& figures, const std::vector<MethodBreak>& breaks, const Query& query,
                const PeriodContext& context);

} // namespace regard
