// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/findings.h"

#include "core/targets/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace regard::insight {

namespace {

constexpr int kDaysApart = 14; ///< findings within so many days are one

std::string listed(const std::vector<std::string>& surveys)
{
    std::string text;
    for (std::size_t i = 0; i < surveys.size(); ++i) {
        text += (i == 0                    ? ""
                 : i + 1 == surveys.size() ? " and "
                                           : ", ") +
                surveyInWords(surveys[i]);
    }
    return text;
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

BreakKind kindOf(Seen seen)
{
    switch (seen) {
    case Seen::Scale:
    case Seen::Direction:
        return BreakKind::Scale;
    case Seen::Tool:
    case Seen::Words:
        return BreakKind::Wording;
    case Seen::Kind:
        return BreakKind::Kind;
    case Seen::Asked:
    case Seen::Answered:
        return BreakKind::Delay;
    case Seen::Mix:
        return BreakKind::ChannelMix;
    case Seen::Response:
        break;
    }
    return BreakKind::ResponseRate;
}

struct Words {
    std::string label;
    std::string sentence;
};

Words wordsOf(const Finding& finding)
{
    const std::string& before = finding.before;
    const std::string& after = finding.after;
    const std::string what = listed(finding.surveys);
    const std::string since = " from " + dayInWords(finding.day) + " on";
    const std::string fromTo = before + " to " + after;
    switch (finding.seen) {
    case Seen::Scale:
        return {"scale " + fromTo,
                capital(what) + " is asked on the scale " + after + since + ", " + before +
                    " before. Answers on the two scales cannot be compared as they stand."};
    case Seen::Direction:
        return {after + " is better", capital(what) + " is declared as " + after + " is better" +
                                          since + ", " + before + " is better before."};
    case Seen::Tool:
        return {"now from " + after, capital(what) + " answers come from " + quoted(after) + since +
                                         ", from " + quoted(before) +
                                         " before. The question may be put in other words."};
    case Seen::Words:
        return {finding.about + " " + fromTo,
                capital(what) + " answers have " + quoted(after) + " as " + finding.about + since +
                    ", " + quoted(before) + " before: the question may have changed."};
    case Seen::Kind:
        return {surveyInWords(before) + " to " + surveyInWords(after),
                "Surveys of kind " + before + " end and surveys of kind " + after + " begin on " +
                    dayInWords(finding.day) + ". The two ask different things."};
    case Seen::Asked:
        return {"asked after " + after,
                capital(what) + " surveys are sent " + after + " after the contact" + since + ", " +
                    before + " before. What is asked sooner is often judged otherwise."};
    case Seen::Answered:
        return {"answered after " + after, capital(what) + " surveys are answered " + after +
                                               " after they were sent" + since + ", " + before +
                                               " before."};
    case Seen::Mix:
        return {finding.about + " " + fromTo,
                (finding.surveys.front() == "contact" ? std::string("Of all contacts ")
                                                      : "Of the " + what + " answers ") +
                    after + " come through " + finding.about + since + ", " + before +
                    " before. A change of the figure may be a change of the mix."};
    case Seen::Response:
        break;
    }
    return {"answered by " + after, "Of the " + what + " surveys " + after + " are answered" +
                                        since + ", " + before +
                                        " before. The answers may speak for other customers."};
}

} // namespace

std::vector<std::string> kpisMeasuredBy(std::string_view survey)
{
    static const std::map<std::string_view, std::vector<std::string>> kKpis{
        {"nps", {"nps"}},
        {"csat", {"csat", "csat_mean"}},
        {"ces", {"ces", "ces_easy"}},
        {"ftr", {"fcr_believed"}},
        {"contact",
         {"fcr", "average_handle_time", "median_wait", "first_response_time", "resolution_time",
          "reopen_rate"}}};
    const auto found = kKpis.find(survey);
    return found == kKpis.end() ? std::vector<std::string>{} : found->second;
}

std::string surveyInWords(std::string_view survey)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kNames{
        {{"nps", "NPS"},
         {"csat", "CSAT"},
         {"ces", "CES"},
         {"ftr", "first-time resolution"},
         {"contact", "contact"}}};
    for (const auto& [name, words] : kNames) {
        if (name == survey) {
            return std::string(words);
        }
    }
    return std::string(survey);
}

std::string spanInWords(double seconds)
{
    struct Step {
        double below;
        double unit;
        const char* word;
    };
    static constexpr std::array<Step, 3> kSteps{
        {{90.0 * 60, 60, "minute"}, {36.0 * 3600, 3600, "hour"}, {INFINITY, 86400, "day"}}};
    for (const Step& step : kSteps) {
        if (seconds < step.below) {
            const double value = seconds / step.unit;
            const std::string number = numberInWords(value, value < 9.95 && step.unit > 60 ? 1 : 0);
            return number + " " + step.word + (number == "1" ? "" : "s");
        }
    }
    return {};
}

std::string shareInWords(double share)
{
    return numberInWords(100 * share, 0) + " %";
}

std::vector<Finding> gathered(std::vector<Finding> findings)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.n > b.n; });
    std::vector<Finding> result;
    for (Finding& finding : findings) {
        // How and when customers are asked is one process for all surveys; scales, channels and
        // words are each survey's own.
        const bool shared = finding.seen == Seen::Asked || finding.seen == Seen::Answered ||
                            finding.seen == Seen::Response || finding.seen == Seen::Tool;
        const auto same = std::find_if(result.begin(), result.end(), [&](const Finding& other) {
            return shared && other.seen == finding.seen &&
                   std::abs(other.day - finding.day) <= kDaysApart &&
                   (finding.seen != Seen::Tool || other.after == finding.after);
        });
        if (same == result.end()) {
            result.push_back(std::move(finding));
        } else {
            same->surveys.push_back(finding.surveys.front());
        }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Finding& a, const Finding& b) { return a.day < b.day; });
    return result;
}

MethodBreak inWords(const Finding& finding)
{
    MethodBreak result;
    result.day = finding.day;
    result.kind = kindOf(finding.seen);
    for (const std::string& survey : finding.surveys) {
        result.survey += (result.survey.empty() ? "" : ", ") + survey;
        for (std::string& kpi : kpisMeasuredBy(survey)) {
            result.kpis.push_back(std::move(kpi));
        }
    }
    Words words = wordsOf(finding);
    result.label = std::move(words.label);
    result.sentence = std::move(words.sentence);
    result.before = finding.before;
    result.after = finding.after;
    result.p = finding.p;
    return result;
}

} // namespace regard::insight

namespace regard {

std::string_view breakKindName(BreakKind kind)
{
    switch (kind) {
    case BreakKind::Scale:
        return "scale";
    case BreakKind::Wording:
        return "wording";
    case BreakKind::Kind:
        return "kind";
    case BreakKind::Delay:
        return "delay";
    case BreakKind::ChannelMix:
        return "channel_mix";
    case BreakKind::Definition:
        return "definition";
    case BreakKind::ResponseRate:
        break;
    }
    return "response_rate";
}

} // namespace regard
