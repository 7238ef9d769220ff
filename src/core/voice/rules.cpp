// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/voice/rules.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace regard::voice {

namespace {

constexpr double kDegree = 0.293;

using Words = std::unordered_set<std::string_view>;

const Words& strengthening()
{
    static const Words words{
        "absolutely",   "amazingly",  "awfully",      "completely",    "considerable",
        "considerably", "decidedly",  "deeply",       "effing",        "enormous",
        "enormously",   "entirely",   "especially",   "exceptional",   "exceptionally",
        "extreme",      "extremely",  "fabulously",   "flipping",      "flippin",
        "frackin",      "fracking",   "fricking",     "frickin",       "frigging",
        "friggin",      "fully",      "fuckin",       "fucking",       "fuggin",
        "fugging",      "greatly",    "hella",        "highly",        "hugely",
        "incredible",   "incredibly", "intensely",    "major",         "majorly",
        "more",         "most",       "particularly", "purely",        "quite",
        "really",       "remarkably", "so",           "substantially", "thoroughly",
        "total",        "totally",    "tremendous",   "tremendously",  "uber",
        "unbelievably", "unusually",  "utter",        "utterly",       "very"};
    return words;
}

const Words& weakening()
{
    static const Words words{"almost",   "barely",     "hardly",     "just enough",  "kind of",
                             "kinda",    "kindof",     "kind-of",    "less",         "little",
                             "marginal", "marginally", "occasional", "occasionally", "partly",
                             "scarce",   "scarcely",   "slight",     "slightly",     "somewhat",
                             "sort of",  "sorta",      "sortof",     "sort-of"};
    return words;
}

const Words& negating()
{
    static const Words words{
        "aint",    "arent",   "cannot",   "cant",   "couldnt", "darent",  "didnt",   "doesnt",
        "dont",    "hadnt",   "hasnt",    "havent", "isnt",    "mightnt", "mustnt",  "neither",
        "neednt",  "never",   "none",     "nope",   "nor",     "not",     "nothing", "nowhere",
        "oughtnt", "shant",   "shouldnt", "uhuh",   "wasnt",   "werent",  "uh-uh",   "without",
        "wont",    "wouldnt", "rarely",   "seldom", "despite"};
    return words;
}

const std::unordered_map<std::string_view, double>& idioms()
{
    static const std::unordered_map<std::string_view, double> phrases{
        {"the shit", 3},        {"the bomb", 3},       {"bad ass", 1.5},        {"badass", 1.5},
        {"bus stop", 0},        {"yeah right", -2},    {"kiss of death", -1.5}, {"to die for", 3},
        {"beating heart", 3.1}, {"broken heart", -2.9}};
    return phrases;
}

} // namespace

std::optional<double> boost(std::string_view lower)
{
    if (strengthening().contains(lower))
        return kDegree;
    if (weakening().contains(lower))
        return -kDegree;
    return std::nullopt;
}

bool negates(std::string_view lower)
{
    return negating().contains(lower) || lower.find("n't") != std::string_view::npos;
}

std::optional<double> idiom(std::string_view lower)
{
    const auto at = idioms().find(lower);
    return at == idioms().end() ? std::nullopt : std::optional(at->second);
}

} // namespace regard::voice
