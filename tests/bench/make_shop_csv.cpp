// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the sales of a shop in the shape of the Online Retail data: lines of invoices, some of
// them credit notes, a quarter without a customer. The same seed gives the same bytes everywhere.
//
//   make_shop_csv FILE [LINES]
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions differ by platform.
class Random final {
public:
    std::uint64_t below(std::uint64_t limit)
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return (z ^ (z >> 31U)) % limit;
    }

private:
    std::uint64_t m_state = 20101201;
};

constexpr const char* kColours[] = {"RED", "WHITE", "BLUE", "GREEN", "PINK", "IVORY", "BLACK"};
constexpr const char* kThings[] = {
    "LANTERN",          "HEART T-LIGHT HOLDER", "LUNCH BOX, SMALL",   "CAKE STAND",
    "HANGING ORNAMENT", "SET OF 6 NAPKINS",     "DOORMAT 16\"\" WIDE"};
constexpr const char* kCountries[] = {"Germany", "France", "EIRE", "Spain", "Netherlands"};

} // namespace

int main(int count, char** words)
{
    if (count < 2) {
        std::fprintf(stderr, "usage: make_shop_csv FILE [LINES]\n");
        return 2;
    }
    const long lines = count > 2 ? std::atol(words[2]) : 541909;
    std::FILE* file = std::fopen(words[1], "wb");
    if (file == nullptr) {
        std::perror(words[1]);
        return 1;
    }
    Random random;
    std::fputs(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n",
        file);
    std::uint64_t invoice = 536364;
    std::uint64_t minute = 8 * 60;
    std::uint64_t left = 0;
    std::uint64_t customer = 0;
    bool credit = false;
    const char* country = "United Kingdom";
    for (long line = 0; line < lines; ++line) {
        if (left == 0) {
            left = 1 + random.below(40);
            ++invoice;
            minute += 1 + random.below(40);
            customer = random.below(4) == 0 ? 0 : 12346 + random.below(4372);
            credit = random.below(30) == 0;
            country = random.below(10) == 0 ? kCountries[random.below(std::size(kCountries))]
                                            : "United Kingdom";
        }
        --left;
        const std::uint64_t product = random.below(4000);
        const char* thing = kThings[product % std::size(kThings)];
        const char* mark =
            product % std::size(kThings) == 2 || product % std::size(kThings) == 6 ? "\"" : "";
        const std::uint64_t day = minute / (24 * 60); // months of 28 days are dates in every month
        std::fprintf(file, "%s%" PRIu64 ",%" PRIu64 "%s,%s%s %s%s,%s%" PRIu64, credit ? "C" : "",
                     invoice, 20000 + product, product % 3 == 0 ? "A" : "", mark,
                     kColours[product % std::size(kColours)], thing, mark, credit ? "-" : "",
                     1 + random.below(24));
        std::fprintf(file,
                     ",%" PRIu64 "-%02" PRIu64 "-%02" PRIu64 " %02" PRIu64 ":%02" PRIu64
                     ":00,%" PRIu64 ".%02" PRIu64 ",",
                     2010 + day / 336, 1 + day / 28 % 12, 1 + day % 28, minute / 60 % 24,
                     minute % 60, product % 12, product % 100);
        if (customer != 0)
            std::fprintf(file, "%" PRIu64, customer);
        std::fprintf(file, ",%s\n", country);
    }
    return std::fclose(file) == 0 ? 0 : 1;
}
