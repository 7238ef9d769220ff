// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/yardsticks.h"

#include "core/sample/story.h"

#include <utility>

namespace regard::sample {

namespace {

Event event(Day at, const char* title, const char* kind, Day until = kNoDay)
{
    Event made;
    made.at = at;
    made.until = until;
    made.title = title;
    made.kind = kind;
    return made;
}

Benchmark benchmark(const char* kpi, double value, double low, double high, const char* scale,
                    Day dated)
{
    Benchmark made;
    made.kpi = kpi;
    made.sector = "Retail with service plans";
    made.value = value;
    made.low = low;
    made.high = high;
    made.scale = scale;
    made.source = "Example panel, invented for the sample company";
    made.dated = dated;
    made.n = 140;
    return made;
}

struct Plan {
    const char* kpi;
    Group group;
    double baseline;
    double value;
    Day due;
    const char* owner;
    const char* objective;
    std::vector<Guardrail> guardrails;
};

Target targetOf(const Plan& plan)
{
    Target target;
    target.kpi = plan.kpi;
    target.group = plan.group;
    target.baseline = plan.baseline;
    target.baselineDay = dayOf(2025, 12, 31);
    target.value = plan.value;
    target.due = plan.due;
    target.owner = plan.owner;
    target.objective = plan.objective;
    target.guardrails = plan.guardrails;
    target.setOn = dayOf(2026, 1, 12);
    return target;
}

} // namespace

std::vector<Event> makeEvents()
{
    return {event(dayOf(2024, 3, 4), "Grinder Two goes on sale", "product"),
            event(dayOf(2024, 11, 18), "Web shop rebuilt", "product"),
            event(dayOf(2025, 2, 11), "Phones down for half a day", "outage"),
            event(dayOf(2025, 10, 1), "New price list for small businesses", "market"),
            event(dayOf(2026, 1, 12), "Handle-time target for the back office", "process"),
            event(dayOf(2026, 2, 2), "Loyalty programme for homes", "initiative"),
            event(dayOf(2026, 4, 20), "Call-back queue on the phone", "initiative"),
            event(dayOf(2026, 5, 11), "A competitor opens offers for small offices", "market"),
            event(dayOf(2026, 7, 6), "New password reset in the chat", "product"),
            event(dayOf(2026, 8, 3), "Summer deliveries every other week", "process",
                  dayOf(2026, 8, 28))};
}

std::vector<Benchmark> makeBenchmarks()
{
    const Day dated = dayOf(2026, 3, 31);
    return {benchmark("nps", 34, 26, 43, "0-10", dated),
            benchmark("csat", 80, 75, 86, "1-5", dated),
            benchmark("csat_mean", 4.1, 3.9, 4.4, "1-5", dated),
            benchmark("ces", 5.5, 5.1, 5.9, "1-7", dated),
            benchmark("fcr", 71, 65, 77, "", dated),
            benchmark("churn", 3.6, 2.4, 5.5, "", dated),
            benchmark("response_rate", 30, 20, 40, "", dated),
            benchmark("average_handle_time", 380, 320, 450, "", dated)};
}

Status setTargets(Store& store)
{
    const Day endOfYear = dayOf(2026, 12, 31);
    const Day endOfSeptember = dayOf(2026, 9, 30);
    const std::vector<Plan> plans{
        {"nps",
         {},
         32,
         38,
         endOfYear,
         "Ines, customer experience",
         "Customers recommend us",
         {{"response_rate", 3.0}}},
        {"csat", {}, 83, 86, endOfYear, "Otto, service", "Every contact ends well", {}},
        {"average_handle_time",
         {{"team", "Back office"}},
         480,
         350,
         endOfSeptember,
         "Otto, service",
         "Answer more customers with the same people",
         {{"csat", 2.0}, {"fcr", 2.0}}},
        {"median_wait",
         {{"channel", "Phone"}},
         250,
         60,
         endOfSeptember,
         "Kim, front line",
         "Nobody waits on the phone",
         {}},
        {"ces",
         {{"channel", "Chat"}},
         5.8,
         6.0,
         endOfYear,
         "Lia, digital care",
         "Chat is the easy way",
         {}},
        {"churn",
         {{"segment", "Small business"}},
         3.7,
         3.2,
         endOfYear,
         "Ravi, sales",
         "Small businesses stay",
         {}},
        {"retention",
         {{"segment", "Consumer"}},
         96,
         97.5,
         endOfYear,
         "Noor, homes",
         "Homes stay with us",
         {}},
        {"response_rate",
         {},
         34.3,
         35.2,
         endOfYear,
         "Ines, customer experience",
         "We hear from more customers",
         {}}};
    for (const Plan& plan : plans) {
        Target target = targetOf(plan);
        const Expected<std::int64_t> id = store.setTarget(target);
        if (!id.ok())
            return id.error();
        if (target.kpi == "nps") {
            // Changed openly, with a reason: the history shows both.
            target.id = id.value();
            target.value = 42;
            target.setOn = dayOf(2026, 7, 1);
            target.reason = "The call-back queue did more than we had hoped.";
            const Expected<std::int64_t> changed = store.setTarget(target);
            if (!changed.ok())
                return changed.error();
        }
    }
    return {};
}

} // namespace regard::sample
