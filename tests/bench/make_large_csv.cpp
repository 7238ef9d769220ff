// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes exports of a large company: 36 months, 1 million customers in 5 segments, 4 channels.
// The headers are field names, so that nothing but the file is needed to import it. The same seed
// gives the same bytes everywhere, and a row does not depend on how many others are written.
//
//   make_large_csv KIND FILE [ROWS] [FIRST] [shuffled|STEP]
//
// KIND is customer, interaction, survey or purchase. FIRST is the number of the first row: to add
// to what was imported, begin where it ended. `shuffled` writes the same rows in another order, a
// number only every STEP-th of more rows, so that fewer rows fill the 36 months, too.
// Interactions have 81 bytes a row, surveys 90 (half of the comments hold commas, quotes or line
// ends and are quoted), purchases 43.
#include <algorithm>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

namespace {

constexpr std::uint64_t kCustomers = 1'000'000;
constexpr std::uint64_t kTenMillion = 10'000'000;
constexpr std::uint64_t kMonths = 36;
constexpr std::uint64_t kDaysOfMonth = 28; // days that every month has
constexpr std::uint64_t kSpan = kMonths * kDaysOfMonth * 86400;

constexpr std::string_view kChannels[] = {"Phone", "E-mail", "Chat", "Branch"};
constexpr std::string_view kTopics[] = {"Billing",  "Delivery", "Returns", "Account",
                                        "Warranty", "Product",  "Payment", "Cancellation"};
constexpr std::string_view kSegments[] = {"Consumer", "Family", "Student", "Business", "Public"};
constexpr std::string_view kRegions[] = {"North", "South", "East", "West"};
constexpr std::string_view kPlain[] = {"Quick and friendly as always", "Took much too long",
                                       "Had to call twice about the same thing", "All fine",
                                       "Nobody could tell me why it happened"};
constexpr std::string_view kQuoted[] = {
    "\"Good, but slower than the year before\"", "\"They said \"\"tomorrow\"\", then nothing\"",
    "\"The first call was friendly.\nThe second was not.\"", "\"Thanks, really, a lot\""};

/// SplitMix64 (Steele, Lea, Flood 2014), seeded by the number of the row.
class Random final {
public:
    Random(std::uint64_t kind, std::uint64_t row)
        : m_state((20231001 + kind) * 0x9E6C63D0876A9A47U + row * 0xD1342543DE82EF95U)
    {
    }
    std::uint64_t below(std::uint64_t limit)
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return ((z ^ (z >> 31U)) >> 11U) % limit;
    }

private:
    std::uint64_t m_state;
};

/// Collects text and writes it in large pieces.
class Out final {
public:
    explicit Out(std::FILE* file) : m_file(file) { m_text.reserve(kFull + 4096); }
    Out& operator<<(std::string_view text)
    {
        m_text.append(text);
        return *this;
    }
    Out& digits(std::uint64_t value, int width)
    {
        char text[20];
        for (int i = width; i-- > 0; value /= 10)
            text[i] = static_cast<char>('0' + value % 10);
        m_text.append(text, static_cast<std::size_t>(width));
        return *this;
    }
    Out& number(std::uint64_t value)
    {
        int width = 1;
        for (std::uint64_t rest = value / 10; rest > 0; rest /= 10)
            ++width;
        return digits(value, width);
    }
    /// Seconds since the first of October 2023, in months of 28 days.
    Out& moment(std::uint64_t seconds)
    {
        const std::uint64_t day = seconds / 86400;
        const std::uint64_t month = 9 + day / kDaysOfMonth;
        digits(2023 + month / 12, 4) << "-";
        digits(month % 12 + 1, 2) << "-";
        digits(day % kDaysOfMonth + 1, 2) << " ";
        digits(seconds / 3600 % 24, 2) << ":";
        digits(seconds / 60 % 60, 2) << ":";
        return digits(seconds % 60, 2);
    }
    bool endRow()
    {
        m_text.push_back('\n');
        return m_text.size() < kFull || flush();
    }
    bool flush()
    {
        const bool whole = std::fwrite(m_text.data(), 1, m_text.size(), m_file) == m_text.size();
        m_text.clear();
        return whole;
    }

private:
    static constexpr std::size_t kFull = 1U << 20;
    std::FILE* m_file;
    std::string m_text;
};

/// When row `row` of ten million happened: in the order of the rows, some within the same minutes.
std::uint64_t momentOf(std::uint64_t row, Random& random)
{
    return (row % kTenMillion) * (kSpan - 100'000) / kTenMillion + random.below(3600);
}

void customer(Out& out, std::uint64_t row, Random& random)
{
    out << "C";
    out.digits(1 + row, 7) << "," << kSegments[random.below(std::size(kSegments))] << ","
                           << kRegions[random.below(std::size(kRegions))] << ",";
    out.moment(random.below(kSpan / 2) / 86400 * 86400);
}

void customerOf(Out& out, Random& random)
{
    out << "C";
    out.digits(1 + random.below(kCustomers), 7) << ",";
}

void interaction(Out& out, std::uint64_t row, Random& random)
{
    const std::uint64_t at = momentOf(row, random);
    const std::uint64_t handle = 30 + random.below(1800);
    out.digits(10'000'001 + row, 8) << ",";
    customerOf(out, random);
    out << kChannels[random.below(std::size(kChannels))] << ",";
    out.moment(at) << ",";
    out.moment(at + handle + random.below(86400)) << (random.below(5) == 0 ? ",no," : ",yes,");
    out.number(handle) << "," << kTopics[random.below(std::size(kTopics))];
}

void survey(Out& out, std::uint64_t row, Random& random)
{
    constexpr std::string_view kKinds[] = {"nps,", "csat,", "ces,"};
    constexpr std::uint64_t kScales[] = {11, 5, 7};
    const std::uint64_t at = momentOf(row * 2, random);
    const std::size_t kind = random.below(std::size(kKinds));
    out.digits(50'000'001 + row, 8) << ",";
    customerOf(out, random);
    out << kKinds[kind];
    out.number(random.below(kScales[kind]) + (kind == 0 ? 0 : 1)) << (kind == 0   ? ",0,10,"
                                                                      : kind == 1 ? ",1,5,"
                                                                                  : ",1,7,");
    out.moment(at) << "," << kChannels[random.below(std::size(kChannels))] << ",";
    if (random.below(2) == 0)
        out << kPlain[random.below(std::size(kPlain))];
    else
        out << kQuoted[random.below(std::size(kQuoted))];
}

void purchase(Out& out, std::uint64_t row, Random& random)
{
    out.digits(10'000'001 + row, 8) << ",";
    customerOf(out, random);
    out.moment(momentOf(row, random)) << ",";
    out.number(1 + random.below(90)) << ".";
    out.digits(random.below(100), 2);
}

struct Kind {
    std::string_view name;
    std::string_view header;
    void (*write)(Out&, std::uint64_t, Random&);
    std::uint64_t rows;
};

constexpr Kind kKindsOfFile[] = {
    {"customer", "id,segment,region,joined_at", customer, kCustomers},
    {"interaction", "id,customer,channel,opened_at,resolved_at,resolved,handle_seconds,topic",
     interaction, kTenMillion},
    {"survey", "id,customer,kind,score,scale_min,scale_max,answered_at,channel,comment", survey,
     kTenMillion / 2},
    {"purchase", "id,customer,at,amount", purchase, kTenMillion},
};

/// One after the other, each exactly once, far apart: steps of an odd size without a common
/// divisor.
std::uint64_t shuffledRow(std::uint64_t i, std::uint64_t rows)
{
    constexpr std::uint64_t kStep = 7'368'787; // a prime
    return rows % kStep == 0 ? rows - 1 - i : i * kStep % rows;
}

} // namespace

int main(int count, char** words)
{
    const Kind* kind = nullptr;
    for (const Kind& known : kKindsOfFile)
        if (count > 1 && known.name == words[1])
            kind = &known;
    if (kind == nullptr || count < 3) {
        std::fprintf(stderr, "usage: make_large_csv customer|interaction|survey|purchase FILE "
                             "[ROWS] [FIRST] [shuffled|STEP]\n");
        return 2;
    }
    const std::uint64_t rows = count > 3 ? std::strtoull(words[3], nullptr, 10) : kind->rows;
    const std::uint64_t first = count > 4 ? std::strtoull(words[4], nullptr, 10) : 0;
    const bool shuffled = count > 5 && std::strcmp(words[5], "shuffled") == 0;
    const std::uint64_t step =
        count > 5 && !shuffled ? std::max(std::strtoull(words[5], nullptr, 10), 1ULL) : 1;
    std::FILE* file = std::fopen(words[2], "wb");
    if (file == nullptr) {
        std::perror(words[2]);
        return 1;
    }
    Out out(file);
    out << kind->header;
    bool whole = out.endRow();
    for (std::uint64_t i = 0; i < rows && whole; ++i) {
        const std::uint64_t row = first + (shuffled ? shuffledRow(i, rows) : i * step);
        Random random(kind->rows + kind->name.size(), row);
        kind->write(out, row, random);
        whole = out.endRow();
    }
    whole = out.flush() && whole;
    return std::fclose(file) == 0 && whole ? 0 : 1;
}
