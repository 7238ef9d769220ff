// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/sample/company.h>

#include "core/sample/files.h"
#include "core/sample/outreach.h"
#include "core/sample/people.h"
#include "core/sample/yardsticks.h"

#include <algorithm>
#include <functional>
#include <system_error>
#include <utility>

namespace regard {

namespace {

using namespace sample;

/// Rows of the survey tool's file that could not be read, as they stood in it.
std::vector<SetAsideRow> unreadable(std::size_t rows)
{
    constexpr std::array<const char*, 3> kReasons{"score out of range: 11 is outside 0 to 10",
                                                  "unreadable number: \"n/a\"",
                                                  "unreadable date: \"31/02/2026\""};
    constexpr std::array<const char*, 3> kColumns{"score", "score", "answered_at"};
    constexpr std::array<const char*, 3> kRaw{
        ",nps,11,2026-08-14T10:12:00Z", ",nps,n/a,2026-08-20T09:40:00Z", ",csat,4,31/02/2026"};
    std::vector<SetAsideRow> setAside;
    for (std::size_t i = 0; i < 14; ++i) {
        const std::size_t kind = i < 8 ? 0 : i < 11 ? 1 : 2;
        SetAsideRow row;
        row.line = static_cast<std::int64_t>(rows + 2 + i);
        row.column = kColumns[kind];
        row.reason = kReasons[kind];
        row.raw = std::to_string(990001 + i) + kRaw[kind];
        setAside.push_back(std::move(row));
    }
    return setAside;
}

/// One file for each year that ends in September.
Status bringSurveys(Files& files, const std::vector<Person>& people,
                    const std::vector<Answer>& answers)
{
    constexpr std::array<const char*, 3> kFiles{"surveys-2024.csv", "surveys-2025.csv",
                                                "surveys-2026.csv"};
    std::size_t from = 0;
    for (std::size_t year = 0; year < kFiles.size(); ++year) {
        const std::int64_t end = std::int64_t{monthStart((year + 1) * 12)} * 86400;
        std::size_t to = from;
        while (to < answers.size() && answers[to].sent < end)
            ++to;
        const std::span<const Answer> part(answers.data() + from, to - from);
        const bool newest = year + 1 == kFiles.size();
        const std::vector<SetAsideRow> setAside =
            newest ? unreadable(part.size()) : std::vector<SetAsideRow>();
        if (Status status = files.surveys(kFiles[year], people, part, 300001 + from, setAside);
            !status.ok())
            return status;
        from = to;
    }
    return {};
}

Status bringOutreach(Files& files, const std::vector<Person>& people,
                     const std::vector<Order>& orders)
{
    if (Status status = files.activities("web-visits.csv", "Web shop visits", people,
                                         makeVisits(people, orders));
        !status.ok())
        return status;
    if (Status status =
            files.activities("machines.csv", "Connected machines", people, makeUsage(people));
        !status.ok())
        return status;
    return files.activities("sales-calls.csv", "Sales calls", people, makeSalesCalls(people));
}

Status fill(Store& store, const Control& control)
{
    Conventions conventions;
    conventions.timeZone = "Europe/Berlin";
    conventions.currency = "EUR";
    if (Status status = store.saveConventions(conventions); !status.ok())
        return status;
    Files files(store);
    const std::vector<Person> people = makePeople();
    const std::vector<Contact> contacts = makeContacts(people);
    const std::vector<Order> orders = makeOrders(people);
    const std::array<std::pair<const char*, std::function<Status()>>, 10> steps{{
        {"Customers", [&] { return files.customers(people); }},
        {"Plans", [&] { return files.subscriptions(people, makeEpisodes(people)); }},
        {"Purchases", [&] { return files.purchases(people, orders); }},
        {"Contacts", [&] { return files.interactions(people, contacts); }},
        {"Surveys", [&] { return bringSurveys(files, people, makeAnswers(people, contacts)); }},
        {"Comments", [&] { return files.comments(people, makeRemarks(people)); }},
        {"Visits and calls", [&] { return bringOutreach(files, people, orders); }},
        {"Studies",
         [&] {
             Status status =
                 files.study("brand-study.csv", "Brand study", people, makeBrandStudy(people));
             return status.ok() ? files.study("employees.csv", "Employee survey", people,
                                              makeEmployeeSurvey())
                                : status;
         }},
        {"Benchmarks and events",
         [&] {
             Status status = files.benchmarks(makeBenchmarks());
             return status.ok() ? files.events(makeEvents()) : status;
         }},
        {"Targets", [&] { return setTargets(store); }},
    }};
    std::int64_t done = 0;
    for (const auto& [phase, step] : steps) {
        if (control.stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Stopped; the sample company was not made."};
        if (control.report)
            control.report({phase, done, static_cast<std::int64_t>(steps.size()), 0});
        if (Status status = step(); !status.ok())
            return status;
        ++done;
    }
    return {};
}

void removeStore(const std::filesystem::path& path)
{
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(path.string() + end, ignored);
}

} // namespace

Status makeSampleCompany(const std::filesystem::path& path, const Control& control)
{
    Status status;
    {
        Expected<Store> store = Store::create(path);
        if (!store.ok())
            return store.error();
        status = fill(store.value(), control);
    }
    // Half a company would tell half a story.
    if (!status.ok())
        removeStore(path);
    return status;
}

} // namespace regard
