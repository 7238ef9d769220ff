// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/answer_rows.h"

#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>

namespace regard::metrics {

namespace {

void findOnlyScale(const Dataset& dataset, AnswerRows& answers)
{
    const FactTable& table = dataset.table(Table::Survey);
    const auto scores = table.numbers("score");
    const auto lows = table.numbers("scale_min");
    const auto highs = table.numbers("scale_max");
    const auto better = table.codes("better");
    const auto lower =
        codesOf(dataset.dictionary("better"), std::array<std::string_view, 1>{"lower"});
    if (scores.empty()) {
        return;
    }
    for (const std::uint32_t row : answers.rows) {
        if (std::isnan(scores[row])) {
            continue;
        }
        AnswerScale scale = answers.guess;
        if (!lows.empty() && !highs.empty() && !std::isnan(lows[row]) && !std::isnan(highs[row])) {
            scale = {lows[row], highs[row], false};
        }
        const bool turned =
            !better.empty() && lower[static_cast<std::size_t>(better[row] + 1)] != 0;
        if (!answers.only) {
            answers.only = scale;
            answers.onlyIsTurned = turned;
        }
        if (!scale.known() || scale.low != answers.only->low || scale.high != answers.only->high ||
            scale.guessed != answers.only->guessed || turned != answers.onlyIsTurned) {
            answers.only.reset();
            return;
        }
    }
}

} // namespace

AnswerRows answerRows(const Dataset& dataset, std::string_view kind)
{
    const FactTable& table = dataset.table(Table::Survey);
    const auto kinds = table.codes("kind");
    const auto scores = table.numbers("score");
    const auto lows = table.numbers("scale_min");
    const auto highs = table.numbers("scale_max");
    auto wanted = codesOf(dataset.dictionary("kind"), std::array<std::string_view, 1>{kind});
    wanted[0] = 0;
    AnswerRows result;
    double least = INFINITY;
    double most = -INFINITY;
    kinds.visit([&](const auto& codes) {
        for (std::size_t row = 0; row < codes.size(); ++row) {
            if (wanted[static_cast<std::size_t>(codes[row] + 1)] != 0) {
                result.rows.push_back(static_cast<std::uint32_t>(row));
            }
        }
    });
    scores.visit([&](const auto& values) {
        for (const std::uint32_t row : result.rows) {
            const double score = scores.empty() ? std::nan("") : values[row];
            if (std::isnan(score)) {
                continue;
            }
            result.zeros = result.zeros || score == 0;
            if (lows.empty() || highs.empty() || std::isnan(lows[row]) || std::isnan(highs[row])) {
                least = std::min(least, score);
                most = std::max(most, score);
            }
        }
    });
    if (least <= most && least >= 0 && most <= 10) {
        const bool fromZero = least < 1;
        result.guess = {fromZero ? 0.0 : 1.0,
                        fromZero || most > 7 ? 10.0
                        : most > 5           ? 7.0
                                             : 5.0,
                        true};
    }
    findOnlyScale(dataset, result);
    return result;
}

} // namespace regard::metrics
