// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_check_step.h"

#include "presentation/formatting.h"
#include "presentation/models/check_model.h"
#include "presentation/models/import_words.h"
#include "presentation/models/kpi_text.h"
#include "ui/dialogs/check_table.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

namespace regard::ui {

using namespace presentation;
using Show = CheckModel::Show;

namespace {

constexpr int kRowHeight = 28;

struct Chip {
    Show show;
    const char* name;
};
constexpr Chip kChips[] = {{Show::All, "chipAll"},         {Show::New, "chipNew"},
                           {Show::Changed, "chipChanged"}, {Show::Same, "chipSame"},
                           {Show::Merged, "chipMerged"},   {Show::SetAside, "chipSetAside"}};

QString chipText(Show show, std::int64_t count)
{
    const QString number = displayLocale().toString(static_cast<qlonglong>(count));
    switch (show) {
    case Show::All:
        return ImportCheckStep::tr("All that can be read %1").arg(number);
    case Show::New:
        return ImportCheckStep::tr("New %1").arg(number);
    case Show::Changed:
        return ImportCheckStep::tr("Changed %1").arg(number);
    case Show::Same:
        return ImportCheckStep::tr("Same as stored %1").arg(number);
    case Show::Merged:
        return ImportCheckStep::tr("Merged %1").arg(number);
    case Show::SetAside:
        return ImportCheckStep::tr("Set aside %1").arg(number);
    }
    return {};
}

} // namespace

ImportCheckStep::ImportCheckStep(QWidget* parent) : QWidget(parent), m_model(new CheckModel(this))
{
    setObjectName(QStringLiteral("importCheckStep"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_head = makeLabel({}, TextRole::CardTitle, this, true);
    m_head->setObjectName(QStringLiteral("checkCounts"));
    m_detail = makeLabel({}, TextRole::Second, this, true);
    m_detail->setObjectName(QStringLiteral("checkDetail"));
    column->addWidget(m_head);
    column->addWidget(m_detail);

    auto* across = new QHBoxLayout;
    across->setSpacing(6);
    m_filters = new QButtonGroup(this);
    for (const Chip& chip : kChips) {
        auto* button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(chip.name));
        button->setProperty("kind", QStringLiteral("chip"));
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_filters->addButton(button, static_cast<int>(chip.show));
        m_chips[static_cast<int>(chip.show)] = button;
        across->addWidget(button);
    }
    m_reasons = new ComboBox(this);
    m_reasons->setObjectName(QStringLiteral("reasonFilter"));
    m_reasons->setAccessibleName(tr("Reason for which rows are set aside"));
    across->addStretch(1);
    across->addWidget(m_reasons);
    column->addLayout(across);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("checkTable"));
    m_table->setModel(m_model);
    dressCheckTable(*m_table, kRowHeight);
    column->addWidget(m_table, 1);
    m_shortfall = makeLabel({}, TextRole::Note, this);
    m_shortfall->setObjectName(QStringLiteral("checkShortfall"));
    column->addWidget(m_shortfall);
    connect(m_filters, &QButtonGroup::idClicked, this, &ImportCheckStep::show);
    connect(m_reasons, &QComboBox::activated, this,
            [this] { show(static_cast<int>(Show::SetAside)); });
}

void ImportCheckStep::setResult(const ImportResult& result)
{
    m_model->setResult(result);
    m_head->setText(tr("When imported: %1").arg(countsText(result.record)));
    QStringList detail;
    if (result.record.setAside > 0)
        detail += tr("%1 They are kept with their reasons and can be mended and imported later.")
                      .arg(setAsideText(result));
    for (const std::string& note : result.notes)
        detail += qstring(note);
    m_detail->setText(detail.join(u' '));
    m_detail->setVisible(!detail.isEmpty());
    for (const auto& [show, chip] : m_chips) {
        const auto kind = static_cast<Show>(show);
        const std::int64_t count = m_model->count(kind);
        chip->setText(chipText(kind, count));
        chip->setVisible(kind == Show::All || count > 0);
    }
    fillReasons();
    // What needs a look comes first.
    const Show first = result.record.changed > 0 ? Show::Changed
                       : result.record.setAside > 0 && m_model->count(Show::All) == 0
                           ? Show::SetAside
                           : Show::All;
    show(static_cast<int>(first));
}

void ImportCheckStep::fillReasons()
{
    m_reasons->clear();
    m_reasons->addItem(tr("All reasons"), QString());
    for (const auto& [reason, count] : m_model->reasons())
        m_reasons->addItem(
            tr("%1: %2").arg(qstring(reason), displayLocale().toString(qlonglong(count))),
            qstring(reason));
}

void ImportCheckStep::show(int filter)
{
    const auto kind = static_cast<Show>(filter);
    m_chips[filter]->setChecked(true);
    m_reasons->setVisible(kind == Show::SetAside && m_reasons->count() > 2);
    const std::string reason =
        kind == Show::SetAside ? m_reasons->currentData().toString().toStdString() : std::string();
    m_model->setShow(kind, reason);
    m_table->setAccessibleName(m_chips[filter]->text());
    m_shortfall->setText(m_model->shortfall());
    m_shortfall->setVisible(!m_shortfall->text().isEmpty());
    fitColumns(*m_table);
}

void ImportCheckStep::showSetAside()
{
    show(static_cast<int>(Show::SetAside));
}

void ImportCheckStep::focusFirst()
{
    m_filters->checkedButton()->setFocus();
}

} // namespace regard::ui
