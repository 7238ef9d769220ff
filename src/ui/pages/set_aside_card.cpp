// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/set_aside_card.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/set_aside_model.h"
#include "presentation/workspace.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/table_delegates.h"

#include <regard/ingest/set_aside_file.h>

#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>

#include <algorithm>
#include <map>

namespace regard::ui {

using namespace presentation;

SetAsideCard::SetAsideCard(Workspace& workspace, std::function<void(std::int64_t)> mend,
                           QWidget* parent)
    : QFrame(parent), m_workspace(workspace), m_model(new SetAsideModel(this))
{
    setObjectName(QStringLiteral("setAside"));
    setProperty("card", QStringLiteral("true"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    m_title = makeLabel(tr("Rows set aside"), TextRole::CardTitle, this);
    m_title->setObjectName(QStringLiteral("setAsideTitle"));
    top->addWidget(m_title, 1);
    m_mend = makeButton(tr("Mend them…"), QStringLiteral("mendSetAside"), ButtonKind::Plain, this);
    m_mend->setVisible(static_cast<bool>(mend));
    connect(m_mend, &QPushButton::clicked, this, [this, mend = std::move(mend)] {
        if (mend && m_record)
            mend(m_record->id);
    });
    top->addWidget(m_mend);
    m_export = makeButton(tr("Save them to be mended…"), QStringLiteral("exportSetAside"),
                          ButtonKind::Plain, this);
    connect(m_export, &QPushButton::clicked, this, &SetAsideCard::exportRows);
    top->addWidget(m_export);
    column->addLayout(top);
    m_note = makeLabel({}, TextRole::Second, this, true);
    m_note->setObjectName(QStringLiteral("setAsideNote"));
    column->addWidget(m_note);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("setAsideTable"));
    m_table->setAccessibleName(tr("Rows set aside by the chosen import"));
    m_table->setModel(m_model);
    dressTable(*m_table, 28);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setColumnHidden(SetAsideModel::File, true);
    m_table->setItemDelegateForColumn(SetAsideModel::Text, new QuietDelegate(this));
    m_table->setColumnWidth(SetAsideModel::Line, 80);
    m_table->setColumnWidth(SetAsideModel::AtFault, 150);
    m_table->setColumnWidth(SetAsideModel::Reason, 320);
    constexpr int kHeight = 226;
    m_table->setFixedHeight(kHeight);
    column->addWidget(m_table);
}

void SetAsideCard::setImport(const std::optional<ImportRecord>& record)
{
    m_record = record;
    const bool any = record && record->setAside > 0 && !record->undone;
    m_export->setEnabled(any);
    m_mend->setEnabled(any);
    m_table->setVisible(any);
    if (!any) {
        m_rows.clear();
        m_model->setRows({}, {});
        m_title->setText(tr("Rows set aside"));
        m_note->setText(!record ? QString()
                        : record->undone
                            ? tr("This import was taken back, its rows set aside too.")
                            : tr("Every row of %1 could be read.").arg(qstring(record->file)));
        return;
    }
    m_title->setText(
        record->setAside == 1
            ? tr("1 row set aside from %1").arg(qstring(record->file))
            : tr("%1 rows set aside from %2")
                  .arg(wholeNumber(static_cast<double>(record->setAside)), qstring(record->file)));
    const QPointer<SetAsideCard> here(this);
    m_workspace.read<Expected<std::vector<SetAsideRow>>>(
        [id = record->id](Store& store) { return store.setAside(id); },
        [here, id = record->id](Expected<std::vector<SetAsideRow>> rows) {
            if (!here || !here->m_record || here->m_record->id != id)
                return;
            if (!rows.ok()) {
                Q_EMIT here->m_workspace.failed(rows.error());
                return;
            }
            here->takeRows(std::move(rows).value());
        });
}

void SetAsideCard::takeRows(std::vector<SetAsideRow> rows)
{
    m_rows = rows;
    m_model->setRows(std::move(rows), m_workspace.contents().imports);
    showReasons();
}

void SetAsideCard::showReasons()
{
    if (m_rows.empty()) {
        m_note->setText(tr("They have all been mended since."));
        m_table->hide();
        m_export->setEnabled(false);
        m_mend->setEnabled(false);
        return;
    }
    std::map<std::string, std::int64_t> counts;
    for (const SetAsideRow& row : m_rows)
        ++counts[row.reason.substr(0, row.reason.find(": "))];
    std::vector<std::pair<std::string, std::int64_t>> reasons(counts.begin(), counts.end());
    std::ranges::stable_sort(reasons, std::ranges::greater{},
                             &std::pair<std::string, std::int64_t>::second);
    constexpr std::size_t kNamed = 4;
    QStringList words;
    for (std::size_t i = 0; i < std::min(reasons.size(), kNamed); ++i)
        words << QStringLiteral("%1\u00A0\u00D7 %2")
                     .arg(wholeNumber(static_cast<double>(reasons[i].second)),
                          qstring(reasons[i].first));
    if (reasons.size() > kNamed)
        words << (reasons.size() == kNamed + 1
                      ? tr("1 more reason")
                      : tr("%1 more reasons").arg(reasons.size() - kNamed));
    m_note->setText(words.join(QStringLiteral(" \u00B7 ")));
}

void SetAsideCard::enter()
{
    m_table->setFocus();
}

std::vector<QWidget*> SetAsideCard::stops() const
{
    return {m_mend, m_export, m_table};
}

void SetAsideCard::exportRows()
{
    if (!m_record || m_rows.empty())
        return;
    const QString proposed =
        tr("%1 set aside.csv").arg(QFileInfo(qstring(m_record->file)).completeBaseName());
    const QString path =
        QFileDialog::getSaveFileName(window(), tr("Save the rows set aside"), proposed,
                                     tr("Tables of text (*.csv);;All files (*)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray bytes = QByteArray::fromStdString(mendableText(*m_record, m_rows));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        Q_EMIT m_workspace.failed(
            {ErrorKind::Io,
             tr("The rows could not be written: %1.").arg(file.errorString()).toStdString(),
             path.toStdString()});
    else
        m_note->setText(
            tr("%1 rows are in %2, under their header, with the reason before each. "
               "Mend them there and import that file.")
                .arg(wholeNumber(static_cast<double>(m_rows.size())), QFileInfo(path).fileName()));
}

} // namespace regard::ui
