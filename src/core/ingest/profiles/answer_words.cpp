// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/profiles/answer_words.h"

#include "core/ingest/profiles/profile.h"
#include "core/ingest/values/number.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regard {

namespace {

/// Words of a question in small letters; those with a blank in front only at the beginning of a
/// word.
struct QuestionWords {
    Asks asks;
    std::string_view words; ///< parted by '|'
};
constexpr std::array kQuestionWords{
    QuestionWords{Asks::Comment,
                  " why|reason for|main reason|comment|feedback|tell us|own words|could we improve|"
                  "can we improve|anything else|warum|grund für|kommentar|anmerkung|verbesser|"
                  "pourquoi|commentaire|raison|por qué|comentario|razón|motivo|perché|commenti|"
                  "waarom|opmerking|porquê|comentário"},
    QuestionWords{Asks::Recommendation,
                  "recommend|weiterempfehl|empfehl|recommand|recomend|raccomand|consiglier|"
                  "aanbevel|aanraden| nps|net promoter"},
    QuestionWords{Asks::Ease,
                  " easy| ease | easily| effort|einfach war|wie einfach|wie leicht|aufwand|mühe|"
                  " facile|facilité| fácil|facilidad|esfuerzo|sforzo|moeite|gemakkelijk|makkelijk|"
                  "esforço| ces"},
    QuestionWords{Asks::Solved,
                  "issue resolved|issue been resolved|problem resolved|problem solved|"
                  "question answered|gelöst|résolu|resuelto|resuelta|risolto|opgelost"},
    QuestionWords{Asks::Satisfaction,
                  "satisf|zufrieden|satisfait|satisfech|soddisf|tevreden|satisfeit| csat"}};

/// Steps of one scale from worst to best; '|' parts the ways to write a step, ';' the steps.
constexpr std::array<std::string_view, 16> kScales{
    "extremely dissatisfied;somewhat dissatisfied;neither satisfied nor dissatisfied|neutral;"
    "somewhat satisfied;extremely satisfied",
    "very dissatisfied;dissatisfied|somewhat dissatisfied;"
    "neither satisfied nor dissatisfied|neutral|neither;satisfied|somewhat satisfied;"
    "very satisfied",
    "extremely dissatisfied;moderately dissatisfied;slightly dissatisfied;"
    "neither satisfied nor dissatisfied;slightly satisfied;moderately satisfied;"
    "extremely satisfied",
    "very difficult;difficult|somewhat difficult;neither easy nor difficult|neutral|neither;"
    "easy|somewhat easy;very easy",
    "extremely difficult;somewhat difficult;neither easy nor difficult;somewhat easy;"
    "extremely easy",
    "extremely difficult;moderately difficult;slightly difficult;neither easy nor difficult;"
    "slightly easy;moderately easy;extremely easy",
    "strongly disagree;disagree|somewhat disagree;neither agree nor disagree|neutral;"
    "agree|somewhat agree;strongly agree",
    "strongly disagree;disagree;somewhat disagree|slightly disagree;"
    "neither agree nor disagree|neutral;somewhat agree|slightly agree;agree;strongly agree",
    "very poor|terrible;poor|bad;fair|average|ok|okay;good;excellent|very good|great",
    "sehr unzufrieden;unzufrieden|eher unzufrieden;"
    "weder noch|neutral|teils teils|weder zufrieden noch unzufrieden;"
    "zufrieden|eher zufrieden;sehr zufrieden",
    "sehr schwierig|sehr schwer;schwierig|eher schwierig|schwer|eher schwer;"
    "weder noch|neutral;einfach|eher einfach|leicht|eher leicht;sehr einfach|sehr leicht",
    "très insatisfait|très insatisfaite|pas du tout satisfait;"
    "insatisfait|insatisfaite|plutôt insatisfait|peu satisfait;"
    "neutre|ni satisfait ni insatisfait;satisfait|satisfaite|plutôt satisfait;"
    "très satisfait|très satisfaite",
    "muy insatisfecho|muy insatisfecha;insatisfecho|insatisfecha;"
    "neutral|ni satisfecho ni insatisfecho;satisfecho|satisfecha;muy satisfecho|muy satisfecha",
    "molto insoddisfatto|molto insoddisfatta;insoddisfatto|insoddisfatta;"
    "neutrale|né soddisfatto né insoddisfatto;soddisfatto|soddisfatta;"
    "molto soddisfatto|molto soddisfatta",
    "zeer ontevreden;ontevreden;neutraal;tevreden;zeer tevreden",
    "unhappy;neutral;happy"};

/// Calls `each(part)` for the parts of a list; stops when it says true.
template <typename Each>
bool anyPart(std::string_view list, char mark, Each each)
{
    while (true) {
        const std::size_t end = list.find(mark);
        if (each(list.substr(0, end)))
            return true;
        if (end == std::string_view::npos)
            return false;
        list.remove_prefix(end + 1);
    }
}

/// The step of a text, from 1; 0 when the scale does not have it.
int stepOf(std::string_view scale, std::string_view text)
{
    int step = 0;
    const bool found = anyPart(scale, ';', [&](std::string_view ways) {
        ++step;
        return anyPart(ways, '|', [&](std::string_view way) { return way == text; });
    });
    return found ? step : 0;
}

/// "10 - Extremely likely", "0 (not at all)", "3: ok": the number in front, and what is behind it.
std::optional<double> numberInFront(std::string_view text)
{
    std::size_t digits = 0;
    while (digits < text.size() && values::isDigit(text[digits]))
        ++digits;
    if (digits == 0 || digits > 2)
        return std::nullopt;
    const std::string_view rest = values::trimmed(text.substr(digits));
    constexpr std::string_view kDash = "\xE2\x80\x93";
    const bool parted = rest.empty() || rest.front() == '-' || rest.front() == '(' ||
                        rest.front() == ':' || rest.front() == '=' || rest.starts_with(kDash);
    if (!parted || (rest.size() > 1 && rest.front() == '-' && values::isDigit(rest[1])))
        return std::nullopt;
    return std::stod(std::string(text.substr(0, digits)));
}

std::optional<AnswerScaleTexts> asNumbers(const std::vector<std::string>& texts)
{
    AnswerScaleTexts answers;
    for (const std::string& text : texts) {
        double number = 0;
        if (isNoAnswer(text))
            answers.numbers.emplace_back();
        else if (values::readNumber(text, values::DecimalMark::Point, number) ==
                 values::Reading::Ok)
            answers.numbers.emplace_back(number);
        else if (const std::optional<double> front = numberInFront(text))
            answers.numbers.emplace_back(*front);
        else
            return std::nullopt;
    }
    bool any = false;
    for (const std::optional<double>& number : answers.numbers)
        if (number && (*number < 0 || *number > 10 || *number != std::floor(*number))) {
            ++answers.others;
        } else if (number) {
            answers.low = any ? std::min(answers.low, *number) : *number;
            answers.high = any ? std::max(answers.high, *number) : *number;
            any = true;
        }
    return any ? std::optional(answers) : std::nullopt;
}

} // namespace

bool asksFor(std::string_view question, Asks what)
{
    const std::string plain = " " + comparableName(question) + " ";
    return std::ranges::any_of(kQuestionWords, [&](const QuestionWords& entry) {
        return entry.asks == what && anyPart(entry.words, '|', [&](std::string_view word) {
                   return plain.find(word) != std::string::npos;
               });
    });
}

bool isNoAnswer(std::string_view text)
{
    constexpr std::string_view kWords =
        "n/a|na|-|don't know|do not know|i don't know|not applicable|not sure|no opinion|"
        "prefer not to say|prefer not to answer|keine angabe|weiß nicht|k.a.|sans opinion|"
        "ne sait pas|no aplica|no sé|non so|weet niet";
    return anyPart(kWords, '|',
                   [plain = comparableName(text)](auto word) { return word == plain; });
}

std::optional<AnswerScaleTexts> answersAsNumbers(const std::vector<std::string>& texts)
{
    if (texts.empty())
        return std::nullopt;
    if (std::optional<AnswerScaleTexts> numbers = asNumbers(texts))
        return numbers;
    for (const std::string_view scale : kScales) {
        AnswerScaleTexts answers;
        answers.words = true;
        answers.high = static_cast<double>(1 + std::ranges::count(scale, ';'));
        for (const std::string& text : texts)
            if (const int step = stepOf(scale, comparableName(text)); step > 0)
                answers.numbers.emplace_back(step);
            else if (isNoAnswer(text))
                answers.numbers.emplace_back();
        if (answers.numbers.size() == texts.size() &&
            std::ranges::any_of(answers.numbers, [](auto& number) { return number.has_value(); }))
            return answers;
    }
    return std::nullopt;
}

} // namespace regard
