// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_match_step.h"

#include "presentation/models/column_match_model.h"
#include "presentation/models/import_words.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_questions.h"
#include "presentation/models/preview_model.h"
#include "presentation/models/set_aside_model.h"
#include "ui/dialogs/field_picker.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/table_delegates.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <algorithm>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kMatchRowHeight = 38;
constexpr int kPreviewRowHeight = 28;
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
    : QWidget(parent), m_columns(new ColumnMatchModel(this)), m_preview(new PreviewModel(this)),
      m_setAside(new SetAsideModel(this))
{
    m_found = new FoundColumns(this);
    m_found->setSourceModel(m_columns);
    m_found->setDynamicSortFilter(false);
    setObjectName(QStringLiteral("importMatchStep"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(makeFacts());
    m_notes = makeLabel({}, TextRole::Second, this, true);
    m_notes->setObjectName(QStringLiteral("fileNotes"));
    column->addWidget(m_notes);
    column->addWidget(makeSearch());

    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("columnTable"));
    m_table->setAccessibleName(tr("Columns of the file and what they become"));
    m_table->setModel(m_found);
    dressTable(*m_table, kMatchRowHeight);
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
    column->addWidget(m_table, 3);

    m_questions = new QWidget(this);
    m_questions->setObjectName(QStringLiteral("importQuestions"));
    m_questionGrid = new QGridLayout(m_questions);
    m_questionGrid->setContentsMargins(0, 0, 0, 0);
    m_questionGrid->setHorizontalSpacing(12);
    column->addWidget(m_questions);

    m_policyRow = new QWidget(this);
    auto* policy = new QHBoxLayout(m_policyRow);
    policy->setContentsMargins(0, 0, 0, 0);
    m_policy = new ComboBox(m_policyRow);
    m_policy->setObjectName(QStringLiteral("rowPolicy"));
    m_policy->addItem(tr("a newer version of the same row"), static_cast<int>(RowPolicy::Newer));
    m_policy->addItem(tr("replaced by the last one"), static_cast<int>(RowPolicy::Last));
    m_policy->addItem(tr("added up, like the lines of an invoice"),
                      static_cast<int>(RowPolicy::Sum));
    QLabel* policyLabel =
        makeLabel(tr("Several rows with one id are"), TextRole::Body, m_policyRow);
    policyLabel->setBuddy(m_policy);
    m_policy->setAccessibleName(policyLabel->text());
    policy->addWidget(policyLabel);
    policy->addWidget(m_policy);
    policy->addStretch(1);
    connect(m_policy, &QComboBox::activated, this, [this] {
        Mapping changed = m_columns->mapping();
        for (RecordMapping& record : changed.records)
            record.rows = static_cast<RowPolicy>(m_policy->currentData().toInt());
        m_columns->setMapping(changed);
    });
    column->addWidget(m_policyRow);
    column->addWidget(makeCheck(), 4);
    m_check->hide();

    connect(m_columns, &ColumnMatchModel::mappingChanged, this, [this] {
        showQuestions();
        showRowPolicy();
        showFacts();
        Q_EMIT mappingChanged();
    });
}

QWidget* ImportMatchStep::makeFacts()
{
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(4);
    m_facts = makeLabel({}, TextRole::Second, row, true);
    m_facts->setObjectName(QStringLiteral("fileFacts"));
    across->addWidget(m_facts, 1);
    const auto link = [&](const QString& text, const char* name,
                          void (ImportMatchStep::*signal)()) {
        auto* button = makeButton(text, QString::fromLatin1(name), ButtonKind::Link, row);
        connect(button, &QPushButton::clicked, this, signal);
        across->addWidget(button);
    };
    link(tr("Change…"), "changeFacts", &ImportMatchStep::factsAsked);
    link(tr("Load a matching…"), "loadMapping", &ImportMatchStep::loadAsked);
    link(tr("Save it as a file…"), "saveMapping", &ImportMatchStep::saveAsked);
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

QWidget* ImportMatchStep::makeCheck()
{
    m_check = new QWidget(this);
    m_check->setObjectName(QStringLiteral("importCheck"));
    auto* column = new QVBoxLayout(m_check);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_warning = new QFrame(m_check);
    m_warning->setObjectName(QStringLiteral("importWarning"));
    m_warning->setProperty("tone", QStringLiteral("warn"));
    auto* words = new QVBoxLayout(m_warning);
    words->setContentsMargins(16, 10, 16, 10);
    words->setSpacing(2);
    m_warningHead = makeLabel({}, TextRole::Strong, m_warning);
    m_warningText = makeLabel({}, TextRole::Body, m_warning, true);
    m_warningText->setObjectName(QStringLiteral("importWarningText"));
    m_showAside =
        makeButton(tr("Show them"), QStringLiteral("showSetAside"), ButtonKind::Link, m_warning);
    m_showAside->setCheckable(true);
    connect(m_showAside, &QPushButton::toggled, this, &ImportMatchStep::showSetAside);
    words->addWidget(m_warningHead);
    words->addWidget(m_warningText);
    words->addWidget(m_showAside, 0, Qt::AlignLeft);
    column->addWidget(m_warning);
    m_counts = makeLabel({}, TextRole::Strong, m_check);
    m_counts->setObjectName(QStringLiteral("checkCounts"));
    column->addWidget(m_counts);
    m_previewTable = new QTableView(m_check);
    m_previewTable->setObjectName(QStringLiteral("previewTable"));
    m_previewTable->setModel(m_preview);
    dressTable(*m_previewTable, kPreviewRowHeight);
    column->addWidget(m_previewTable, 1);
    return m_check;
}

void ImportMatchStep::setFile(const FileReport& report, const Mapping& mapping)
{
    m_report = report;
    hideCheck();
    m_asked.clear();
    QStringList notes;
    for (const std::string& note : report.notes)
        notes += qstring(note);
    m_notes->setText(notes.join(u' '));
    m_notes->setVisible(!notes.isEmpty());
    m_search->clear();
    m_onlyMatched->setChecked(false);
    m_columns->setFile(report, mapping);
    m_searchRow->setVisible(m_columns->rowCount() > kManyColumns);
    if (m_found->rowCount() > 0)
        m_table->setCurrentIndex(m_found->index(0, ColumnMatchModel::Becomes));
}

void ImportMatchStep::setMapping(const Mapping& mapping)
{
    m_asked.clear();
    m_columns->setMapping(mapping);
}

const Mapping& ImportMatchStep::mapping() const
{
    return m_columns->mapping();
}

QString ImportMatchStep::problem() const
{
    return whyNotReady(m_columns->mapping());
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

void ImportMatchStep::showFacts()
{
    m_facts->setText(fileFacts(m_report, m_columns->mapping()));
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

QWidget* ImportMatchStep::makeAnswer(const MappingQuestion& question)
{
    const QString name =
        QStringLiteral("answer-%1-%2").arg(question.record).arg(qstring(question.field));
    const auto say = [this, question](const std::string& value) {
        Mapping changed = m_columns->mapping();
        answer(changed, question, value);
        m_columns->setMapping(changed);
    };
    if (question.answer == MappingQuestion::Answer::Choice) {
        auto* box = new ComboBox(m_questions);
        box->setObjectName(name);
        box->addItem(tr("Choose…"), QString());
        for (const auto& [value, label] : question.options)
            box->addItem(label, qstring(value));
        box->setCurrentIndex(std::max(0, box->findData(qstring(question.value))));
        connect(box, &QComboBox::activated, this,
                [say, box] { say(box->currentData().toString().toStdString()); });
        return box;
    }
    auto* field = new QLineEdit(qstring(question.value), m_questions);
    field->setObjectName(name);
    if (question.answer == MappingQuestion::Answer::Date) {
        field->setPlaceholderText(tr("2026-09-30"));
        connect(field, &QLineEdit::textEdited, this, [say](const QString& typed) {
            const std::string text = typed.trimmed().toStdString();
            say(parseIsoDate(text) ? text : std::string());
        });
    } else {
        connect(field, &QLineEdit::textEdited, this, [say](const QString& typed) {
            const auto value = readNumber(typed);
            say(value ? QString::number(*value).toStdString() : std::string());
        });
    }
    return field;
}

void ImportMatchStep::showQuestions()
{
    std::vector<MappingQuestion> shown;
    QStringList asked;
    QStringList columns;
    for (MappingQuestion& question : mappingQuestions(m_columns->mapping())) {
        if (question.answer == MappingQuestion::Answer::Column) {
            columns += question.label;
            continue;
        }
        asked += QStringLiteral("%1/%2/%3")
                     .arg(question.record)
                     .arg(qstring(question.field), question.label);
        shown.push_back(std::move(question));
    }
    asked += columns;
    if (asked == m_asked)
        return;
    m_asked = asked;
    clearLayout(*m_questionGrid);
    constexpr int kAcross = 3;
    int at = 0;
    // New fields come last in the order of focus unless they are told their place.
    QWidget* before = m_table;
    for (const MappingQuestion& question : shown) {
        QWidget* field = makeAnswer(question);
        m_questionGrid->addWidget(makeField(question.label, field, m_questions), at / kAcross,
                                  at % kAcross);
        setTabOrder(before, field);
        before = field;
        ++at;
    }
    setTabOrder(before, m_policy);
    for (int i = 0; i < kAcross; ++i)
        m_questionGrid->setColumnStretch(i, 1);
    m_questions->setVisible(at > 0);
}

void ImportMatchStep::showCheck(const ImportResult& result)
{
    m_columns->setCheck(result);
    m_preview->setRows(result.preview);
    m_setAside->setRows(result.lines, {});
    m_warning->setVisible(result.record.setAside > 0);
    m_warningHead->setText(setAsideHeadline(result));
    m_warningText->setText(
        tr("%1 They are set aside with their reasons and can be mended and imported "
           "later.")
            .arg(setAsideText(result)));
    m_counts->setText(tr("When imported: %1").arg(countsText(result.record)));
    m_showAside->setChecked(false);
    showSetAside(false);
    m_questions->hide();
    m_policyRow->hide();
    m_check->show();
}

void ImportMatchStep::showSetAside(bool shown)
{
    m_showAside->setText(shown ? tr("Show the preview") : tr("Show them"));
    m_previewTable->setModel(shown ? static_cast<QAbstractItemModel*>(m_setAside) : m_preview);
    m_previewTable->setAccessibleName(shown ? tr("Rows that are set aside")
                                            : tr("First rows as they are understood"));
    m_previewTable->setColumnHidden(SetAsideModel::File, shown);
    m_previewTable->resizeColumnsToContents();
    for (int column = 0; column < m_previewTable->model()->columnCount(); ++column)
        if (m_previewTable->columnWidth(column) > 320)
            m_previewTable->setColumnWidth(column, 320);
}

void ImportMatchStep::hideCheck()
{
    m_check->hide();
    m_questions->setVisible(m_questionGrid->count() > 0);
    showRowPolicy();
}

} // namespace regard::ui
