// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sentiment/text_moods.h"

#include "core/base/work_crew.h"
#include "core/metrics/derived.h"
#include "core/metrics/dimensions.h"

#include <regard/voice/language.h>
#include <regard/voice/sentiment.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace regard::metrics {
namespace {

/// Texts are rated in pieces of this size, so that a stop is heard soon.
constexpr std::size_t kPiece = 512;
/// Pieces that are read ahead at most: texts must not fill the memory.
constexpr std::size_t kMostWaiting = 32;
constexpr std::size_t kRowsWorthAThread = 1'000;

/// Texts of some rows.
struct Piece {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> ends;
    std::string texts;

    void add(std::size_t row, std::string_view text)
    {
        rows.push_back(row);
        texts += text;
        ends.push_back(texts.size());
    }
    [[nodiscard]] std::string_view text(std::size_t i) const
    {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return std::string_view(texts).substr(begin, ends[i] - begin);
    }
};

/// For each code + 1 of the field language: 1 English, 0 another, 2 not known.
std::vector<std::uint8_t> englishCodes(const Dictionary& languages)
{
    std::vector<std::uint8_t> english{2};
    for (const std::string& name : languages.values()) {
        std::string lower(name);
        std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) {
            return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        });
        // en, en-GB, en_US, eng, english
        english.push_back(lower.starts_with("en") ? 1 : 0);
    }
    return english;
}

Mood moodOf(std::string_view text, std::uint8_t english, const SentimentRater& rater)
{
    if (english == 0) {
        return Mood::OtherLanguage;
    }
    if (english == 2) {
        const std::string language = languageOf(text);
        if (!language.empty() && language != "en") {
            return Mood::OtherLanguage;
        }
    }
    switch (sentimentClass(rater.rate(text))) {
    case SentimentClass::Positive:
        return Mood::Positive;
    case SentimentClass::Negative:
        return Mood::Negative;
    case SentimentClass::Neutral:
        break;
    }
    return Mood::Neutral;
}

} // namespace

std::string_view textField(Table table)
{
    return table == Table::Survey ? "comment" : "text";
}

std::optional<std::vector<Mood>> textMoods(const Dataset& dataset, Table table, bool serviceWords,
                                           const Control& control)
{
    const FactTable& facts = dataset.table(table);
    const auto languages = facts.codes("language");
    const auto english = englishCodes(dataset.dictionary("language"));
    const SentimentRater rater(serviceWords ? WordList::Service : WordList::General);
    std::vector<Mood> moods(facts.rows(), Mood::NoWords);
    const auto stopped = [&] { return control.stop.stop_requested(); };
    WorkCrew crew(facts.rows() >= kRowsWorthAThread);
    const auto rate = [&](const Piece& piece) {
        for (std::size_t i = 0; i < piece.rows.size() && !stopped(); ++i) {
            const std::size_t row = piece.rows[i];
            const auto code = static_cast<std::size_t>(languages.empty() ? 0 : languages[row] + 1);
            moods[row] = moodOf(piece.text(i), english[code], rater);
        }
    };
    // Texts stay in the file: they are read once, and rated by several threads piece by piece.
    auto piece = std::make_shared<Piece>();
    std::size_t waiting = 0;
    std::size_t done = 0;
    const auto handOver = [&] {
        done += piece->rows.size();
        crew.add([&rate, piece]() -> Status {
            rate(*piece);
            return {};
        });
        piece = std::make_shared<Piece>();
        if (++waiting == kMostWaiting) {
            (void)crew.finish();
            waiting = 0;
            if (control.report) {
                control.report({"Reading comments", static_cast<std::int64_t>(done),
                                static_cast<std::int64_t>(facts.rows()),
                                static_cast<std::int64_t>(done)});
            }
        }
    };
    facts.eachText(textField(table), [&](std::size_t row, std::string_view text) {
        if (stopped() || !hasWords(text)) {
            return;
        }
        piece->add(row, text);
        if (piece->rows.size() == kPiece) {
            handOver();
        }
    });
    handOver();
    (void)crew.finish();
    if (stopped()) {
        return std::nullopt;
    }
    return moods;
}

} // namespace regard::metrics
