// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_match_step.h"

#include "presentation/models/column_match_model.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_choice.h"
#include "presentation/models/mapping_edit.h"
#include "presentation/models/mapping_questions.h"
#include "ui/dialogs/field_picker.h"
#include "ui/dialogs/import_notices.h"
#include "ui/dialogs/import_preview.h"
#include "ui/dialogs/import_questions.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/table_delegates.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kMatchRowHeight = 38;
/// From so many columns on they are searched.
constexpr int kManyColumns = 12;

/// Columns whose header, values or field hold the typed text; on request only those that are used.
class FoundColumns final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void look(const QString& text, bool onlyMatched)
    {
        m_text = text.trimmed();
        m_onlyMatched = onlyMatched;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const auto* columns = static_cast<const ColumnMatchModel*>(sourceModel());
        if (m_onlyMatched && columns->choiceAt(row).kind == FieldChoice::Kind::LeaveOut)
            return false;
        for (const int column :
             {ColumnMatchModel::Header, ColumnMatchModel::FirstValues, ColumnMatchModel::Becomes})
            if (columns->index(row, column, parent)
                    .data()
                    .toString()
                    .contains(m_text, Qt::CaseInsensitive))
                return true;
        return false;
    }

private:
    QString m_text;
    bool m_onlyMatched = false;
};

/// Codes as they are typed, parted by commas.
std::vector<std::string> codesIn(const QString& typed)
{
    std::vector<std::string> codes;
    for (const QString& code : typed.split(u',', Qt::SkipEmptyParts))
        if (!code.trimmed().isEmpty())
            codes.push_back(code.trimmed().toStdString());
    return codes;
}

std::optional<Tone> readableTone(const QModelIndex& index)
{
    switch (index.data(ColumnMatchModel::ToneRole).toInt()) {
    case 0:
        return Tone::Good;
    case 1:
        return Tone::Warn;
    case 2:
        return Tone::Bad;
    default:
        return std::nullopt;
    }
}

} // namespace

ImportMatchStep::ImportMatchStep(QWidget* parent)
    : QWidget(parent), m_columns(new ColumnMatchModel(this))
{
    m_found = new FoundColumns(this);
    m_found->setSourceModel(m_columns);
    m_found->setDynamicSortFilter(false);
    setObjectName(QStringLiteral("importMatchStep"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_notices = new ImportNotices(this);
    connect(m_notices, &ImportNotices::acceptedChanged, this, &ImportMatchStep::acceptedChanged);
    column->addWidget(m_notices);
    column->addWidget(makeFacts());
    column->addWidget(makeSearch());
    column->addWidget(makeTable(), 1);
    auto* said = new QHBoxLayout;
    said->setSpacing(24);
    said->addWidget(makeColumnRow());
    said->addWidget(makePolicy());
    said->addStretch(1);
    column->addLayout(said);
    m_columnNote = makeLabel({}, TextRole::Second, this, true);
    m_columnNote->setObjectName(QStringLiteral("columnNote"));
    column->addWidget(m_columnNote);
    m_questions = new ImportQuestions(this);
    connect(m_questions, &ImportQuestions::answered, m_columns, &ColumnMatchModel::setMapping);
    column->addWidget(m_questions);
    m_preview = new ImportPreview(this);
    connect(m_preview, &ImportPreview::setAsideAsked, this, &ImportMatchStep::setAsideAsked);
    column->addWidget(m_preview);

    connect(m_columns, &ColumnMatchModel::mappingChanged, this, [this] {
        m_questions->ask(m_columns->mapping(), m_report);
        showRowPolicy();
        showColumn();
        m_facts->setText(fileFacts(m_report, m_columns->mapping()));
        Q_EMIT mappingChanged();
    });
}

QWidget* ImportMatchStep::makeFacts()
{
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(12);
    m_facts = makeLabel({}, TextRole::Second, row, true);
    m_facts->setObjectName(QStringLiteral("fileFacts"));
    across->addWidget(m_facts, 1);
    const auto link = [&](const QString& text, const char* name, const QString& tip,
                          void (ImportMatchStep::*signal)()) {
        auto* button = makeButton(text, QString::fromLatin1(name), ButtonKind::Link, row);
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, signal);
        across->addWidget(button);
    };
    link(tr("Change…"), "changeFacts", tr("Say how the file is written"),
         &ImportMatchStep::factsAsked);
    link(tr("Fixed values…"), "fixedValues", tr("Say what holds for every row"),
         &ImportMatchStep::constantsAsked);
    link(tr("Load…"), "loadMapping", tr("Take the matching from a mapping file"),
         &ImportMatchStep::loadAsked);
    link(tr("Save…"), "saveMapping", tr("Save the matching as a mapping file"),
         &ImportMatchStep::saveAsked);
    return row;
}

QWidget* ImportMatchStep::makeSearch()
{
    m_searchRow = new QWidget(this);
    auto* across = new QHBoxLayout(m_searchRow);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(16);
    m_search = new SearchField(tr("Find a column"), m_searchRow);
    m_search->setObjectName(QStringLiteral("columnSearch"));
    m_search->setMaximumWidth(280);
    m_onlyMatched = new CheckBox(tr("Only columns that become something"), m_searchRow);
    m_onlyMatched->setObjectName(QStringLiteral("onlyMatched"));
    across->addWidget(m_search, 1);
    across->addWidget(m_onlyMatched);
    across->addStretch(1);
    const auto look = [this] {
        static_cast<FoundColumns*>(m_found)->look(m_search->text(), m_onlyMatched->isChecked());
    };
    connect(m_search, &QLineEdit::textChanged, this, look);
    connect(m_onlyMatched, &QCheckBox::toggled, this, look);
    return m_searchRow;
}

QWidget* ImportMatchStep::makeTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("columnTable"));
    m_table->setAccessibleName(tr("Columns of the file and what they become"));
    m_table->setModel(m_found);
    dressTable(*m_table, kMatchRowHeight);
    m_table->setMinimumHeight(4 * kMatchRowHeight);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setItemDelegateForColumn(ColumnMatchModel::Header, new StrongDelegate(this));
    m_table->setItemDelegateForColumn(ColumnMatchModel::FirstValues, new QuietDelegate(this));
    m_table->setItemDelegateForColumn(ColumnMatchModel::Becomes, new ChoiceDelegate(this));
    m_table->setItemDelegateForColumn(ColumnMatchModel::Readable,
                                      new PillDelegate(readableTone, this));
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(ColumnMatchModel::Header, QHeaderView::Stretch);
    header->setSectionResizeMode(ColumnMatchModel::FirstValues, QHeaderView::Stretch);
    header->resizeSection(ColumnMatchModel::Becomes, 310);
    header->resizeSection(ColumnMatchModel::Readable, 150);
    header->setStretchLastSection(false);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == ColumnMatchModel::Becomes)
            openPicker(index);
    });
    connect(m_table, &QTableView::activated, this, &ImportMatchStep::openPicker);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImportMatchStep::showColumn);
    return m_table;
}

QWidget* ImportMatchStep::makeColumnRow()
{
    m_columnRow = new QWidget(this);
    auto* across = new QHBoxLayout(m_columnRow);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(8);
    m_missingLabel = makeLabel({}, TextRole::Second, m_columnRow);
    m_missingLabel->setObjectName(QStringLiteral("missingLabel"));
    m_missing = new QLineEdit(m_columnRow);
    m_missing->setObjectName(QStringLiteral("missingCodes"));
    m_missing->setPlaceholderText(tr("for example 11, n/a"));
    m_missing->setFixedWidth(160);
    m_missingLabel->setBuddy(m_missing);
    across->addWidget(m_missingLabel);
    across->addWidget(m_missing);
    connect(m_missing, &QLineEdit::textEdited, this, [this](const QString& typed) {
        const QModelIndex current = m_found->mapToSource(m_table->currentIndex());
        if (!current.isValid())
            return;
        Mapping changed = m_columns->mapping();
        setMissingCodes(changed, m_report.columns[static_cast<std::size_t>(current.row())].header,
                        codesIn(typed));
        m_columns->setMapping(changed);
    });
    return m_columnRow;
}

QWidget* ImportMatchStep::makePolicy()
{
    m_policyRow = new QWidget(this);
    auto* policy = new QHBoxLayout(m_policyRow);
    policy->setContentsMargins(0, 0, 0, 0);
    m_policy = new ComboBox(m_policyRow);
    m_policy->setObjectName(QStringLiteral("rowPolicy"));
    m_policy->addItem(tr("a newer version of the same row"), static_cast<int>(RowPolicy::Newer));
    m_policy->addItem(tr("replaced by the last one"), static_cast<int>(RowPolicy::Last));
    m_policy->addItem(tr("added up, like the lines of an invoice"),
                      static_cast<int>(RowPolicy::Sum));
    QLabel* label = makeLabel(tr("Rows with the same id are"), TextRole::Body, m_policyRow);
    label->setBuddy(m_policy);
    m_policy->setAccessibleName(label->text());
    policy->addWidget(label);
    policy->addWidget(m_policy);
    policy->addStretch(1);
    connect(m_policy, &QComboBox::activated, this, [this] {
        Mapping changed = m_columns->mapping();
        for (RecordMapping& record : changed.records)
            record.rows = static_cast<RowPolicy>(m_policy->currentData().toInt());
        m_columns->setMapping(changed);
    });
    return m_policyRow;
}

void ImportMatchStep::setFile(const FileReport& report, const Reading& reading)
{
    m_report = report;
    hideCheck();
    m_questions->forget();
    m_notices->setFile(report, reading);
    m_search->clear();
    m_onlyMatched->setChecked(false);
    m_columns->setFile(report, reading.mapping);
    m_searchRow->setVisible(m_columns->rowCount() > kManyColumns);
    if (m_found->rowCount() > 0)
        m_table->setCurrentIndex(m_found->index(0, ColumnMatchModel::Becomes));
    showColumn();
}

void ImportMatchStep::setMapping(const Mapping& mapping)
{
    m_questions->forget();
    m_columns->setMapping(mapping);
}

const Mapping& ImportMatchStep::mapping() const
{
    return m_columns->mapping();
}

QString ImportMatchStep::problem() const
{
    if (!m_notices->areAccepted())
        return tr("Look at what changed in this export first, and tick that you did.");
    return whyNotReady(m_columns->mapping(), m_report);
}

void ImportMatchStep::focusFirst()
{
    m_table->setFocus();
}

void ImportMatchStep::openPicker(const QModelIndex& shown)
{
    const QModelIndex cell = shown.siblingAtColumn(ColumnMatchModel::Becomes);
    m_table->setCurrentIndex(cell);
    auto* picker = new FieldPicker(
        m_columns->choices(), cell.data(ColumnMatchModel::ChoiceRole).toInt(), m_table->viewport());
    const QPersistentModelIndex column = m_found->mapToSource(cell);
    connect(picker, &FieldPicker::chosen, this, [this, column](int index) {
        if (column.isValid())
            m_columns->setData(column, index, Qt::EditRole);
    });
    picker->openBelow(m_table->visualRect(cell));
}

void ImportMatchStep::showColumn()
{
    const QModelIndex current = m_found->mapToSource(m_table->currentIndex());
    m_columnRow->setVisible(current.isValid());
    if (!current.isValid()) {
        m_columnNote->hide();
        return;
    }
    const ColumnReport& column = m_report.columns[static_cast<std::size_t>(current.row())];
    const bool used = m_columns->choiceAt(current.row()).kind != FieldChoice::Kind::LeaveOut;
    constexpr qsizetype kLongest = 28;
    QString name = qstring(column.header).simplified();
    if (name.size() > kLongest)
        name = name.left(kLongest - 1) + u'…';
    m_missingLabel->setText(tr("No answer in “%1”:").arg(name));
    m_missing->setAccessibleName(m_missingLabel->text());
    m_missing->setEnabled(used);
    // What is being typed is left as it is: "11, " says the same as "11".
    const std::vector<std::string> codes = missingCodes(m_columns->mapping(), column.header);
    if (codes != codesIn(m_missing->text())) {
        QStringList words;
        for (const std::string& code : codes)
            words += qstring(code);
        m_missing->setText(words.join(QStringLiteral(", ")));
        m_missing->setCursorPosition(0);
    }
    m_columnNote->setText(column.note.empty() ? QString()
                                              : tr("%1: %2").arg(name, qstring(column.note)));
    m_columnNote->setVisible(!column.note.empty());
}

void ImportMatchStep::showRowPolicy()
{
    bool hasId = false;
    RowPolicy rows = RowPolicy::Newer;
    for (const RecordMapping& record : m_columns->mapping().records)
        for (const auto& column : record.columns)
            if (column.second == "id" && record.table != Table::Customer) {
                hasId = true;
                rows = record.rows;
            }
    m_policyRow->setVisible(hasId);
    m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(rows)));
}

void ImportMatchStep::showCheck(const ImportResult& result)
{
    m_columns->setCheck(result);
    m_preview->setResult(result, m_columns->mapping());
}

void ImportMatchStep::resizeEvent(QResizeEvent* event)
{
    // On a small screen the columns need the room more than the rows.
    constexpr int kSmall = 500;
    constexpr int kLarge = 560;
    m_preview->setRowsShown(height() < kSmall ? 1 : height() < kLarge ? 2 : 3);
    QWidget::resizeEvent(event);
}

void ImportMatchStep::hideCheck(const QString& why)
{
    m_preview->setStale(why);
}

} // namespace regard::ui
