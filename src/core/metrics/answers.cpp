// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/answers.h"

#include "core/metrics/dimensions.h"

#include <algorithm>
#include <array>

namespace regard::metrics {

Answers::Answers(const Dataset& dataset, Derived& derived, std::string_view kind)
    : m_kind(kind), m_rows(&derived.answers(kind))
{
    const FactTable& table = dataset.table(Table::Survey);
    m_scores = table.numbers("score");
    m_low = table.numbers("scale_min");
    m_high = table.numbers("scale_max");
    m_partial = table.flags("partial");
    m_better = table.codes("better");
    const auto sent = table.days("sent_at");
    m_hasSentDates = std::any_of(sent.begin(), sent.end(), [](Day day) { return day != kNoDay; });
    m_lowerWords = codesOf(dataset.dictionary("better"), std::array<std::string_view, 1>{"lower"});
}

std::string Answers::missing() const
{
    return m_rows->rows.empty() ? "There are no surveys of kind " + m_kind + " in this store." : "";
}

std::string Answers::missingSentDates() const
{
    return m_hasSentDates ? "" : "No survey in this store says when it was sent.";
}

void Answers::learnScale(const RowSlots& slots, std::size_t shown)
{
    // Nearly every row has the scale of the row before it: the map is asked only where it changes.
    AnswerScale last;
    std::int64_t* count = nullptr;
    const auto [begin, end] = slots.within(m_rows->rows);
    for (std::size_t place = begin; place < end; ++place) {
        const std::uint32_t row = m_rows->rows[place];
        const bool inside = slots[row] >= 0 && static_cast<std::size_t>(slots[row]) < shown;
        if (!inside || std::isnan(score(row))) {
            continue;
        }
        const AnswerScale scale = scaleOf(row);
        if (!scale.known()) {
            continue;
        }
        if (count == nullptr || scale.low != last.low || scale.high != last.high) {
            last = scale;
            count = &m_scales[{scale.low, scale.high}];
        }
        ++*count;
        m_anyGuessed = m_anyGuessed || scale.guessed;
        m_anyTurned = m_anyTurned || lowerIsBetter(row);
    }
    const auto most =
        std::max_element(m_scales.begin(), m_scales.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != m_scales.end()) {
        m_main = {most->first.first, most->first.second, false};
    }
}

void Answers::learnOnly(bool any)
{
    m_main = any ? AnswerScale{m_rows->only->low, m_rows->only->high, false} : AnswerScale{};
    m_anyGuessed = any && m_rows->only->guessed;
    m_anyTurned = any && m_rows->onlyIsTurned;
}

std::string Answers::scaleText() const
{
    if (!m_main.known()) {
        return {};
    }
    const auto whole = [](double value) {
        return std::to_string(static_cast<long long>(std::llround(value)));
    };
    return whole(m_main.low) + "-" + whole(m_main.high);
}

void Answers::describe(Measured& measured) const
{
    if (m_anyGuessed) {
        measured.notes.push_back("The scale is not declared; it is read as " + scaleText() +
                                 " from the answers.");
    }
    if (m_anyTurned) {
        measured.notes.emplace_back("Answers declared as lower is better are turned round.");
    }
    if (m_kind == "ces" && m_better.empty()) {
        measured.notes.emplace_back(
            "The direction of the scale is not declared; higher is read as easier.");
    }
}

} // namespace regard::metrics
