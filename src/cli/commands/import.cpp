// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/figure_json.h"
#include "cli/words.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/reading.h>
#include <regard/store/recent_stores.h>

#include <CLI/CLI.hpp>

#include <filesystem>

namespace regard::cli {

namespace {

struct ImportOptions {
    StoreOption store;
    std::vector<std::string> files;
    std::string mapping;
    std::string profile;
    std::string source;
    bool dryRun = false;
    bool json = false;
};

/// A folder for the store of a dry run that has none yet; gone at the end of scope.
class TemporaryFolder final {
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "regard-XXXXXX").string();
        if (mkdtemp(name.data()) != nullptr)
            m_path = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A store that is named and not there is made: an import is how most stores begin.
Expected<Store> storeFor(const ImportOptions& options, const TemporaryFolder& temporary)
{
    if (options.store.path.empty() || std::filesystem::exists(options.store.path))
        return options.store.open();
    if (options.dryRun)
        return Store::create(temporary.path() / "dry-run.regard");
    Expected<Store> store = Store::create(options.store.path);
    if (store.ok())
        rememberStore(options.store.path);
    return store;
}

/// The same bytes again: which import they stand as, and that every row of it is the same.
Status nameStanding(const Store& store, ImportResult& result)
{
    const auto standing = store.importByDigest(result.record.fileDigest);
    if (!standing.ok())
        return standing.error();
    ImportRecord& record = result.record;
    if (standing.value())
        record.id = standing.value()->id;
    record.same += record.added + record.changed;
    record.added = 0;
    record.changed = 0;
    record.setAside = 0;
    return {};
}

Json resultJson(const ImportResult& result, const Reading& reading)
{
    const ImportRecord& record = result.record;
    Json json;
    json["file"] = record.file;
    json["profile"] = reading.source;
    json["rows"] = record.rows;
    json["new"] = record.added;
    json["changed"] = record.changed;
    json["same"] = record.same;
    json["merged"] = record.merged;
    json["dropped"] = record.dropped;
    json["set_aside"] = Json::object();
    for (const auto& [reason, count] : result.setAside)
        json["set_aside"][reason] = count;
    json["lines"] = Json::array();
    for (const SetAsideRow& row : result.lines)
        json["lines"].push_back(
            {{"line", row.line}, {"column", row.column}, {"reason", row.reason}});
    json["notes"] = result.notes;
    json["import"] = record.id == 0 ? Json(nullptr) : Json(record.id);
    json["seconds"] = result.seconds;
    return json;
}

void printResult(std::ostream& out, const ImportResult& result, const ImportOptions& options)
{
    const ImportRecord& record = result.record;
    out << record.file << ": ";
    if (result.alreadyImported) {
        out << "this file stands as import " << record.id << " already; nothing was changed.\n";
        return;
    }
    out << grouped(record.rows) << " rows, " << grouped(record.added) << " new, "
        << grouped(record.changed) << " changed, " << grouped(record.same) << " same";
    if (record.merged > 0)
        out << ", " << grouped(record.merged) << " merged";
    if (record.dropped > 0)
        out << ", " << grouped(record.dropped) << " left out by the mapping";
    out << ", " << grouped(record.setAside) << " set aside";
    out << (options.dryRun ? " (dry run: nothing was changed).\n"
                           : " (import " + std::to_string(record.id) + ").\n");
    for (const std::string& note : result.notes)
        out << "  " << note << '\n';
    for (const auto& [reason, count] : result.setAside)
        out << "  " << grouped(count) << "  " << reason << '\n';
    constexpr std::size_t kMostLines = 10;
    for (std::size_t i = 0; i < std::min(kMostLines, result.lines.size()); ++i) {
        const SetAsideRow& row = result.lines[i];
        out << "  line " << row.line << (row.column.empty() ? "" : ", " + row.column) << ": "
            << row.reason << '\n';
    }
    if (record.setAside > static_cast<std::int64_t>(kMostLines))
        out << "  All of them: regard rejects"
            << (record.id == 0 ? "" : " " + std::to_string(record.id)) << '\n';
}

int runImport(const ImportOptions& options, const Session& session)
{
    const TemporaryFolder temporary;
    Expected<Store> store = storeFor(options, temporary);
    if (!store.ok())
        return session.fail(store.error());
    Json documents = Json::array();
    bool anySetAside = false;
    for (const std::string& file : options.files) {
        const Expected<Reading> reading =
            readingFor(store.value(), {file, "", options.mapping, options.profile, options.source});
        if (!reading.ok())
            return session.fail(reading.error());
        ImportRequest request;
        request.file = file;
        request.mapping = reading.value().mapping;
        request.dialect = reading.value().dialect;
        request.dryRun = options.dryRun;
        Expected<ImportResult> result = importFile(store.value(), request);
        if (!result.ok())
            return session.fail(result.error());
        if (result.value().alreadyImported) {
            if (Status named = nameStanding(store.value(), result.value()); !named.ok())
                return session.fail(named.error());
        }
        if (!options.dryRun) {
            if (Status kept = keepReading(store.value(), reading.value(), file); !kept.ok())
                return session.fail(kept.error());
        }
        anySetAside = anySetAside || result.value().record.setAside > 0;
        if (options.json)
            documents.push_back(resultJson(result.value(), reading.value()));
        else
            printResult(session.out, result.value(), options);
    }
    if (options.json)
        session.out << (documents.size() == 1 ? documents.front() : documents).dump(2) << '\n';
    return anySetAside ? kRowsSetAside : kDone;
}

} // namespace

void addImport(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "import", "Recognises, checks and imports files, each in one transaction.");
    auto options = std::make_shared<ImportOptions>();
    options->store.addTo(*command);
    command->add_option("FILE", options->files, "CSV files")->required();
    CLI::Option* mapping =
        command->add_option("--mapping", options->mapping, "a mapping file (JSON)")
            ->type_name("M.json");
    command->add_option("--as", options->profile, "a mapping that this store keeps, by its name")
        ->type_name("PROFILE")
        ->excludes(mapping);
    command
        ->add_option("--source", options->source,
                     "the source it belongs to: rows of one source with the same id are one row")
        ->type_name("NAME");
    command->add_flag("--dry-run", options->dryRun, "check only; change nothing");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runImport(*options, session); };
    });
}

} // namespace regard::cli
