// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/benchmark_dialog.h"

#include "presentation/models/benchmarks_model.h"
#include "presentation/models/kpi_text.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <regard/domain/kpi.h>

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace regard::ui {

using presentation::qstring;
using presentation::readNumber;

BenchmarkDialog::BenchmarkDialog(Day today, std::map<std::string, std::string> scalesInUse,
                                 QWidget* parent)
    : DialogFrame(tr("Add a benchmark"), parent), m_today(today), m_scales(std::move(scalesInUse))
{
    setObjectName(QStringLiteral("benchmarkDialog"));
    setPreferredSize({680, 400});
    const auto line = [this](const char* name, const QString& placeholder = {}) {
        auto* field = new QLineEdit(this);
        field->setObjectName(QString::fromLatin1(name));
        field->setPlaceholderText(placeholder);
        connect(field, &QLineEdit::textChanged, this, &BenchmarkDialog::refresh);
        return field;
    };
    m_kpi = new ComboBox(this);
    m_kpi->setObjectName(QStringLiteral("benchmarkKpi"));
    for (const KpiDefinition& kpi : kpiDefinitions())
        m_kpi->addItem(qstring(kpi.name), qstring(kpi.id));
    m_sector = line("benchmarkSector", tr("B2B services"));
    m_value = line("benchmarkValue");
    m_low = line("benchmarkLow", tr("optional"));
    m_high = line("benchmarkHigh", tr("optional"));
    m_scale = line("benchmarkScale", tr("0-10"));
    m_source = line("benchmarkSource", tr("Who published it, and where"));
    m_dated = new DateField(this);
    m_dated->setObjectName(QStringLiteral("benchmarkDated"));
    m_dated->setDate(presentation::toDate(today));
    m_n = line("benchmarkN", tr("optional"));

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->addWidget(makeField(tr("KPI"), m_kpi, this), 0, 0, 1, 2);
    grid->addWidget(makeField(tr("Sector"), m_sector, this), 0, 2, 1, 2);
    grid->addWidget(makeField(tr("Value"), m_value, this), 1, 0);
    grid->addWidget(makeField(tr("Lower end"), m_low, this), 1, 1);
    grid->addWidget(makeField(tr("Upper end"), m_high, this), 1, 2);
    grid->addWidget(makeField(tr("Scale"), m_scale, this), 1, 3);
    grid->addWidget(makeField(tr("Source"), m_source, this), 2, 0, 1, 2);
    grid->addWidget(makeField(tr("Dated"), m_dated, this), 2, 2);
    grid->addWidget(makeField(tr("Answers (n)"), m_n, this), 2, 3);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    grid->setColumnMinimumWidth(2, 150);
    body().addLayout(grid);
    m_note = makeLabel({}, TextRole::Second, this, true);
    m_note->setObjectName(QStringLiteral("benchmarkNote"));
    body().addWidget(m_note);
    body().addStretch(1);

    auto* cancel =
        makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Plain, this);
    m_add = makeButton(tr("Add benchmark"), QStringLiteral("addButton"), ButtonKind::Primary, this);
    m_add->setDefault(true);
    footEnd().addWidget(cancel);
    footEnd().addWidget(m_add);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_kpi, &QComboBox::currentIndexChanged, this, &BenchmarkDialog::refresh);
    connect(m_dated, &QDateEdit::dateChanged, this, &BenchmarkDialog::refresh);
    refresh();
    m_kpi->setFocus();
}

Benchmark BenchmarkDialog::benchmark() const
{
    Benchmark row;
    row.kpi = m_kpi->currentData().toString().toStdString();
    row.sector = m_sector->text().trimmed().toStdString();
    row.value = readNumber(m_value->text()).value_or(0);
    row.low = readNumber(m_low->text());
    row.high = readNumber(m_high->text());
    row.scale = presentation::normalScale(m_scale->text().toStdString());
    row.source = m_source->text().trimmed().toStdString();
    row.dated = presentation::fromDate(m_dated->date());
    if (const auto n = readNumber(m_n->text()); n && *n >= 1)
        row.n = static_cast<std::int64_t>(*n);
    return row;
}

QString BenchmarkDialog::problem() const
{
    for (const auto& [field, needed] : {std::pair(m_value, true), std::pair(m_low, false),
                                        std::pair(m_high, false), std::pair(m_n, false)}) {
        const QString typed = field->text().trimmed();
        if (typed.isEmpty() && needed)
            return tr("Type the value.");
        if (!typed.isEmpty() && !readNumber(typed))
            return tr("“%1” is not a number.").arg(typed);
    }
    if (const auto wrong = presentation::benchmarkProblem(benchmark(), m_today))
        return *wrong;
    return {};
}

void BenchmarkDialog::refresh()
{
    const QString wrong = problem();
    m_add->setEnabled(wrong.isEmpty());
    // What is only not typed yet is said quietly; the button tells that it is not ready.
    const bool untouched = m_value->text().isEmpty() && m_source->text().isEmpty();
    setError(untouched ? QString() : wrong);
    const Benchmark row = benchmark();
    const auto scale = m_scales.find(row.kpi);
    const auto unlike =
        scale == m_scales.end() ? std::nullopt : presentation::scaleProblem(row, scale->second);
    m_note->setText(unlike && wrong.isEmpty()
                        ? *unlike
                        : tr("A benchmark stands beside your figure with its "
                             "source and its date, and fades after three years."));
}

} // namespace regard::ui
