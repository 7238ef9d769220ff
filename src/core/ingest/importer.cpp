// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/ingest/importer.h>

#include "core/ingest/decode_pipeline.h"
#include "core/ingest/evidence.h"
#include "core/ingest/file_digest.h"
#include "core/ingest/import_plan.h"
#include "core/ingest/plan_json.h"
#include "core/ingest/record_text.h"
#include "core/ingest/row_keeper.h"

#include <regard/ingest/mending.h>
#include <regard/ingest/set_aside_file.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace regard {

namespace {

constexpr std::size_t kMostLines = 1000;

/// The header record as it stands in the file, so that rows set aside can be written out under it;
/// of several header rows the names that they give together.
std::string headerText(const TableReader& reader)
{
    const std::vector<std::vector<std::string>>& rows = reader.headerRows();
    if (rows.empty())
        return "";
    return recordText(rows.size() == 1 ? rows.front() : reader.headers(), reader.dialect());
}

std::string nameOf(const ImportRequest& request)
{
    return request.name.empty() ? request.file.filename().string() : request.name;
}

Expected<TimeZone> reportingZone(const Store& store)
{
    const Expected<Conventions> conventions = store.conventions();
    if (!conventions.ok())
        return conventions.error();
    if (conventions.value().timeZone.empty())
        return TimeZone::system();
    return TimeZone::find(conventions.value().timeZone);
}

/// One attempt to read a file into a session.
class Attempt final {
public:
    Attempt(Store& store, const ImportRequest& request, const Dialect& dialect,
            const plan::Plan& plan, const Control& control)
        : m_store(store), m_request(request), m_dialect(dialect), m_plan(plan), m_control(control)
    {
    }

    /// Reads the whole file into a new session. A question means that nothing was kept.
    [[nodiscard]] Status read();
    [[nodiscard]] const std::optional<OpenQuestion>& question() const { return m_question; }
    [[nodiscard]] Expected<ImportResult> conclude();

private:
    [[nodiscard]] bool describes() const
    {
        return m_request.dryRun || m_request.previewRows > 0 || m_request.sourceAssumed;
    }
    [[nodiscard]] Status take(DecodedBlock&& block);
    void setAside(const std::string& reasonClass, SetAsideRow&& row);

    Store& m_store;
    const ImportRequest& m_request;
    const Dialect& m_dialect;
    const plan::Plan& m_plan;
    const Control& m_control;
    std::optional<ImportSession> m_session;
    std::optional<RowKeeper> m_keeper;
    std::optional<OpenQuestion> m_question;
    Tolerated m_tolerated;
    ImportResult m_result;
};

Status Attempt::read()
{
    Expected<TableReader> opened = TableReader::open(m_request.file, m_dialect);
    if (!opened.ok())
        return opened.error();
    TableReader& reader = opened.value();
    FileDigest digest;
    reader.onBytes([&](std::string_view bytes) { digest.add(bytes); });
    ImportHeader header;
    header.file = nameOf(m_request);
    header.source = m_request.mapping.name.empty()
                        ? std::filesystem::path(header.file).stem().string()
                        : m_request.mapping.name;
    header.dryRun = m_request.dryRun;
    header.describe = describes();
    header.describeRows = m_request.previewRows;
    Expected<ImportSession> session = m_store.beginImport(header);
    if (!session.ok())
        return session.error();
    m_session.emplace(std::move(session).value());
    m_keeper.emplace(*m_session, m_plan, m_request.previewRows);
    m_result.record.file = header.file;
    m_result.record.source = header.source;
    m_result.record.header = headerText(reader);
    Status status = decodeTable(reader, m_plan, m_control,
                                [&](DecodedBlock&& block) { return take(std::move(block)); });
    if (!status.ok())
        return status;
    m_tolerated.invalidBytes = reader.invalidBytes();
    m_tolerated.nulBytes = reader.nulBytes();
    m_result.notes = readingNotes(reader.dialect(), m_tolerated);
    // The same bytes read in another way are another import.
    digest.add(std::string_view("\0", 1));
    digest.add(toJson(m_request.mapping));
    if (m_request.dialect)
        digest.add(m_result.record.header);
    m_result.record.fileDigest = digest.hex();
    m_session->setReading({toJson(m_request.mapping), toJson(reader.dialect()), planJson(m_plan)});
    return {};
}

Status Attempt::take(DecodedBlock&& block)
{
    if (block.question) {
        m_question = block.question;
        return Error{ErrorKind::Refused, "A value can be read in two ways."};
    }
    m_tolerated.add(block.tolerated);
    m_result.record.rows += block.rows;
    m_result.record.dropped += block.dropped;
    for (Refusal& refusal : block.refusals)
        setAside(refusal.reasonClass, std::move(refusal.row));
    for (std::size_t i = 0; i < block.blocks.size(); ++i)
        if (Status status = m_keeper->keep(i, std::move(block.blocks[i])); !status.ok())
            return status;
    for (const std::int64_t line : m_keeper->takeErasedLines())
        setAside(kErasedReason, {0, line, "", kErasedReason, ""});
    return {};
}

void Attempt::setAside(const std::string& reasonClass, SetAsideRow&& row)
{
    ++m_result.setAside[reasonClass];
    ++m_result.record.setAside;
    if (m_result.lines.size() < kMostLines)
        m_result.lines.push_back(row);
    m_session->setAside(std::move(row));
}

/// Corrections touch few rows, and seldom whose they are or when they happened.
bool isOfAnotherSource(const ImportResult& result)
{
    constexpr std::array<std::string_view, 6> kWhoAndWhen{"customer",  "email",       "at",
                                                          "opened_at", "answered_at", "started_at"};
    constexpr std::ptrdiff_t kFew = 3;
    const auto others = std::ranges::count_if(result.changed, [&](const PreviewRow& row) {
        return std::ranges::any_of(row.changes, [&](const FieldChange& change) {
            return !change.before.empty() && !change.after.empty() &&
                   std::ranges::find(kWhoAndWhen, change.field) != kWhoAndWhen.end();
        });
    });
    return others >= kFew && 2 * others > std::ssize(result.changed) &&
           result.record.changed > result.record.same;
}

Expected<ImportResult> Attempt::conclude()
{
    const Expected<std::optional<ImportRecord>> standing =
        m_store.importByDigest(m_result.record.fileDigest);
    if (!standing.ok())
        return standing.error();
    if (standing.value()) {
        m_keeper->tell(m_result, false);
        for (PreviewRow& row : m_result.preview)
            row.state = RowState::Same;
        m_result.record.added = m_result.record.changed = 0;
        m_session.reset();
        m_result.alreadyImported = true;
        const ImportRecord& before = *standing.value();
        m_result.record.same = before.added + before.changed + before.same;
        m_result.record.merged = before.merged;
        m_result.record.at = before.at;
        return std::move(m_result);
    }
    if (Status status = m_session->finish(m_control); !status.ok())
        return status.error();
    m_keeper->tell(m_result, describes());
    if (m_control.stop.stop_requested())
        return Error{ErrorKind::Cancelled, "The import was stopped; nothing was changed."};
    if (m_request.sourceAssumed && isOfAnotherSource(m_result))
        return Error{
            ErrorKind::Refused,
            "Most ids of this file stand already in the source \"" + m_result.record.source +
                "\" with another customer or another date, so that its rows would take the "
                "place of those. Name its own source with --source, or import it all the "
                "same with --accept-changes."};
    if (!m_request.dryRun) {
        if (m_control.report)
            m_control.report({"Writing", 0, 0, m_result.record.rows});
        Expected<ImportRecord> written = m_session->commit(m_result.record);
        if (!written.ok())
            return written.error();
        m_result.record = std::move(written).value();
    }
    m_session.reset();
    return std::move(m_result);
}

Expected<ImportResult> readAndConclude(Store& store, const ImportRequest& request,
                                       const Dialect& dialect, plan::Plan& plan,
                                       const Control& control)
{
    // Most files need no proof of anything. One that does is read for the proof, at first only as
    // far as it takes, and then from its beginning again.
    for (int proofs = 0; proofs <= 2; ++proofs) {
        Attempt attempt(store, request, dialect, plan, control);
        const Status status = attempt.read();
        if (status.ok())
            return attempt.conclude();
        if (!attempt.question())
            return status.error();
        const bool wholeFile =
            proofs > 0 || attempt.question()->reading == values::Reading::Opposed;
        if (Status proven = proveConventions(plan, request.file, dialect, wholeFile, control);
            !proven.ok())
            return proven.error();
        if (wholeFile)
            proofs = std::max(proofs, 1);
    }
    return Error{ErrorKind::Refused, "The file changed while it was read; import it again."};
}

} // namespace

Expected<ImportResult> importFile(Store& store, const ImportRequest& request,
                                  const Control& control)
{
    const auto began = std::chrono::steady_clock::now();
    const auto placed = [&](Error error) {
        if (error.file.empty() && error.kind != ErrorKind::Cancelled)
            error.file = request.file.string();
        // A part of an archive is read from a temporary file that nobody knows.
        if (!request.name.empty() && error.file == request.file.string())
            error.file = request.name;
        return error;
    };
    Expected<TimeZone> zone = reportingZone(store);
    if (!zone.ok())
        return zone.error();
    Expected<TableReader> reader = TableReader::open(request.file, request.dialect);
    if (!reader.ok())
        return placed(reader.error());
    // Rows that were set aside, mended in a file and come back leave the list they are on.
    if (!reader.value().headers().empty() && reader.value().headers().front() == kReasonColumn) {
        const Expected<std::optional<MendableRows>> mended = mendedFile(store, request.file);
        const Expected<ImportReading> reading = mended.ok() && mended.value()
                                                    ? store.importReading(mended.value()->importId)
                                                    : Expected<ImportReading>(ImportReading());
        if (reading.ok() && reading.value().mapping == toJson(request.mapping))
            return importMended(store, *mended.value(), request.dryRun, control);
    }
    Expected<plan::Plan> plan = plan::bind(request.mapping, reader.value().headers(), zone.value());
    if (!plan.ok())
        return placed(plan.error());
    Expected<ImportResult> result =
        readAndConclude(store, request, reader.value().dialect(), plan.value(), control);
    if (!result.ok())
        return placed(result.error());
    ImportResult& done = result.value();
    done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    done.rowsPerSecond =
        done.seconds > 0 ? static_cast<double>(done.record.rows) / done.seconds : 0;
    return result;
}

} // namespace regard
