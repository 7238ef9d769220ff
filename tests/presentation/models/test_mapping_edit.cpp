// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/mapping_edit.h"
#include "presentation/models/mapping_questions.h"
#include "support/catch.h"

#include <algorithm>

using namespace regard;
using namespace regard::presentation;

namespace {

FieldChoice field(Table table, const std::string& name, const std::string& kind = {})
{
    return {FieldChoice::Kind::Field, table, name, kind};
}

bool feeds(const RecordMapping& record, const std::string& header, const std::string& name)
{
    return std::find(record.columns.begin(), record.columns.end(), std::pair{header, name}) !=
           record.columns.end();
}

const MappingQuestion* questionFor(const std::vector<MappingQuestion>& all, const std::string& name)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&name](const auto& q) { return q.field == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("a score column declares the kind and the scale of its survey")
{
    Mapping mapping;
    assign(mapping, "How likely?", field(Table::Survey, "score", "nps"));
    REQUIRE(mapping.records.size() == 1);
    CHECK(feeds(mapping.records[0], "How likely?", "score"));
    CHECK(mapping.records[0].constants.at("kind") == "nps");
    CHECK(mapping.records[0].constants.at("scale_min") == "0");
    CHECK(mapping.records[0].constants.at("scale_max") == "10");
    CHECK(choiceOf(mapping, "How likely?") == field(Table::Survey, "score", "nps"));
}

TEST_CASE("two scores in one row become two surveys that share who and when, not the comment")
{
    Mapping mapping;
    assign(mapping, "id", field(Table::Survey, "id"));
    assign(mapping, "date", field(Table::Survey, "answered_at"));
    assign(mapping, "why", field(Table::Survey, "comment"));
    assign(mapping, "q1", field(Table::Survey, "score", "nps"));
    assign(mapping, "q2", field(Table::Survey, "score", "csat"));
    REQUIRE(mapping.records.size() == 2);
    const RecordMapping& csat = mapping.records[1];
    CHECK(csat.constants.at("kind") == "csat");
    CHECK(csat.constants.at("scale_max") == "5");
    CHECK(feeds(csat, "id", "id"));
    CHECK(feeds(csat, "date", "answered_at"));
    CHECK_FALSE(feeds(csat, "why", "comment"));
    CHECK(usesOf(mapping, "id") == 2);

    SECTION("a column matched later feeds both")
    {
        assign(mapping, "via", field(Table::Survey, "channel"));
        CHECK(feeds(mapping.records[0], "via", "channel"));
        CHECK(feeds(mapping.records[1], "via", "channel"));
    }
    SECTION("a score that is left out takes its survey with it")
    {
        assign(mapping, "q2", {});
        REQUIRE(mapping.records.size() == 1);
        CHECK(mapping.records[0].constants.at("kind") == "nps");
    }
}

TEST_CASE("a customer's e-mail names the customer of the survey too")
{
    Mapping mapping;
    assign(mapping, "score", field(Table::Survey, "score", "csat"));
    assign(mapping, "mail", field(Table::Customer, "email"));
    REQUIRE(mapping.records.size() == 2);
    CHECK(feeds(mapping.records[0], "mail", "email"));
    CHECK(feeds(mapping.records[1], "mail", "email"));
    CHECK(choiceOf(mapping, "mail") == field(Table::Customer, "email"));

    SECTION("also of a table that is matched afterwards")
    {
        assign(mapping, "bought", field(Table::Purchase, "at"));
        REQUIRE(mapping.records.size() == 3);
        CHECK(feeds(mapping.records[2], "mail", "email"));
    }
    SECTION("the customer's id links by the field customer")
    {
        assign(mapping, "no", field(Table::Customer, "id"));
        CHECK(feeds(mapping.records[0], "no", "customer"));
    }
}

TEST_CASE("an address beside a survey is shown as the customer's")
{
    Mapping mapping;
    RecordMapping record;
    record.columns = {{"score", "score"}, {"mail", "email"}};
    mapping.records = {record};
    CHECK(choiceOf(mapping, "mail") == field(Table::Customer, "email"));
}

TEST_CASE("a field has one column: the older one is left out")
{
    Mapping mapping;
    assign(mapping, "a", field(Table::Purchase, "amount"));
    assign(mapping, "b", field(Table::Purchase, "amount"));
    CHECK(choiceOf(mapping, "a") == FieldChoice{});
    CHECK(choiceOf(mapping, "b") == field(Table::Purchase, "amount"));
}

TEST_CASE("changing one column leaves the rest of a mapping alone")
{
    Mapping mapping;
    RecordMapping record;
    record.table = Table::Survey;
    record.columns = {{"NETPRO", "score"}, {"RESPNUM", "id"}};
    record.constants = {{"kind", "nps"}, {"answered_at", "2017-05-01"}};
    record.missing = {{"score", {"11"}}};
    record.rows = RowPolicy::Last;
    mapping.records = {record};
    mapping.values["channel"]["Mail"] = "E-mail";
    assign(mapping, "TERMINAL", field(Table::Survey, "channel"));
    CHECK(mapping.records[0].missing == record.missing);
    CHECK(mapping.records[0].constants == record.constants);
    CHECK(mapping.records[0].rows == RowPolicy::Last);
    CHECK(mapping.values.at("channel").at("Mail") == "E-mail");
    CHECK(mapping.records[0].columns.size() == 3);
}

TEST_CASE("an attribute is named after its header")
{
    CHECK(attributeName("Payment Method") == "attributes.payment_method");
    CHECK(attributeName("  plan (hidden)  ") == "attributes.plan_hidden");
    CHECK(attributeName("Größe") == "attributes.gr\xC3\xB6\xC3\x9F"
                                    "e");
    CHECK(attributeName("---").empty());

    Mapping mapping;
    assign(mapping, "score", field(Table::Survey, "score", "csat"));
    assign(mapping, "Plan", {FieldChoice::Kind::Attribute, Table::Customer, {}, {}});
    REQUIRE(mapping.records.size() == 1);
    CHECK(feeds(mapping.records[0], "Plan", "attributes.plan"));
    CHECK(choiceOf(mapping, "Plan").kind == FieldChoice::Kind::Attribute);
}

TEST_CASE("what columns do not say is asked")
{
    Mapping mapping;
    CHECK_FALSE(whyNotReady(mapping, {}).isEmpty());

    assign(mapping, "effort", field(Table::Survey, "score", "ces"));
    auto questions = mappingQuestions(mapping);
    REQUIRE(questionFor(questions, "better") != nullptr);
    CHECK(questionFor(questions, "better")->required);
    CHECK(questionFor(questions, "better")->value.empty()); // the direction is never assumed
    REQUIRE(questionFor(questions, "answered_at") != nullptr);
    CHECK(questionFor(questions, "answered_at")->answer == MappingQuestion::Answer::Date);
    CHECK(questionFor(questions, "score") == nullptr);

    answer(mapping, *questionFor(questions, "better"), "higher");
    answer(mapping, *questionFor(questions, "answered_at"), "2026-09-30");
    CHECK(whyNotReady(mapping, {}).isEmpty());
    CHECK(mapping.records[0].constants.at("answered_at") == "2026-09-30");

    SECTION("an answer can be taken back")
    {
        questions = mappingQuestions(mapping);
        answer(mapping, *questionFor(questions, "answered_at"), "");
        CHECK_FALSE(whyNotReady(mapping, {}).isEmpty());
    }
}

TEST_CASE("a purchase needs an amount, or quantity and price")
{
    Mapping mapping;
    assign(mapping, "when", field(Table::Purchase, "at"));
    REQUIRE(questionFor(mappingQuestions(mapping), "amount") != nullptr);
    CHECK_FALSE(whyNotReady(mapping, {}).isEmpty());
    assign(mapping, "Quantity", field(Table::Purchase, "quantity"));
    assign(mapping, "Price", field(Table::Purchase, "unit_price"));
    CHECK(questionFor(mappingQuestions(mapping), "amount") == nullptr);
    CHECK(whyNotReady(mapping, {})
              .isEmpty()); // without a customer: rows count where a figure allows it
}

TEST_CASE("what was said about a field goes with its column, so that the mapping stays sound")
{
    Mapping mapping;
    RecordMapping record;
    record.table = Table::Interaction;
    record.columns = {{"Opened", "opened_at"}, {"Handled", "handle_seconds"}, {"Via", "channel"}};
    record.units = {{"handle_seconds", "minutes"}};
    record.missing = {{"channel", {"-"}}};
    record.otherwise = {{"opened_at", {"Created"}}, {"channel", {"Source"}}};
    mapping.records = {record};
    mapping.values = {{"channel", {{"Mail", "E-mail"}}}};
    mapping.where = {{"Status", {{}, {"Deleted"}}}};

    CHECK(besideUseOf(mapping, "Created").kind == BesideUse::Kind::WhereBlank);
    CHECK(besideUseOf(mapping, "Created").field.field == "opened_at");
    CHECK(besideUseOf(mapping, "Status").kind == BesideUse::Kind::ChoosesRows);
    CHECK(besideUseOf(mapping, "Via").kind == BesideUse::Kind::None);

    assign(mapping, "Via", {});
    assign(mapping, "Handled", {});
    CHECK(mapping.records[0].units.empty());
    CHECK(mapping.records[0].missing.empty());
    CHECK(mapping.values.empty());
    CHECK(mapping.records[0].otherwise.count("channel") == 0);
    CHECK(mapping.records[0].otherwise.at("opened_at") == std::vector<std::string>{"Created"});
    assign(mapping, "Created", {}); // leaving it out is meant
    CHECK(mapping.records[0].otherwise.empty());
}
