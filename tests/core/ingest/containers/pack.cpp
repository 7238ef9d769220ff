// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/containers/pack.h"

#include "support/catch.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <zip.h>

namespace regard::test {
namespace {

const std::pair<std::string, std::string> kTypes = {
    "[Content_Types].xml",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"};

} // namespace

void pack(const std::filesystem::path& target, const Packed& files, const std::string& password)
{
    int code = 0;
    zip_t* archive = zip_open(target.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    REQUIRE(archive != nullptr);
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const zip_int64_t index =
            zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
        REQUIRE(index >= 0);
        if (!password.empty())
            REQUIRE(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index),
                                            ZIP_EM_AES_256, password.c_str()) == 0);
    }
    REQUIRE(zip_close(archive) == 0);
}

std::string packed(const Packed& files)
{
    const ScratchFolder folder;
    pack(folder / "it.zip", files);
    return readBytes(folder / "it.zip");
}

Packed workbookFrom(const std::filesystem::path& folder)
{
    Packed files = {kTypes};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() != ".csv")
            files.emplace_back(entry.path().lexically_relative(folder).string(),
                               readBytes(entry.path()));
    std::sort(files.begin(), files.end());
    return files;
}

Packed workbookOf(const std::string& rows, const std::string& behindRows)
{
    const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/"
                                 "relationships/";
    return {kTypes,
            {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" + relation +
                                "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
            {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Data\" r:id=\"a\"/>"
                                "</sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"a\" Type=\"" + relation +
                 "worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
            {"xl/worksheets/sheet1.xml",
             "<worksheet><sheetData>" + rows + "</sheetData>" + behindRows + "</worksheet>"}};
}

} // namespace regard::test
