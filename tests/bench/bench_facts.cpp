// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the store takes for what an import and an open of the window ask of it. Prints a line a
// measure; times on shared machines drift, so compare only what one run printed.
//   bench_facts STORE [rows of interactions, default 500000]
// STORE is made; it must not exist.
#include <regard/store/store.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <string>

using namespace regard;

namespace {

constexpr std::size_t kBlockRows = 40000;

double milliseconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

void must(const Status& status)
{
    if (status.ok())
        return;
    std::fprintf(stderr, "%s\n", status.error().text().c_str());
    std::exit(1);
}

template <class T>
T must(Expected<T> value)
{
    if (!value.ok())
        must(Status(value.error()));
    return std::move(value).value();
}

CodedColumn coded(std::mt19937& random, std::size_t rows, std::size_t distinct,
                  const std::string& prefix)
{
    CodedColumn column;
    for (std::size_t i = 0; i < distinct; ++i)
        column.values.push_back(prefix + std::to_string(i));
    for (std::size_t i = 0; i < rows; ++i)
        column.codes.push_back(static_cast<std::int32_t>(random() % distinct));
    return column;
}

/// Lines of invoices: 21 lines each, one customer and moment an invoice.
TableBlock invoiceLines(std::mt19937& random, std::size_t firstLine)
{
    TableBlock block;
    block.table = Table::Purchase;
    block.rows = kBlockRows;
    TextColumn ids;
    CodedColumn customers = coded(random, 0, 4000, "C");
    std::vector<std::int64_t> moments;
    std::vector<std::int64_t> amounts;
    std::vector<double> quantities;
    for (std::size_t i = 0; i < kBlockRows; ++i) {
        const std::size_t invoice = (firstLine + i) / 21;
        ids.push(std::to_string(536365 + invoice));
        customers.codes.push_back(static_cast<std::int32_t>(invoice * 7919 % 4000));
        moments.push_back(
            Moment::instant(1291161600 + static_cast<std::int64_t>(invoice) * 1260).raw());
        amounts.push_back(static_cast<std::int64_t>(random() % 5000));
        quantities.push_back(static_cast<double>(1 + random() % 24));
        block.lines.push_back(static_cast<std::int64_t>(firstLine + i) + 2);
    }
    block.columns.push_back({"id", std::move(ids)});
    block.columns.push_back({"customer", std::move(customers)});
    block.columns.push_back({"at", std::move(moments)});
    block.columns.push_back({"amount", std::move(amounts)});
    block.columns.push_back({"quantity", std::move(quantities)});
    block.columns.push_back({"attributes.country", coded(random, kBlockRows, 38, "Country ")});
    return block;
}

TableBlock contacts(std::mt19937& random, std::size_t firstLine, std::size_t rows)
{
    TableBlock block;
    block.table = Table::Interaction;
    block.rows = rows;
    TextColumn ids;
    std::vector<std::int64_t> opened;
    std::vector<double> handled;
    std::vector<std::int8_t> resolved;
    for (std::size_t i = 0; i < rows; ++i) {
        ids.push(std::to_string(1000000 + firstLine + i));
        opened.push_back(
            Moment::instant(1696118400 + static_cast<std::int64_t>(random() % 94608000)).raw());
        handled.push_back(static_cast<double>(random() % 1800));
        resolved.push_back(static_cast<std::int8_t>(random() % 2));
        block.lines.push_back(static_cast<std::int64_t>(firstLine + i) + 2);
    }
    block.columns.push_back({"id", std::move(ids)});
    block.columns.push_back({"customer", coded(random, rows, 20000, "C")});
    block.columns.push_back({"channel", coded(random, rows, 6, "Channel ")});
    block.columns.push_back({"topic", coded(random, rows, 12, "Topic ")});
    block.columns.push_back({"opened_at", std::move(opened)});
    block.columns.push_back({"handle_seconds", std::move(handled)});
    block.columns.push_back({"resolved", std::move(resolved)});
    return block;
}

void importBlocks(Store& store, const char* what, Table table, RowPolicy policy,
                  std::vector<TableBlock> blocks)
{
    std::size_t rows = 0;
    for (const TableBlock& block : blocks)
        rows += block.rows;
    double appended = 0;
    double finished = 0;
    double committed = 0;
    ImportSession session = must(store.beginImport(
        {std::string(what) + ".csv", table == Table::Purchase ? "shop" : "desk", what}));
    appended = milliseconds([&] {
        for (TableBlock& block : blocks)
            must(session.append(table, policy, std::move(block)));
    });
    finished = milliseconds([&] { must(session.finish({})); });
    ImportRecord record;
    committed = milliseconds([&] { record = must(session.commit({})); });
    std::printf("%-28s %9zu rows  append %7.1f ms  finish %6.1f ms  commit %6.1f ms  (%lld new, "
                "%lld same, %lld merged)\n",
                what, rows, appended, finished, committed, static_cast<long long>(record.added),
                static_cast<long long>(record.same), static_cast<long long>(record.merged));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("bench_facts STORE [rows]\n", stderr);
        return 2;
    }
    const std::size_t rows = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 500000;
    Store store = must(Store::create(argv[1]));
    for (const char* what : {"invoice lines", "invoice lines again"}) {
        std::mt19937 random(1);
        std::vector<TableBlock> blocks;
        for (std::size_t line = 0; line < 540000; line += kBlockRows)
            blocks.push_back(invoiceLines(random, line));
        importBlocks(store, what, Table::Purchase, RowPolicy::Sum, std::move(blocks));
    }
    for (const char* what : {"contacts", "contacts again"}) {
        std::mt19937 random(2);
        std::vector<TableBlock> blocks;
        for (std::size_t line = 0; line < rows; line += kBlockRows)
            blocks.push_back(contacts(random, line, std::min(kBlockRows, rows - line)));
        importBlocks(store, what, Table::Interaction, RowPolicy::Newer, std::move(blocks));
    }
    const TimeZone zone = must(TimeZone::find("Europe/Berlin"));
    for (int round = 0; round < 5; ++round) {
        std::size_t loaded = 0;
        const double time = milliseconds([&] {
            const auto data = must(store.load(zone));
            loaded = data->table(Table::Interaction).rows() + data->table(Table::Purchase).rows();
        });
        std::printf("%-28s %9zu rows  %7.1f ms\n", "load", loaded, time);
    }
    std::printf("%-28s %9.2f bytes a row\n", "size of the store",
                static_cast<double>(std::filesystem::file_size(store.path())) /
                    static_cast<double>(rows));
    return 0;
}
