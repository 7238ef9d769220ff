// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/insight/data_health.h>

#include "core/metrics/dimensions.h"
#include "core/targets/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

namespace regard {

namespace {

/// What a dataset can have that figures need. A set of them is a mask of bits.
enum Has : std::uint32_t {
    Nps = 1U << 0U,
    Csat = 1U << 1U,
    Ces = 1U << 2U,
    Ftr = 1U << 3U,
    Sent = 1U << 4U,
    Contacts = 1U << 5U,
    ContactCustomer = 1U << 6U,
    Resolved = 1U << 7U,     ///< whether a contact was resolved
    ResolvedTime = 1U << 8U, ///< and when
    FirstResponse = 1U << 9U,
    HandleTime = 1U << 10U,
    Wait = 1U << 11U,
    Reopened = 1U << 12U,
    Purchases = 1U << 13U,
    PurchaseCustomer = 1U << 14U,
    Subscriptions = 1U << 15U,
    CustomerDates = 1U << 16U,
    Comments = 1U << 17U,
    Groups = 1U << 18U,             ///< segment or region of customers
    SubscriptionAmount = 1U << 19U, ///< of subscriptions that name their customer
    Employees = 1U << 20U,
    Image = 1U << 21U,
    Perception = 1U << 22U,
    Acts = 1U << 23U, ///< usage, visits and campaigns
    Quotes = 1U << 24U,
    Outcome = 1U << 25U, ///< of interactions
    Calls = 1U << 26U,   ///< by sales
    ValueAdded = 1U << 27U,
    Visits = 1U << 28U,
};

struct Need {
    std::string_view kpi;
    std::array<std::uint32_t, 3> anyOf; ///< one of these sets is enough; 0: no further one
};

constexpr std::array kNeeds{
    Need{"nps", {Nps, 0, 0}},
    Need{"csat", {Csat, 0, 0}},
    Need{"ces", {Ces, 0, 0}},
    Need{"fcr", {Contacts | ContactCustomer | Resolved, 0, 0}},
    Need{"retention", {Subscriptions, CustomerDates, Purchases | PurchaseCustomer}},
    Need{"churn", {Subscriptions, CustomerDates, Purchases | PurchaseCustomer}},
    Need{"revenue_churn", {Subscriptions | SubscriptionAmount, 0, 0}},
    Need{"grr", {Subscriptions | SubscriptionAmount, 0, 0}},
    Need{"nrr", {Subscriptions | SubscriptionAmount, 0, 0}},
    Need{"clv", {Purchases | PurchaseCustomer, 0, 0}},
    Need{"revenue_per_customer", {Purchases | PurchaseCustomer, 0, 0}},
    Need{"csat_mean", {Csat, 0, 0}},
    Need{"ces_easy", {Ces, 0, 0}},
    Need{"fcr_believed", {Ftr, 0, 0}},
    Need{"repeat_rate", {Purchases | PurchaseCustomer, 0, 0}},
    Need{"average_order_value", {Purchases, 0, 0}},
    Need{"purchase_frequency", {Purchases | PurchaseCustomer, 0, 0}},
    Need{"active_customers", {Subscriptions, CustomerDates, Purchases | PurchaseCustomer}},
    Need{"response_rate", {Sent, 0, 0}},
    Need{"average_handle_time", {Contacts | HandleTime, 0, 0}},
    Need{"median_wait", {Contacts | Wait, 0, 0}},
    Need{"first_response_time", {Contacts | FirstResponse, 0, 0}},
    Need{"resolution_time", {Contacts | ResolvedTime, 0, 0}},
    Need{"reopen_rate", {Contacts | Reopened, 0, 0}},
    Need{"contacts_per_customer", {Contacts | ContactCustomer, 0, 0}},
    Need{"engagement",
         {Acts | ContactCustomer | Subscriptions, Acts | ContactCustomer | CustomerDates,
          Acts | ContactCustomer | Purchases | PurchaseCustomer}},
    Need{"quote_turnaround", {Quotes | ResolvedTime, 0, 0}},
    Need{"quote_win_rate", {Quotes | Outcome, 0, 0}},
    Need{"value_added_calls", {Calls | ValueAdded, 0, 0}},
    Need{"visit_conversion",
         {Visits | Outcome, Visits | ContactCustomer | Purchases | PurchaseCustomer, 0}},
    Need{"employee_engagement", {Employees, 0, 0}},
    Need{"image", {Image, 0, 0}},
    Need{"perception", {Perception, 0, 0}},
    Need{"perception_over_image", {Perception | Image, 0, 0}},
    Need{"sentiment", {Comments, 0, 0}},
    Need{"comments", {Comments, 0, 0}},
    Need{"cx_index", {0, 0, 0}}, // see isUnlocked()
};

/// A file that a tool can give, and what it brings.
struct NextFile {
    Table table;
    std::string_view file;
    std::uint32_t brings;
    std::string_view tells; ///< what it adds in words, after the list of KPIs
};

constexpr std::array kFiles{
    NextFile{Table::Survey, "answers to the recommendation question, 0 to 10", Nps,
             "whether customers would recommend you"},
    NextFile{Table::Survey, "answers to the satisfaction question", Csat,
             "how many customers are satisfied"},
    NextFile{Table::Survey, "answers to the effort question", Ces, "how easy it is for customers"},
    NextFile{Table::Survey, "answers to the question whether it was solved the first time", Ftr,
             "what customers believe was solved"},
    NextFile{Table::Survey, "surveys with their sending dates (unanswered ones too)", Sent,
             "whom the answers speak for"},
    NextFile{Table::Interaction, "contacts with customer, opened and resolved dates",
             Contacts | ContactCustomer | Resolved | ResolvedTime, "what waiting costs"},
    NextFile{Table::Interaction, "contacts with waiting, handle and first response times",
             Contacts | Wait | HandleTime | FirstResponse, "how long customers wait"},
    NextFile{Table::Interaction, "contacts that say whether they were reopened",
             Contacts | Reopened, "whether solutions hold"},
    NextFile{Table::Purchase, "orders with customer, date and amount", Purchases | PurchaseCustomer,
             "who comes back and who is lost"},
    NextFile{Table::Subscription, "subscriptions with customer, start and end dates and amount",
             Subscriptions | SubscriptionAmount, "who stays and who leaves"},
    NextFile{Table::Survey, "answers of employees to an engagement survey", Employees,
             "how much employees are with the company"},
    NextFile{Table::Survey, "answers about image and perception", Image | Perception,
             "whether customers find what they expect"},
    NextFile{Table::Interaction, "visits and usage with customer", Acts | Visits | ContactCustomer,
             "who does something of their own accord"},
    NextFile{Table::Interaction, "quotes with opened and resolved dates and outcome",
             Quotes | ResolvedTime | Outcome, "whether fast quotes win"},
    NextFile{Table::Interaction, "sales calls that say whether they added value",
             Calls | ValueAdded, "what calls give to customers"},
    NextFile{Table::Comment, "comments with their date", Comments,
             "what customers say in their own words"},
    NextFile{Table::Customer, "customers with segment and region", Groups,
             "every figure by segment and region"},
};

bool anyValue(const FactTable& table, std::string_view field)
{
    const Field* known = fieldOf(table.table(), field);
    if (known == nullptr || !table.has(field)) {
        return false;
    }
    const auto some = [](const auto& values, const auto& there) {
        return std::any_of(values.begin(), values.end(), there);
    };
    switch (known->type) {
    case FieldType::CustomerRef:
        return some(table.customers(), [](std::int32_t code) { return code >= 0; });
    case FieldType::Category:
        return some(table.codes(field), [](std::int32_t code) { return code >= 0; });
    case FieldType::Moment:
        return some(table.days(field), [](Day day) { return day != kNoDay; });
    case FieldType::Money:
        return some(table.money(field), [](std::int64_t value) { return value != kNoMoney; });
    case FieldType::Number:
    case FieldType::Duration:
        return some(table.numbers(field), [](double value) { return !std::isnan(value); });
    case FieldType::Boolean:
        return some(table.flags(field), [](std::int8_t value) { return value >= 0; });
    case FieldType::Identifier:
    case FieldType::Text:
    case FieldType::Email:
        break;
    }
    return table.rows() > 0; // texts are read only where they are looked at
}

using Kinds = std::span<const std::pair<std::string_view, Has>>;

/// The kinds of rows that a table of surveys or interactions has.
std::uint32_t kindsOf(const Dataset& dataset, Table which, Kinds kinds)
{
    const auto codes = dataset.table(which).codes("kind");
    std::uint32_t has = 0;
    for (const auto& [kind, bit] : kinds) {
        auto wanted =
            metrics::codesOf(dataset.dictionary("kind"), std::array<std::string_view, 1>{kind});
        wanted[0] = 0;
        const bool there = std::any_of(codes.begin(), codes.end(), [&](std::int32_t code) {
            return wanted[static_cast<std::size_t>(code + 1)] != 0;
        });
        has |= there ? std::uint32_t{bit} : 0;
    }
    return has;
}

std::uint32_t kindsOf(const Dataset& dataset)
{
    static constexpr std::array<std::pair<std::string_view, Has>, 7> kAnswers{
        {{"nps", Nps},
         {"csat", Csat},
         {"ces", Ces},
         {"ftr", Ftr},
         {"engagement", Employees},
         {"image", Image},
         {"perception", Perception}}};
    static constexpr std::array<std::pair<std::string_view, Has>, 6> kInteractions{
        {{"usage", Acts},
         {"visit", Acts},
         {"campaign", Acts},
         {"quote", Quotes},
         {"sales_call", Calls},
         {"visit", Visits}}};
    return kindsOf(dataset, Table::Survey, kAnswers) |
           kindsOf(dataset, Table::Interaction, kInteractions);
}

std::uint32_t hasOf(const Dataset& dataset)
{
    std::uint32_t has = kindsOf(dataset);
    const auto when = [&](Has bit, Table table, std::initializer_list<std::string_view> fields) {
        const bool there = std::any_of(fields.begin(), fields.end(), [&](std::string_view field) {
            return anyValue(dataset.table(table), field);
        });
        has |= there ? std::uint32_t{bit} : 0;
    };
    when(Sent, Table::Survey, {"sent_at"});
    when(Contacts, Table::Interaction, {"opened_at"});
    when(ContactCustomer, Table::Interaction, {"customer"});
    when(Resolved, Table::Interaction, {"resolved", "resolved_at", "resolution_seconds"});
    when(ResolvedTime, Table::Interaction, {"resolved_at", "resolution_seconds"});
    when(FirstResponse, Table::Interaction, {"first_response_at", "first_response_seconds"});
    when(HandleTime, Table::Interaction, {"handle_seconds"});
    when(Wait, Table::Interaction, {"wait_seconds"});
    when(Reopened, Table::Interaction, {"reopened"});
    when(Purchases, Table::Purchase, {"amount"});
    when(PurchaseCustomer, Table::Purchase, {"customer"});
    when(Subscriptions, Table::Subscription, {"started_at"});
    when(Outcome, Table::Interaction, {"outcome"});
    when(ValueAdded, Table::Interaction, {"value_added"});
    when(SubscriptionAmount, Table::Subscription, {"amount"});
    when(CustomerDates, Table::Customer, {"joined_at", "ended_at", "status"});
    when(Comments, Table::Comment, {"text"});
    when(Comments, Table::Survey, {"comment"});
    when(Groups, Table::Customer, {"segment", "region"});
    return has;
}

bool isUnlocked(const Need& need, std::uint32_t has)
{
    if (need.kpi == "cx_index") { // two of its parts are enough
        return std::count_if(kNeeds.begin(), kNeeds.end(), [&](const Need& part) {
                   return (part.kpi == "nps" || part.kpi == "csat" || part.kpi == "ces" ||
                           part.kpi == "fcr" || part.kpi == "churn") &&
                          isUnlocked(part, has);
               }) >= 2;
    }
    return std::any_of(need.anyOf.begin(), need.anyOf.end(),
                       [&](std::uint32_t set) { return set != 0 && (set & has) == set; });
}

/// The full name where it fits into a list, the short one otherwise.
std::string kpiInWords(const KpiDefinition& kpi)
{
    std::string name(kpi.name);
    const bool proper = name.find("Promoter") != std::string::npos || kpi.id == "cx_index";
    if (proper || name.find(',') != std::string::npos || kpi.id == "comments") {
        return nameInSentence(kpi);
    }
    name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
}

std::string sentenceOf(const NextFile& file, const std::vector<std::string>& kpis)
{
    std::string text = "A file of " + std::string(file.file);
    if (kpis.empty()) {
        return text + " shows " + std::string(file.tells) + ".";
    }
    constexpr std::size_t kMostNamed = 4;
    const std::size_t named = kpis.size() > kMostNamed ? kMostNamed - 1 : kpis.size();
    text += " adds ";
    for (std::size_t i = 0; i < named; ++i) {
        text += (i == 0 ? "" : ", ") + kpiInWords(*kpiById(kpis[i]));
    }
    if (named < kpis.size()) {
        text += ", " + std::to_string(kpis.size() - named) + " more figures";
    }
    return text + " and " + std::string(file.tells) + ".";
}

} // namespace

std::vector<std::string> unlockedKpis(const Dataset& dataset)
{
    const std::uint32_t has = hasOf(dataset);
    std::vector<std::string> kpis;
    for (const Need& need : kNeeds) {
        if (isUnlocked(need, has)) {
            kpis.emplace_back(need.kpi);
        }
    }
    return kpis;
}

std::vector<Unlock> unlocksOf(const Dataset& dataset)
{
    const std::uint32_t has = hasOf(dataset);
    std::vector<Unlock> unlocks;
    for (const NextFile& file : kFiles) {
        Unlock unlock;
        unlock.table = file.table;
        unlock.file = file.file;
        for (const Need& need : kNeeds) {
            if (!isUnlocked(need, has) && isUnlocked(need, has | file.brings)) {
                unlock.kpis.emplace_back(need.kpi);
            }
        }
        const bool groups = file.brings == Groups && (has & Groups) == 0;
        if (!unlock.kpis.empty() || groups) {
            unlock.sentence = sentenceOf(file, unlock.kpis);
            unlocks.push_back(std::move(unlock));
        }
    }
    std::stable_sort(unlocks.begin(), unlocks.end(), [](const Unlock& a, const Unlock& b) {
        return a.kpis.size() > b.kpis.size();
    });
    return unlocks;
}

} // namespace regard
