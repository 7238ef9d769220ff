// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/text_table.h"
#include "cli/words.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace regard::cli {

namespace {

struct CustomersOptions {
    StoreOption store;
    std::vector<std::string> join;
    std::vector<std::string> apart;
    std::vector<std::string> forget;
    std::string keepEmail;
    bool unmatched = false;
    bool json = false;
};

struct Known {
    std::vector<SourceMatch> matches;
    std::vector<CustomerMerge> merges;
    std::vector<CustomerCandidate> candidates;
    bool keepsAddresses = false;
};

Expected<Known> readKnown(const Store& store)
{
    Expected<std::vector<SourceMatch>> matches = store.customerMatches();
    if (!matches.ok())
        return matches.error();
    Expected<std::vector<CustomerMerge>> merges = store.customerMerges();
    if (!merges.ok())
        return merges.error();
    Expected<std::vector<CustomerCandidate>> candidates = store.customerCandidates();
    if (!candidates.ok())
        return candidates.error();
    const Expected<bool> keeps = store.keepsAddresses();
    if (!keeps.ok())
        return keeps.error();
    return Known{std::move(matches).value(), std::move(merges).value(),
                 std::move(candidates).value(), keeps.value()};
}

Json knownJson(const Known& known)
{
    Json sources = Json::array();
    for (const SourceMatch& match : known.matches)
        sources.push_back({{"source", match.source},
                           {"customers", match.customers},
                           {"matched", match.matched},
                           {"rows", match.rows},
                           {"rows_matched", match.rowsMatched},
                           {"rows_without", match.rowsWithout},
                           {"unmatched", match.unmatched}});
    Json merges = Json::array();
    for (const CustomerMerge& merge : known.merges)
        merges.push_back({{"id", merge.id},
                          {"kept", merge.kept},
                          {"joined", merge.joined},
                          {"because", merge.because},
                          {"import", merge.importId == 0 ? Json(nullptr) : Json(merge.importId)},
                          {"rows", merge.rows},
                          {"separated", merge.separated}});
    Json candidates = Json::array();
    for (const CustomerCandidate& candidate : known.candidates)
        candidates.push_back({{"one", candidate.one},
                              {"other", candidate.other},
                              {"because", candidate.because},
                              {"one_rows", candidate.oneRows},
                              {"other_rows", candidate.otherRows}});
    return {{"keep_email", known.keepsAddresses},
            {"sources", sources},
            {"merges", merges},
            {"candidates", candidates}};
}

/// "66.7 %", or nothing where there is nothing to match.
std::string share(std::int64_t part, std::int64_t whole)
{
    return whole == 0
               ? ""
               : decimal(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1) + " %";
}

void printMatches(const std::vector<SourceMatch>& matches, std::ostream& out)
{
    TextTable table;
    table.addColumn("source", Align::Left);
    for (const char* column : {"customers", "known elsewhere", "share", "rows",
                               "of known customers", "share", "without customer"})
        table.addColumn(column, Align::Right);
    for (const SourceMatch& match : matches)
        table.addRow({match.source, grouped(match.customers), grouped(match.matched),
                      share(match.matched, match.customers), grouped(match.rows),
                      grouped(match.rowsMatched), share(match.rowsMatched, match.rows),
                      grouped(match.rowsWithout)});
    table.print(out);
}

void printUnmatched(const std::vector<SourceMatch>& matches, std::ostream& out)
{
    for (const SourceMatch& match : matches) {
        const std::int64_t count = match.customers - match.matched;
        if (count == 0)
            continue;
        out << '\n'
            << match.source << ": " << counted(count, "customer")
            << " that no other source knows\n";
        for (const std::string& name : match.unmatched)
            out << "  " << name << '\n';
        if (count > static_cast<std::int64_t>(match.unmatched.size()))
            out << "  and " << grouped(count - static_cast<std::int64_t>(match.unmatched.size()))
                << " more\n";
    }
}

void printMerges(const Known& known, std::ostream& out)
{
    if (!known.merges.empty()) {
        out << "\nTaken for one person\n";
        TextTable table;
        table.addColumn("customer", Align::Left);
        table.addColumn("and", Align::Left);
        table.addColumn("rows", Align::Right);
        table.addColumn("because", Align::Left);
        table.addColumn("", Align::Left);
        for (const CustomerMerge& merge : known.merges)
            table.addRow({merge.kept, merge.joined, grouped(merge.rows), merge.because,
                          merge.separated ? "kept apart" : ""});
        table.print(out);
    }
    if (!known.candidates.empty()) {
        out << "\nMay be the same person\n";
        TextTable table;
        table.addColumn("customer", Align::Left);
        table.addColumn("rows", Align::Right);
        table.addColumn("and", Align::Left);
        table.addColumn("rows", Align::Right);
        table.addColumn("because", Align::Left);
        for (const CustomerCandidate& candidate : known.candidates)
            table.addRow({candidate.one, grouped(candidate.oneRows), candidate.other,
                          grouped(candidate.otherRows), candidate.because});
        table.print(out);
    }
}

/// What was asked to be changed, and what is said about it.
Expected<std::string> change(Store& store, const CustomersOptions& options)
{
    if (!options.join.empty()) {
        Status status = store.joinCustomers(options.join[0], options.join[1]);
        if (!status.ok())
            return status.error();
        return options.join[0] + " and " + options.join[1] + " are one customer now.";
    }
    if (!options.apart.empty()) {
        Status status = store.keepCustomersApart(options.apart[0], options.apart[1]);
        if (!status.ok())
            return status.error();
        return options.apart[0] + " and " + options.apart[1] +
               " are two customers now, at later imports too.";
    }
    if (!options.forget.empty()) {
        Status status = store.forgetCustomerChoice(options.forget[0], options.forget[1]);
        if (!status.ok())
            return status.error();
        return std::string("What the imports say of them holds again.");
    }
    const bool keep = options.keepEmail == "on";
    if (Status status = store.setKeepsAddresses(keep); !status.ok())
        return status.error();
    return std::string(keep ? "From the next import on e-mail addresses are kept readable."
                            : "E-mail addresses are not kept; those that were are removed.");
}

int runCustomers(const CustomersOptions& options, const Session& session)
{
    Expected<Store> store = options.store.open();
    if (!store.ok())
        return session.fail(store.error());
    if (!options.join.empty() || !options.apart.empty() || !options.forget.empty() ||
        !options.keepEmail.empty()) {
        const Expected<std::string> said = change(store.value(), options);
        if (!said.ok())
            return session.fail(said.error());
        if (!options.json)
            session.out << said.value() << '\n';
        if (!options.json)
            return kDone;
    }
    const Expected<Known> known = readKnown(store.value());
    if (!known.ok())
        return session.fail(known.error());
    if (options.json) {
        session.out << knownJson(known.value()).dump(2) << '\n';
        return kDone;
    }
    if (known.value().matches.empty()) {
        session.out << "No import names a customer yet.\n";
        return kDone;
    }
    printMatches(known.value().matches, session.out);
    if (options.unmatched)
        printUnmatched(known.value().matches, session.out);
    printMerges(known.value(), session.out);
    session.out << (known.value().keepsAddresses
                        ? "\nE-mail addresses are kept readable (--keep-email off removes them).\n"
                        : "\nOf e-mail addresses only a salted hash is kept.\n");
    return kDone;
}

} // namespace

void addCustomers(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "customers", "Says who is who: how sources match, what was joined, and why.");
    auto options = std::make_shared<CustomersOptions>();
    options->store.addTo(*command);
    command->add_flag("--unmatched", options->unmatched,
                      "lists the customers whom no other source knows");
    auto* changes = command->add_option_group("changes");
    changes->add_option("--join", options->join, "takes two customers for one person")
        ->expected(2)
        ->type_name("A B");
    changes
        ->add_option("--apart", options->apart, "keeps two customers apart, at later imports too")
        ->expected(2)
        ->type_name("A B");
    changes->add_option("--forget", options->forget, "forgets what was decided about the two")
        ->expected(2)
        ->type_name("A B");
    changes
        ->add_option("--keep-email", options->keepEmail,
                     "on: keep addresses readable; off: only a hash, and remove those kept")
        ->check(CLI::IsMember({"on", "off"}));
    changes->require_option(0, 1);
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runCustomers(*options, session); };
    });
}

} // namespace regard::cli
