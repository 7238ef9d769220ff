// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/voice/sentiment.h>

#include "core/voice/rules.h"
#include "core/voice/tokens.h"
#include "core/voice/word_lists.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace regard {

using voice::TextMap;
using voice::Token;

struct SentimentRater::Words {
    TextMap<double> words;
    TextMap<double> phrases; ///< of two to four words, only in WordList::Service
    TextMap<std::string> emoji;
};

namespace {

template <typename Take>
void eachLine(std::string_view text, Take&& take)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos)
            take(line.substr(0, tab), line.substr(tab + 1));
    }
}

double number(std::string_view text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Rounds as Python does: to the nearest, by the exact value of the binary number.
double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::nearbyint(value * scale) / scale;
}

/// What exclamation and question marks add to a text.
double emphasis(std::string_view text)
{
    const auto marks = std::min<std::ptrdiff_t>(std::count(text.begin(), text.end(), '!'), 4);
    const auto questions = std::count(text.begin(), text.end(), '?');
    const double asking = questions < 2    ? 0
                          : questions <= 3 ? static_cast<double>(questions) * 0.18
                                           : 0.96;
    return static_cast<double>(marks) * voice::kExclamation + asking;
}

/// One text on its way to a rating.
class Text final {
public:
    Text(std::vector<Token> tokens, const TextMap<double>& words, const TextMap<double>& phrases)
        : m_tokens(std::move(tokens)), m_words(words), m_phrases(phrases)
    {
        const auto capitals = std::ranges::count_if(m_tokens, &Token::capitals);
        m_mixed = capitals > 0 && static_cast<std::size_t>(capitals) < m_tokens.size();
    }

    /// Value of each word, 0 for the neutral ones.
    [[nodiscard]] std::vector<double> values() const
    {
        std::vector<double> result;
        result.reserve(m_tokens.size());
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (const std::size_t size = takePhrase(i, result); size > 0) {
                i += size - 1;
                continue;
            }
            const bool degree =
                voice::boost(lower(i)) ||
                (lower(i) == "kind" && i + 1 < m_tokens.size() && lower(i + 1) == "of");
            result.push_back(degree ? 0 : valueOf(i));
        }
        weighBut(result);
        return result;
    }

private:
    [[nodiscard]] const std::string& lower(std::size_t i) const { return m_tokens[i].lower; }
    [[nodiscard]] bool known(std::size_t i) const { return m_words.contains(lower(i)); }

    [[nodiscard]] std::string joined(std::size_t from, std::size_t count) const
    {
        std::string text = lower(from);
        for (std::size_t i = 1; i < count; ++i)
            text += ' ' + lower(from + i);
        return text;
    }

    /// The longest phrase that begins here; its words count as one value and neutral rest.
    std::size_t takePhrase(std::size_t i, std::vector<double>& values) const
    {
        for (std::size_t size = std::min<std::size_t>(4, m_tokens.size() - i);
             !m_phrases.empty() && size >= 2; --size) {
            const auto phrase = m_phrases.find(joined(i, size));
            if (phrase == m_phrases.end())
                continue;
            values.push_back(phrase->second);
            values.insert(values.end(), size - 1, 0);
            return size;
        }
        return 0;
    }

    [[nodiscard]] double valueOf(std::size_t i) const
    {
        const auto word = m_words.find(lower(i));
        if (word == m_words.end())
            return 0;
        double value = word->second;
        if (lower(i) == "no" && i + 1 < m_tokens.size() && known(i + 1))
            value = 0; // it negates the next word
        if (negatedByNo(i))
            value = word->second * voice::kNegated;
        if (m_tokens[i].capitals && m_mixed)
            value += value > 0 ? voice::kCapitals : -voice::kCapitals;
        for (std::size_t distance = 1; distance <= 3 && distance <= i; ++distance) {
            if (known(i - distance))
                continue;
            constexpr double kFading[] = {1, 0.95, 0.9};
            value += degree(i - distance, value) * kFading[distance - 1];
            value = negated(i, distance, value);
            if (distance == 3)
                value = withIdioms(i, value);
        }
        return afterLeast(i, value);
    }

    [[nodiscard]] bool negatedByNo(std::size_t i) const
    {
        return (i > 0 && lower(i - 1) == "no") || (i > 1 && lower(i - 2) == "no") ||
               (i > 2 && lower(i - 3) == "no" && (lower(i - 1) == "or" || lower(i - 1) == "nor"));
    }

    /// What the word at `i` adds to a value behind it.
    [[nodiscard]] double degree(std::size_t i, double value) const
    {
        const auto boost = voice::boost(lower(i));
        if (!boost)
            return 0;
        double result = value < 0 ? -*boost : *boost;
        if (m_tokens[i].capitals && m_mixed)
            result += value > 0 ? voice::kCapitals : -voice::kCapitals;
        return result;
    }

    [[nodiscard]] double negated(std::size_t i, std::size_t distance, double value) const
    {
        constexpr double kNeverSo = 1.25;
        const auto soOrThis = [&](std::size_t at) {
            return lower(at) == "so" || lower(at) == "this";
        };
        if (distance == 2) {
            if (lower(i - 2) == "never" && soOrThis(i - 1))
                return value * kNeverSo;
            if (lower(i - 2) == "without" && lower(i - 1) == "doubt")
                return value;
        }
        if (distance == 3) {
            // The reference takes "so" or "this" right before the word for enough.
            if ((lower(i - 3) == "never" && soOrThis(i - 2)) || soOrThis(i - 1))
                return value * kNeverSo;
            if (lower(i - 3) == "without" && (lower(i - 2) == "doubt" || lower(i - 1) == "doubt"))
                return value;
        }
        return voice::negates(lower(i - distance)) ? value * voice::kNegated : value;
    }

    /// Idioms that end or begin at i (which has three words before it), and adverbs of several words.
    [[nodiscard]] double withIdioms(std::size_t i, double value) const
    {
        const std::string before[] = {joined(i - 1, 2), joined(i - 2, 3), joined(i - 2, 2),
                                      joined(i - 3, 3), joined(i - 3, 2)};
        for (const std::string& words : before) {
            if (const auto found = voice::idiom(words)) {
                value = *found;
                break;
            }
        }
        for (std::size_t size = 2; size <= 3 && i + size <= m_tokens.size(); ++size)
            if (const auto found = voice::idiom(joined(i, size)))
                value = *found;
        for (const std::size_t at : {3U, 4U, 2U})
            if (const auto boost = voice::boost(before[at]))
                value += *boost;
        return value;
    }

    /// "least helpful", but not "at least" and "very least".
    [[nodiscard]] double afterLeast(std::size_t i, double value) const
    {
        if (i == 0 || lower(i - 1) != "least" || known(i - 1))
            return value;
        const bool harmless = i > 1 && (lower(i - 2) == "at" || lower(i - 2) == "very");
        return harmless ? value : value * voice::kNegated;
    }

    /// What stands before "but" counts half, what follows one and a half times. The reference looks
    /// each value up by its first equal one while it changes the list; so do we, for equal digits.
    void weighBut(std::vector<double>& values) const
    {
        const auto but = std::ranges::find(m_tokens, "but", &Token::lower);
        if (but == m_tokens.end())
            return;
        const auto place = but - m_tokens.begin();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto first = std::ranges::find(values, values[i]);
            const auto at = first - values.begin();
            if (at < place)
                *first *= 0.5;
            else if (at > place)
                *first *= 1.5;
        }
    }

    std::vector<Token> m_tokens;
    const TextMap<double>& m_words;
    const TextMap<double>& m_phrases;
    bool m_mixed = false; // some words in capitals, and some not
};

Sentiment summed(const std::vector<double>& values, double emphasis)
{
    Sentiment result;
    if (values.empty())
        return result;
    double sum = 0;
    double positive = 0;
    double negative = 0;
    double neutral = 0;
    for (const double value : values) {
        sum += value;
        positive += value > 0 ? value + 1 : 0; // a neutral word counts 1, so a rated one does too
        negative += value < 0 ? value - 1 : 0;
        neutral += value == 0 ? 1 : 0;
    }
    sum += sum > 0 ? emphasis : sum < 0 ? -emphasis : 0;
    constexpr double kNormal = 15; // the largest sum that is expected, about
    result.compound = rounded(std::clamp(sum / std::sqrt(sum * sum + kNormal), -1.0, 1.0), 4);
    if (positive > -negative)
        positive += emphasis;
    else if (positive < -negative)
        negative -= emphasis;
    const double total = positive - negative + neutral;
    result.positive = rounded(positive / total, 3);
    result.negative = rounded(-negative / total, 3);
    result.neutral = rounded(neutral / total, 3);
    return result;
}

} // namespace

SentimentRater::SentimentRater(WordList words)
{
    auto known = std::make_unique<Words>();
    eachLine(voice::generalWords(), [&](std::string_view word, std::string_view value) {
        known->words.insert_or_assign(std::string(word), number(value));
    });
    eachLine(voice::emojiNames(), [&](std::string_view emoji, std::string_view name) {
        known->emoji.emplace(emoji, name);
    });
    if (words == WordList::Service) {
        eachLine(voice::serviceWords(), [&](std::string_view word, std::string_view value) {
            const bool phrase = word.find(' ') != std::string_view::npos;
            (phrase ? known->phrases : known->words)
                .insert_or_assign(std::string(word), number(value));
        });
    }
    m_words = std::move(known);
}

SentimentRater::~SentimentRater() = default;

Sentiment SentimentRater::rate(std::string_view text) const
{
    const std::string named = voice::withEmojiNamed(text, m_words->emoji);
    const Text read(voice::tokens(named), m_words->words, m_words->phrases);
    return summed(read.values(), emphasis(named));
}

SentimentClass sentimentClass(const Sentiment& sentiment)
{
    constexpr double kLeast = 0.05;
    return sentiment.compound >= kLeast    ? SentimentClass::Positive
           : sentiment.compound <= -kLeast ? SentimentClass::Negative
                                           : SentimentClass::Neutral;
}

} // namespace regard
