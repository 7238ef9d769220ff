// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace regard {

/// What one text sounds like. Shares of its words: negative, neutral and positive add up to 1.
struct Sentiment {
    double negative = 0;
    double neutral = 0;
    double positive = 0;
    double compound = 0; ///< -1 to 1
};

enum class SentimentClass : std::uint8_t { Negative, Neutral, Positive };
/// Positive from a compound of 0.05, negative from -0.05 on (Hutto & Gilbert 2014).
[[nodiscard]] SentimentClass sentimentClass(const Sentiment& sentiment);

/// Which words are known.
enum class WordList : std::uint8_t {
    General, ///< the lexicon of VADER alone
    Service  ///< on top of it the words of customers about service
};

/// Rates English texts by the rules of VADER (Hutto & Gilbert 2014). One text is rated wrongly often
/// (agreement with people .57 to .92 by kind of text): show shares over many. Reading the word lists
/// takes milliseconds, rating a text microseconds; one rater may serve many threads.
class SentimentRater final {
public:
    explicit SentimentRater(WordList words);
    ~SentimentRater();
    SentimentRater(const SentimentRater&) = delete;
    SentimentRater& operator=(const SentimentRater&) = delete;

    /// Of UTF-8 text, rounded as the reference does: shares to 3, compound to 4 decimals.
    [[nodiscard]] Sentiment rate(std::string_view text) const;

private:
    struct Words;
    std::unique_ptr<const Words> m_words;
};

} // namespace regard
