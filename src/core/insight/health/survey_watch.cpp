// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/health/survey_watch.h"

#include "core/insight/health/replacements.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

namespace regard::insight {

namespace {

constexpr std::int64_t kFewRows = 20; ///< of a scale or a direction: a declared fact
constexpr int kShortStretch = 7;
constexpr std::int64_t kSomeRows = 50; ///< of a tool or wording
constexpr int kLongStretch = 28;
constexpr int kStillAnswering = 14; ///< days in which answers to the newest surveys come in
constexpr std::size_t kMostJoined = 2'000'000;

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// "survey-2026-09" and "survey-2026-10" are exports of one tool.
std::string withoutNumbers(const std::string& source)
{
    std::string name;
    for (const char c : source) {
        const bool number = c >= '0' && c <= '9';
        const bool mark = c == '-' || c == '_' || c == '.' || c == ' ' || c == '(' || c == ')';
        if (!number && !mark) {
            name += c;
        }
    }
    return name;
}

/// Values by code, as they come up.
template <class Value>
class Codes final {
public:
    std::int32_t of(const Value& value)
    {
        const auto found = std::find(m_values.begin(), m_values.end(), value);
        if (found == m_values.end()) {
            m_values.push_back(value);
            return static_cast<std::int32_t>(m_values.size()) - 1;
        }
        return static_cast<std::int32_t>(found - m_values.begin());
    }
    [[nodiscard]] const Value& at(std::int32_t code) const
    {
        return m_values[static_cast<std::size_t>(code)];
    }

private:
    std::vector<Value> m_values;
};

/// Seconds between two moments; none where they are not on the same clock, or the wrong way round.
std::optional<double> secondsBetween(std::int64_t from, std::int64_t to)
{
    const Moment first = Moment::fromRaw(from);
    const Moment second = Moment::fromRaw(to);
    if (first.isNull() || second.isNull() || first.isDateOnly() != second.isDateOnly() ||
        second.seconds() < first.seconds()) {
        return std::nullopt;
    }
    // The same minute, or the same date, is as near as can be told.
    constexpr double kMinute = 60;
    constexpr double kHalfADay = 43'200;
    return std::max(static_cast<double>(second.seconds() - first.seconds()),
                    first.isDateOnly() ? kHalfADay : kMinute);
}

/// Looks at the rows of one kind of survey.
class KindWatch final {
public:
    KindWatch(const Dataset& dataset, std::string kind, std::vector<std::uint32_t> rows)
        : m_dataset(dataset), m_table(dataset.table(Table::Survey)), m_kind(std::move(kind)),
          m_rows(std::move(rows)), m_answered(m_table.days("answered_at")),
          m_sent(m_table.days("sent_at")), m_scores(m_table.numbers("score"))
    {
        DayCounts days;
        for (const std::uint32_t row : m_rows) {
            if (isAnswered(row)) {
                days.add(m_answered[row]);
            }
        }
        m_answers = static_cast<double>(days.rows());
        m_covered = days.covered();
    }

    void lookAtScales(std::vector<Finding>& facts) const
    {
        const auto low = m_table.numbers("scale_min");
        const auto high = m_table.numbers("scale_max");
        Codes<std::pair<double, double>> scales;
        CountsByDay counts;
        std::vector<std::pair<Day, double>> undeclared;
        for (const std::uint32_t row : m_rows) {
            if (!isAnswered(row) || m_scores.empty() || std::isnan(m_scores[row])) {
                continue;
            }
            if (low.empty() || high.empty() || std::isnan(low[row]) || std::isnan(high[row])) {
                undeclared.emplace_back(m_answered[row], m_scores[row]);
            } else {
                counts.add(m_answered[row], scales.of({low[row], high[row]}));
            }
        }
        const auto name = [&](std::int32_t code) {
            const auto& [from, to] = scales.at(code);
            return numberInWords(from, 1) + "-" + numberInWords(to, 1);
        };
        tell(facts, Seen::Scale, replacements(counts, kFewRows, kShortStretch), name);
        lookAtUndeclared(facts, std::move(undeclared));
    }

    void lookAtDirections(std::vector<Finding>& facts) const
    {
        lookAtCategory(facts, Seen::Direction, "better", kFewRows, kShortStretch);
    }

    /// Attributes that say which question or form it was.
    void lookAtWords(std::vector<Finding>& facts) const
    {
        static constexpr std::array<std::string_view, 5> kAboutWords{"question", "wording", "form",
                                                                     "version", "questionnaire"};
        for (const std::string& column : m_table.columns()) {
            if (!isAttribute(column)) {
                continue;
            }
            const std::string about = lowered(column.substr(kAttributePrefix.size()));
            const bool tells =
                std::any_of(kAboutWords.begin(), kAboutWords.end(), [&](std::string_view word) {
                    return about.find(word) != std::string::npos;
                });
            if (tells) {
                lookAtCategory(facts, Seen::Words, column, kSomeRows, kLongStretch);
            }
        }
    }

    void lookAtTools(std::vector<Finding>& facts, const std::vector<ImportRecord>& imports) const
    {
        Codes<std::string> tools;
        std::unordered_map<std::int32_t, std::int32_t> toolOfImport;
        std::vector<std::string> shown;
        for (const ImportRecord& import : imports) {
            const std::int32_t tool = tools.of(withoutNumbers(import.source));
            toolOfImport[static_cast<std::int32_t>(import.id)] = tool;
            shown.resize(std::max(shown.size(), static_cast<std::size_t>(tool) + 1));
            shown[static_cast<std::size_t>(tool)] = import.source;
        }
        CountsByDay counts;
        const auto importOf = m_table.imports();
        for (const std::uint32_t row : m_rows) {
            if (isAnswered(row)) {
                const auto tool = toolOfImport.find(importOf[row]);
                counts.add(m_answered[row], tool == toolOfImport.end() ? -1 : tool->second);
            }
        }
        tell(facts, Seen::Tool, replacements(counts, kSomeRows, kLongStretch),
             [&](std::int32_t code) { return shown[static_cast<std::size_t>(code)]; });
    }

    /// `contacts` gives the moment (raw) of the contact that a row is about.
    template <class Contacts>
    void lookAtDelays(Estimates& estimates, const Contacts& contacts) const
    {
        const auto answered = m_table.moments("answered_at");
        const auto sent = m_table.moments("sent_at");
        DailySeries asked(m_covered);
        DailySeries replied(m_covered);
        for (const std::uint32_t row : m_rows) {
            if (!isAnswered(row)) {
                continue;
            }
            const std::int64_t question = sent.empty() ? Moment::kNullRaw : sent[row];
            if (const auto span = secondsBetween(question, answered[row])) {
                replied.add(m_answered[row], std::log(*span));
            }
            // Without the time of sending, contact to answer is the nearest that is known.
            const std::int64_t until = question == Moment::kNullRaw ? answered[row] : question;
            if (const auto span = secondsBetween(contacts(row), until)) {
                asked.add(m_answered[row], std::log(*span));
            }
        }
        estimates.lookAtDelay(asked, Seen::Asked, m_kind);
        estimates.lookAtDelay(replied, Seen::Answered, m_kind);
    }

    void lookAtResponse(Estimates& estimates) const
    {
        if (m_sent.empty()) {
            return;
        }
        DayCounts days;
        for (const std::uint32_t row : m_rows) {
            if (m_sent[row] != kNoDay && m_sent[row] <= m_covered.to - kStillAnswering) {
                days.add(m_sent[row]);
            }
        }
        DailySeries series(days.covered());
        for (const std::uint32_t row : m_rows) {
            if (m_sent[row] != kNoDay) {
                const bool scored = !m_scores.empty() && !std::isnan(m_scores[row]);
                series.add(m_sent[row], isAnswered(row) && scored ? 1 : 0);
            }
        }
        estimates.lookAtResponse(series, m_kind);
    }

    void lookAtMix(Estimates& estimates) const
    {
        watchChannels(m_dataset, m_table.codes("channel"), m_rows, m_answered, m_kind, estimates);
    }

    [[nodiscard]] const std::string& kind() const { return m_kind; }
    [[nodiscard]] Period covered() const { return m_covered; }
    [[nodiscard]] double answers() const { return m_answers; }

private:
    [[nodiscard]] bool isAnswered(std::uint32_t row) const
    {
        return !m_answered.empty() && m_answered[row] != kNoDay;
    }

    template <class Name>
    void tell(std::vector<Finding>& facts, Seen seen, const std::vector<Replacement>& found,
              const Name& name, const std::string& about = {}) const
    {
        for (const Replacement& one : found) {
            Finding finding;
            finding.seen = seen;
            finding.day = one.day;
            finding.surveys = {m_kind};
            finding.before = name(one.before);
            finding.after = name(one.after);
            finding.about = about;
            finding.n = m_answers;
            facts.push_back(std::move(finding));
        }
    }

    void lookAtCategory(std::vector<Finding>& facts, Seen seen, const std::string& column,
                        std::int64_t rows, int days) const
    {
        const auto codes = m_table.codes(column);
        if (codes.empty()) {
            return;
        }
        CountsByDay counts;
        for (const std::uint32_t row : m_rows) {
            if (isAnswered(row)) {
                counts.add(m_answered[row], codes[row]);
            }
        }
        const Dictionary& names = m_dataset.dictionary(column);
        tell(
            facts, seen, replacements(counts, rows, days),
            [&](std::int32_t code) { return names.at(code); },
            isAttribute(column) ? column.substr(kAttributePrefix.size()) : std::string());
    }

    /// A scale that nobody declared shows in its largest answer: from one day on answers lie above
    /// what none of many had reached before, or none reaches any more what many did.
    void lookAtUndeclared(std::vector<Finding>& facts,
                          std::vector<std::pair<Day, double>> answers) const
    {
        constexpr std::size_t kEnough = 50;
        constexpr double kByChance = 1e-9;
        std::stable_sort(answers.begin(), answers.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const double top : {5.0, 7.0}) {
            const auto above = [&](const auto& answer) { return answer.second > top; };
            const auto first = std::find_if(answers.begin(), answers.end(), above);
            const auto last = std::find_if(answers.rbegin(), answers.rend(), above).base();
            if (first == answers.end()) {
                return;
            }
            const auto count = static_cast<double>(std::count_if(first, last, above));
            const double share = count / static_cast<double>(last - first);
            const auto quiet = [&](std::ptrdiff_t rows) {
                return rows >= static_cast<std::ptrdiff_t>(kEnough) &&
                       last - first >= static_cast<std::ptrdiff_t>(kEnough) &&
                       std::pow(1 - share, static_cast<double>(rows)) < kByChance;
            };
            const std::string low = "1-" + numberInWords(top, 0);
            const std::string high =
                top < 7 && std::none_of(first, last,
                                        [](const auto& answer) { return answer.second > 7; })
                    ? "1-7"
                    : "1-10";
            Finding finding;
            finding.seen = Seen::Scale;
            finding.surveys = {m_kind};
            finding.n = static_cast<double>(answers.size());
            const bool widened = quiet(first - answers.begin());
            const bool narrowed = quiet(answers.end() - last);
            if (widened) {
                finding.day = first->first;
                finding.before = low;
                finding.after = high;
                facts.push_back(finding);
            }
            if (narrowed) {
                finding.day = last->first;
                finding.before = high;
                finding.after = low;
                facts.push_back(finding);
            }
            if (widened || narrowed) {
                return; // the narrower scale says it
            }
        }
    }

    const Dataset& m_dataset;
    const FactTable& m_table;
    std::string m_kind;
    std::vector<std::uint32_t> m_rows;
    Column<Day> m_answered;
    Column<Day> m_sent;
    Column<double> m_scores;
    Period m_covered{};
    double m_answers = 0;
};

std::vector<KindWatch> kindsOf(const Dataset& dataset)
{
    constexpr std::size_t kFewest = 50;
    const auto kinds = dataset.table(Table::Survey).codes("kind");
    const Dictionary& names = dataset.dictionary("kind");
    std::map<std::string, std::vector<std::uint32_t>> rows;
    std::vector<std::vector<std::uint32_t>*> into;
    for (const std::string& name : names.values()) {
        into.push_back(&rows[lowered(name)]);
    }
    for (std::size_t row = 0; row < kinds.size(); ++row) {
        if (kinds[row] >= 0) {
            into[static_cast<std::size_t>(kinds[row])]->push_back(static_cast<std::uint32_t>(row));
        }
    }
    std::vector<KindWatch> result;
    for (auto& [name, list] : rows) {
        if (list.size() >= kFewest) {
            result.emplace_back(dataset, name, std::move(list));
        }
    }
    return result;
}

/// Moments (raw) of the contacts that survey rows are about; null where it is not known.
std::vector<std::int64_t> contactsOfSurveys(const Dataset& dataset)
{
    const FactTable& surveys = dataset.table(Table::Survey);
    const FactTable& contacts = dataset.table(Table::Interaction);
    // The names of very many contacts would take more memory than the answer is worth.
    if (!surveys.has("interaction") || !contacts.has("id") || !contacts.has("opened_at") ||
        contacts.rows() > kMostJoined || surveys.rows() > kMostJoined) {
        return {};
    }
    const auto about = surveys.texts("interaction");
    const auto ids = contacts.texts("id");
    const auto opened = contacts.moments("opened_at");
    std::unordered_map<std::string_view, std::size_t> rowOf;
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (!ids[row].empty()) {
            rowOf.emplace(ids[row], row);
        }
    }
    std::vector<std::int64_t> moments(surveys.rows(), Moment::kNullRaw);
    for (std::size_t row = 0; row < about.size(); ++row) {
        if (const auto found = rowOf.find(about[row]); found != rowOf.end()) {
            moments[row] = opened[found->second];
        }
    }
    return moments;
}

/// One kind of survey that ends where another begins.
void lookAtKinds(const std::vector<KindWatch>& kinds, std::vector<Finding>& facts)
{
    constexpr int kMeet = 14;
    constexpr int kFewestDays = 56;
    constexpr double kEnough = 50;
    for (const KindWatch& before : kinds) {
        for (const KindWatch& after : kinds) {
            const bool meet = std::abs(after.covered().from - before.covered().to) <= kMeet;
            if (&before == &after || before.answers() < kEnough || after.answers() < kEnough ||
                !meet || before.covered().days() < kFewestDays ||
                after.covered().days() < kFewestDays) {
                continue;
            }
            Finding finding;
            finding.seen = Seen::Kind;
            finding.day = after.covered().from;
            finding.surveys = {before.kind(), after.kind()};
            finding.before = before.kind();
            finding.after = after.kind();
            finding.n = before.answers() + after.answers();
            facts.push_back(std::move(finding));
        }
    }
}

} // namespace

void watchSurveys(const Dataset& dataset, const std::vector<ImportRecord>& imports,
                  std::vector<Finding>& facts, Estimates& estimates, const Control& control)
{
    const std::vector<KindWatch> kinds = kindsOf(dataset);
    const std::vector<std::int64_t> contacts = contactsOfSurveys(dataset);
    const auto contactOf = [&](std::uint32_t row) {
        return contacts.empty() ? Moment::kNullRaw : contacts[row];
    };
    for (const KindWatch& kind : kinds) {
        if (control.stop.stop_requested()) {
            return;
        }
        kind.lookAtScales(facts);
        kind.lookAtDirections(facts);
        kind.lookAtWords(facts);
        kind.lookAtTools(facts, imports);
        kind.lookAtDelays(estimates, contactOf);
        kind.lookAtMix(estimates);
        kind.lookAtResponse(estimates);
    }
    lookAtKinds(kinds, facts);
}

} // namespace regard::insight
