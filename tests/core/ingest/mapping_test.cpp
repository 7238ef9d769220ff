// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/ingest/mapping.h>

#include <string>
#include <string_view>

using namespace regard;

namespace {

constexpr std::string_view kAirport = R"({
  "name": "Airport survey 2017",
  "records": [
    { "table": "survey",
      "columns": { "RESPNUM": "id", "NETPRO": "score", "INTDATE": "answered_at" },
      "constants": { "kind": "nps", "scale_min": 0, "scale_max": 10 },
      "missing": { "score": ["11", "Blank"] } },
    { "table": "survey",
      "columns": { "RESPNUM": "id", "Q7ALL": "score", "INTDATE": "answered_at" },
      "constants": { "kind": "csat", "scale_min": 1, "scale_max": 5, "partial": false },
      "missing": { "score": ["0", "6", "Blank"] }, "rows": "last" }
  ],
  "dates": "auto", "time_zone": "America/Los_Angeles", "decimal": "auto",
  "where": { "Status": { "not": ["Failed"] }, "Lang": ["en", "de"] },
  "values": { "id": { "Mail": "E-mail", "x": null, "y": true, "z": 3 } }
})";

/// The sentence with which a mapping is refused; fails the test when it is not.
std::string refusal(std::string_view json)
{
    const Expected<Mapping> mapping = parseMapping(json);
    INFO(json);
    REQUIRE_FALSE(mapping.ok());
    return mapping.error().text();
}

std::string surveyWith(const std::string& extra)
{
    return R"({"records": [{"table": "survey", "columns": {"S": "score", "D": "answered_at"},)"
           R"("constants": {"kind": "nps"})" +
           extra + "}]}";
}

bool says(const std::string& text, std::string_view part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

std::string fieldOfHeader(const Mapping& mapping, std::string_view header)
{
    for (const auto& [name, field] : mapping.records.front().columns)
        if (name == header)
            return field;
    return "";
}

} // namespace

TEST_CASE("a mapping file is read as the documentation says")
{
    const Expected<Mapping> parsed = parseMapping(kAirport);
    REQUIRE(parsed.ok());
    const Mapping& mapping = parsed.value();
    CHECK(mapping.name == "Airport survey 2017");
    CHECK(mapping.dates == "auto");
    CHECK(mapping.timeZone == "America/Los_Angeles");
    CHECK(mapping.decimal == "auto");
    REQUIRE(mapping.records.size() == 2);
    const RecordMapping& nps = mapping.records[0];
    CHECK(nps.table == Table::Survey);
    REQUIRE(nps.columns.size() == 3);
    CHECK(nps.columns[1].first == "NETPRO");
    CHECK(nps.columns[1].second == "score");
    CHECK(nps.constants.at("scale_max") == "10");
    CHECK(nps.missing.at("score") == std::vector<std::string>{"11", "Blank"});
    CHECK(nps.rows == RowPolicy::Newer);
    CHECK(mapping.records[1].rows == RowPolicy::Last);
    CHECK(mapping.records[1].constants.at("partial") == "false");
    CHECK(mapping.where.at("Status").isNot == std::vector<std::string>{"Failed"});
    CHECK(mapping.where.at("Lang").is == std::vector<std::string>{"en", "de"});
    CHECK(mapping.values.at("id").at("Mail") == "E-mail");
    CHECK_FALSE(mapping.values.at("id").at("x").has_value());
    CHECK(mapping.values.at("id").at("y") == "true");
    CHECK(mapping.values.at("id").at("z") == "3");
}

TEST_CASE("a mapping written as JSON is the same mapping when it is read again")
{
    const Expected<Mapping> first = parseMapping(kAirport);
    REQUIRE(first.ok());
    Mapping mapping = first.value();
    mapping.records[0].columns.emplace_back("RESPNUM", "customer"); // one header, two fields
    const std::string json = toJson(mapping);
    const Expected<Mapping> second = parseMapping(json);
    REQUIRE(second.ok());
    CHECK(toJson(second.value()) == json);
    CHECK(second.value().records[0].columns.size() == 4);
    CHECK(second.value().values == mapping.values);
    CHECK(second.value().records[1].constants == mapping.records[1].constants);
}

TEST_CASE(
    "units, other columns and texts of one record are kept, and refused where they fit nothing")
{
    const std::string record =
        R"({"table": "interaction", "columns": {"O": "opened_at", "C": "customer", "R": "resolution_seconds", "S": "resolved"})";
    const auto with = [&](const std::string& extra) {
        return "{\"records\": [" + record + extra + "}]}";
    };
    const Expected<Mapping> first = parseMapping(
        with(R"(, "else": {"customer": ["E", "F"]}, "units": {"resolution_seconds": "hours"},
                "values": {"resolved": {"Closed": true, "": false, "*": null}})"));
    REQUIRE(first.ok());
    const RecordMapping& read = first.value().records[0];
    CHECK(read.otherwise.at("customer") == std::vector<std::string>{"E", "F"});
    CHECK(read.units.at("resolution_seconds") == "hours");
    CHECK(read.values.at("resolved").at("Closed") == "true");
    CHECK(read.values.at("resolved").at("*") == std::nullopt);
    const Expected<Mapping> second = parseMapping(toJson(first.value()));
    REQUIRE(second.ok());
    CHECK(toJson(second.value()) == toJson(first.value()));
    CHECK(second.value().records[0].values == read.values);

    CHECK(says(refusal(with(R"(, "else": {"channel": "E"})")), "\"else\""));
    CHECK(says(refusal(with(R"(, "units": {"resolution_seconds": "weeks"})")), "\"weeks\""));
    CHECK(says(refusal(with(R"(, "units": {"opened_at": "hours"})")), "no length of time"));
    CHECK(says(refusal(with(R"(, "values": {"channel": {"a": "b"}})")), "interaction.channel"));
}

TEST_CASE("unknown keys are refused by name")
{
    CHECK(says(refusal(R"({"records": [], "colums": {}})"), "\"colums\""));
    CHECK(says(refusal(surveyWith(R"(, "constant": {})")),
               "\"constant\". Did you mean \"constants\"?"));
    CHECK(says(refusal(R"({"records": [{"table": "surveys"}]})"), "Did you mean \"survey\"?"));
    CHECK(says(refusal(R"({"records": [{"table": "survey", "columns": {"S": "scor"}}]})"),
               "Did you mean \"score\"?"));
    CHECK(says(refusal(R"({"records": [{"table": "survey", "columns": {"S": "scor"}}]})"),
               "\"scor\""));
    CHECK(says(refusal(surveyWith(R"(, "missing": {"nope": ["1"]})")), "\"nope\""));
    CHECK(says(refusal(surveyWith(R"(, "rows": "first")")), "\"first\""));
    CHECK(says(
        refusal(R"({"records": [{"table": "survey", "columns": {"S": "score", "D": "answered_at"},
        "constants": {"kind": "nps"}}], "where": {"A": {"isnt": []}}})"),
        "\"isnt\""));
}

TEST_CASE("a mapping that cannot work is refused with what it lacks")
{
    CHECK(says(refusal(R"({"records": [{"table": "survey", "columns": {"S": "score"}}]})"),
               "kind and answered_at"));
    CHECK(says(
        refusal(R"({"records": [{"table": "purchase", "columns": {"D": "at", "Q": "quantity"}}]})"),
        "amount (or quantity with unit_price)"));
    CHECK(says(refusal(R"({"records": []})"), "no records"));
    const auto calls = [](const std::string& columns, const std::string& more) {
        return R"({"records": [{"table": "interaction", "columns": )" + columns + more + "}]}";
    };
    CHECK(says(refusal(calls(R"({"T": "opened_at.time"})", "")),
               "interaction.opened_at.time but not interaction.opened_at"));
    CHECK(says(
        refusal(calls(R"({"D": "opened_at"})", R"(, "constants": {"opened_at.time": "08:00"})")),
        "as a constant"));
    CHECK(says(refusal(calls(R"({"D": "opened_at", "T": "opened_at.time"})",
                             R"(, "missing": {"opened_at.time": ["-"]})")),
               "read as they stand"));
    CHECK(says(refusal(calls(R"({"D": "opened_at", "T": "topic.time"})", "")), "topic.time"));
    CHECK(says(refusal(R"({"name": "x"})"), "records"));
    CHECK(says(refusal(surveyWith(R"(, "rows": "sum")")), "no id"));
    CHECK(says(
        refusal(
            R"({"records": [{"table": "survey", "columns": {"S": "score", "T": "score", "D": "answered_at"},
        "constants": {"kind": "nps"}}]})"),
        "two columns"));
    CHECK(says(
        refusal(R"({"records": [{"table": "survey", "columns": {"S": "score", "D": "answered_at"},
        "constants": {"kind": "nps", "score": 3}}]})"),
        "both"));
    CHECK(says(
        refusal(R"({"records": [{"table": "survey", "columns": {"S": "score", "D": "answered_at"},
        "constants": {"kind": "nps"}}], "dates": "dd"})"),
        "\"dd\""));
    CHECK(says(
        refusal(R"({"records": [{"table": "survey", "columns": {"S": "score", "D": "answered_at"},
        "constants": {"kind": "nps"}}], "time_zone": "Mars/Base"})"),
        "Mars/Base"));
    CHECK(says(
        refusal(R"({"records": [{"table": "survey", "columns": {"S": "score", "D": "answered_at"},
        "constants": {"kind": "nps"}}], "values": {"channel": {}}})"),
        "\"channel\""));
    CHECK(says(refusal(R"({"records": [{"table": "survey", "columns": {"S": ["score", 3]}}]})"),
               "\"S\""));
    // A purchase without a customer counts, so that none is asked for.
    CHECK(parseMapping(
              R"({"records": [{"table": "purchase", "columns": {"D": "at", "A": "amount"}}]})")
              .ok());
    CHECK(parseMapping(R"({"records": [{"table": "customer", "columns": {"E": "email"}}]})").ok());
}

TEST_CASE("what is wrong with the JSON itself is said with its place")
{
    CHECK(says(refusal("{\n  \"name\": oops\n}"), "line 2:11"));
    CHECK(says(refusal("{\"records\": [{\"table\": \"survey\", \"columns\": {\"A\": \"id\", \"A\": "
                       "\"customer\"}}]}"),
               "stands twice"));
    CHECK(says(refusal("[]"), "object"));
    CHECK(loadMapping("/nonexistent/mapping.json").error().kind == ErrorKind::Io);
}

TEST_CASE("headers that are field names need no mapping")
{
    const Expected<Mapping> survey =
        mappingForHeaders({"Kind", "Score", "Answered at", "Customer", "Plan type"});
    REQUIRE(survey.ok());
    CHECK(survey.value().records[0].table == Table::Survey);
    CHECK(fieldOfHeader(survey.value(), "Answered at") == "answered_at");
    CHECK(fieldOfHeader(survey.value(), "Plan type") == "attributes.plan_type");
    const Expected<Mapping> purchase =
        mappingForHeaders({"id", "customer", "at", "quantity", "unit_price"});
    REQUIRE(purchase.ok());
    CHECK(purchase.value().records[0].table == Table::Purchase);
    const Expected<Mapping> customer = mappingForHeaders({"id", "segment", "joined_at"});
    REQUIRE(customer.ok());
    CHECK(customer.value().records[0].table == Table::Customer);
    const Expected<Mapping> benchmark = mappingForHeaders(
        {"kpi", "sector", "value", "low", "high", "scale", "source", "dated", "n"});
    REQUIRE(benchmark.ok());
    CHECK(benchmark.value().records[0].table == Table::Benchmark);
    const Expected<Mapping> event = mappingForHeaders({"at", "until", "title", "kind"});
    REQUIRE(event.ok());
    CHECK(event.value().records[0].table == Table::Event);
}

TEST_CASE("headers of no table are refused with the nearest one and what it lacks")
{
    const Expected<Mapping> none = mappingForHeaders({"score", "channel", "comment", "foo"});
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().kind == ErrorKind::NotFound);
    CHECK(says(none.error().message, "survey"));
    CHECK(says(none.error().message, "kind and answered_at"));
    CHECK_FALSE(mappingForHeaders({"foo", "bar"}).ok());
    CHECK_FALSE(mappingForHeaders({}).ok());
}

TEST_CASE("a column of times goes to the day beside it")
{
    const Mapping calls = proposeMapping(
        {"call_id", "Date", "Start time", "Talk time"},
        {{"1", "30/09/2026", "08:31", "00:05:10"}, {"2", "01/10/2026", "15:02", "00:01:40"}},
        "calls.csv");
    REQUIRE(calls.records.size() == 1);
    const auto& columns = calls.records[0].columns;
    const auto fieldOf = [&](const std::string& header) {
        for (const auto& [name, field] : columns)
            if (name == header)
                return field;
        return std::string();
    };
    CHECK(fieldOf("Date") == "opened_at");
    CHECK(fieldOf("Start time") == "opened_at.time");
    CHECK(fieldOf("Talk time") == "handle_seconds");
    // A date that has its time needs none.
    const Mapping whole = proposeMapping({"call_id", "Date", "Start time"},
                                         {{"1", "30/09/2026 10:00", "08:31"}}, "calls.csv");
    CHECK(whole.records.at(0).columns.size() == 2);
}

TEST_CASE("a matching is proposed from names and values")
{
    const Mapping retail =
        proposeMapping({"InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate",
                        "UnitPrice", "CustomerID", "Country"},
                       {{"536365", "85123A", "HOLDER", "6", "2010-12-01 08:26:00", "2.55", "17850",
                         "United Kingdom"}},
                       "OnlineRetail.csv");
    REQUIRE(retail.records.size() == 1);
    CHECK(retail.records[0].table == Table::Purchase);
    CHECK(fieldOfHeader(retail, "InvoiceNo") == "id");
    CHECK(fieldOfHeader(retail, "InvoiceDate") == "at");
    CHECK(fieldOfHeader(retail, "UnitPrice") == "unit_price");
    CHECK(fieldOfHeader(retail, "CustomerID") == "customer");

    const Mapping incidents = proposeMapping({"number", "reopen_count", "caller_id", "opened_at",
                                              "category", "assignment_group", "resolved_at"},
                                             {{"INC0000045", "0", "Caller 2403", "29/2/2016 01:16",
                                               "Category 55", "Group 56", "29/2/2016 11:29"}},
                                             "incident_event_log.csv");
    REQUIRE(incidents.records.size() == 1);
    CHECK(incidents.records[0].table == Table::Interaction);
    CHECK(fieldOfHeader(incidents, "number") == "id");
    CHECK(fieldOfHeader(incidents, "reopen_count") == "reopened");
    CHECK(fieldOfHeader(incidents, "assignment_group") == "team");

    const Mapping scores = proposeMapping(
        {"Response ID", "NPS score", "Date", "Comments"},
        {{"1", "9", "2026-09-01", "fine"}, {"2", "10", "2026-09-02", ""}}, "answers.csv");
    REQUIRE(scores.records.size() == 1);
    CHECK(scores.records[0].table == Table::Survey);
    CHECK(scores.records[0].constants.at("kind") == "nps");
    CHECK(fieldOfHeader(scores, "Comments") == "comment");

    // Survey tools write the question itself into the header.
    const Mapping questions = proposeMapping(
        {"#", "How likely are you to recommend us?", "What is the main reason?", "Submit Date"},
        {{"k7f2", "9", "fast", "2026-09-14 08:31:22"}, {"p0c4", "10", "", "2026-09-14 08:40:00"}},
        "services-2026-09.csv");
    REQUIRE(questions.records.size() == 1);
    CHECK(questions.records[0].table == Table::Survey);
    CHECK(questions.records[0].constants.at("kind") == "nps");
    CHECK(fieldOfHeader(questions, "How likely are you to recommend us?") == "score");
    CHECK(fieldOfHeader(questions, "What is the main reason?") == "comment");
}

TEST_CASE("the customer's number is proposed under the names that people give it")
{
    for (const char* header :
         {"Customer no.", "Kundennummer", "Kunden-Nr.", "Client ID", "N° client", "Numéro client",
          "Account number", "Member ID", "ID cliente", "Klantnummer", "customer_number"}) {
        INFO(header);
        const Mapping orders = proposeMapping({"Order #", header, "Order date", "Total"},
                                              {{"7", "A-1", "2026-05-01", "12.50"}}, "orders.csv");
        REQUIRE(orders.records.size() == 1);
        CHECK(orders.records[0].table == Table::Purchase);
        CHECK(fieldOfHeader(orders, header) == "customer");
        CHECK(fieldOfHeader(orders, "Order #") == "id");
    }
    const Mapping german =
        proposeMapping({"Bestellnummer", "Kundennummer", "Bestelldatum", "Betrag"},
                       {{"7", "A-1", "01.05.2026", "12,50"}}, "export.csv");
    REQUIRE(german.records.size() == 1);
    CHECK(german.records[0].table == Table::Purchase);
    CHECK(fieldOfHeader(german, "Kundennummer") == "customer");
    CHECK(fieldOfHeader(german, "Betrag") == "amount");
}

TEST_CASE("a column whose values do not fit is not proposed for a field")
{
    const Mapping proposed = proposeMapping(
        {"date", "score", "kind"}, {{"not a date", "9", "nps"}, {"nor this", "8", "nps"}}, "x.csv");
    for (const RecordMapping& record : proposed.records)
        for (const auto& [header, field] : record.columns)
            CHECK(header != "date");
}
