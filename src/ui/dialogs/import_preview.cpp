// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_preview.h"

#include "presentation/models/check_model.h"
#include "presentation/models/import_words.h"
#include "ui/dialogs/check_table.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kRowHeight = 27;
constexpr int kRowsShown = 3;
constexpr int kHeaderHeight = 28;
constexpr int kScrollBarHeight = 12;

/// The first rows with the fields that differ from row to row; the kind of a survey says which of
/// several a row is.
ImportResult firstRows(const ImportResult& result, const Mapping& mapping)
{
    ImportResult first;
    first.record = result.record;
    const std::size_t rows = std::min<std::size_t>(result.preview.size(), kRowsShown);
    first.preview.assign(result.preview.begin(),
                         result.preview.begin() + static_cast<std::ptrdiff_t>(rows));
    for (PreviewRow& row : first.preview)
        std::erase_if(row.values, [&](const auto& value) {
            return value.first != "kind" &&
                   std::any_of(mapping.records.begin(), mapping.records.end(),
                               [&](const RecordMapping& record) {
                                   return record.table == row.table &&
                                          record.constants.count(value.first) > 0;
                               });
        });
    return first;
}

} // namespace

ImportPreview::ImportPreview(QWidget* parent) : QWidget(parent), m_model(new CheckModel(this))
{
    setObjectName(QStringLiteral("importPreview"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_warning = new QFrame(this);
    m_warning->setObjectName(QStringLiteral("importWarning"));
    m_warning->setProperty("tone", QStringLiteral("warn"));
    auto* words = new QHBoxLayout(m_warning);
    words->setContentsMargins(16, 8, 16, 8);
    words->setSpacing(12);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    m_warningHead = makeLabel({}, TextRole::Strong, m_warning);
    m_warningText = makeLabel({}, TextRole::Body, m_warning, true);
    m_warningText->setObjectName(QStringLiteral("importWarningText"));
    text->addWidget(m_warningHead);
    text->addWidget(m_warningText);
    words->addLayout(text, 1);
    auto* show =
        makeButton(tr("Show them"), QStringLiteral("showSetAside"), ButtonKind::Link, m_warning);
    connect(show, &QPushButton::clicked, this, &ImportPreview::setAsideAsked);
    words->addWidget(show);
    column->addWidget(m_warning);
    m_state = makeLabel({}, TextRole::Note, this);
    m_state->setObjectName(QStringLiteral("previewState"));
    column->addWidget(m_state);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("previewTable"));
    m_table->setAccessibleName(tr("First rows as they are understood"));
    m_table->setModel(m_model);
    dressCheckTable(*m_table, kRowHeight);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setRowsShown(kRowsShown);
    column->addWidget(m_table);
    setStale({});
}

void ImportPreview::setResult(const ImportResult& result, const Mapping& mapping)
{
    m_warning->setVisible(result.record.setAside > 0);
    m_warningHead->setText(setAsideHeadline(result));
    m_warningText->setText(tr("%1 They are set aside with their reasons and can be mended and "
                              "imported later.")
                               .arg(setAsideText(result)));
    m_model->setResult(firstRows(result, mapping));
    m_state->setText(tr("The first rows as they are understood"));
    m_state->show();
    m_table->setVisible(m_model->rowCount() > 0);
    m_table->setEnabled(true);
    fitColumns(*m_table);
}

void ImportPreview::setRowsShown(int rows)
{
    m_table->setFixedHeight(kHeaderHeight + std::clamp(rows, 1, kRowsShown) * kRowHeight +
                            kScrollBarHeight);
}

void ImportPreview::setStale(const QString& why)
{
    m_warning->hide();
    m_state->setText(why);
    m_state->setVisible(!why.isEmpty());
    m_table->setEnabled(false);
    if (why.isEmpty())
        m_table->hide();
}

} // namespace regard::ui
