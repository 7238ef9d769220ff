// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "company.h"

#include "support/catch.h"

#include <regard/base/csv_text.h>
#include <regard/ingest/importer.h>
#include <regard/ingest/mapping.h>
#include <regard/store/store.h>

#include <array>

namespace regard::test {

namespace {

constexpr int kCustomers = 300;
constexpr std::array kChannels{"Phone", "Chat", "E-mail"};
constexpr std::array kTopics{"Billing", "Delivery", "Access"};

std::string name(int customer)
{
    return "C" + std::to_string(customer);
}

class Filling final {
public:
    Filling(const ScratchFolder& folder, const char* file) : m_folder(folder), m_path(folder / file)
    {
        auto made = Store::create(m_path);
        REQUIRE(made.ok());
        m_store.emplace(std::move(made).value());
    }

    void bring(const char* file, std::vector<std::string> headers,
               const std::vector<std::vector<std::string>>& rows)
    {
        std::string text = csvLine(headers);
        for (const auto& row : rows)
            text += csvLine(row);
        auto mapping = mappingForHeaders(headers);
        REQUIRE(mapping.ok());
        ImportRequest request;
        request.file = m_folder.write(file, text);
        request.mapping = std::move(mapping).value();
        const auto result = importFile(*m_store, request);
        if (!result.ok())
            FAIL(result.error().text());
        CHECK(result.value().setAside.empty());
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    const ScratchFolder& m_folder;
    std::filesystem::path m_path;
    std::optional<Store> m_store;
};

std::vector<std::vector<std::string>> answers()
{
    std::vector<std::vector<std::string>> rows;
    for (int month = 0; month < 18; ++month) {
        const Day first = firstOfMonth(toDay({2025, 4, 1}), month);
        for (int i = 0; i < 120; ++i) {
            const std::string id = std::to_string(month * 120 + i);
            const int score = month >= 15 ? (i * 5 + month) % 6 + 5 : (i * 7 + month) % 11;
            rows.push_back({"S" + id, name((i * 13 + month) % kCustomers), "nps",
                            std::to_string(score), "0", "10", isoDate(first + i % 28),
                            kChannels[std::size_t(i) % 3], "Answer " + id});
        }
    }
    return rows;
}

} // namespace

std::filesystem::path makeCompany(const ScratchFolder& folder,
                                  const std::vector<std::string>& segments)
{
    Filling store(folder, "company.regard");
    std::vector<std::vector<std::string>> rows;
    for (int i = 0; i < kCustomers; ++i)
        rows.push_back(
            {name(i), "Name " + std::to_string(i), segments[std::size_t(i) % segments.size()]});
    store.bring("customers.csv", {"id", "name", "segment"}, rows);
    store.bring("surveys.csv",
                {"id", "customer", "kind", "score", "scale_min", "scale_max", "answered_at",
                 "channel", "comment"},
                answers());
    rows.clear();
    for (int i = 0; i < 3000; ++i) {
        const Day day = toDay({2025, 4, 1}) + (i * 11) % 540;
        rows.push_back({"T" + std::to_string(i), name((i * 17) % kCustomers), "contact",
                        kChannels[std::size_t(i) % 3], kTopics[std::size_t(i / 3) % 3],
                        isoDate(day) + (i % 2 == 0 ? " 09:10:00" : " 15:40:00"),
                        i % 4 == 0 ? "no" : "yes", std::to_string(200 + (i * 37) % 500),
                        std::to_string((i * 53) % 240)});
    }
    store.bring("contacts.csv",
                {"id", "customer", "kind", "channel", "topic", "opened_at", "resolved",
                 "handle_seconds", "wait_seconds"},
                rows);
    rows.clear();
    int purchase = 0;
    for (int i = 0; i < kCustomers; ++i)
        for (int k = 0; k < 2 + i % 7; ++k)
            rows.push_back({"P" + std::to_string(purchase++), name(i),
                            isoDate(toDay({2025, 4, 3}) + (i * 3) % 200 + k * (20 + i % 30)),
                            std::to_string(20 + (i * 29 + k * 7) % 180)});
    store.bring("purchases.csv", {"id", "customer", "at", "amount"}, rows);
    rows.clear();
    for (int i = 0; i < 90; ++i)
        rows.push_back({"A" + std::to_string(i), name(i), "2025-04-01",
                        i % 9 == 0 ? isoDate(toDay({2026, 7, 5}) + i) : "", std::to_string(30 + i),
                        "month"});
    store.bring("subscriptions.csv",
                {"id", "customer", "started_at", "ended_at", "amount", "interval"}, rows);
    return store.path();
}

std::filesystem::path makeSurveyOnly(const ScratchFolder& folder)
{
    Filling store(folder, "surveys.regard");
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : answers())
        rows.push_back({row[0], row[2], row[3], row[4], row[5], row[6]});
    store.bring("surveys.csv", {"id", "kind", "score", "scale_min", "scale_max", "answered_at"},
                rows);
    return store.path();
}

} // namespace regard::test
