// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "driving.h"
#include "presentation/models/import_item.h"
#include "support/catch.h"
#include "ui/dialogs/import_parts_step.h"

#include <QAbstractItemModel>
#include <QListView>
#include <QTest>

using namespace regard;
using namespace regard::test;
using regard::presentation::ImportItem;
using regard::ui::ImportPartsStep;

TEST_CASE(
    "the parts of a file are ticked as they are usually taken, and what cannot be read is said")
{
    ImportPartsStep step;
    ImportItem item;
    item.file = QStringLiteral("export.zip");
    step.setParts(item,
                  {{"orders.csv", 100, true, {}},
                   {"book.xlsx: May", 100, true, {}},
                   {"book.xlsx: June", 100, false, {}},
                   {"more.zip", 100, true, "It is an archive in an archive."}},
                  false);
    step.resize(600, 400);
    present(step);
    const auto chosen = [&] {
        QStringList names;
        for (const ImportItem& one : step.chosen())
            names << one.part;
        return names;
    };
    CHECK(chosen() == QStringList{QStringLiteral("orders.csv"), QStringLiteral("book.xlsx: May")});

    auto& list = child<QListView>(step, "partList");
    const QModelIndex refused = list.model()->index(3, 0);
    CHECK(refused.data().toString() ==
          QStringLiteral("more.zip  ·  It is an archive in an archive."));
    CHECK_FALSE(list.model()->flags(refused).testFlag(Qt::ItemIsEnabled));

    list.setFocus();
    list.setCurrentIndex(list.model()->index(2, 0));
    QTest::keyClick(&list, Qt::Key_Space);
    CHECK(chosen().contains(QStringLiteral("book.xlsx: June")));
    CHECK(chosen().size() == 3);
}
