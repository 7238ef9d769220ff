// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fixed_values_dialog.h"

#include "presentation/models/field_choice.h"
#include "presentation/models/kpi_text.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace regard::ui {

using namespace presentation;

FixedValuesDialog::FixedValuesDialog(const Mapping& mapping, QWidget* parent)
    : DialogFrame(tr("Values that hold for every row"), parent), m_mapping(mapping)
{
    setObjectName(QStringLiteral("fixedValuesDialog"));
    setPreferredSize({620, 420});
    body().addWidget(
        makeLabel(tr("What no column of the file says and is the same for all of its "
                     "rows, such as the channel of a survey or the currency of a shop."),
                  TextRole::Second, this, true));
    auto* values = new QWidget(this);
    m_grid = new QGridLayout(values);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    body().addWidget(values);
    m_nothing = makeLabel(tr("No value is fixed yet."), TextRole::Body, this);
    body().addWidget(m_nothing);
    auto* across = new QHBoxLayout;
    m_fields = new ComboBox(this);
    m_fields->setObjectName(QStringLiteral("fixedField"));
    m_fields->setAccessibleName(tr("Field to fix"));
    m_add =
        makeButton(tr("Fix a value for it"), QStringLiteral("addFixed"), ButtonKind::Plain, this);
    m_add->setAutoDefault(false);
    across->addWidget(m_fields, 1);
    across->addWidget(m_add);
    body().addLayout(across);
    body().addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &FixedValuesDialog::addValue);

    auto* cancel =
        makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Plain, this);
    auto* use =
        makeButton(tr("Use these values"), QStringLiteral("useButton"), ButtonKind::Primary, this);
    use->setDefault(true);
    footEnd().addWidget(cancel);
    footEnd().addWidget(use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, [this] {
        // A field that was chosen and left empty says nothing.
        for (RecordMapping& record : m_mapping.records)
            std::erase_if(record.constants, [](const auto& one) { return one.second.empty(); });
        accept();
    });
    showValues();
}

QString FixedValuesDialog::labelOf(const Place& place) const
{
    const RecordMapping& record = m_mapping.records[place.record];
    FieldChoice choice{FieldChoice::Kind::Field, record.table, place.field, {}};
    const auto kind = record.constants.find("kind");
    QString label = choiceLabel(choice);
    // A row that becomes several surveys has a value for each of them.
    if (record.table == Table::Survey && kind != record.constants.end() && place.field != "kind")
        label += QStringLiteral(" (%1)").arg(qstring(kind->second));
    return label;
}

void FixedValuesDialog::showValues()
{
    clearLayout(*m_grid);
    m_free.clear();
    m_fields->clear();
    int at = 0;
    for (std::size_t i = 0; i < m_mapping.records.size(); ++i) {
        const RecordMapping& record = m_mapping.records[i];
        for (const auto& [field, value] : record.constants) {
            const Place place{i, field};
            auto* edit = new QLineEdit(qstring(value), this);
            edit->setObjectName(QStringLiteral("fixed-%1-%2").arg(i).arg(qstring(field)));
            QLabel* label = makeLabel(labelOf(place), TextRole::Body, this);
            label->setBuddy(edit);
            edit->setAccessibleName(label->text());
            connect(edit, &QLineEdit::textEdited, this, [this, place](const QString& typed) {
                m_mapping.records[place.record].constants[place.field] =
                    typed.trimmed().toStdString();
            });
            auto* remove = makeButton(tr("Remove"), QStringLiteral("remove-%1").arg(at),
                                      ButtonKind::Link, this);
            remove->setAutoDefault(false);
            remove->setAccessibleName(tr("Remove %1").arg(label->text()));
            connect(remove, &QPushButton::clicked, this, [this, place] { removeValue(place); });
            m_grid->addWidget(label, at, 0);
            m_grid->addWidget(edit, at, 1);
            m_grid->addWidget(remove, at, 2);
            ++at;
        }
        for (const Field& field : fieldsOf(record.table)) {
            const std::string name(field.name);
            const bool fed = std::any_of(record.columns.begin(), record.columns.end(),
                                         [&](const auto& column) { return column.second == name; });
            if (fed || record.constants.count(name) > 0 || name == "id")
                continue;
            m_free.push_back({i, name});
            m_fields->addItem(labelOf(m_free.back()));
        }
    }
    m_nothing->setVisible(at == 0);
    m_fields->setEnabled(!m_free.empty());
    m_add->setEnabled(!m_free.empty());
}

void FixedValuesDialog::addValue()
{
    const int index = m_fields->currentIndex();
    if (index < 0 || index >= static_cast<int>(m_free.size()))
        return;
    const Place place = m_free[static_cast<std::size_t>(index)];
    m_mapping.records[place.record].constants[place.field];
    showValues();
    if (auto* edit = findChild<QLineEdit*>(
            QStringLiteral("fixed-%1-%2").arg(place.record).arg(qstring(place.field))))
        edit->setFocus();
}

void FixedValuesDialog::removeValue(const Place& place)
{
    m_mapping.records[place.record].constants.erase(place.field);
    // The button that was pressed is among what is made anew.
    QMetaObject::invokeMethod(
        this, [this] { showValues(); }, Qt::QueuedConnection);
}

} // namespace regard::ui
