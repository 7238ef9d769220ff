// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/workbook.h"

#include "core/ingest/containers/sheet_writer.h"
#include "core/ingest/containers/xml_stream.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace regard {
namespace {

constexpr std::string_view kNoSheets = "The workbook is damaged: its list of sheets cannot be "
                                       "found. Open it in a spreadsheet and save "
                                       "it again.";
constexpr std::size_t kMostStyles = 100'000;

/// How large the CSV of a sheet may become. A reference to a shared text takes 30 bytes of the
/// sheet, so long texts make the CSV larger than the sheet, within reason.
std::int64_t roomFor(const ArchiveEntry& entry, const std::filesystem::path& target)
{
    constexpr std::int64_t kHarmlessBytes = std::int64_t{256} << 20U;
    constexpr std::int64_t kLargestRatio = 64;
    constexpr std::int64_t kMostPacked = 250;
    constexpr std::int64_t kSpareBytes = std::int64_t{256} << 20U;
    // What the archive says of the unpacked size can be a lie.
    const std::int64_t bytes = std::min(entry.bytes, entry.packed * kMostPacked);
    const std::int64_t most = std::max(kHarmlessBytes, bytes * kLargestRatio);
    std::error_code code;
    const std::filesystem::space_info space = std::filesystem::space(target.parent_path(), code);
    return code ? most : std::min(most, static_cast<std::int64_t>(space.available) - kSpareBytes);
}

int idOf(std::string_view text)
{
    int id = -1;
    std::from_chars(text.data(), text.data() + text.size(), id);
    return id;
}

/// <Relationships><Relationship Id="rId1" Type=".../worksheet" Target="worksheets/sheet1.xml"/>
class RelationListener final : public XmlListener {
public:
    struct Relation {
        std::string type; ///< its last word
        std::string target;
    };
    explicit RelationListener(std::filesystem::path base) : m_base(std::move(base)) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override
    {
        if (element != "Relationship" || attributes.get("TargetMode") == "External")
            return;
        const std::string_view type = attributes.get("Type");
        const std::string target(attributes.get("Target"));
        std::filesystem::path place =
            target.starts_with('/') ? std::filesystem::path(target.substr(1)) : m_base / target;
        relations[std::string(attributes.get("Id"))] = {
            std::string(type.substr(type.rfind('/') + 1)), place.lexically_normal().string()};
    }

    std::map<std::string, Relation> relations;

    [[nodiscard]] std::string targetOfType(std::string_view type) const
    {
        for (const auto& [id, relation] : relations)
            if (relation.type == type)
                return relation.target;
        return {};
    }

private:
    std::filesystem::path m_base;
};

/// <workbook><workbookPr date1904="1"/><sheets><sheet name="May" state="hidden" r:id="rId1"/>
class OutlineListener final : public XmlListener {
public:
    struct Listed {
        std::string name;
        std::string relation;
        bool isHidden = false;
    };
    void begin(std::string_view element, const XmlAttributes& attributes) override
    {
        if (element == "workbookPr") {
            const std::string_view value = attributes.get("date1904");
            from1904 = value == "1" || value == "true";
        } else if (element == "sheet") {
            const std::string_view state = attributes.get("state");
            sheets.push_back({std::string(attributes.get("name")),
                              std::string(attributes.get("id")),
                              state == "hidden" || state == "veryHidden"});
        }
    }
    std::vector<Listed> sheets;
    bool from1904 = false;
};

/// <numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
/// <cellXfs><xf numFmtId="164"/></cellXfs>
class StyleListener final : public XmlListener {
public:
    void begin(std::string_view element, const XmlAttributes& attributes) override
    {
        if (element == "numFmts")
            m_inFormats = true;
        else if (element == "cellXfs")
            m_inCells = true;
        else if (element == "numFmt" && m_inFormats)
            m_formats[idOf(attributes.get("numFmtId"))] =
                numberFormat(attributes.get("formatCode"));
        else if (element == "xf" && m_inCells && styles.size() < kMostStyles)
            addStyle(idOf(attributes.get("numFmtId")));
    }
    void end(std::string_view element) override
    {
        if (element == "numFmts")
            m_inFormats = false;
        else if (element == "cellXfs")
            m_inCells = false;
    }
    std::vector<NumberFormat> styles;

private:
    void addStyle(int id)
    {
        const auto told = m_formats.find(id);
        styles.push_back(told != m_formats.end() ? told->second : builtinNumberFormat(id));
    }

    std::map<int, NumberFormat> m_formats;
    bool m_inFormats = false;
    bool m_inCells = false;
};

} // namespace

Expected<Workbook> Workbook::open(const std::filesystem::path& file)
{
    Expected<Archive> archive = Archive::open(file);
    if (!archive.ok())
        return archive.error();
    Workbook workbook(std::move(archive).value());
    if (Status status = workbook.readOutline(); !status.ok())
        return status.error();
    return workbook;
}

Status Workbook::readOutline()
{
    const Error noSheets{ErrorKind::Invalid, std::string(kNoSheets), m_archive.path().string()};
    const auto read = [&](const std::string& name, XmlListener& listener) -> Status {
        const ArchiveEntry* entry = m_archive.find(name);
        return entry == nullptr ? Status(noSheets) : readXml(m_archive, *entry, listener);
    };
    RelationListener top{std::filesystem::path()};
    if (Status status = read("_rels/.rels", top); !status.ok())
        return status;
    const std::filesystem::path outline = top.targetOfType("officeDocument");
    RelationListener relations(outline.parent_path());
    const std::filesystem::path folder = outline.parent_path() / "_rels";
    if (Status status =
            read((folder / (outline.filename().string() + ".rels")).string(), relations);
        !status.ok())
        return status;
    OutlineListener listed;
    if (Status status = read(outline.string(), listed); !status.ok())
        return status;
    m_from1904 = listed.from1904;
    for (OutlineListener::Listed& sheet : listed.sheets) {
        const auto relation = relations.relations.find(sheet.relation);
        if (relation != relations.relations.end() && relation->second.type == "worksheet")
            m_sheets.push_back({std::move(sheet.name), relation->second.target, sheet.isHidden});
    }
    m_sharedStrings = relations.targetOfType("sharedStrings");
    StyleListener styles;
    const std::string styleFile = relations.targetOfType("styles");
    if (m_archive.find(styleFile) != nullptr)
        if (Status status = read(styleFile, styles); !status.ok())
            return status;
    m_styles = std::move(styles.styles);
    return m_sheets.empty() ? Status(noSheets) : Status();
}

Expected<const ArchiveEntry*> Workbook::entryOf(const Sheet& sheet) const
{
    const ArchiveEntry* entry = m_archive.find(sheet.entry);
    if (entry == nullptr)
        return Error{ErrorKind::Invalid,
                     "The workbook is damaged: its sheet \"" + sheet.name +
                         "\" is missing. Open it in a spreadsheet and save it again.",
                     m_archive.path().string()};
    return entry;
}

std::int64_t Workbook::bytes(const Sheet& sheet) const
{
    const ArchiveEntry* entry = m_archive.find(sheet.entry);
    return entry == nullptr ? 0 : entry->bytes;
}

Expected<bool> Workbook::isEmpty(const Sheet& sheet) const
{
    const Expected<const ArchiveEntry*> entry = entryOf(sheet);
    if (!entry.ok())
        return entry.error();
    const SharedStrings none;
    SheetWriter looking(nullptr, {none, m_styles, m_from1904}, {}, 0);
    if (Status status = readXml(m_archive, *entry.value(), looking); !status.ok())
        return status.error();
    // One that makes no sense is not empty: reading it says why.
    return !looking.hasValues() && looking.finish().ok();
}

Status Workbook::write(const Sheet& sheet, const std::filesystem::path& target,
                       const Control& control) const
{
    const Expected<const ArchiveEntry*> entry = entryOf(sheet);
    if (!entry.ok())
        return entry.error();
    SharedStrings strings;
    if (const ArchiveEntry* shared = m_archive.find(m_sharedStrings); shared != nullptr) {
        Expected<SharedStrings> read = SharedStrings::read(m_archive, *shared, control);
        if (!read.ok())
            return read.error();
        strings = std::move(read).value();
    }
    const std::int64_t mostBytes = roomFor(*entry.value(), target);
    std::vector<MergedRows> merged;
    for (;;) {
        Expected<NewFile> file = NewFile::create(target);
        if (!file.ok())
            return file.error();
        SheetWriter writer(&file.value(), {strings, m_styles, m_from1904}, merged, mostBytes,
                           control.stop);
        Status status = readXml(m_archive, *entry.value(), writer, control);
        if (status.ok())
            status = writer.finish();
        if (!status.ok()) {
            Error error = status.error();
            if (error.file.empty() && error.kind != ErrorKind::Cancelled)
                error.file = m_archive.path().string();
            return error;
        }
        if (!merged.empty() || writer.merges().empty())
            return file.value().finish();
        merged = writer.merges();
        std::error_code ignored;
        std::filesystem::remove(target, ignored);
    }
}

} // namespace regard
