// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"
#include "cli/command.h"
#include "cli/dialect_options.h"
#include "cli/figure_json.h"
#include "cli/given_files.h"
#include "cli/words.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/mending.h>
#include <regard/ingest/reading.h>
#include <regard/store/recent_stores.h>

#include <CLI/CLI.hpp>

#include <filesystem>

namespace regard::cli {

namespace {

struct ImportOptions {
    StoreOption store;
    std::vector<std::string> files;
    std::vector<std::string> parts;
    DialectOptions dialect;
    std::string mapping;
    std::string profile;
    std::string source;
    bool dryRun = false;
    bool acceptChanges = false;
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

/// The id of a row as it was understood; empty where it has none.
std::string idOf(const PreviewRow& row)
{
    for (const auto& [field, text] : row.values)
        if (field == "id")
            return text;
    return "";
}

Json changedJson(const PreviewRow& row)
{
    Json fields = Json::array();
    for (const FieldChange& change : row.changes)
        fields.push_back(
            {{"field", change.field}, {"before", change.before}, {"after", change.after}});
    return {
        {"table", tableName(row.table)}, {"line", row.line}, {"id", idOf(row)}, {"fields", fields}};
}

/// The first rows that replace an older version, with what changes.
void printChanged(std::ostream& out, const std::vector<PreviewRow>& rows)
{
    constexpr std::size_t kMostRows = 10;
    const auto shown = [](const std::string& text) { return text.empty() ? "nothing" : text; };
    for (std::size_t i = 0; i < std::min(kMostRows, rows.size()); ++i) {
        const PreviewRow& row = rows[i];
        out << "  line " << row.line << ", " << tableName(row.table) << ' ' << idOf(row) << ": ";
        const char* comma = "";
        for (const FieldChange& change : row.changes) {
            out << comma << change.field << " from " << shown(change.before) << " to "
                << shown(change.after);
            comma = ", ";
        }
        out << '\n';
    }
}

std::string_view changeName(ExportChange::Kind kind)
{
    switch (kind) {
    case ExportChange::Kind::ColumnGone:
        return "column_gone";
    case ExportChange::Kind::ColumnRenamed:
        return "column_renamed";
    case ExportChange::Kind::ColumnNew:
        return "column_new";
    case ExportChange::Kind::Scale:
        return "scale";
    case ExportChange::Kind::DateOrder:
        return "date_order";
    case ExportChange::Kind::Type:
        break;
    }
    return "type";
}

/// An export that is not what it was is shown before anything is written.
Status refuseGrave(const Reading& reading, const std::string& file)
{
    std::string sentences;
    for (const ExportChange& change : reading.changes)
        if (change.grave)
            sentences += " " + change.sentence;
    if (sentences.empty())
        return {};
    return Error{ErrorKind::Refused,
                 "This export is not what the last one of \"" + reading.source + "\" was." +
                     sentences +
                     " Nothing was written. Look at it with --dry-run, and import it all the same "
                     "with --accept-changes.",
                 file};
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
    json["changed_rows"] = Json::array();
    for (const PreviewRow& row : result.changed)
        json["changed_rows"].push_back(changedJson(row));
    json["changes"] = Json::array();
    for (const ExportChange& change : reading.changes)
        json["changes"].push_back({{"kind", changeName(change.kind)},
                                   {"column", change.column},
                                   {"sentence", change.sentence},
                                   {"grave", change.grave}});
    json["notes"] = reading.notes;
    for (const std::string& note : result.notes)
        json["notes"].push_back(note);
    if (record.mends != 0)
        json["mends"] = record.mends;
    json["import"] = record.id == 0 ? Json(nullptr) : Json(record.id);
    json["seconds"] = result.seconds;
    return json;
}

void printResult(std::ostream& out, const ImportResult& result, const Reading& reading,
                 const ImportOptions& options)
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
    if (options.dryRun)
        out << " (dry run: nothing was changed).\n";
    else if (record.id == 0)
        out << " (nothing was changed).\n";
    else
        out << " (import " << record.id << ").\n";
    if (!reading.profile.empty())
        out << "  Recognised as " << reading.profile << ".\n";
    for (const std::string& note : reading.notes)
        out << "  " << note << '\n';
    for (const ExportChange& change : reading.changes)
        out << "  " << change.sentence << '\n';
    for (const std::string& note : result.notes)
        out << "  " << note << '\n';
    printChanged(out, result.changed);
    for (const auto& [reason, count] : result.setAside)
        out << "  " << grouped(count) << "  " << reason << '\n';
    constexpr std::size_t kMostLines = 10;
    for (std::size_t i = 0; i < std::min(kMostLines, result.lines.size()); ++i) {
        const SetAsideRow& row = result.lines[i];
        out << "  line " << row.line << (row.column.empty() ? "" : ", " + row.column) << ": "
            << row.reason << '\n';
    }
    // Rows that were read again stay on the list that they were on.
    const std::int64_t listed = record.mends != 0 ? record.mends : record.id;
    if (record.setAside > static_cast<std::int64_t>(kMostLines))
        out << "  All of them: regard rejects" << (listed == 0 ? "" : " " + std::to_string(listed))
            << '\n';
}

struct Imported {
    ImportResult result;
    Reading reading; ///< of rows that were mended: only the name of the source
};

Expected<Imported> importOne(Store& store, const SourceFile& source, const ImportOptions& options)
{
    if (options.mapping.empty() && options.profile.empty()) {
        const Expected<std::optional<MendableRows>> mended = mendedFile(store, source.text());
        if (!mended.ok())
            return mended.error();
        if (mended.value()) {
            Expected<ImportResult> result = importMended(store, *mended.value(), options.dryRun);
            if (!result.ok())
                return result.error();
            Reading again;
            again.source = result.value().record.source;
            return Imported{std::move(result).value(), std::move(again)};
        }
    }
    ReadingRequest asked;
    asked.file = source.text();
    asked.fileName = source.name();
    asked.mappingFile = options.mapping;
    asked.name = options.profile;
    asked.source = options.source;
    Expected<std::optional<Dialect>> told =
        options.dialect.dialectOf(source.text(), source.dialect());
    if (!told.ok())
        return told.error();
    asked.dialect = std::move(told).value();
    const Expected<Reading> reading = readingFor(store, asked);
    if (!reading.ok())
        return reading.error();
    if (!options.dryRun && !options.acceptChanges)
        if (Status same = refuseGrave(reading.value(), source.name()); !same.ok())
            return same.error();
    ImportRequest request;
    request.file = source.text();
    request.name = source.name();
    request.mapping = reading.value().mapping;
    request.dialect = reading.value().dialect;
    request.dryRun = options.dryRun;
    request.sourceAssumed = reading.value().origin == ReadingOrigin::FieldNames &&
                            options.source.empty() && !options.acceptChanges;
    Expected<ImportResult> result = importFile(store, request);
    if (!result.ok())
        return result.error();
    if (result.value().alreadyImported) {
        if (Status named = nameStanding(store, result.value()); !named.ok())
            return named.error();
    }
    if (!options.dryRun) {
        if (Status kept = keepReading(store, reading.value(), source.text()); !kept.ok())
            return kept.error();
    }
    return Imported{std::move(result).value(), reading.value()};
}

/// What several files came to, for the line below them.
struct Summary {
    int imported = 0;
    int failed = 0;
    std::int64_t rows = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t setAside = 0;

    void add(const ImportRecord& record)
    {
        ++imported;
        rows += record.rows;
        added += record.added;
        changed += record.changed;
        setAside += record.setAside;
    }
};

void printSummary(std::ostream& out, const Summary& all)
{
    out << grouped(all.imported) << " tables: " << grouped(all.rows) << " rows, "
        << grouped(all.added) << " new, " << grouped(all.changed) << " changed, "
        << grouped(all.setAside) << " set aside";
    if (all.failed > 0)
        out << "; " << grouped(all.failed) << " more could not be imported";
    out << ".\n";
}

int runImport(const ImportOptions& options, const Session& session)
{
    const TemporaryFolder temporary;
    Expected<Store> store = storeFor(options, temporary);
    if (!store.ok())
        return session.fail(store.error());
    GivenFiles files;
    std::vector<GivenTable> tables;
    for (const std::string& file : options.files)
        for (GivenTable& table : files.tablesOf(file, options.parts))
            tables.push_back(std::move(table));
    Json documents = Json::array();
    Summary all;
    for (const GivenTable& table : tables) {
        const Expected<SourceFile> source = table.open();
        Expected<Imported> imported = source.ok()
                                          ? importOne(store.value(), source.value(), options)
                                          : Expected<Imported>(source.error());
        if (!imported.ok()) {
            // The others are imported all the same.
            const Error& error = imported.error();
            session.fail(source.ok() ? table.placed(error, source.value()) : error);
            ++all.failed;
            if (tables.size() > 1)
                documents.push_back({{"file", table.shown}, {"error", error.message}});
            continue;
        }
        ImportResult& result = imported.value().result;
        if (!table.note.empty())
            result.notes.push_back(table.note);
        all.add(result.record);
        if (options.json)
            documents.push_back(resultJson(result, imported.value().reading));
        else
            printResult(session.out, result, imported.value().reading, options);
    }
    if (options.json && !documents.empty())
        session.out << (tables.size() == 1 ? documents.front() : documents)
                           .dump(2, ' ', false, Json::error_handler_t::replace)
                    << '\n';
    if (!options.json && tables.size() > 1)
        printSummary(session.out, all);
    if (all.failed > 0)
        return kFailed;
    return all.setAside > 0 ? kRowsSetAside : kDone;
}

} // namespace

void addImport(CLI::App& app, Session& session)
{
    CLI::App* command = app.add_subcommand(
        "import", "Recognises, checks and imports files, each in one transaction.");
    auto options = std::make_shared<ImportOptions>();
    options->store.addTo(*command);
    command
        ->add_option("FILE", options->files,
                     "CSV and other delimited text, XLSX, ZIP; - reads standard input")
        ->required();
    command
        ->add_option("--part", options->parts,
                     "a sheet of a workbook or a file of an archive; may be given again")
        ->type_name("NAME")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    options->dialect.addTo(*command);
    CLI::Option* mapping =
        command->add_option("--mapping", options->mapping, "a mapping file (JSON)")
            ->type_name("M.json");
    command
        ->add_option("--as", options->profile,
                     "a known export by its id, or a mapping that this store keeps")
        ->type_name("PROFILE")
        ->excludes(mapping);
    command
        ->add_option("--source", options->source,
                     "the source it belongs to: rows of one source with the same id are one row")
        ->type_name("NAME");
    command->add_flag("--accept-changes", options->acceptChanges,
                      "import although the export is not what the last one of its source was");
    command->add_flag("--dry-run", options->dryRun, "check only; change nothing");
    command->add_flag("--json", options->json, "print one JSON document");
    command->callback([options, &session] {
        session.action = [options, &session] { return runImport(*options, session); };
    });
}

} // namespace regard::cli
