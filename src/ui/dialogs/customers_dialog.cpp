// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/customers_dialog.h"

#include "presentation/edits/customer_edits.h"
#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/workspace.h"
#include "ui/dialogs/confirm.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/table_delegates.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTableView>

#include <algorithm>
#include <span>
#include <utility>

namespace regard::ui {

using presentation::qstring;
using presentation::Workspace;

namespace {

constexpr std::size_t kMostMerges = 2000;

QString number(std::int64_t value)
{
    return presentation::displayLocale().toString(qlonglong(value));
}

QStandardItem* cell(const QString& text, bool figure = false)
{
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    if (figure)
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QString share(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return QStringLiteral("–");
    return presentation::displayLocale().toString(100.0 * double(part) / double(whole), 'f', 0) +
           QStringLiteral(" %");
}

/// Titles; those of figures, from `first` to `last`, stand to the right.
void setHeaders(QStandardItemModel& model, const QStringList& titles, int first, int last)
{
    model.setHorizontalHeaderLabels(titles);
    for (int column = first; column <= last; ++column)
        model.horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

/// Columns as wide as their words; the named ones share the rest.
void fitColumns(QTableView& table, int wide, int other)
{
    QHeaderView* header = table.horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < table.model()->columnCount(); ++column)
        header->setSectionResizeMode(column, column == wide || column == other
                                                 ? QHeaderView::Stretch
                                                 : QHeaderView::ResizeToContents);
}

/// A hash is told apart by its first digits.
QString shortName(const std::string& name)
{
    constexpr qsizetype kShown = 20; // "e-mail hash 1f09ab34"
    const QString text = qstring(name);
    return text.startsWith(QLatin1String("e-mail hash ")) ? text.left(kShown) + QChar(0x2026)
                                                          : text;
}

QTableView* makeTable(const QString& name, const QString& spoken, QStandardItemModel* model,
                      QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setModel(model);
    dressTable(*table, 28);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return table;
}

} // namespace

CustomersDialog::CustomersDialog(Workspace& workspace, QWidget* parent)
    : DialogFrame(tr("Customers"), parent), m_workspace(workspace),
      m_matches(new QStandardItemModel(this)), m_unmatched(new QStandardItemModel(this)),
      m_merges(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("customersDialog"));
    setPreferredSize({1040, 700});
    m_sentence = makeLabel({}, TextRole::Second, this, true);
    m_sentence->setObjectName(QStringLiteral("customersSentence"));
    body().addWidget(m_sentence);
    body().addWidget(makeMatches(), 4);
    body().addWidget(makeMerges(), 5);
    m_said = makeLabel({}, TextRole::Strong, this, true);
    m_said->setObjectName(QStringLiteral("customersSaid"));
    m_said->hide();
    body().addWidget(m_said);
    makeFoot();
    connect(&m_workspace, &Workspace::contentsChanged, this, &CustomersDialog::readAgain);
    readAgain();
    m_matchTable->setFocus();
}

QWidget* CustomersDialog::makeMatches()
{
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(16);
    auto* left = new QVBoxLayout;
    left->addWidget(makeLabel(tr("How the sources match"), TextRole::CardTitle, row));
    m_matchTable =
        makeTable(QStringLiteral("matchTable"), tr("How the sources match"), m_matches, row);
    m_matchTable->setItemDelegateForColumn(0, new StrongDelegate(this));
    setHeaders(*m_matches,
               {tr("Source"), tr("Customers"), tr("Known elsewhere"), tr("Share"), tr("Rows"),
                tr("Without customer")},
               1, 5);
    fitColumns(*m_matchTable, 0, -1);
    left->addWidget(m_matchTable, 1);
    across->addLayout(left, 5);
    auto* right = new QVBoxLayout;
    m_unmatchedTitle = makeLabel({}, TextRole::CardTitle, row);
    m_unmatchedTitle->setObjectName(QStringLiteral("unmatchedTitle"));
    right->addWidget(m_unmatchedTitle);
    QTableView* names = makeTable(QStringLiteral("unmatchedTable"),
                                  tr("Customers whom no other source knows"), m_unmatched, row);
    names->horizontalHeader()->hide();
    right->addWidget(names, 1);
    across->addLayout(right, 3);
    connect(m_matchTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CustomersDialog::showUnmatched);
    return row;
}

QWidget* CustomersDialog::makeMerges()
{
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    auto* top = new QHBoxLayout;
    top->addWidget(
        makeLabel(tr("Names that were joined, or may be one person"), TextRole::CardTitle, part),
        1);
    column->addLayout(top);
    m_mergeTable =
        makeTable(QStringLiteral("mergeTable"),
                  tr("Names that were taken for one person, or may be one"), m_merges, part);
    m_mergeTable->setItemDelegateForColumn(0, new StrongDelegate(this));
    setHeaders(*m_merges, {tr("Customer"), tr("And"), tr("Rows"), tr("State")}, 2, 2);
    fitColumns(*m_mergeTable, 0, 1);
    m_mergeTable->horizontalHeader()->setMinimumSectionSize(90);
    column->addWidget(m_mergeTable, 1);
    auto* choice = new QHBoxLayout;
    m_because = makeLabel({}, TextRole::Second, part, true);
    m_because->setObjectName(QStringLiteral("because"));
    choice->addWidget(m_because, 1);
    m_join = makeButton(tr("One person"), QStringLiteral("joinButton"), ButtonKind::Plain, part);
    m_separate =
        makeButton(tr("Two persons"), QStringLiteral("separateButton"), ButtonKind::Plain, part);
    choice->addWidget(m_join);
    choice->addWidget(m_separate);
    column->addLayout(choice);
    connect(m_join, &QPushButton::clicked, this, [this] { judge(true); });
    connect(m_separate, &QPushButton::clicked, this, [this] { judge(false); });
    connect(m_mergeTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CustomersDialog::showChoice);
    return part;
}

void CustomersDialog::makeFoot()
{
    m_keep = new CheckBox(tr("Keep e-mail addresses readable"), this);
    m_keep->setObjectName(QStringLiteral("keepAddresses"));
    m_keep->setToolTip(tr("Off, only a salted hash of each address is kept."));
    footStart().addWidget(m_keep);
    m_erase = makeButton(tr("Erase a customer…"), QStringLiteral("eraseButton"), ButtonKind::Danger,
                         this);
    auto* close = makeButton(tr("Close"), QStringLiteral("closeButton"), ButtonKind::Primary, this);
    footEnd().addWidget(m_erase);
    footEnd().addWidget(close);
    close->setDefault(true);
    connect(m_keep, &QCheckBox::clicked, this, &CustomersDialog::setKeepsAddresses);
    connect(m_erase, &QPushButton::clicked, this, &CustomersDialog::askWhomToErase);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void CustomersDialog::readAgain()
{
    const QPointer<CustomersDialog> here(this);
    m_workspace.read<Expected<Known>>(
        [](Store& store) -> Expected<Known> {
            Known known;
            auto matches = store.customerMatches();
            auto merges = store.customerMerges();
            auto candidates = store.customerCandidates();
            const Expected<bool> keeps = store.keepsAddresses();
            if (!matches.ok())
                return matches.error();
            if (!merges.ok())
                return merges.error();
            if (!candidates.ok())
                return candidates.error();
            if (!keeps.ok())
                return keeps.error();
            return Known{std::move(matches).value(), std::move(merges).value(),
                         std::move(candidates).value(), keeps.value()};
        },
        [here](Expected<Known> known) {
            if (!here)
                return;
            if (known.ok())
                here->take(std::move(known).value());
            else
                here->setError(qstring(known.error().message));
        });
}

void CustomersDialog::take(Known known)
{
    m_known = std::move(known);
    const int match = std::max(0, m_matchTable->currentIndex().row());
    const int merge = std::max(0, m_mergeTable->currentIndex().row());
    m_matches->setRowCount(0);
    m_merges->setRowCount(0);
    std::int64_t customers = 0;
    std::int64_t matched = 0;
    for (const SourceMatch& source : m_known.matches) {
        customers += source.customers;
        matched += source.matched;
        m_matches->appendRow({cell(qstring(source.source)), cell(number(source.customers), true),
                              cell(number(source.matched), true),
                              cell(share(source.matched, source.customers), true),
                              cell(number(source.rows), true),
                              cell(number(source.rowsWithout), true)});
    }
    for (const CustomerCandidate& candidate : m_known.candidates)
        m_merges->appendRow({cell(shortName(candidate.one)), cell(shortName(candidate.other)),
                             cell(number(candidate.otherRows), true), cell(tr("look at it"))});
    // Nobody reads further; `regard customers` lists them all.
    const std::size_t told = std::min(m_known.merges.size(), kMostMerges);
    for (const CustomerMerge& each : std::span(m_known.merges).first(told))
        m_merges->appendRow({cell(shortName(each.kept)), cell(shortName(each.joined)),
                             cell(number(each.rows), true),
                             cell(each.separated ? tr("kept apart") : tr("one person"))});
    if (m_matches->rowCount() > 0)
        m_matchTable->setCurrentIndex(
            m_matches->index(std::min(match, m_matches->rowCount() - 1), 0));
    if (m_merges->rowCount() > 0)
        m_mergeTable->setCurrentIndex(
            m_merges->index(std::min(merge, m_merges->rowCount() - 1), 0));
    const QSignalBlocker quiet(m_keep);
    m_keep->setChecked(m_known.keepsAddresses);
    m_sentence->setText(
        m_known.matches.empty()
            ? tr("No import names a customer yet.")
            : tr("A customer is known by an id, an address, or both. Of the customers that %1 "
                 "sources name, %2 are known to another source too.")
                  .arg(number(std::ssize(m_known.matches)), share(matched, customers)));
    showUnmatched();
    showChoice();
}

void CustomersDialog::showUnmatched()
{
    m_unmatched->clear();
    const int row = m_matchTable->currentIndex().row();
    if (row < 0 || row >= std::ssize(m_known.matches)) {
        m_unmatchedTitle->setText(tr("Known to one source alone"));
        return;
    }
    const SourceMatch& source = m_known.matches[static_cast<std::size_t>(row)];
    m_unmatchedTitle->setText(
        tr("Known to %1 alone: %2")
            .arg(qstring(source.source), number(source.customers - source.matched)));
    for (const std::string& name : source.unmatched)
        m_unmatched->appendRow(cell(shortName(name)));
}

void CustomersDialog::showChoice()
{
    const int row = m_mergeTable->currentIndex().row();
    const int candidates = int(m_known.candidates.size());
    const bool any = row >= 0 && row < m_merges->rowCount();
    if (!any) {
        m_because->setText(m_known.matches.empty()
                               ? QString()
                               : tr("No rows were brought together under two names."));
        m_join->setEnabled(false);
        m_separate->setEnabled(false);
        return;
    }
    if (row < candidates) {
        const CustomerCandidate& candidate = m_known.candidates[static_cast<std::size_t>(row)];
        m_because->setText(
            tr("Perhaps one person: %1. %2 has %3 rows, %4 has %5. Households and offices share "
               "addresses, so nobody joins them but you.")
                .arg(qstring(candidate.because), shortName(candidate.one),
                     number(candidate.oneRows), shortName(candidate.other),
                     number(candidate.otherRows)));
        m_join->setEnabled(true);
        m_separate->setEnabled(true);
        return;
    }
    const CustomerMerge& merge = m_known.merges[static_cast<std::size_t>(row - candidates)];
    m_because->setText(qstring(merge.because));
    m_join->setEnabled(merge.separated);
    m_separate->setEnabled(!merge.separated);
}

void CustomersDialog::judge(bool together)
{
    const int row = m_mergeTable->currentIndex().row();
    const int candidates = int(m_known.candidates.size());
    if (row < 0 || row >= m_merges->rowCount())
        return;
    presentation::StoreEdit edit =
        row < candidates
            ? presentation::judgeEdit(m_known.candidates[static_cast<std::size_t>(row)], together)
            : presentation::separateEdit(m_known.merges[static_cast<std::size_t>(row - candidates)],
                                         !together);
    m_join->setEnabled(false);
    m_separate->setEnabled(false);
    m_workspace.edit(edit.text, std::move(edit.redo), std::move(edit.undo));
}

void CustomersDialog::askWhomToErase()
{
    const QString whom = askForText(this, tr("Erase a customer"),
                                    tr("Whom? What would go is listed before anything is removed."),
                                    tr("Id or e-mail address"), tr("Look"));
    if (whom.isEmpty())
        return;
    const QPointer<CustomersDialog> here(this);
    m_workspace.read<Expected<EraseReport>>(
        [name = whom.toStdString()](Store& store) { return store.customerTraces(name); },
        [here](const Expected<EraseReport>& traces) {
            if (!here)
                return;
            if (traces.ok())
                here->erase(traces.value());
            else
                here->setError(qstring(traces.error().message));
        });
}

void CustomersDialog::erase(const EraseReport& traces)
{
    setError({});
    if (!confirm(this, tr("Erase %1?").arg(qstring(traces.customer)),
                 presentation::eraseWords(traces), tr("Erase for ever")))
        return;
    m_erase->setEnabled(false);
    const QPointer<CustomersDialog> here(this);
    // Not an edit: there is no way back, so nothing comes onto the stack of edits. The window sees
    // the change as it sees another program's.
    m_workspace.read<Expected<EraseReport>>(
        [name = traces.customer](Store& store) { return store.eraseCustomer(name); },
        [here](const Expected<EraseReport>& report) {
            if (!here)
                return;
            here->m_erase->setEnabled(true);
            if (report.ok())
                here->say(presentation::erasedWords(report.value()));
            else
                here->setError(qstring(report.error().message));
            here->readAgain();
        });
}

void CustomersDialog::setKeepsAddresses(bool keep)
{
    if (!keep && !confirm(this, tr("Remove the addresses?"),
                          tr("The e-mail addresses that were kept are removed from this store; "
                             "their salted hashes stay. Only a new import can bring them back."),
                          tr("Remove addresses"))) {
        const QSignalBlocker quiet(m_keep);
        m_keep->setChecked(true);
        return;
    }
    const QPointer<CustomersDialog> here(this);
    m_workspace.read<Status>([keep](Store& store) { return store.setKeepsAddresses(keep); },
                             [here, keep](const Status& status) {
                                 if (!here)
                                     return;
                                 if (!status.ok())
                                     here->setError(qstring(status.error().message));
                                 else if (keep)
                                     here->say(tr("From the next import on, addresses are kept."));
                                 here->readAgain();
                             });
}

void CustomersDialog::say(const QString& sentence)
{
    setError({});
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

} // namespace regard::ui
