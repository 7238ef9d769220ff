// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/headline.h"

#include "core/insight/changes.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace regard::insight {
namespace {

/// How a change of a KPI reads after "Customers are".
struct Clause {
    std::string_view kpi;
    std::string_view better;
    std::string_view worse;
};

constexpr std::array kClauses{
    Clause{"nps", "more likely to recommend you", "less likely to recommend you"},
    Clause{"csat", "more satisfied", "less satisfied"},
    Clause{"csat_mean", "more satisfied", "less satisfied"},
    Clause{"ces", "spared more effort", "put to more effort"},
    Clause{"ces_easy", "spared more effort", "put to more effort"},
    Clause{"fcr", "easier to help", "harder to help"},
    Clause{"fcr_believed", "easier to help", "harder to help"},
    Clause{"reopen_rate", "easier to help", "harder to help"},
    Clause{"resolution_time", "helped sooner", "helped later"},
    Clause{"retention", "easier to keep", "harder to keep"},
    Clause{"churn", "easier to keep", "harder to keep"},
    Clause{"revenue_churn", "easier to keep", "harder to keep"},
    Clause{"grr", "easier to keep", "harder to keep"},
    Clause{"nrr", "worth more", "worth less"},
    Clause{"clv", "worth more", "worth less"},
    Clause{"revenue_per_customer", "worth more", "worth less"},
    Clause{"average_order_value", "spending more a purchase", "spending less a purchase"},
    Clause{"repeat_rate", "coming back more", "coming back less"},
    Clause{"purchase_frequency", "coming back more", "coming back less"},
    Clause{"engagement", "taking more part", "taking less part"},
    Clause{"perception", "finding more than before", "finding less than before"},
    Clause{"quote_turnaround", "answered sooner", "answered later"},
    Clause{"visit_conversion", "buying more of what they look at",
           "buying less of what they look at"},
    Clause{"sentiment", "speaking better of you", "speaking worse of you"},
    Clause{"median_wait", "waiting less", "waiting longer"},
    Clause{"first_response_time", "answered sooner", "answered later"},
    Clause{"contacts_per_customer", "asking for help less often", "asking for help more often"},
    Clause{"response_rate", "answering surveys more", "answering surveys less"},
    Clause{"average_handle_time", "handled in less time", "handled in more time"},
};

struct Story {
    std::string_view words;
    std::string_view matter;
    bool ofCustomers = true;
    double p = 1;
};

std::vector<Story> storiesOf(const FigureSet& figures, Verdict verdict)
{
    std::vector<Story> stories;
    for (const Figure& figure : figures.figures) {
        const auto* clause = std::find_if(kClauses.begin(), kClauses.end(), [&](const Clause& one) {
            return one.kpi == figure.kpi->id;
        });
        if (figure.verdict == verdict && clause != kClauses.end()) {
            stories.push_back({verdict == Verdict::Better ? clause->better : clause->worse,
                               matterOf(figure.kpi->id), figure.kpi->view != View::Company,
                               figure.difference->p});
        }
    }
    // What customers see goes before what only the company sees; then the surest first.
    std::stable_sort(stories.begin(), stories.end(), [](const Story& a, const Story& b) {
        return a.ofCustomers != b.ofCustomers ? a.ofCustomers : a.p < b.p;
    });
    return stories;
}

/// The first story, and the second one of another matter and other words, as a list.
std::string oneOrTwo(const std::vector<Story>& stories)
{
    std::string text(stories.front().words);
    for (const Story& story : stories) {
        if (story.matter != stories.front().matter && story.words != stories.front().words) {
            return text + " and " + std::string(story.words);
        }
    }
    return text;
}

} // namespace

std::string headlineOf(const FigureSet& figures, const PeriodContext& context)
{
    const auto better = storiesOf(figures, Verdict::Better);
    const auto worse = storiesOf(figures, Verdict::Worse);
    if (!better.empty() && !worse.empty()) {
        return "Customers are " + std::string(better.front().words) + ", but " +
               std::string(worse.front().words);
    }
    if (!better.empty() || !worse.empty()) {
        return "Customers are " + oneOrTwo(better.empty() ? worse : better);
    }
    const auto values =
        std::count_if(figures.figures.begin(), figures.figures.end(),
                      [](const Figure& figure) { return figure.estimate.value.has_value(); });
    const std::string period = describe(figures.period, context);
    if (values == 0) {
        return "There are no figures for " + period;
    }
    if (!figures.complete) {
        return period + " is not over: figures so far, no verdict yet";
    }
    const bool anyVerdict =
        std::any_of(figures.figures.begin(), figures.figures.end(), [](const Figure& figure) {
            return figure.verdict == Verdict::NoChange || figure.verdict == Verdict::TooFew;
        });
    if (!anyVerdict) {
        return std::to_string(values) + (values == 1 ? " figure for " : " figures for ") + period +
               (figures.comparedWith ? ", and nothing before to compare with" : "");
    }
    const bool anySteady =
        std::any_of(figures.figures.begin(), figures.figures.end(),
                    [](const Figure& figure) { return figure.verdict == Verdict::NoChange; });
    return anySteady ? "No change that can be told from noise"
                     : "Too few to tell a change from noise";
}

std::string targetsInWords(const std::vector<TargetStatus>& statuses)
{
    const auto count = [&](TargetStatus status) {
        return std::count(statuses.begin(), statuses.end(), status);
    };
    const auto judged = static_cast<std::ptrdiff_t>(statuses.size()) - count(TargetStatus::None);
    if (judged == 0) {
        return {};
    }
    const auto well = count(TargetStatus::Met) + count(TargetStatus::OnTrack);
    std::string text = std::to_string(well) + " of " + std::to_string(judged) +
                       (judged == 1 ? " target" : " targets") + " met or on track";
    const auto add = [&](std::ptrdiff_t number, const char* words) {
        if (number > 0) {
            text += ", " + std::to_string(number) + " " + words;
        }
    };
    add(count(TargetStatus::AtRisk), "at risk");
    add(count(TargetStatus::OffTrack), "off track");
    add(count(TargetStatus::MetAtACost), "met at a cost");
    return text;
}

} // namespace regard::insight
