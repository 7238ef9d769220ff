// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../dialogs/driving.h"
#include "company.h"
#include "support/catch.h"

#include "presentation/workspace.h"
#include "ui/present/present_window.h"

#include <regard/store/store.h>

#include <QApplication>
#include <QPointer>
#include <QtTest/QTest>

using namespace regard;
using namespace regard::test;
using presentation::Workspace;

namespace {

void open(Workspace& workspace, const std::filesystem::path& store)
{
    workspace.setAsOf(Moment::date(toDay({2026, 10, 1})));
    workspace.setRemembersStores(false);
    workspace.open(QString::fromStdString(store.string()));
    REQUIRE(waitUntil([&] { return workspace.overview() != nullptr && !workspace.isBusy(); }));
}

} // namespace

TEST_CASE("The wallboard turns its pages by key, holds, and leaves by Escape")
{
    const ScratchFolder folder;
    Workspace workspace;
    open(workspace, makeCompany(folder));
    QPointer<ui::PresentWindow> board = new ui::PresentWindow(workspace, {});
    board->setAttribute(Qt::WA_DeleteOnClose);
    board->resize(1280, 720);
    board->show();
    REQUIRE(waitUntil([&] { return board->isSettled(); }));
    REQUIRE(board->pageCount() == 4);
    CHECK(board->accessibleName().startsWith("How are we doing for our customers?"));
    QTest::keyClick(board, Qt::Key_Right);
    CHECK(board->current() == 1);
    QTest::keyClick(board, Qt::Key_Left);
    QTest::keyClick(board, Qt::Key_Left);
    CHECK(board->current() == 3);
    QTest::keyClick(board, Qt::Key_Space);
    QTest::keyClick(board, Qt::Key_Escape);
    REQUIRE(waitUntil([&] { return board.isNull(); }));
}

TEST_CASE("The wallboard shows the chosen pages, moves a little with each turn, and names nobody")
{
    const ScratchFolder folder;
    Workspace workspace;
    open(workspace, makeCompany(folder));
    ui::PresentWindow board(workspace, {{"loyalty"}, 20});
    board.resize(1280, 720);
    board.show();
    REQUIRE(waitUntil([&] { return board.isSettled(); }));
    REQUIRE(board.pageCount() == 1);
    QApplication::processEvents();
    const QImage before = board.grab().toImage();
    board.turn(1);
    const QImage after = board.grab().toImage();
    CHECK(before != after); // the same page, some pixels elsewhere
    CHECK_FALSE(board.accessibleName().contains("Name "));
    CHECK(before.pixelColor(2, 2).lightness() < 40);
}

TEST_CASE("The wallboard follows what another program writes")
{
    const ScratchFolder folder;
    const auto path = makeCompany(folder);
    Workspace workspace;
    open(workspace, path);
    ui::PresentWindow board(workspace, {{"overview"}, 20});
    board.resize(1280, 720);
    board.show();
    REQUIRE(waitUntil([&] { return board.isSettled(); }));
    const QString before = board.accessibleName();
    auto other = Store::open(path);
    REQUIRE(other.ok());
    const auto imports = other.value().imports();
    REQUIRE(imports.ok());
    REQUIRE(other.value().undoImport(imports.value()[1].id).ok()); // the answers
    CHECK(waitUntil([&] { return board.accessibleName() != before; }));
    CHECK_FALSE(board.accessibleName().contains("NPS"));
}
