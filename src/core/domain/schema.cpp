// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/domain/schema.h>

namespace regard {

namespace {

using enum FieldType;

constexpr Field kCustomer[] = {{"id", Identifier, true, "id"},
                               {"name", Text, false, "name"},
                               {"email", Email, false, "e-mail"},
                               {"company", Text, false, "company"},
                               {"segment", Category, false, "segment"},
                               {"region", Category, false, "region"},
                               {"country", Category, false, "country"},
                               {"joined_at", Moment, false, "joined at"},
                               {"ended_at", Moment, false, "ended at"},
                               {"status", Category, false, "status"},
                               {"tenure_months", Number, false, "tenure in months"}};

constexpr Field kPurchase[] = {{"id", Identifier, false, "id"},
                               {"customer", CustomerRef, true, "customer"},
                               {"at", Moment, true, "bought at"},
                               {"amount", Money, true, "amount"},
                               {"quantity", Number, false, "quantity"},
                               {"unit_price", Number, false, "price of one"},
                               {"currency", Category, false, "currency"},
                               {"channel", Category, false, "channel"},
                               {"product", Category, false, "product"},
                               {"status", Category, false, "status"},
                               {"refunded_amount", Money, false, "refunded amount"}};

constexpr Field kSubscription[] = {{"id", Identifier, false, "id"},
                                   {"customer", CustomerRef, true, "customer"},
                                   {"started_at", Moment, true, "started at"},
                                   {"ended_at", Moment, false, "ended at"},
                                   {"amount", Money, false, "amount"},
                                   {"interval", Category, false, "billing interval"},
                                   {"plan", Category, false, "plan"}};

constexpr Field kInteraction[] = {
    {"id", Identifier, false, "id"},
    {"customer", CustomerRef, true, "customer"},
    {"kind", Category, false, "kind"},
    {"channel", Category, false, "channel"},
    {"topic", Category, false, "topic"},
    {"stage", Category, false, "stage"},
    {"opened_at", Moment, true, "opened at"},
    {"first_response_at", Moment, false, "first response at"},
    {"first_response_seconds", Duration, false, "time to first response"},
    {"resolved_at", Moment, false, "resolved at"},
    {"resolution_seconds", Duration, false, "time to resolution"},
    {"handle_seconds", Duration, false, "handle time"},
    {"wait_seconds", Duration, false, "wait"},
    {"resolved", Boolean, false, "resolved"},
    {"reopened", Boolean, false, "reopened"},
    {"agent", Category, false, "agent"},
    {"team", Category, false, "team"},
    {"value_added", Boolean, false, "value added"},
    {"outcome", Category, false, "outcome"},
    {"cost", Money, false, "cost"}};

constexpr Field kSurvey[] = {{"id", Identifier, false, "id"},
                             {"customer", CustomerRef, false, "customer"},
                             {"kind", Category, true, "kind"},
                             {"score", Number, true, "score"},
                             {"scale_min", Number, false, "lowest score of the scale"},
                             {"scale_max", Number, false, "highest score of the scale"},
                             {"better", Category, false, "better direction"},
                             {"answered_at", Moment, true, "answered at"},
                             {"sent_at", Moment, false, "sent at"},
                             {"channel", Category, false, "channel"},
                             {"topic", Category, false, "topic"},
                             {"stage", Category, false, "stage"},
                             {"agent", Category, false, "agent"},
                             {"team", Category, false, "team"},
                             {"interaction", Identifier, false, "interaction"},
                             {"comment", Text, false, "comment"},
                             {"language", Category, false, "language"},
                             {"weight", Number, false, "weight"},
                             {"partial", Boolean, false, "partial answer"}};

constexpr Field kComment[] = {
    {"id", Identifier, false, "id"},    {"customer", CustomerRef, false, "customer"},
    {"at", Moment, true, "written at"}, {"channel", Category, false, "channel"},
    {"text", Text, true, "text"},       {"solicited", Boolean, false, "solicited"}};

constexpr Field kFigure[] = {
    {"name", Category, true, "name"},        {"at", Moment, true, "at"},
    {"value", Number, true, "value"},        {"unit", Category, false, "unit"},
    {"segment", Category, false, "segment"}, {"channel", Category, false, "channel"}};

constexpr Field kBenchmark[] = {{"kpi", Category, true, "KPI"},
                                {"sector", Category, false, "sector"},
                                {"value", Number, true, "value"},
                                {"low", Number, false, "lower end"},
                                {"high", Number, false, "upper end"},
                                {"scale", Category, false, "scale"},
                                {"source", Text, true, "source"},
                                {"dated", Moment, true, "dated"},
                                {"n", Number, false, "n"}};

constexpr Field kEvent[] = {{"at", Moment, true, "from"},
                            {"until", Moment, false, "until"},
                            {"title", Text, true, "title"},
                            {"kind", Category, false, "kind"}};

struct TableText {
    Table table;
    std::string_view name;
    std::string_view label;
    std::span<const Field> fields;
};

constexpr TableText kTables[] = {
    {Table::Customer, "customer", "Customer", kCustomer},
    {Table::Purchase, "purchase", "Purchase", kPurchase},
    {Table::Subscription, "subscription", "Subscription", kSubscription},
    {Table::Interaction, "interaction", "Interaction", kInteraction},
    {Table::Survey, "survey", "Survey response", kSurvey},
    {Table::Comment, "comment", "Comment", kComment},
    {Table::Figure, "figure", "Figure", kFigure},
    {Table::Benchmark, "benchmark", "Benchmark", kBenchmark},
    {Table::Event, "event", "Event", kEvent}};

const TableText& textOf(Table table)
{
    return kTables[static_cast<std::size_t>(table)];
}

} // namespace

std::string_view tableName(Table table)
{
    return textOf(table).name;
}

std::string_view tableLabel(Table table)
{
    return textOf(table).label;
}

std::optional<Table> tableByName(std::string_view name)
{
    for (const TableText& entry : kTables)
        if (entry.name == name)
            return entry.table;
    return std::nullopt;
}

std::span<const Field> fieldsOf(Table table)
{
    return textOf(table).fields;
}

const Field* fieldOf(Table table, std::string_view name)
{
    for (const Field& field : fieldsOf(table))
        if (field.name == name)
            return &field;
    return nullptr;
}

bool isAttribute(std::string_view fieldName)
{
    return fieldName.starts_with(kAttributePrefix) && fieldName.size() > kAttributePrefix.size();
}

} // namespace regard
