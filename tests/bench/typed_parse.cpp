// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The least that reading a generated file of interactions can cost: two threads find the fields and
// turn them into numbers, seconds and days, and keep nothing. Knows the columns and that nothing is
// quoted; no reader of other files could be as fast.
//
//   typed_parse FILE
#include "core/ingest/byte_scan.h"

#include <regard/base/digits.h>

#include <array>
#include <bit>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace regard;

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

/// What was read, so that nothing can be left out.
struct Sums {
    std::int64_t rows = 0;
    std::int64_t sum = 0;
};

std::int64_t momentOf(std::string_view text)
{
    if (text.size() != 19)
        return 0;
    const auto number = [&](std::size_t from, std::size_t size) {
        std::int64_t value = 0;
        for (const char c : text.substr(from, size))
            value = value * 10 + (c - '0');
        return value;
    };
    const std::int64_t day = number(0, 4) * 372 + number(5, 2) * 31 + number(8, 2);
    return ((day * 24 + number(11, 2)) * 60 + number(14, 2)) * 60 + number(17, 2);
}

void take(std::size_t column, std::string_view text, Sums& sums)
{
    switch (column) {
    case 0:
    case 6:
        sums.sum += wholeNumber(text);
        break;
    case 1:
        sums.sum += wholeNumber(text.substr(1));
        break;
    case 3:
    case 4:
        sums.sum += momentOf(text);
        break;
    default: // few different words
        sums.sum += static_cast<unsigned char>(text.front());
    }
}

/// Reads the rows that begin in [from, to).
void parse(int file, std::int64_t from, std::int64_t to, Sums& sums)
{
    const BlockScanner scanner(',', 0);
    std::string piece(kPiece + kBlock, '\0');
    bool inside = from == 0; // else the first row belongs to the other thread
    for (std::int64_t at = from; at < to;) {
        const ssize_t got = ::pread(file, piece.data(), kPiece, at);
        if (got <= 0)
            return;
        const auto size = static_cast<std::size_t>(got);
        std::size_t field = 0;
        std::size_t row = 0;
        std::size_t column = 0;
        for (std::size_t block = 0; block < size; block += kBlock) {
            const BlockMasks masks = block + kBlock <= size
                                         ? scanner.scan(piece.data() + block)
                                         : scanner.scanTail(piece.data() + block, size - block);
            for (std::uint64_t bits = masks.structural; bits != 0; bits &= bits - 1) {
                const std::size_t end = block + static_cast<std::size_t>(std::countr_zero(bits));
                if (inside && end > field)
                    take(column, std::string_view(piece).substr(field, end - field), sums);
                field = end + 1;
                ++column;
                if (piece[end] != '\n')
                    continue;
                sums.rows += inside ? 1 : 0;
                inside = true;
                row = field;
                column = 0;
                if (at + static_cast<std::int64_t>(row) > to)
                    return;
            }
        }
        if (row == 0)
            return;
        at += static_cast<std::int64_t>(row);
    }
}

} // namespace

int main(int count, char** words)
{
    const int file = count == 2 ? ::open(words[1], O_RDONLY | O_CLOEXEC) : -1;
    struct stat status = {};
    if (file < 0 || ::fstat(file, &status) != 0) {
        std::fprintf(stderr, "usage: typed_parse FILE\n");
        return 2;
    }
    std::array<Sums, 2> sums{};
    const std::int64_t half = status.st_size / 2;
    std::thread other([&] { parse(file, half, status.st_size, sums[1]); });
    parse(file, 0, half, sums[0]);
    other.join();
    std::printf("%lld rows, %lld\n", static_cast<long long>(sums[0].rows + sums[1].rows - 1),
                static_cast<long long>(sums[0].sum + sums[1].sum));
    return 0;
}
