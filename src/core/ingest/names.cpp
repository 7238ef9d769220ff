// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/names.h"
#include "core/ingest/values/reading.h"

#include <algorithm>
#include <numeric>

namespace regard {

namespace {

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

std::string nearestName(std::string_view wrong, std::span<const std::string> names)
{
    const std::string plain = plainName(wrong);
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, plain.size() / 3) + 1;
    for (const std::string& name : names) {
        const std::size_t distance = editDistance(plain, plainName(name));
        if (distance < bestDistance) {
            bestDistance = distance;
            best = name;
        }
    }
    return best;
}

std::string didYouMean(std::string_view wrong, std::span<const std::string> names)
{
    const std::string name = nearestName(wrong, names);
    return name.empty() ? "" : " Did you mean \"" + name + "\"?";
}

std::string listed(std::span<const std::string> names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string plainName(std::string_view name)
{
    const auto isSmallOrDigit = [](char c) { return (c >= 'a' && c <= 'z') || values::isDigit(c); };
    name = values::trimmed(name);
    std::string plain;
    bool gap = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == ' ' || c == '_' || c == '-' || c == '\t') {
            gap = true;
            continue;
        }
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && i > 0 && isSmallOrDigit(name[i - 1]))
            gap = true;
        if (gap && !plain.empty())
            plain += '_';
        gap = false;
        plain += capital ? static_cast<char>(c + 32) : c;
    }
    return plain;
}

} // namespace regard
