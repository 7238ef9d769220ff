// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dialogs/driving.h"
#include "company.h"
#include "support/catch.h"

#include "ui/report/report.h"

#include <QFile>

using namespace regard;
using namespace regard::test;

namespace {

ui::ReportRequest requestFor(const std::filesystem::path& store, const ScratchFolder& folder,
                             const char* name)
{
    ui::ReportRequest request;
    request.store = QString::fromStdString(store.string());
    request.out = QString::fromStdString((folder / name).string());
    request.asOf = Moment::date(toDay({2026, 10, 1}));
    return request;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A report as a web page says its figures and is the same twice")
{
    const ScratchFolder folder;
    const auto store = makeCompany(folder, {"Retail & <more>", "Business"});
    auto request = requestFor(store, folder, "first.html");
    request.title = QStringLiteral("Review <of> July");
    REQUIRE(ui::writeReport(request).ok());
    const QString page = QString::fromUtf8(bytesOf(request.out));
    CHECK(page.contains("<title>Review &lt;of&gt; July</title>"));
    CHECK(page.contains("Q3 2026, compared with Q2 2026"));
    CHECK(page.contains("<h2>What customers say</h2>"));
    CHECK(page.contains("<h2>How each figure is computed</h2>"));
    CHECK(page.contains("<svg"));
    CHECK_FALSE(page.contains("Answer 1800")); // no comments
    CHECK_FALSE(page.contains("Name 1"));      // no customers
    auto again = requestFor(store, folder, "second.html");
    again.title = request.title;
    REQUIRE(ui::writeReport(again).ok());
    CHECK(bytesOf(again.out) == bytesOf(request.out));
}

TEST_CASE("A report as a document has its title and is the same twice, its time aside")
{
    const ScratchFolder folder;
    const auto store = makeCompany(folder);
    const auto request = requestFor(store, folder, "first.pdf");
    REQUIRE(ui::writeReport(request).ok());
    const auto without = [](QByteArray bytes) {
        const qsizetype at = bytes.indexOf("/CreationDate");
        REQUIRE(at > 0);
        return bytes.remove(at, bytes.indexOf('\n', at) - at);
    };
    const QByteArray first = bytesOf(request.out);
    CHECK(first.startsWith("%PDF-"));
    CHECK(first.contains("/Title"));
    CHECK_FALSE(first.contains("/Subtype /Image")); // lines and letters only
    const auto again = requestFor(store, folder, "second.pdf");
    REQUIRE(ui::writeReport(again).ok());
    CHECK(without(bytesOf(again.out)) == without(first));
}

TEST_CASE("A report is for whom the filter names, and what cannot be written is said")
{
    const ScratchFolder folder;
    const auto store = makeCompany(folder);
    auto request = requestFor(store, folder, "retail.html");
    request.where = {{"segment", {"Retail"}}};
    request.period = "2026-Q2";
    REQUIRE(ui::writeReport(request).ok());
    const QString page = QString::fromUtf8(bytesOf(request.out));
    CHECK(page.contains("Segment: Retail"));
    CHECK(page.contains("Q2 2026, compared with Q1 2026"));
    request.out = QStringLiteral("/nowhere/at/all/report.pdf");
    const Status nowhere = ui::writeReport(request);
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().file == "/nowhere/at/all/report.pdf");
    request.out = QStringLiteral("report.docx");
    CHECK(ui::writeReport(request).error().message ==
          "A report is a .pdf or an .html file; give it one of these names.");
    request = requestFor(store, folder, "wrong.html");
    request.period = "someday";
    CHECK_FALSE(ui::writeReport(request).ok());
    CHECK_FALSE(QFile::exists(request.out));
}
