// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_store.h"
#include "ui/dialogs/addresses_box.h"
#include "ui/dialogs/customers_dialog.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QUndoStack>

using namespace regard;
using namespace regard::test;

namespace {

QString cellOf(const QTableView& table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

/// A shop that knows addresses and a CRM that knows both; two people share an address.
void bringPeople(OpenStore& store)
{
    store.bring("crm.csv",
                "id,mail,name\nC-1,ann@example.org,Ann Lee\nC-2,home@example.org,Bob\n"
                "C-3,home@example.org,Cy\n",
                R"({"name": "CRM", "records": [{"table": "customer",
                    "columns": {"id": "id", "mail": "email", "name": "name"}}]})");
    store.bring("orders.csv",
                "id,mail,at,amount\nO-1,ann@example.org,2026-09-01,10\n"
                "O-2,eve@example.org,2026-09-02,20\n",
                R"({"name": "Shop", "records": [{"table": "purchase",
                    "columns": {"id": "id", "mail": "email", "at": "at", "amount": "amount"}}]})");
}

} // namespace

TEST_CASE("customers are reviewed: who matches, who was joined, and by what")
{
    OpenStore store;
    bringPeople(store);
    ui::CustomersDialog dialog(store.workspace());
    present(dialog);
    auto& matches = child<QTableView>(dialog, "matchTable");
    auto& unmatched = child<QTableView>(dialog, "unmatchedTable");
    auto& merges = child<QTableView>(dialog, "mergeTable");
    auto& join = child<QPushButton>(dialog, "joinButton");
    auto& separate = child<QPushButton>(dialog, "separateButton");
    REQUIRE(waitUntil([&] { return matches.model()->rowCount() == 2; }));
    CHECK(cellOf(matches, 0, 0) == QStringLiteral("CRM"));
    CHECK(cellOf(matches, 0, 1) == QStringLiteral("3"));
    CHECK(cellOf(matches, 0, 2) == QStringLiteral("1"));
    CHECK(cellOf(matches, 0, 3) == QStringLiteral("33 %"));
    CHECK(child<QLabel>(dialog, "unmatchedTitle").text() ==
          QStringLiteral("Known to CRM alone: 2"));
    CHECK(cellOf(unmatched, 0, 0) == QStringLiteral("C-2"));
    CHECK(focusDisorder(dialog).toStdString() == "");
    CHECK(cutText(dialog).toStdString() == "");

    // First what is to be looked at, then what was joined.
    REQUIRE(merges.model()->rowCount() == 2);
    CHECK(cellOf(merges, 0, 3) == QStringLiteral("look at it"));
    CHECK(join.isEnabled());
    CHECK(separate.isEnabled());
    merges.setCurrentIndex(merges.model()->index(1, 0));
    CHECK(cellOf(merges, 1, 0) == QStringLiteral("C-1"));
    CHECK(cellOf(merges, 1, 3) == QStringLiteral("one person"));
    CHECK(child<QLabel>(dialog, "because").text() ==
          QStringLiteral("import 1 (crm.csv) gives id C-1 and this address in one row"));
    CHECK_FALSE(join.isEnabled());

    QTest::mouseClick(&separate, Qt::LeftButton);
    REQUIRE(waitUntil([&] { return cellOf(merges, 1, 3) == QStringLiteral("kept apart"); }));
    CHECK(cellOf(matches, 0, 2) == QStringLiteral("0"));
    REQUIRE(store.workspace().undoStack()->canUndo());
    store.workspace().undoStack()->undo();
    REQUIRE(waitUntil([&] { return cellOf(merges, 1, 3) == QStringLiteral("one person"); }));

    merges.setCurrentIndex(merges.model()->index(0, 0));
    QTest::mouseClick(&join, Qt::LeftButton);
    REQUIRE(waitUntil([&] {
        return cellOf(matches, 0, 1) == QStringLiteral("2"); // C-2 and C-3 are one
    }));
    CHECK(store.failure() == "");
}

TEST_CASE("a customer is erased when it was seen what goes")
{
    OpenStore store;
    bringPeople(store);
    ui::CustomersDialog dialog(store.workspace());
    present(dialog);
    auto& matches = child<QTableView>(dialog, "matchTable");
    auto& erase = child<QPushButton>(dialog, "eraseButton");
    REQUIRE(waitUntil([&] { return matches.model()->rowCount() == 2; }));
    const auto ask = [&](const char* whom) {
        onceShown("question", [whom](QWidget& question) {
            QTest::keyClicks(&child<QLineEdit>(question, "questionField"),
                             QString::fromLatin1(whom));
            child<QPushButton>(question, "questionAction").click();
        });
        QTest::mouseClick(&erase, Qt::LeftButton);
    };
    ask("nobody");
    REQUIRE(waitUntil([&] { return !child<QLabel>(dialog, "dialogError").text().isEmpty(); }));

    QString said;
    ask("ann@example.org");
    onceShown("question", [&said](QWidget& question) {
        said = child<QLabel>(question, "questionText").text();
        child<QPushButton>(question, "questionAction").click();
    });
    REQUIRE(waitUntil([&] { return cellOf(matches, 0, 1) == QStringLiteral("2"); }));
    CHECK(said.startsWith(QStringLiteral("Known as C-1, ann@example.org.\n")));
    CHECK(said.contains(QStringLiteral("1 × customer, 1 × purchase")));
    CHECK(child<QLabel>(dialog, "customersSaid").text() ==
          QStringLiteral("ann@example.org was erased: 2 rows and every trace of them."));
    CHECK_FALSE(store.workspace().undoStack()->canUndo());
    REQUIRE(waitUntil([&] { // the window follows
        return store.workspace().engine()->dataset().customerCount() == 3;
    }));
}

TEST_CASE("the settings say whether addresses are kept, and save it")
{
    OpenStore store;
    bringPeople(store);
    const auto kept = [&] {
        return Store::open(store.folder() / "test.regard").value().keepsAddresses().value();
    };
    {
        ui::AddressesBox box(store.workspace());
        auto& keep = child<QCheckBox>(box, "keepAddresses");
        CHECK_FALSE(keep.isEnabled());
        REQUIRE(waitUntil([&] { return keep.isEnabled(); }));
        CHECK(box.change().isEmpty());
        keep.click();
        CHECK(box.change().startsWith(QStringLiteral("From the next import on")));
        box.save();
    }
    REQUIRE(waitUntil(kept));
    ui::AddressesBox box(store.workspace());
    auto& keep = child<QCheckBox>(box, "keepAddresses");
    REQUIRE(waitUntil([&] { return keep.isEnabled(); }));
    CHECK(keep.isChecked());
    keep.click();
    CHECK(box.change().contains(QStringLiteral("removed for ever")));
    box.save();
    REQUIRE(waitUntil([&] { return !kept(); }));
    CHECK(store.failure() == "");
}

TEST_CASE("addresses are kept from now on, and go when that is taken back")
{
    OpenStore store;
    bringPeople(store);
    ui::CustomersDialog dialog(store.workspace());
    present(dialog);
    auto& keep = child<QCheckBox>(dialog, "keepAddresses");
    REQUIRE(waitUntil(
        [&] { return child<QTableView>(dialog, "matchTable").model()->rowCount() == 2; }));
    CHECK_FALSE(keep.isChecked());
    keep.click();
    REQUIRE(waitUntil([&] { return !child<QLabel>(dialog, "customersSaid").text().isEmpty(); }));
    store.settle();
    onceShown("question", [](QWidget& question) { QTest::keyClick(&question, Qt::Key_Escape); });
    keep.click();
    CHECK(keep.isChecked()); // the way back was taken
    onceShown("question",
              [](QWidget& question) { child<QPushButton>(question, "questionAction").click(); });
    keep.click();
    store.settle();
    CHECK_FALSE(keep.isChecked());
}
