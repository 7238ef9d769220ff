// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/ingest/reading.h>

#include "core/ingest/mapping_rules.h"
#include "core/ingest/names.h"
#include "core/ingest/profiles/profile_reading.h"
#include "core/ingest/reading/export_changes.h"
#include "core/ingest/reading/file_head.h"
#include "core/ingest/reading/kept_sources.h"
#include "core/ingest/reading/summed_report.h"

#include <algorithm>
#include <set>

namespace regard {

namespace {

/// Decides about one file.
class Chooser final {
public:
    Chooser(const Store& store, const ReadingRequest& request, const Control& control)
        : m_store(store), m_request(request), m_control(control)
    {
    }

    [[nodiscard]] Expected<Reading> choose()
    {
        Expected<Reading> reading = !m_request.mappingFile.empty() ? told()
                                    : !m_request.name.empty()      ? named()
                                                                   : byHead();
        if (!reading.ok()) {
            Error error = reading.error();
            if (error.file.empty() && m_request.mappingFile.empty() && m_request.name.empty())
                error.file = m_request.file.string();
            return error;
        }
        Reading& found = reading.value();
        if (!found.dialect)
            found.dialect = m_request.dialect;
        if (!m_request.source.empty())
            found.mapping.name = m_request.source;
        else if (found.mapping.name.empty())
            found.mapping.name = m_request.file.stem().string();
        found.source = found.mapping.name;
        return reading;
    }

private:
    [[nodiscard]] Expected<Reading> told() const
    {
        Expected<Mapping> mapping = loadMapping(m_request.mappingFile);
        if (!mapping.ok())
            return mapping.error();
        Reading reading;
        reading.origin = ReadingOrigin::Told;
        reading.mapping = std::move(mapping).value();
        return reading;
    }

    [[nodiscard]] Expected<Reading> named();
    [[nodiscard]] Expected<Reading> byHead();
    [[nodiscard]] Expected<Reading> kept(const KeptSource& source);
    [[nodiscard]] Expected<Reading> known(const Recognised& recognised);
    [[nodiscard]] Expected<Reading> guessed(const FileHead& head);
    /// Whether a file that lacks columns of a source explains itself as something else.
    [[nodiscard]] bool explained(const FileHead& head, const KeptSource& source) const
    {
        if (m_recognised)
            return !source.shape || source.shape->profile != m_recognised->profile.about.id;
        return mappingForHeaders(head.headers).ok();
    }
    [[nodiscard]] Expected<FileHead> head(const std::optional<Dialect>& dialect) const
    {
        Expected<FileHead> read = readHead(m_request.file, dialect, kShapeRows);
        if (read.ok() && !m_request.fileName.empty())
            read.value().fileName = m_request.fileName;
        return read;
    }

    const Store& m_store;
    const ReadingRequest& m_request;
    const Control& m_control;
    std::optional<Recognised> m_recognised;
};

/// A kept mapping, or a profile by its id.
Expected<Reading> Chooser::named()
{
    const Expected<std::vector<KeptSource>> sources = keptSources(m_store);
    if (!sources.ok())
        return sources.error();
    std::vector<std::string> names;
    for (const KeptSource& source : sources.value()) {
        if (source.name == m_request.name) {
            Reading reading;
            reading.origin = ReadingOrigin::Told;
            reading.mapping = source.mapping;
            return reading;
        }
        names.push_back(source.name);
    }
    const Expected<std::optional<Recognised>> found =
        recognise(m_request.file, m_request.dialect, m_request.name);
    if (!found.ok())
        return found.error();
    if (found.value()) {
        Expected<Reading> reading = profileReading(*found.value(), m_request.file, m_control);
        if (reading.ok())
            reading.value().origin = ReadingOrigin::Told;
        return reading;
    }
    return Error{
        ErrorKind::NotFound,
        "There is no known export \"" + m_request.name +
            "\" (see them with: regard profiles), and this store keeps no mapping of that "
            "name" +
            (names.empty() ? "; it keeps none yet." : ". It keeps " + listed(names) + ".")};
}

/// By what the file itself shows.
Expected<Reading> Chooser::byHead()
{
    Expected<std::optional<Recognised>> found = recognise(m_request.file, m_request.dialect);
    if (!found.ok())
        return found.error();
    m_recognised = std::move(found).value();
    const Expected<FileHead> shown =
        head(m_recognised ? std::optional(m_recognised->dialect) : m_request.dialect);
    if (!shown.ok())
        return shown.error();
    if (m_recognised)
        m_recognised->head = shown.value();

    const Expected<std::vector<KeptSource>> sources = keptSources(m_store);
    if (!sources.ok())
        return sources.error();
    const bool sourceIsKept = std::ranges::any_of(
        sources.value(), [&](const KeptSource& source) { return source.name == m_request.source; });
    const Expected<std::optional<SourceOfFile>> source = sourceOfFile(
        sources.value(), shown.value(), sourceIsKept ? m_request.source : std::string());
    if (!source.ok())
        return source.error();
    if (source.value() &&
        (source.value()->fits || sourceIsKept || !explained(shown.value(), source.value()->source)))
        return kept(source.value()->source);
    if (m_recognised)
        return known(*m_recognised);
    return guessed(shown.value());
}

Expected<Reading> Chooser::known(const Recognised& recognised)
{
    Expected<Reading> reading = profileReading(recognised, m_request.file, m_control);
    if (reading.ok() || !recognised.profile.about.refuse.empty())
        return reading;
    if (recognised.profile.weak)
        return guessed(recognised.head);
    if (!m_request.proposals)
        return reading;
    // What the profile cannot match a person may.
    Expected<Reading> open = guessed(recognised.head);
    if (open.ok()) {
        open.value().notes.push_back(reading.error().message);
        if (recognised.dialectDiffers)
            open.value().dialect = recognised.dialect;
    }
    return open;
}

/// As the last export of the source was read, with what changed since.
Expected<Reading> Chooser::kept(const KeptSource& source)
{
    Reading reading;
    const bool byProfile = source.shape && !source.shape->ownMapping && m_recognised &&
                           m_recognised->profile.about.id == source.shape->profile;
    if (byProfile) {
        Expected<Reading> fresh = known(*m_recognised);
        if (!fresh.ok())
            return fresh;
        reading = std::move(fresh).value();
        reading.mapping.name = source.name;
    } else {
        reading.mapping = source.mapping;
        if (m_recognised && m_recognised->dialectDiffers)
            reading.dialect = m_recognised->dialect;
    }
    reading.origin = ReadingOrigin::Kept;
    const bool another = !m_request.source.empty() && m_request.source != source.name;
    if (!source.shape || another) // another source has nothing to be compared with
        return reading;
    const Expected<FileHead> shown =
        m_recognised ? Expected<FileHead>(m_recognised->head) : head(m_request.dialect);
    if (!shown.ok())
        return shown.error();
    const ExportShape next = shapeOf(shown.value(), source.mapping);
    reading.changes =
        compareExports(*source.shape, next, source.mapping, reading.mapping, byProfile);
    if (reading.mapping.dates == "auto")
        if (const std::optional<std::string> order =
                keptOrder(*source.shape, next, source.mapping)) {
            reading.mapping.dates = *order;
            reading.notes.push_back("Nothing at the beginning of this file proves whether the day "
                                    "or the month comes first; it is read as the last export of " +
                                    source.name + " was, " + *order + ".");
        }
    const Status whole = checkMapping(reading.mapping);
    if (whole.ok() || m_request.proposals)
        return reading;
    std::string message =
        "The export of \"" + source.name + "\" has changed, and cannot be read as before.";
    for (const ExportChange& change : reading.changes)
        if (change.grave)
            message += " " + change.sentence;
    return Error{ErrorKind::Refused, message + " Match its columns again with a mapping."};
}

/// Whether most columns are called like fields; an id among two hundred questions decides nothing.
bool mostAreFields(const Mapping& named, std::size_t columns)
{
    std::size_t fields = 0;
    for (const RecordMapping& record : named.records)
        fields += static_cast<std::size_t>(std::ranges::count_if(
            record.columns, [](const auto& column) { return !isAttribute(column.second); }));
    return 2 * fields > columns;
}

Expected<Reading> Chooser::guessed(const FileHead& head)
{
    Reading reading;
    Expected<Mapping> named = mappingForHeaders(head.headers);
    // Where people confirm what is proposed, a better guess may come.
    if (named.ok() && m_request.proposals && !mostAreFields(named.value(), head.headers.size())) {
        Mapping proposed = proposeMapping(head.headers, head.records, head.fileName);
        if (!proposed.records.empty()) {
            reading.origin = ReadingOrigin::Proposal;
            reading.mapping = std::move(proposed);
            return reading;
        }
    }
    if (named.ok()) {
        reading.origin = ReadingOrigin::FieldNames;
        reading.mapping = std::move(named).value();
        return reading;
    }
    const std::string summed = summedReport(head);
    if (!m_request.proposals) {
        Error error = named.error();
        if (!summed.empty())
            error = Error{ErrorKind::Refused, summed};
        return error;
    }
    reading.origin = ReadingOrigin::Proposal;
    reading.mapping = proposeMapping(head.headers, head.records, head.fileName);
    if (!summed.empty())
        reading.notes.push_back(summed);
    return reading;
}

/// What an export proved about its dates holds until another one proves something else.
void carryOver(const KeptSource& last, Mapping& mapping, ExportShape& shape)
{
    if (last.mapping.dates == "auto" &&
        (mapping.dates == "day-first" || mapping.dates == "month-first"))
        mapping.dates = "auto";
    if (!last.shape)
        return;
    for (ColumnShape& column : shape.columns)
        for (const ColumnShape& before : last.shape->columns)
            if (before.header == column.header && column.order == ShownOrder::Open &&
                before.order > ShownOrder::Open)
                column.order = before.order;
}

} // namespace

Expected<Reading> readingFor(const Store& store, const ReadingRequest& request,
                             const Control& control)
{
    return Chooser(store, request, control).choose();
}

Status keepReading(Store& store, const Reading& reading, const std::filesystem::path& file)
{
    if (reading.origin == ReadingOrigin::FieldNames) // they explain themselves
        return {};
    const Expected<FileHead> head = readHead(file, reading.dialect, kShapeRows);
    if (!head.ok())
        return head.error();
    ExportShape shape = shapeOf(head.value(), reading.mapping);
    shape.profile = reading.profile;
    if (!reading.profile.empty()) {
        Mapping own = reading.mapping;
        const Expected<std::optional<Recognised>> known =
            recognise(file, reading.dialect, reading.profile);
        const Expected<Reading> fresh = known.ok() && known.value()
                                            ? profileReading(*known.value(), file, {})
                                            : Expected<Reading>(Error{ErrorKind::NotFound, ""});
        if (fresh.ok())
            own.name = fresh.value().mapping.name;
        shape.ownMapping = !fresh.ok() || toJson(fresh.value().mapping) != toJson(own);
    }
    Mapping mapping = reading.mapping;
    mapping.name = reading.source;
    const Expected<std::vector<KeptSource>> sources = keptSources(store);
    if (!sources.ok())
        return sources.error();
    for (const KeptSource& last : sources.value())
        if (last.name == reading.source)
            carryOver(last, mapping, shape);
    return keepSource(store, reading.source, mapping, shape);
}

} // namespace regard
