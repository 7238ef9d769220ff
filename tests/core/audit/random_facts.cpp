// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_facts.h"

#include "support/dataset_builder.h"

#include <random>

namespace regard::test {
namespace {

using Record = std::vector<std::string>;
using Words = std::vector<std::string>;

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86400;

class Maker final {
public:
    explicit Maker(unsigned seed) : m_random(seed), m_zone(oneOf(kZones))
    {
        m_first = *parseIsoDate("2026-01-01") + below(300);
        m_days = 40 + below(150);
        m_window = chance(30) ? 1 + below(30) : 7;
        m_precise = !chance(20);
        m_customers = 3 + below(40);
    }

    RandomFacts make()
    {
        DatasetBuilder builder(m_zone);
        add(builder, Table::Customer, customers());
        add(builder, Table::Purchase, purchases());
        if (chance(60))
            add(builder, Table::Subscription, subscriptions());
        add(builder, Table::Interaction, contacts());
        add(builder, Table::Survey, answers());
        add(builder, Table::Comment, comments());
        return {builder.build(), query()};
    }

private:
    static const Words kZones;

    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }
    bool chance(int percent) { return below(100) < percent; }
    std::string oneOf(const Words& words)
    {
        return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
    }

    /// A day, or an instant, often at the edges of a day somewhere.
    std::string moment(int from, int days)
    {
        const std::int64_t day = m_first + from + below(days);
        if (!m_precise || chance(15))
            return isoDate(static_cast<Day>(day));
        const std::int64_t second =
            chance(40) ? below(24) * kHour + below(2) : below(static_cast<int>(kDay));
        return TimeZone().format(Moment::instant(day * kDay + second));
    }

    std::string later(const std::string& from, std::int64_t seconds)
    {
        const Day day = *parseIsoDate(from.substr(0, 10));
        if (from.size() == 10)
            return isoDate(day + static_cast<Day>(seconds / kDay));
        const auto number = [&](std::size_t at) { return std::stoll(from.substr(at, 2)); };
        return TimeZone().format(Moment::instant(day * kDay + number(11) * kHour + number(14) * 60 +
                                                 number(17) + seconds));
    }

    std::string customer(int blank = 8)
    {
        return chance(blank) ? "" : "c" + std::to_string(below(m_customers));
    }

    std::vector<Record> customers()
    {
        std::vector<Record> records{{"id", "segment", "joined_at", "ended_at", "status"}};
        for (int i = 0; i < m_customers; ++i) {
            if (chance(25))
                continue;
            const std::string joined = chance(25) ? "" : moment(-60, m_days + 60);
            const std::string ended = chance(70) ? "" : moment(-20, m_days + 40);
            records.push_back({"c" + std::to_string(i), oneOf({"Small", "Large", "large", ""}),
                               joined, ended, oneOf({"", "", "active", "Ended", "churned"})});
        }
        return records;
    }

    std::vector<Record> purchases()
    {
        std::vector<Record> records{
            {"id", "customer", "at", "amount", "refunded_amount", "status", "currency", "channel"}};
        const bool spread = chance(50);
        for (int i = below(150); i >= 0; --i) {
            const std::string who = customer();
            const std::string at = moment(-30, m_days + 40);
            const std::string amount = chance(6)   ? ""
                                       : chance(8) ? "0"
                                                   : std::to_string(below(20000) - 2500) + "e-2";
            records.push_back({chance(40) ? "" : "p" + std::to_string(i), who, at, amount,
                               oneOf({"", "", "", "0", "5.25", "100"}),
                               oneOf({"", "paid", "paid", "Refunded", "failed", "canceled"}),
                               spread ? oneOf({"EUR", "EUR", "EUR", "USD", ""}) : "EUR",
                               channel()});
            // The same instant again, or another line on the same day.
            if (chance(25))
                records.push_back(
                    {"", who, chance(50) ? at : at.substr(0, 10), "3.10", "", "", "", channel()});
        }
        return records;
    }

    std::vector<Record> subscriptions()
    {
        std::vector<Record> records{
            {"id", "customer", "started_at", "ended_at", "amount", "interval", "plan"}};
        for (int i = below(30); i >= 0; --i) {
            const std::string who = customer(3);
            const std::string from = moment(-60, m_days + 40);
            const std::string until = chance(40) ? "" : later(from, below(90) * kDay);
            const auto price = [&] {
                return chance(8) ? oneOf({"", "0", "-1"}) : std::to_string(10 + below(40));
            };
            const auto span = [&] {
                return oneOf({"", "month", "Monthly", "year", "month", "week"});
            };
            records.push_back({chance(40) ? "" : "s" + std::to_string(i), who, from, until, price(),
                               span(), oneOf({"A", "B", ""})});
            // Won back after some days, or on the day itself.
            if (!until.empty() && chance(50))
                records.push_back(
                    {"b" + std::to_string(i), who, later(until, below(20) * kDay), ""});
        }
        return records;
    }

    std::vector<Record> contacts()
    {
        std::vector<Record> records{
            {"customer", "kind", "channel", "topic", "opened_at", "resolved", "resolved_at",
             "resolution_seconds", "first_response_at", "first_response_seconds", "handle_seconds",
             "wait_seconds", "reopened", "outcome", "value_added"}};
        const auto push = [&](const std::string& who, const std::string& topic,
                              const std::string& at) {
            const std::string resolved = chance(40) ? "" : later(at, below(900000) - 5000);
            const std::string answered = chance(40) ? moment(0, m_days) : later(at, below(9000));
            records.push_back({who, oneOf({"contact", "Contact", "", "quote"}), channel(), topic,
                               at, oneOf({"yes", "no", "yes", ""}), resolved,
                               maybe(below(90000) - 100), chance(50) ? "" : answered,
                               maybe(below(9000) - 50), maybe(below(900) - 20), maybe(below(300)),
                               oneOf({"yes", "no", ""}), oneOf({"", "", "won", "solved"}), ""});
        };
        for (int i = below(150); i >= 0; --i) {
            const std::string who = customer();
            const std::string topic = oneOf({"Bill", "Login", ""});
            const std::string at = moment(0, m_days);
            push(who, topic, at);
            if (chance(30)) { // exactly one window later, or a second before or after that
                push(who, topic, later(at, m_window * kDay + below(3) - 1));
            }
            if (chance(10))
                push(who, chance(50) ? topic : "Other", at);
        }
        for (int i = below(150); i >= 0; --i) {
            const std::string at = moment(-5, m_days + 10);
            const std::string done = chance(50)   ? ""
                                     : chance(20) ? moment(0, m_days)
                                                  : later(at, below(900000) - 5000);
            records.push_back(
                {customer(20),
                 oneOf({"quote", "Quote", "visit", "sales_call", "usage", "Campaign"}), channel(),
                 "", at, "", done, maybe(below(90000) - 100), "", "", "", "", "",
                 oneOf({"won", "Won", "lost", "abandoned", "open", ""}), oneOf({"yes", "no", ""})});
        }
        return records;
    }

    std::vector<Record> answers()
    {
        std::vector<Record> records{{"customer", "kind", "score", "scale_min", "scale_max",
                                     "better", "answered_at", "sent_at", "channel", "comment",
                                     "partial"}};
        const bool declared = !chance(30);
        for (int i = below(300); i >= 0; --i) {
            const std::string kind = oneOf({"nps", "NPS", "csat", "ces", "ftr", "own", "image",
                                            "perception", "Perception", "engagement"});
            const bool isNps = kind == "nps" || kind == "NPS";
            std::string low = isNps || kind == "ftr" ? "0" : "1";
            std::string high = isNps           ? "10"
                               : kind == "ftr" ? "1"
                                               : oneOf({"5", "5", "7", "3", "2"});
            if (isNps && chance(10))
                low = "1";
            if (chance(4))
                high = oneOf({"10", "100", "1"});
            const int span = std::stoi(high) - std::stoi(low) + 1;
            std::string score = std::to_string(std::stoi(low) + below(std::max(1, span)));
            if (chance(8))
                score = oneOf({"", "-1", "11", "4.5", "0"});
            if (!declared || chance(10))
                (chance(50) ? low : high).clear();
            records.push_back(
                {customer(20), kind, score, low, high,
                 kind == "ces" || kind == "image" ? oneOf({"", "lower", "Lower", "higher"}) : "",
                 moment(-5, m_days + 10), chance(30) ? "" : moment(-10, m_days + 10), channel(),
                 words(), oneOf({"", "no", "no", "no", "yes"})});
        }
        return records;
    }

    std::vector<Record> comments()
    {
        std::vector<Record> records{{"customer", "at", "channel", "text"}};
        for (int i = below(40); i >= 0; --i)
            records.push_back({customer(), moment(-5, m_days + 10), channel(), words()});
        return records;
    }

    std::string channel() { return oneOf({"Phone", "Chat", "E-mail", ""}); }
    std::string words() { return oneOf({"", "Fine", "...", "5/5", "sehr schön", "好", "!?"}); }
    std::string maybe(int value) { return chance(35) ? "" : std::to_string(value); }

    /// Adds a table with some of its columns, or leaves it out.
    void add(DatasetBuilder& builder, Table table, std::vector<Record> records)
    {
        if (chance(6))
            return;
        for (std::size_t column = records.front().size(); column-- > 0;) {
            const Field* field = fieldOf(table, records.front()[column]);
            const bool needed = field->required && field->type != FieldType::CustomerRef;
            if (needed || !chance(field->required ? 3 : 12))
                continue;
            for (Record& record : records)
                record.erase(record.begin() + static_cast<std::ptrdiff_t>(column));
        }
        builder.table(table, records);
    }

    Query query()
    {
        Query query;
        query.compare = Comparison::None;
        const Day from = m_first + (chance(30) ? 0 : below(40) - 20);
        query.period = {from, from + (chance(10) ? below(20) : m_days - below(20))};
        if (chance(30)) // whole months
            query.period = {firstOfMonth(query.period.from), firstOfMonth(query.period.to, 1) - 1};
        const Day today = query.period.to + (chance(50) ? 40 : below(30) - 10);
        query.asOf =
            chance(50)
                ? Moment::date(today)
                : Moment::instant(std::int64_t{today} * kDay + below(static_cast<int>(kDay)));
        Conventions& settings = query.conventions;
        settings.timeZone = m_zone;
        settings.fcrWindowDays = m_window;
        settings.fcrShares = chance(50) ? "" : chance(50) ? "topic" : "channel";
        settings.inactiveDays = oneOf({"1", "10", "30", "90"}) == "90" ? 90 : 1 + below(40);
        settings.csatBox = oneOf({"top1", "top2", "top3"});
        settings.cesBox = oneOf({"top1", "top2", "top3"});
        settings.lifespanYears = chance(40) ? 0 : 2.5;
        return query;
    }

    std::mt19937 m_random;
    std::string m_zone;
    Day m_first = 0;
    int m_days = 0;
    int m_window = 7;
    bool m_precise = true;
    int m_customers = 0;
};

// Clocks that change in spring and autumn, at midnight, by half an hour, and never.
const Words Maker::kZones{"Europe/Berlin", "America/New_York",    "Africa/Cairo",
                          "UTC",           "Australia/Lord_Howe", "Asia/Kolkata"};

} // namespace

RandomFacts randomFacts(unsigned seed)
{
    return Maker(seed).make();
}

} // namespace regard::test
