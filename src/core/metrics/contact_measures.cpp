// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/derived/customer_buckets.h"
#include "core/metrics/row_measure.h"
#include "core/metrics/settling/settling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace regard::metrics {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

/// What all readers of contacts share.
class ContactReader {
public:
    ContactReader(const Dataset& dataset, Derived& derived)
        : m_table(&dataset.table(Table::Interaction)), m_contact(&derived.contacts())
    {
    }
    [[nodiscard]] static Table table() { return Table::Interaction; }
    [[nodiscard]] static std::string_view date() { return "opened_at"; }
    [[nodiscard]] static std::string_view things() { return "contacts"; }
    [[nodiscard]] static const std::vector<std::uint32_t>* candidates() { return nullptr; }
    void prepare(const RowSlots&, std::size_t) {}
    void describe(Measured&, const Tally&) const {}
    [[nodiscard]] static std::string scale() { return {}; }
    [[nodiscard]] static std::vector<std::string> settings() { return {}; }

protected:
    [[nodiscard]] bool isContact(std::size_t row) const { return (*m_contact)[row] != 0; }
    [[nodiscard]] const FactTable& facts() const { return *m_table; }
    [[nodiscard]] std::string missingColumns(bool present, std::string_view what) const
    {
        if (m_table->rows() == 0) {
            return "There are no contacts in this store.";
        }
        return present ? "" : "No contact in this store has " + std::string(what) + ".";
    }

private:
    const FactTable* m_table;
    const std::vector<std::uint8_t>* m_contact;
};

/// A duration kept in seconds, or as a second moment beside the opening.
class DurationReader final : public ContactReader {
public:
    DurationReader(const Dataset& dataset, Derived& derived, std::string_view seconds,
                   std::string_view moment, std::string_view what, Day today)
        : ContactReader(dataset, derived), m_field(seconds), m_moment(moment), m_what(what),
          m_seconds(facts().numbers(seconds)), m_opened(facts().moments("opened_at")),
          m_days(facts().days("opened_at"))
    {
        if (!moment.empty()) {
            m_until = facts().moments(moment);
            m_delays = &derived.delays(moment, [this](const Dataset&) { return delays(); });
            m_lastDay = std::min(m_delays->lastDay(), today - 1);
            m_openFrom = m_delays->known() ? m_lastDay - m_delays->longest() : kNever;
        }
    }
    static void needsNoPreparing() {}
    enum Kind { Known, Unknown, Negative, DateOnly, Open };
    static constexpr std::array kOutcomes{
        Outcome{"contact", "contacts", true}, Outcome{"time not known", "", false},
        Outcome{"negative duration", "", false}, Outcome{"date without time", "", false},
        // Opened so late in the data that the time may still come.
        Outcome{"time not known", "", false}};

    [[nodiscard]] std::string missing() const
    {
        return missingColumns(!m_seconds.empty() || !m_until.empty(), m_what);
    }
    [[nodiscard]] std::string memo() const
    {
        return std::string(m_field) + "\n" + std::to_string(m_openFrom);
    }

    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (!isContact(row)) {
            return {};
        }
        double seconds = m_seconds.empty() ? std::nan("") : m_seconds[row];
        if (std::isnan(seconds) && !m_until.empty()) {
            const Moment from = Moment::fromRaw(m_opened[row]);
            const Moment until = Moment::fromRaw(m_until[row]);
            if (!until.isNull() && from.isDateOnly() != until.isDateOnly()) {
                return {DateOnly};
            }
            if (!until.isNull()) {
                seconds = static_cast<double>(until.seconds() - from.seconds());
            }
        }
        if (std::isnan(seconds)) {
            return {m_days[row] >= m_openFrom ? Open : Unknown};
        }
        return seconds < 0 ? Reading{Negative} : Reading{Known, seconds};
    }

    /// Contacts without the time may still get it, and then be of any length.
    void settle(Measured& measured, const Tally& tally, const OrderedValues& sorted,
                const Period& period, double) const
    {
        const auto* now = std::get_if<Approximate>(&measured.sample);
        const auto open = static_cast<double>(tally.counts[Open]);
        if (now == nullptr || open < 1) {
            return;
        }
        measured.unsettled =
            stillOpen(sorted, open, std::min(period.to, m_lastDay) + m_delays->longest() + 1,
                      now->error.value_or(0));
        if (measured.unsettled) {
            measured.unsettled->waits =
                grouped(open) + (open == 1 ? " contact is" : " contacts are") + " still open";
        }
    }

    [[nodiscard]] std::vector<std::string> fields() const
    {
        std::vector<std::string> names{"opened_at", "customer", "channel",
                                       "topic",     "team",     std::string(m_field)};
        if (!m_moment.empty()) {
            names.emplace_back(m_moment);
        }
        return names;
    }

private:
    static constexpr Day kNever = INT32_MAX;

    /// How many days the contacts of these data took.
    [[nodiscard]] Delays delays() const
    {
        Day last = kNoDay;
        for (std::size_t row = 0; row < m_days.size(); ++row) {
            last = isContact(row) ? std::max(last, m_days[row]) : last;
        }
        Delays delays(last);
        for (std::size_t row = 0; row < m_days.size(); ++row) {
            const Reading reading = m_days[row] != kNoDay ? read(row) : Reading{};
            if (reading.outcome == Known || reading.outcome == Unknown) {
                delays.add(m_days[row],
                           reading.outcome == Known
                               ? static_cast<int>(std::min(reading.value / kDaySeconds, 1e6))
                               : -1);
            }
        }
        delays.close();
        return delays;
    }

    std::string_view m_field;
    std::string_view m_moment;
    std::string_view m_what;
    Column<double> m_seconds;
    Column<std::int64_t> m_opened;
    Column<Day> m_days;
    Column<std::int64_t> m_until;
    const Delays* m_delays = nullptr;
    Day m_lastDay = kNoDay;
    Day m_openFrom = kNever;
};

class ReopenReader final : public ContactReader {
public:
    ReopenReader(const Dataset& dataset, Derived& derived)
        : ContactReader(dataset, derived), m_reopened(facts().flags("reopened"))
    {
    }
    static void needsNoPreparing() {}
    enum Kind { Reopened, Closed, Unknown };
    static constexpr std::array kOutcomes{Outcome{"reopened", "reopened", true},
                                          Outcome{"not reopened", "not reopened", true},
                                          Outcome{"not known if reopened", "", false}};
    [[nodiscard]] std::string missing() const
    {
        return missingColumns(!m_reopened.empty(), "a note whether it was reopened");
    }
    [[nodiscard]] static std::string memo() { return "reopened"; }
    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (!isContact(row)) {
            return {};
        }
        return {m_reopened[row] == 1 ? Reopened : m_reopened[row] == 0 ? Closed : Unknown};
    }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"opened_at", "customer", "channel", "topic", "team", "reopened"};
    }

private:
    Column<std::int8_t> m_reopened;
};

class FirstContactReader final : public ContactReader {
public:
    FirstContactReader(const Dataset& dataset, Derived& derived, const Conventions& conventions,
                       Moment asOf)
        : ContactReader(dataset, derived), m_gaps(&derived.gaps(conventions.fcrShares)),
          m_customers(facts().customers()), m_resolved(facts().flags("resolved")),
          m_resolvedAt(facts().moments("resolved_at")),
          m_resolution(facts().numbers("resolution_seconds")),
          m_window(std::llround(conventions.fcrWindowDays * kDaySeconds)),
          m_shared(conventions.fcrShares)
    {
        // The data say nothing about what comes after the last day with a contact, nor can "now".
        const TimeZone& zone = dataset.zone();
        m_lastDay = m_gaps->lastDay;
        const std::int64_t midnight = (std::int64_t{m_lastDay} + 1) * kDaySeconds;
        const std::int64_t now = std::int64_t{zone.dayOf(asOf)} * kDaySeconds;
        if (m_lastDay == kNoDay) {
            m_cutOff = 0;
        } else if (m_gaps->datesOnly) {
            m_cutOff = asOf.isNull() ? midnight : std::min(midnight, now);
        } else {
            m_cutOff = zone.utcFromLocal(midnight);
            if (!asOf.isNull()) {
                m_cutOff =
                    std::min(m_cutOff, asOf.isDateOnly() ? zone.utcFromLocal(now) : asOf.seconds());
            }
        }
    }

    enum Kind { Solved, Unsolved, Repeat, Immature, NoCustomer, Unknown, Returned };
    static constexpr std::array kOutcomes{
        Outcome{"resolved at first contact", "resolved at first contact", true},
        Outcome{"not resolved at first contact", "not resolved at first contact", true},
        Outcome{"repeat contact", "", false}, Outcome{"follow-up not over", "", false},
        Outcome{"no customer", "", false}, Outcome{"not known if resolved", "", false},
        // They made contact again already: whatever comes, they were not resolved the first time.
        Outcome{"follow-up not over", "", false}};

    [[nodiscard]] std::string missing() const
    {
        return missingColumns(!m_resolved.empty() || !m_resolvedAt.empty() || !m_resolution.empty(),
                              "a note whether it was resolved");
    }

    void prepare(const RowSlots& slots, std::size_t shown)
    {
        for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
            if (slots[row] >= 0 && static_cast<std::size_t>(slots[row]) < shown && isContact(row) &&
                marked(row, read(row))) {
                ++m_withoutLookBack;
            }
        }
    }

    [[nodiscard]] std::string memo() const
    {
        return std::to_string(m_window) + "\n" + std::to_string(m_cutOff) + "\n" + m_shared;
    }
    /// Counts, and nobody knows what came before.
    [[nodiscard]] bool marked(std::size_t row, const Reading& reading) const
    {
        return reading.outcome <= Unsolved && m_gaps->opened(row) - m_gaps->first < m_window;
    }
    void settle(const Tally& shown) { m_withoutLookBack = shown.counts[Tally::kMarked]; }

    [[nodiscard]] Reading read(std::size_t row) const
    {
        if (!isContact(row)) {
            return {};
        }
        if (m_customers.empty() || m_customers[row] < 0) {
            return {NoCustomer};
        }
        if (m_gaps->before[row] <= m_window) {
            return {Repeat};
        }
        if (m_gaps->opened(row) + m_window > m_cutOff) {
            const std::int64_t after = m_gaps->after[row];
            const bool back = after <= m_window && m_gaps->opened(row) + after <= m_cutOff;
            return {back ? Returned : Immature};
        }
        const int resolved = resolution(row);
        if (resolved < 0) {
            return {Unknown};
        }
        return {resolved == 1 && m_gaps->after[row] > m_window ? Solved : Unsolved};
    }

    void describe(Measured& measured, const Tally&) const
    {
        if (m_withoutLookBack > 0) {
            measured.notes.push_back(
                grouped(static_cast<double>(m_withoutLookBack)) +
                " contacts lie in the first days of the data: what came before "
                "them is not known, they are read as first contacts.");
        }
    }

    /// The contacts in their follow-up are all solved in the end, or none of them.
    void settle(Measured& measured, const Tally& tally, const Period& period, double) const
    {
        const auto count = [&](Kind kind) { return static_cast<double>(tally.counts[kind]); };
        const double pending = count(Immature) + count(Returned);
        if (pending < 1 || m_lastDay == kNoDay) {
            return;
        }
        const double mature = count(Solved) + count(Unsolved);
        const auto days = static_cast<Day>((m_window + kDaySeconds - 1) / kDaySeconds);
        Unsettled unsettled;
        unsettled.on = std::min(period.to, m_lastDay) + days + 1;
        unsettled.pending = pending;
        unsettled.share = mature / (mature + pending);
        unsettled.waits = pending == 1
                              ? "the follow-up of 1 contact is not over"
                              : "the follow-up of " + grouped(pending) + " contacts is not over";
        unsettled.low = Share{count(Solved), mature + pending};
        unsettled.high = Share{count(Solved) + count(Immature), mature + pending};
        measured.unsettled = std::move(unsettled);
    }

    [[nodiscard]] static std::vector<std::string> settings()
    {
        return {"fcr.window_days", "fcr.key"};
    }
    [[nodiscard]] static std::vector<std::string> fields()
    {
        return {"opened_at", "customer", "channel", "topic", "resolved"};
    }

private:
    /// 1 resolved, 0 not, -1 not known. A time of resolution says that it was.
    [[nodiscard]] int resolution(std::size_t row) const
    {
        if (!m_resolved.empty() && m_resolved[row] >= 0) {
            return m_resolved[row];
        }
        const bool at = !m_resolvedAt.empty() && !Moment::fromRaw(m_resolvedAt[row]).isNull();
        const bool seconds = !m_resolution.empty() && !std::isnan(m_resolution[row]);
        if (at || seconds) {
            return 1;
        }
        // Without a flag of its own, a blank time of resolution says that it is still open.
        return m_resolved.empty() ? 0 : -1;
    }

    const ContactGaps* m_gaps;
    Column<std::int32_t> m_customers;
    Column<std::int8_t> m_resolved;
    Column<std::int64_t> m_resolvedAt;
    Column<double> m_resolution;
    std::int64_t m_window;
    Day m_lastDay = kNoDay;
    std::string m_shared;
    std::int64_t m_cutOff = 0;
    std::int64_t m_withoutLookBack = 0;
};

/// Contacts per customer who had any.
class ContactsPerCustomer final : public Measure {
public:
    ContactsPerCustomer(const KpiDefinition& kpi, const Scope& scope, Derived& derived)
        : Measure(kpi, scope, derived), m_table(dataset().table(Table::Interaction))
    {
    }

    [[nodiscard]] std::string unavailable() const override
    {
        if (m_table.rows() == 0) {
            return "There are no contacts in this store.";
        }
        if (m_table.customers().empty()) {
            return "No contact in this store names its customer.";
        }
        return scope().reasonAgainst(Table::Interaction).value_or("");
    }

    void collect() override
    {
        const auto walk = [&](const Scope& wide) { return slotsOf(wide); };
        if (const auto cells = cellsOfCustomers(scope(), Table::Interaction)) {
            m_slots = derived()
                          .kept<TallyBook<Slot>>("contacts per customer\n" + cells->key)
                          ->slots(scope(), *cells, walk);
        } else {
            m_slots = walk(scope());
        }
    }

    [[nodiscard]] bool present(std::size_t slot) const override
    {
        return m_slots[slot].sums.units > 0 || m_slots[slot].withoutCustomer > 0;
    }

    [[nodiscard]] Measured measure(std::size_t slot) const override
    {
        const Slot& counted = m_slots[slot];
        Measured measured;
        Estimate& estimate = measured.estimate;
        estimate.n = counted.sums.units;
        estimate.rowsInScope = std::llround(counted.sums.y) + counted.withoutCustomer;
        estimate.parts = {{"contacts", counted.sums.y}, {"customers", counted.sums.units}};
        if (counted.withoutCustomer > 0) {
            estimate.setAside.emplace_back("no customer", counted.withoutCustomer);
        }
        if (const auto ratio = ratioOf(counted.sums)) {
            measured.sample = *ratio;
        }
        complete(measured, conventions().level, "contacts");
        return measured;
    }

    [[nodiscard]] std::vector<ExplainedRow> rows() const override
    {
        std::vector<ExplainedRow> result;
        const auto& isContact = derived().contacts();
        const auto& slots = scope().rowSlots(Table::Interaction, "opened_at", 0);
        for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
            if (slots[row] == 0 && isContact[row] != 0) {
                result.push_back(
                    {Table::Interaction, row,
                     m_table.customers()[row] >= 0 ? "contact" : "set aside: no customer"});
            }
        }
        return result;
    }

    [[nodiscard]] std::vector<std::string> fields() const override
    {
        return {"opened_at", "customer", "channel", "topic"};
    }

private:
    struct Slot {
        RatioSums sums;
        std::int64_t withoutCustomer = 0;
        void combine(const Slot& other)
        {
            sums.combine(other.sums);
            withoutCustomer += other.withoutCustomer;
        }
    };

    [[nodiscard]] std::vector<Slot> slotsOf(const Scope& wide) const
    {
        std::vector<Slot> result(wide.slots());
        std::mutex mutex;
        m_table.customers().visit([&](const auto& customers) {
            for (std::size_t layer = 0; layer < wide.layers(); ++layer) {
                const auto& slots = wide.rowSlots(Table::Interaction, "opened_at", layer);
                countCustomers(customers, slots, result, mutex);
                countOthers(customers, slots, result);
            }
        });
        return result;
    }

    template <class Customers>
    void countCustomers(const Customers& customers, const RowSlots& slots,
                        std::vector<Slot>& result, std::mutex& mutex) const
    {
        const auto& isContact = derived().contacts();
        const auto customerOf = [&](std::size_t place) {
            const std::size_t row = slots.begin() + place;
            return slots[row] >= 0 && isContact[row] != 0
                       ? static_cast<std::uint32_t>(customers[row])
                       : CustomerBuckets::kNobody;
        };
        const CustomerBuckets buckets(slots.end() - slots.begin(), dataset().customerCount(),
                                      customerOf);
        const auto who = buckets.spread<std::uint32_t>(customerOf, customerOf);
        const auto slotOf = buckets.spread<std::int32_t>(
            customerOf, [&](std::size_t place) { return slots[slots.begin() + place]; });
        buckets.eachBucket([&](std::size_t bucket, std::uint32_t begin, std::uint32_t end) {
            BucketOrder byCustomer;
            byCustomer.read(who, begin, end, buckets.firstOf(bucket), buckets.firstOf(bucket + 1));
            // Counts are whole numbers: their sums are the same in any order.
            std::vector<Slot> found(result.size());
            std::vector<std::uint32_t> counts(result.size(), 0);
            for (std::size_t customer = 0; customer < byCustomer.customers(); ++customer) {
                for (const std::uint32_t place : byCustomer.of(customer)) {
                    ++counts[static_cast<std::size_t>(slotOf[place])];
                }
                for (const std::uint32_t place : byCustomer.of(customer)) {
                    const auto slot = static_cast<std::size_t>(slotOf[place]);
                    if (counts[slot] > 0) {
                        found[slot].sums.add(counts[slot], 1);
                        counts[slot] = 0;
                    }
                }
            }
            const std::scoped_lock lock(mutex);
            for (std::size_t slot = 0; slot < found.size(); ++slot) {
                result[slot].combine(found[slot]);
            }
        });
    }

    template <class Customers>
    void countOthers(const Customers& customers, const RowSlots& slots,
                     std::vector<Slot>& result) const
    {
        const auto& isContact = derived().contacts();
        for (std::size_t row = slots.begin(); row < slots.end(); ++row) {
            if (slots[row] >= 0 && isContact[row] != 0 && customers[row] < 0) {
                ++result[static_cast<std::size_t>(slots[row])].withoutCustomer;
            }
        }
    }

    const FactTable& m_table;
    std::vector<Slot> m_slots;
};

template <class Reader>
std::unique_ptr<Measure> make(const KpiDefinition& kpi, Bench& bench, Reader reader)
{
    return std::make_unique<RowMeasure<Reader>>(kpi, bench, std::move(reader));
}

} // namespace

std::unique_ptr<Measure> makeContactMeasure(const KpiDefinition& kpi, Bench& bench)
{
    const Dataset& data = bench.scope().dataset();
    const auto duration = [&](std::string_view seconds, std::string_view moment,
                              std::string_view what) {
        const Day today =
            bench.asOf().isNull() ? data.lastDay() + 1 : data.zone().dayOf(bench.asOf());
        return make(kpi, bench,
                    DurationReader(data, bench.derived(), seconds, moment, what, today));
    };
    if (kpi.id == "fcr") {
        return make(kpi, bench,
                    FirstContactReader(data, bench.derived(), bench.scope().query().conventions,
                                       bench.asOf()));
    }
    if (kpi.id == "average_handle_time") {
        return duration("handle_seconds", "", "a handle time");
    }
    if (kpi.id == "median_wait") {
        return duration("wait_seconds", "", "a waiting time");
    }
    if (kpi.id == "first_response_time") {
        return duration("first_response_seconds", "first_response_at",
                        "the time of its first response");
    }
    if (kpi.id == "resolution_time") {
        return duration("resolution_seconds", "resolved_at", "the time of its resolution");
    }
    if (kpi.id == "reopen_rate") {
        return make(kpi, bench, ReopenReader(data, bench.derived()));
    }
    if (kpi.id == "contacts_per_customer") {
        return std::make_unique<ContactsPerCustomer>(kpi, bench.scope(), bench.derived());
    }
    return nullptr;
}

} // namespace regard::metrics
