// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_facts_dialog.h"

#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_choice.h"
#include "presentation/models/masking.h"
#include "presentation/workspace.h"
#include "ui/dialogs/check_table.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <regard/ingest/inspect.h>

#include <QBoxLayout>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

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

FileFactsDialog::FileFactsDialog(presentation::Workspace& workspace, const QString& text,
                                 const Dialect& dialect, const Mapping& mapping, QWidget* parent)
    : DialogFrame(tr("How the file is written"), parent), m_workspace(workspace), m_text(text),
      m_dialect(dialect), m_mapping(mapping)
{
    setObjectName(QStringLiteral("fileFactsDialog"));
    setPreferredSize({820, 600});
    makeDialectFields();
    makeMappingFields();
    layOut();
    constexpr int kTypingPauseMs = 250;
    m_later.setSingleShot(true);
    m_later.setInterval(kTypingPauseMs);
    connect(&m_later, &QTimer::timeout, this, &FileFactsDialog::lookAgain);
    const auto later = [this] { m_later.start(); };
    for (ComboBox* box : {m_encoding, m_delimiter, m_quote, m_escape}) {
        connect(box, &QComboBox::currentIndexChanged, this, later);
        connect(box, &QComboBox::editTextChanged, this, later);
    }
    for (QSpinBox* box : {m_skip, m_headerRows, m_table})
        connect(box, &QSpinBox::valueChanged, this, later);
    lookAgain();
    m_encoding->setFocus();
}

void FileFactsDialog::makeDialectFields()
{
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
    m_encoding->setCurrentIndex(std::max(
        0, m_encoding->findData(static_cast<int>(
               m_dialect.encoding == Encoding::Ascii ? Encoding::Utf8 : m_dialect.encoding))));

    m_delimiter = combo("delimiter");
    for (const char* each : {",", ";", "\t", "|", ":"})
        m_delimiter->addItem(presentation::delimiterName(each), QString::fromLatin1(each));
    choose(*m_delimiter, qstring(m_dialect.delimiter),
           presentation::delimiterName(m_dialect.delimiter));
    makeTypable(*m_delimiter);

    const auto mark = [](char c) { return c == 0 ? QString() : QString(QChar::fromLatin1(c)); };
    m_quote = combo("quote");
    m_quote->addItem(tr("double quotes \""), QStringLiteral("\""));
    m_quote->addItem(tr("single quotes '"), QStringLiteral("'"));
    m_quote->addItem(tr("none"), QString());
    choose(*m_quote, mark(m_dialect.quote), mark(m_dialect.quote));
    m_escape = combo("escape");
    m_escape->addItem(tr("it is doubled"), QStringLiteral("2"));
    m_escape->addItem(tr("a backslash \\ before it"), QStringLiteral("\\"));
    m_escape->addItem(tr("not at all"), QString());
    const QString escape = m_dialect.escape != 0 && m_dialect.escape == m_dialect.quote
                               ? QStringLiteral("2")
                               : mark(m_dialect.escape);
    choose(*m_escape, escape, escape);

    const auto spin = [this](const char* name, int least, int most, std::int64_t value) {
        auto* box = new QSpinBox(this);
        box->setObjectName(QString::fromLatin1(name));
        box->setRange(least, std::max(most, static_cast<int>(value)));
        box->setValue(static_cast<int>(value));
        return box;
    };
    m_skip = spin("skipLines", 0, 1000, m_dialect.skipLines);
    m_headerRows = spin("headerRows", 0, 5, m_dialect.headerRows);
    m_table = spin("tableNumber", 1, 99, m_dialect.table);
}

void FileFactsDialog::makeMappingFields()
{
    const auto combo = [this](const char* name) {
        auto* box = new ComboBox(this);
        box->setObjectName(QString::fromLatin1(name));
        return box;
    };
    m_decimal = combo("decimal");
    m_decimal->addItem(tr("proved from the values"), QStringLiteral("auto"));
    m_decimal->addItem(tr("a point: 1.5"), QStringLiteral("."));
    m_decimal->addItem(tr("a comma: 1,5"), QStringLiteral(","));
    choose(*m_decimal, qstring(m_mapping.decimal), qstring(m_mapping.decimal));

    m_dates = combo("dates");
    m_dates->addItem(tr("proved from the values"), QStringLiteral("auto"));
    m_dates->addItem(tr("the day before the month"), QStringLiteral("day-first"));
    m_dates->addItem(tr("the month before the day"), QStringLiteral("month-first"));
    for (const char* pattern : {"dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "yyyy-MM-dd",
                                "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm"})
        m_dates->addItem(QString::fromLatin1(pattern), QString::fromLatin1(pattern));
    m_dates->addItem(tr("Unix seconds"), QStringLiteral("unix"));
    m_dates->addItem(tr("Excel days"), QStringLiteral("excel"));
    choose(*m_dates, qstring(m_mapping.dates), qstring(m_mapping.dates));
    makeTypable(*m_dates);

    m_zone = combo("fileTimeZone");
    m_zone->addItem(tr("as the store"), QString());
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') || id == "UTC")
            m_zone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    choose(*m_zone, qstring(m_mapping.timeZone), qstring(m_mapping.timeZone));
    makeTypable(*m_zone);
}

void FileFactsDialog::layOut()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    const std::array<std::pair<QString, QWidget*>, 10> fields{
        std::pair<QString, QWidget*>{tr("Encoding"), m_encoding},
        {tr("Between columns"), m_delimiter},
        {tr("Around text"), m_quote},
        {tr("A quote inside a text"), m_escape},
        {tr("Lines before the header"), m_skip},
        {tr("Header rows"), m_headerRows},
        {tr("Which table of the file"), m_table},
        {tr("Decimal sign"), m_decimal},
        {tr("Dates are written"), m_dates},
        {tr("Clock times are of"), m_zone}};
    constexpr int kAcross = 4;
    for (int at = 0; at < static_cast<int>(fields.size()); ++at) {
        const auto& [label, field] = fields[static_cast<std::size_t>(at)];
        grid->addWidget(makeField(label, field, this), at / kAcross, at % kAcross, 1,
                        field == m_zone ? 2 : 1);
    }
    for (int column = 0; column < kAcross; ++column)
        grid->setColumnStretch(column, 1);
    body().addLayout(grid);
    body().addWidget(
        makeLabel(tr("What is proved from the values is proved from all of them. Where day "
                     "and month cannot be told apart, you are asked."),
                  TextRole::Second, this, true));
    m_lookState = makeLabel(tr("First records"), TextRole::Field, this, true);
    m_lookState->setObjectName(QStringLiteral("factsState"));
    body().addWidget(m_lookState);
    m_records = new QStandardItemModel(this);
    m_recordTable = new QTableView(this);
    m_recordTable->setObjectName(QStringLiteral("factsRecords"));
    m_recordTable->setAccessibleName(tr("First records as they are read"));
    m_recordTable->setModel(m_records);
    dressTable(*m_recordTable, 26);
    m_recordTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    body().addWidget(m_recordTable, 1);

    auto* cancel =
        makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Plain, this);
    auto* use =
        makeButton(tr("Read it like this"), QStringLiteral("useButton"), ButtonKind::Primary, this);
    use->setDefault(true);
    footEnd().addWidget(cancel);
    footEnd().addWidget(use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &QDialog::accept);
}

void FileFactsDialog::lookAgain()
{
    constexpr std::size_t kRecords = 12;
    const int round = ++m_round;
    const QPointer<FileFactsDialog> here(this);
    m_workspace.read<Expected<Records>>(
        [file = std::filesystem::path(m_text.toStdString()), dialect = m_dialect,
         told = told()](Store&) -> Expected<Records> {
            if (told == DialectTold{})
                return previewRecords(file, dialect, kRecords);
            const Expected<Dialect> found = detectFile(file, told);
            if (!found.ok())
                return found.error();
            return previewRecords(file, found.value(), kRecords);
        },
        [here, round](Expected<Records> records) {
            if (here && here->m_round == round)
                here->showRecords(records);
        });
}

void FileFactsDialog::showRecords(const Expected<Records>& records)
{
    m_records->clear();
    if (!records.ok()) {
        m_lookState->setText(qstring(records.error().message));
        setRole(*m_lookState, TextRole::Error);
        return;
    }
    setRole(*m_lookState, TextRole::Field);
    const Records& rows = records.value();
    m_lookState->setText(rows.empty() ? tr("Nothing comes out like this")
                         : rows.front().size() == 1
                             ? tr("First records: one column")
                             : tr("First records: %1 columns").arg(rows.front().size()));
    if (rows.empty())
        return;
    QStringList headers;
    for (const std::string& header : rows.front())
        headers += qstring(header).simplified();
    m_records->setHorizontalHeaderLabels(headers);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        QList<QStandardItem*> cells;
        for (const std::string& cell : rows[i])
            cells += new QStandardItem(presentation::maskEmails(qstring(cell).simplified()));
        m_records->appendRow(cells);
    }
    fitColumns(*m_recordTable);
}

DialectTold FileFactsDialog::told() const
{
    DialectTold told;
    const auto encoding = static_cast<Encoding>(m_encoding->currentData().toInt());
    const Encoding found =
        m_dialect.encoding == Encoding::Ascii ? Encoding::Utf8 : m_dialect.encoding;
    if (encoding != found)
        told.encoding = encoding;
    // Blanks and tabs are delimiters too, so what is typed is not trimmed.
    const int known = m_delimiter->findText(m_delimiter->currentText());
    const QString delimiter =
        known >= 0 ? m_delimiter->itemData(known).toString() : m_delimiter->currentText();
    if (delimiter.toStdString() != m_dialect.delimiter)
        told.delimiter = delimiter.toStdString();
    const QString quoteText = m_quote->currentData().toString();
    const char quote = quoteText.isEmpty() ? '\0' : quoteText.at(0).toLatin1();
    if (quote != m_dialect.quote)
        told.quote = quote;
    const QString escapeText = m_escape->currentData().toString();
    const char escape = escapeText == QLatin1String("2") ? quote
                        : escapeText.isEmpty()           ? '\0'
                                                         : escapeText.at(0).toLatin1();
    if (escape != m_dialect.escape)
        told.escape = escape;
    if (m_skip->value() != m_dialect.skipLines)
        told.skipLines = m_skip->value();
    if (m_headerRows->value() != m_dialect.headerRows)
        told.headerRows = m_headerRows->value();
    if (m_table->value() != m_dialect.table)
        told.table = m_table->value();
    return told;
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
