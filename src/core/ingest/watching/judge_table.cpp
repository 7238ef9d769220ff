// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/watching/watch_memory.h"

#include <regard/ingest/reading.h>
#include <regard/ingest/source_file.h>

#include <algorithm>

namespace regard {
namespace {

/// Of so many rows one may be set aside without somebody looking at it first.
constexpr std::int64_t kRowsPerRefusal = 10;

TableJudgement waits(std::string reason)
{
    return {std::nullopt, std::move(reason)};
}

/// A table that cannot be read is a matter for people; a store that cannot be written is not.
bool isOfStore(const Error& error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Busy ||
           error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::NewerStore;
}

std::string sentence(const Error& error)
{
    return error.line > 0 ? "Line " + std::to_string(error.line) + ": " + error.message
                          : error.message;
}

/// Why a table is not imported without a question; empty when there is none.
std::string doubtOf(const Reading& reading)
{
    if (reading.origin == ReadingOrigin::Proposal)
        return "Nothing explains its columns yet. Import it once by hand; the next one comes in by "
               "itself.";
    std::string grave;
    for (const ExportChange& change : reading.changes)
        if (change.grave)
            grave += (grave.empty() ? "" : " ") + change.sentence;
    return grave;
}

std::string doubtOf(const ImportRecord& checked)
{
    if (checked.rows == 0)
        return "It holds no rows.";
    if (checked.setAside * kRowsPerRefusal > checked.rows)
        return std::to_string(checked.setAside) + " of its " + std::to_string(checked.rows) +
               " rows cannot be read. Import it by hand to see why.";
    return {};
}

Expected<bool> wasTakenBack(const Store& store, const std::string& digest)
{
    const Expected<std::vector<ImportRecord>> imports = store.imports();
    if (!imports.ok())
        return imports.error();
    return std::any_of(
        imports.value().begin(), imports.value().end(),
        [&](const ImportRecord& one) { return one.undone && one.fileDigest == digest; });
}

} // namespace

Expected<TableJudgement> judgeTable(Store& store, const std::filesystem::path& file,
                                    const std::string& part, const Control& control)
{
    const auto answer = [](const Error& error) -> Expected<TableJudgement> {
        if (isOfStore(error))
            return error;
        return waits(sentence(error));
    };
    const Expected<SourceFile> source = SourceFile::open(file, part, control);
    if (!source.ok())
        return answer(source.error());
    ReadingRequest asked;
    asked.file = source.value().text();
    asked.fileName = source.value().name();
    asked.dialect = source.value().dialect();
    asked.proposals = true;
    const Expected<Reading> reading = readingFor(store, asked, control);
    if (!reading.ok())
        return answer(reading.error());
    if (std::string doubt = doubtOf(reading.value()); !doubt.empty())
        return waits(std::move(doubt));

    ImportRequest request;
    request.file = source.value().text();
    request.name = source.value().name();
    request.mapping = reading.value().mapping;
    request.dialect = reading.value().dialect;
    request.sourceAssumed = reading.value().origin == ReadingOrigin::FieldNames;
    request.sourceAssumed = reading.value().origin == ReadingOrigin::FieldNames;
    request.dryRun = true;
    const Expected<ImportResult> checked = importFile(store, request, control);
    if (!checked.ok())
        return answer(checked.error());
    if (checked.value().alreadyImported)
        return TableJudgement{};
    if (std::string doubt = doubtOf(checked.value().record); !doubt.empty())
        return waits(std::move(doubt));
    const Expected<bool> takenBack = wasTakenBack(store, checked.value().record.fileDigest);
    if (!takenBack.ok())
        return takenBack.error();
    if (takenBack.value())
        return waits(
            "An import of it was taken back. Import it by hand if it is to come in again.");

    request.dryRun = false;
    Expected<ImportResult> imported = importFile(store, request, control);
    if (!imported.ok())
        return answer(imported.error());
    if (imported.value().alreadyImported)
        return TableJudgement{};
    if (Status kept = keepReading(store, reading.value(), source.value().text()); !kept.ok())
        return kept.error();
    return TableJudgement{std::move(imported).value(), {}};
}

} // namespace regard
