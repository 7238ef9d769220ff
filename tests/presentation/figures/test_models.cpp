// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "presentation/explained_rows_model.h"
#include "presentation/text_table_model.h"

#include <QAbstractItemModelTester>

using namespace regard;
using namespace regard::presentation;

TEST_CASE("Rows behind a figure come a few hundred at a time and read their text once a row")
{
    auto explanation = std::make_shared<Explanation>();
    explanation->columns = {"counted as", "customer", "answered_at"};
    for (std::size_t i = 0; i < 1000; ++i)
        explanation->rows.push_back({Table::Survey, i, "promoter"});
    int asked = 0;
    ExplainedRowsModel model;
    model.setExplanation(explanation, [&asked](std::size_t row) {
        ++asked;
        return std::vector<std::string>{"promoter", "C" + std::to_string(row), "2026-09-01"};
    });
    // After the rows are there: the tester fetches more while it is still told of a reset.
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model.rowCount() >= 400);
    CHECK(model.columnCount() == 3);
    CHECK(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString() == "Answered at");
    asked = 0;
    CHECK(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString() == "Counted as");
    CHECK(model.index(7, 0).data().toString() == "promoter");
    CHECK(model.index(7, 1).data().toString() == "C7");
    CHECK(model.index(7, 2).data().toString() == "2026-09-01");
    CHECK(asked == 1);
    while (model.canFetchMore({}))
        model.fetchMore({});
    CHECK(model.rowCount() == 1000);
    CHECK(model.index(999, 1).data().toString() == "C999");
    model.clear();
    CHECK(model.rowCount() == 0);
}

TEST_CASE("The table of a chart keeps to the rules of models")
{
    TextTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTable({QStringLiteral("Period"), QStringLiteral("Value")},
                   {{QStringLiteral("July"), QStringLiteral("47")},
                    {QStringLiteral("August"), QStringLiteral("48")}});
    CHECK(model.rowCount() == 2);
    CHECK(model.index(1, 1).data().toString() == "48");
    CHECK(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString() == "Period");
    model.setTable({}, {});
    CHECK(model.rowCount() == 0);
}
