// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/dialect_candidates.h"

#include "core/ingest/cell_kind.h"

#include <regard/ingest/record_batch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace regard {
namespace {

struct Delimiter {
    std::string_view text;
    double prior;
};

// The longer ones come before those they are made of.
constexpr std::array<Delimiter, 24> kDelimiters = {{
    {",", 1},        {";", 1},        {"\t", 1},       {"|", 0.98},   {"||", 0.95},  {"|~|", 0.95},
    {"::", 0.9},     {";;", 0.9},     {",,", 0.5},     {"\t\t", 0.9}, {"~|~", 0.95}, {"##", 0.9},
    {"@@", 0.9},     {"^", 0.9},      {"~", 0.9},      {":", 0.7},    {"\x1F", 1},   {"\x01", 1},
    {"\xC2\xA7", 1}, {"\xC2\xA6", 1}, {"\xC2\xAC", 1}, {"#", 0.75},   {"*", 0.7},    {" ", 0.7},
}};

std::size_t count(std::string_view text, std::string_view part)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

/// Colons that are not those of times and addresses.
std::size_t countColons(std::string_view text)
{
    const auto isDigit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    std::size_t found = 0;
    for (std::size_t at = text.find(':'); at != std::string_view::npos;
         at = text.find(':', at + 1)) {
        const bool time = at > 0 && at + 1 < text.size() && isDigit(at - 1) && isDigit(at + 1);
        found += time || text.substr(at).starts_with("://") ? 0 : 1;
    }
    return found;
}

/// Quotes that stand where a field begins, and where one ends: elsewhere they mean nothing.
struct Openings {
    std::size_t opened = 0;
    std::size_t closed = 0;
};

Openings fieldOpenings(std::string_view text, char quote, std::string_view delimiter)
{
    Openings found;
    for (std::size_t at = text.find(quote); at != std::string_view::npos;
         at = text.find(quote, at + 1)) {
        std::size_t before = at;
        while (before > 0 && text[before - 1] == ' ' && delimiter != " ")
            --before;
        if (before == 0 || text[before - 1] == '\n' || text[before - 1] == '\r' ||
            (!delimiter.empty() && text.substr(0, before).ends_with(delimiter))) {
            ++found.opened;
            continue;
        }
        const std::string_view behind = text.substr(at + 1);
        if (behind.empty() || behind[0] == '\n' || behind[0] == '\r' ||
            (!delimiter.empty() && behind.starts_with(delimiter)))
            ++found.closed;
    }
    return found;
}

/// Most fields behind a delimiter begin with a blank, or every quote has one before it.
bool isPadded(std::string_view text, const Dialect& dialect)
{
    if (dialect.delimiter.empty() || dialect.delimiter == " ")
        return false;
    std::size_t fields = 0;
    std::size_t padded = 0;
    std::size_t paddedQuotes = 0;
    std::size_t quotes = 0;
    for (std::size_t at = text.find(dialect.delimiter); at != std::string_view::npos;
         at = text.find(dialect.delimiter, at)) {
        at += dialect.delimiter.size();
        if (at >= text.size() || text[at] == '\n' || text[at] == '\r' ||
            text.substr(at).starts_with(dialect.delimiter))
            continue;
        ++fields;
        const std::size_t value = text.find_first_not_of(' ', at);
        padded += value > at ? 1 : 0;
        if (value != std::string_view::npos && dialect.quote != 0 && text[value] == dialect.quote) {
            ++quotes;
            paddedQuotes += value > at ? 1 : 0;
        }
    }
    return (fields >= 4 && padded * 10 >= fields * 9) || (quotes > 0 && paddedQuotes == quotes);
}

/// An apostrophe at one end only is half of a pair that a delimiter has torn.
bool isTorn(std::string_view cell)
{
    return cell.size() > 1 && (cell.front() == '\'') != (cell.back() == '\'');
}

double credit(CellKind kind, bool quoted)
{
    if (quoted)
        return 1;
    switch (kind) {
    case CellKind::Number:
    case CellKind::Moment:
    case CellKind::Address:
        return 1;
    case CellKind::Empty:
        return 0.85;
    case CellKind::Word:
        return 0.8;
    case CellKind::Text:
        return 0.25;
    }
    return 0;
}

} // namespace

std::optional<SeparatorLine> separatorLine(std::string_view text)
{
    std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    std::size_t bytes = line.size();
    if (line.size() > 2 && line.front() == '"' && line.back() == '"')
        line = line.substr(1, line.size() - 2);
    if (line.size() < 5 || line.size() > 8)
        return std::nullopt;
    constexpr std::string_view kWord = "sep=";
    for (std::size_t i = 0; i < kWord.size(); ++i) {
        if ((line[i] | ('a' ^ 'A')) != kWord[i] && line[i] != kWord[i])
            return std::nullopt;
    }
    if (bytes < text.size())
        bytes += text.substr(bytes).starts_with("\r\n") ? 2 : 1;
    return SeparatorLine{std::string(line.substr(kWord.size())), bytes};
}

bool isRemarkLine(std::string_view line)
{
    if (!line.starts_with('#'))
        return false;
    constexpr std::string_view kBehind = " -#=*\r\n";
    return line.size() == 1 || kBehind.find(line[1]) != std::string_view::npos;
}

std::string withoutRemarks(std::string_view text)
{
    std::string kept;
    std::size_t from = 0; // what is not yet kept begins here
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::size_t next = std::min(text.find_first_not_of("\r\n", end), text.size());
        if (isRemarkLine(text.substr(at, end - at))) {
            kept.append(text.substr(from, at - from));
            from = next;
        }
        at = next;
    }
    kept.append(text.substr(from));
    return kept;
}

std::vector<DialectCandidate> dialectCandidates(std::string_view text)
{
    std::map<std::string_view, std::size_t> counts;
    for (const Delimiter& delimiter : kDelimiters)
        counts[delimiter.text] = count(text, delimiter.text);
    const bool colonsDivide = countColons(text) > 0;
    std::vector<DialectCandidate> candidates;
    const auto add = [&](std::string_view delimiter, double prior) {
        DialectCandidate candidate;
        candidate.dialect.delimiter = delimiter;
        candidate.prior = prior;
        const std::size_t first = candidates.size();
        candidates.push_back(candidate);
        const Openings openings = fieldOpenings(text, '"', delimiter);
        if (openings.opened > 0) {
            if (text.find("\\\"") != std::string_view::npos) {
                candidate.dialect.escape = '\\';
                candidate.prior = prior * 0.995;
                candidates.push_back(candidate);
            }
            // One quote that is never closed is damage; many of them are text.
            if (openings.opened > 2 && openings.closed == 0) {
                candidate.dialect.quote = 0;
                candidate.dialect.escape = 0;
                candidate.prior = prior * 0.9;
                candidates.push_back(candidate);
            }
        }
        const Openings apostrophes = fieldOpenings(text, '\'', delimiter);
        if (apostrophes.closed > 0) {
            candidate.dialect.quote = '\'';
            candidate.dialect.escape = '\'';
            // Apostrophes that open and close in pairs hardly come from words.
            candidate.prior = prior * (apostrophes.closed == apostrophes.opened ? 0.999 : 0.97);
            candidates.push_back(candidate);
            if (text.find("\\'") != std::string_view::npos) {
                candidate.dialect.escape = '\\';
                candidates.push_back(candidate);
            }
        }
        for (std::size_t i = first; i < candidates.size(); ++i)
            candidates[i].dialect.trimSpaces = isPadded(text, candidates[i].dialect);
    };
    for (const Delimiter& delimiter : kDelimiters) {
        if (counts[delimiter.text] == 0 || (delimiter.text == ":" && !colonsDivide))
            continue;
        // What occurs only doubled is one delimiter of two characters.
        const bool inLonger =
            std::any_of(kDelimiters.begin(), kDelimiters.end(), [&](const Delimiter& longer) {
                return longer.text.size() > delimiter.text.size() &&
                       counts[longer.text] * count(longer.text, delimiter.text) ==
                           counts[delimiter.text] &&
                       counts[longer.text] > 0;
            });
        if (!inLonger)
            add(delimiter.text, delimiter.prior);
    }
    add("", 1);
    return candidates;
}

double dialectScore(std::string_view text, const Dialect& dialect, bool whole)
{
    constexpr std::size_t kMostRecords = 600;
    constexpr std::size_t kMostCells = 6000;
    RecordBatch batch;
    if (!whole) {
        const std::size_t complete = completeRecords(text, dialect);
        if (complete > 0)
            text = text.substr(0, complete);
    }
    const bool unclosed = !tokenize(text, dialect, 1, batch).ok();
    if (batch.records() == 0)
        return 0;
    const std::size_t records = std::min(batch.records(), kMostRecords);
    std::map<std::size_t, std::size_t> widths;
    std::size_t plain = 0; // values that no delimiter could divide, the first row apart
    double credits = 0;
    std::size_t cells = 0;
    std::size_t withTab = 0; // records in which a tab is left inside a field without quotes
    const bool headerIsWord = cellKind(batch.field(0, 0)) == CellKind::Word;
    for (std::size_t r = 0; r < records; ++r) {
        const std::size_t fields = batch.fieldCount(r);
        ++widths[fields];
        bool tab = false;
        for (std::size_t i = 0; i < fields && cells < kMostCells; ++i, ++cells) {
            const bool quoted = batch.quoted(r, i);
            const CellKind kind = quoted                      ? CellKind::Word
                                  : isTorn(batch.field(r, i)) ? CellKind::Text
                                                              : cellKind(batch.field(r, i));
            credits += credit(kind, quoted);
            tab = tab || (!quoted && batch.field(r, i).find('\t') != std::string_view::npos);
            if (r > 0 && (isFigure(kind) || kind == CellKind::Address) &&
                (headerIsWord ||
                 batch.field(r, i).find_first_of(",;|\t") == std::string_view::npos))
                ++plain;
        }
        withTab += tab ? 1 : 0;
    }
    const double cellScore = cells == 0 ? 0 : credits / static_cast<double>(cells);
    double rows = 0;
    const double all = static_cast<double>(records);
    if (dialect.delimiter.empty()) {
        // One column is what is left when nothing divides the rows, unless its values are plain.
        const bool headerFits = headerIsWord || isFigure(cellKind(batch.field(0, 0)));
        rows = records > 2 && headerFits && plain * 20 >= (cells - 1) * 19 ? 1 : 0.2;
    } else {
        // Rows of a single field are titles and remarks, up to a point.
        const auto single = widths.find(1);
        const double divided =
            all - (single == widths.end() ? 0.0 : static_cast<double>(single->second));
        for (const auto& [width, times] : widths) {
            if (width == 1)
                continue;
            const double share = static_cast<double>(times) / divided;
            const double columns = static_cast<double>(width);
            rows += share * share * (columns - 1) / columns;
        }
        rows *= std::sqrt(divided / all);
        // Blanks, and commas with a blank behind, are those of sentences, unless they divide nearly
        // every row in the same way.
        if (dialect.trimSpaces || dialect.delimiter == " ") {
            std::size_t most = 0;
            for (const auto& [width, times] : widths)
                most = width > 1 ? std::max(most, times) : most;
            rows *= static_cast<double>(most) / all;
        }
    }
    const double afterQuotes = static_cast<double>(batch.textAfterQuote()) /
                               static_cast<double>(std::max<std::size_t>(batch.records(), 1));
    const double damage = (unclosed ? 0.5 : 1.0) / (1.0 + afterQuotes);
    // Nobody writes tabs into values, row for row.
    const double tabs = 1.0 - 0.5 * static_cast<double>(withTab) / all;
    return rows * cellScore * damage * tabs;
}

} // namespace regard
