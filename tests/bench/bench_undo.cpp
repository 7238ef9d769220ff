// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long it takes to try, to import again and to take back: bench_undo SCRATCH FILE.csv, where
// the headers of the file are field names and its first column is an id. Makes SCRATCH/undo.regard
// and a copy of the file with every hundredth row changed.
#include <regard/ingest/importer.h>
#include <regard/ingest/table_reader.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace fs = std::filesystem;
using namespace regard;

namespace {

template <class T>
T must(Expected<T> value)
{
    if (value.ok())
        return std::move(value).value();
    std::cerr << value.error().text() << '\n';
    std::exit(1);
}

template <class Work>
void timed(const char* what, Work work)
{
    const auto began = std::chrono::steady_clock::now();
    const std::string said = work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::cout << what << ": " << took.count() << " s, " << said << '\n';
}

std::string import(Store& store, const fs::path& file, const Mapping& mapping, bool dryRun)
{
    ImportRequest request;
    request.file = file;
    request.mapping = mapping;
    request.dryRun = dryRun;
    const ImportRecord record = must(importFile(store, request)).record;
    return std::to_string(record.added) + " new, " + std::to_string(record.changed) + " changed, " +
           std::to_string(record.same) + " same";
}

std::string undo(Store& store, std::int64_t importId)
{
    const UndoReport report = must(store.undoImport(importId));
    return std::to_string(report.rowsRemoved) + " removed, " + std::to_string(report.rowsRestored) +
           " restored, " + std::to_string(report.heldByOthers) + " held by others, " +
           std::to_string(report.changedSince) + " changed since";
}

/// The file as it comes again: every hundredth row ends in another digit.
fs::path later(const fs::path& scratch, const fs::path& file, const fs::path& name, int every)
{
    std::ifstream in(file, std::ios::binary);
    std::ofstream out(scratch / name, std::ios::binary);
    std::string line;
    for (long row = 0; std::getline(in, line); ++row) {
        if (row > 0 && every > 0 && row % every == 0)
            line += "0";
        out << line << '\n';
    }
    out << '\n'; // other bytes, also where no row differs
    return scratch / name;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        std::cerr << "bench_undo SCRATCH FILE.csv\n";
        return 2;
    }
    const fs::path scratch = arguments[1];
    const fs::path file = arguments[2];
    const fs::path path = scratch / "undo.regard";
    for (const char* end : {"", "-wal", "-shm"})
        fs::remove(path.string() + end);
    Store store = must(Store::create(path));
    Mapping mapping = must(mappingForHeaders(must(TableReader::open(file)).headers()));
    mapping.name = "bench";
    const fs::path same = later(scratch, file, "again.csv", 0);
    const fs::path changed = later(scratch, file, "changed.csv", 100);
    timed("dry run into an empty store", [&] { return import(store, file, mapping, true); });
    timed("import", [&] { return import(store, file, mapping, false); });
    timed("dry run of the same rows", [&] { return import(store, same, mapping, true); });
    timed("import of the same rows", [&] { return import(store, same, mapping, false); });
    timed("import, every hundredth row changed",
          [&] { return import(store, changed, mapping, false); });
    std::cout << "store: " << fs::file_size(path) << " bytes\n";
    timed("undo of the first", [&] { return undo(store, 1); });
    timed("undo of the second", [&] { return undo(store, 2); });
    timed("undo of the third", [&] { return undo(store, 3); });
    for (const fs::path& made : {same, changed})
        fs::remove(made);
    return 0;
}
