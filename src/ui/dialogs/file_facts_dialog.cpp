// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_facts_dialog.h"

#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_choice.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>

namespace regard::ui {

using presentation::qstring;

namespace {

/// Chooses the entry with that value; a value that is not offered is added as it is.
void choose(ComboBox& box, const QString& value, const QString& label)
{
    int index = box.findData(value);
    if (index < 0) {
        box.addItem(label, value);
        index = box.count() - 1;
    }
    box.setCurrentIndex(index);
}

/// What is typed counts where it is none of the entries.
QString chosen(const ComboBox& box)
{
    const int index = box.findText(box.currentText());
    return index >= 0 ? box.itemData(index).toString() : box.currentText().trimmed();
}

void makeTypable(ComboBox& box)
{
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.completer()->setFilterMode(Qt::MatchContains);
    box.completer()->setCompletionMode(QCompleter::PopupCompletion);
    box.lineEdit()->setCursorPosition(0);
    box.lineEdit()->setStyleSheet(QStringLiteral(
        "QLineEdit { border: none; background: transparent; padding: 0; min-height: 20px; }"));
}

} // namespace

FileFactsDialog::FileFactsDialog(const Dialect& dialect, const Mapping& mapping, QWidget* parent)
    : DialogFrame(tr("How the file is written"), parent), m_dialect(dialect), m_mapping(mapping)
{
    setObjectName(QStringLiteral("fileFactsDialog"));
    setPreferredSize({680, 400});
    const auto combo = [this](const char* name) {
        auto* box = new ComboBox(this);
        box->setObjectName(QString::fromLatin1(name));
        return box;
    };
    m_encoding = combo("encoding");
    for (const Encoding encoding :
         {Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16LE, Encoding::Utf16BE,
          Encoding::Windows1252, Encoding::Latin1, Encoding::Latin9})
        m_encoding->addItem(qstring(encodingName(encoding)), static_cast<int>(encoding));
    m_encoding->setCurrentIndex(m_encoding->findData(static_cast<int>(dialect.encoding)));

    m_delimiter = combo("delimiter");
    for (const char* each : {",", ";", "\t", "|"})
        m_delimiter->addItem(presentation::delimiterName(each), QString::fromLatin1(each));
    choose(*m_delimiter, qstring(dialect.delimiter),
           presentation::delimiterName(dialect.delimiter));

    m_quote = combo("quote");
    m_quote->addItem(tr("double quotes \""), QStringLiteral("\""));
    m_quote->addItem(tr("single quotes '"), QStringLiteral("'"));
    m_quote->addItem(tr("none"), QString());
    const QString quote =
        dialect.quote == 0 ? QString() : QString(QChar::fromLatin1(dialect.quote));
    choose(*m_quote, quote, quote);

    const auto spin = [this](const char* name, int most, int value) {
        auto* box = new QSpinBox(this);
        box->setObjectName(QString::fromLatin1(name));
        box->setRange(0, most);
        box->setValue(value);
        return box;
    };
    m_skip = spin("skipLines", 1000, static_cast<int>(dialect.skipLines));
    m_headerRows = spin("headerRows", 5, dialect.headerRows);

    m_decimal = combo("decimal");
    m_decimal->addItem(tr("proved from the values"), QStringLiteral("auto"));
    m_decimal->addItem(tr("a point: 1.5"), QStringLiteral("."));
    m_decimal->addItem(tr("a comma: 1,5"), QStringLiteral(","));
    choose(*m_decimal, qstring(mapping.decimal), qstring(mapping.decimal));

    m_dates = combo("dates");
    m_dates->addItem(tr("proved from the values"), QStringLiteral("auto"));
    for (const char* pattern : {"dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "yyyy-MM-dd",
                                "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm"})
        m_dates->addItem(QString::fromLatin1(pattern), QString::fromLatin1(pattern));
    m_dates->addItem(tr("Unix seconds"), QStringLiteral("unix"));
    m_dates->addItem(tr("Excel days"), QStringLiteral("excel"));
    choose(*m_dates, qstring(mapping.dates), qstring(mapping.dates));
    makeTypable(*m_dates);

    m_zone = combo("fileTimeZone");
    m_zone->addItem(tr("as the store"), QString());
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') || id == "UTC")
            m_zone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    choose(*m_zone, qstring(mapping.timeZone), qstring(mapping.timeZone));
    makeTypable(*m_zone);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->addWidget(makeField(tr("Encoding"), m_encoding, this), 0, 0);
    grid->addWidget(makeField(tr("Between columns"), m_delimiter, this), 0, 1);
    grid->addWidget(makeField(tr("Around text"), m_quote, this), 0, 2);
    grid->addWidget(makeField(tr("Lines before the header"), m_skip, this), 1, 0);
    grid->addWidget(makeField(tr("Header rows"), m_headerRows, this), 1, 1);
    grid->addWidget(makeField(tr("Decimal sign"), m_decimal, this), 1, 2);
    grid->addWidget(makeField(tr("Dates are written"), m_dates, this), 2, 0);
    grid->addWidget(makeField(tr("Clock times are of"), m_zone, this), 2, 1, 1, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    body().addLayout(grid);
    body().addWidget(
        makeLabel(tr("What is proved from the values is proved from all of them. Where day "
                     "and month cannot be told apart, the check stops and asks."),
                  TextRole::Second, this, true));
    body().addStretch(1);

    auto* cancel =
        makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Plain, this);
    auto* use =
        makeButton(tr("Read it like this"), QStringLiteral("useButton"), ButtonKind::Primary, this);
    use->setDefault(true);
    footEnd().addWidget(cancel);
    footEnd().addWidget(use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &QDialog::accept);
    m_encoding->setFocus();
}

Dialect FileFactsDialog::dialect() const
{
    Dialect said = m_dialect;
    said.encoding = static_cast<Encoding>(m_encoding->currentData().toInt());
    said.delimiter = m_delimiter->currentData().toString().toStdString();
    const QString quote = m_quote->currentData().toString();
    said.quote = quote.isEmpty() ? '\0' : quote.at(0).toLatin1();
    if (said.quote != m_dialect.quote)
        said.escape = said.quote;
    said.skipLines = m_skip->value();
    said.headerRows = m_headerRows->value();
    return said;
}

Mapping FileFactsDialog::mapping() const
{
    Mapping said = m_mapping;
    const QString dates = chosen(*m_dates);
    said.dates = dates.isEmpty() ? "auto" : dates.toStdString();
    said.decimal = m_decimal->currentData().toString().toStdString();
    said.timeZone = chosen(*m_zone).toStdString();
    return said;
}

} // namespace regard::ui
