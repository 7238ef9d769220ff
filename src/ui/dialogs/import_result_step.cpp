// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_result_step.h"

#include "presentation/formatting.h"
#include "presentation/models/import_words.h"
#include "presentation/models/kpi_text.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace regard::ui {

ImportResultStep::ImportResultStep(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importResultStep"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_head = makeLabel({}, TextRole::Title, this, true);
    m_head->setObjectName(QStringLiteral("importHeadline"));
    m_detail = makeLabel({}, TextRole::Second, this, true);
    m_detail->setObjectName(QStringLiteral("importDetail"));
    column->addWidget(m_head);
    column->addWidget(m_detail);
    QFrame* card = makeCard(this);
    m_counts = new QGridLayout;
    m_counts->setHorizontalSpacing(24);
    m_counts->setVerticalSpacing(8);
    m_counts->setColumnStretch(2, 1);
    card->setMaximumWidth(560);
    cardLayout(*card)->addLayout(m_counts);
    column->addWidget(card);
    m_aside = makeLabel({}, TextRole::Body, this, true);
    column->addWidget(m_aside);
    auto* across = new QHBoxLayout;
    m_mend = makeButton({}, QStringLiteral("mendNow"), ButtonKind::Plain, this);
    m_showAside = makeButton(tr("Show them on the Data page"), QStringLiteral("showRejects"),
                             ButtonKind::Quiet, this);
    m_undo =
        makeButton(tr("Undo this import"), QStringLiteral("undoImport"), ButtonKind::Danger, this);
    across->addWidget(m_mend);
    across->addWidget(m_showAside);
    across->addStretch(1);
    column->addLayout(across);
    column->addWidget(m_undo, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_mend, &QPushButton::clicked, this, &ImportResultStep::mendAsked);
    connect(m_showAside, &QPushButton::clicked, this, &ImportResultStep::setAsideAsked);
    connect(m_undo, &QPushButton::clicked, this, &ImportResultStep::undoAsked);
}

void ImportResultStep::addCount(const QString& what, std::int64_t count)
{
    const int row = m_counts->rowCount();
    QLabel* number =
        makeLabel(presentation::displayLocale().toString(static_cast<qlonglong>(count)),
                  TextRole::Strong, this);
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_counts->addWidget(number, row, 0);
    m_counts->addWidget(makeLabel(what, TextRole::Second, this), row, 1);
}

void ImportResultStep::setResult(const ImportResult& result, const QString& rememberedAs)
{
    const ImportRecord& record = result.record;
    clearLayout(*m_counts);
    const QLocale locale = presentation::displayLocale();
    if (result.alreadyImported) {
        m_head->setText(tr("This file is in the store already"));
        m_detail->setText(
            tr("It was imported before with the same matching. Nothing was changed."));
    } else {
        const std::int64_t brought = record.added + record.changed;
        m_head->setText(
            brought == 0 ? tr("Nothing in this file is new")
            : brought == 1
                ? tr("1 row is in the store")
                : tr("%1 rows are in the store").arg(locale.toString(qlonglong(brought))));
        QString detail =
            tr("%1 rows read in %2 s.")
                .arg(locale.toString(qlonglong(record.rows)),
                     locale.toString(result.seconds, 'f', result.seconds < 10 ? 1 : 0));
        if (!rememberedAs.isEmpty())
            detail +=
                tr(" The matching is remembered as %1: the next export of this kind needs no work.")
                    .arg(rememberedAs);
        for (const std::string& note : result.notes)
            detail += u' ' + presentation::qstring(note);
        m_detail->setText(detail);
        addCount(tr("new"), record.added);
        addCount(tr("changed, the newer version holds"), record.changed);
        addCount(tr("the same as stored"), record.same);
        if (record.merged > 0)
            addCount(tr("merged into another row of the file"), record.merged);
        if (record.dropped > 0)
            addCount(tr("left out by the matching"), record.dropped);
        addCount(tr("set aside with their reasons"), record.setAside);
    }
    m_counts->parentWidget()->setVisible(!result.alreadyImported);
    m_aside->setText(presentation::setAsideText(result));
    m_aside->setVisible(record.setAside > 0 && !result.alreadyImported);
    const bool mendable = record.setAside > 0 && !result.alreadyImported && record.id != 0;
    m_mend->setText(
        record.setAside == 1
            ? tr("1 row set aside: mend now…")
            : tr("%1 rows set aside: mend now…").arg(locale.toString(qlonglong(record.setAside))));
    m_mend->setVisible(mendable);
    m_showAside->setVisible(record.setAside > 0);
    m_undo->setVisible(!result.alreadyImported && record.id != 0);
    m_undo->setEnabled(true);
}

void ImportResultStep::setUndoing()
{
    m_undo->setEnabled(false);
}

void ImportResultStep::setMended(std::int64_t brought, std::int64_t left)
{
    if (brought == 0)
        return;
    const QLocale locale = presentation::displayLocale();
    m_aside->setText(left == 0 ? tr("%1 rows were mended and are in the store. None is left aside.")
                                     .arg(locale.toString(qlonglong(brought)))
                               : tr("%1 rows were mended and are in the store. %2 are still aside.")
                                     .arg(locale.toString(qlonglong(brought)),
                                          locale.toString(qlonglong(left))));
    m_aside->show();
    m_mend->setText(tr("%1 rows set aside: mend now…").arg(locale.toString(qlonglong(left))));
    m_mend->setVisible(left > 0);
    m_showAside->setVisible(left > 0);
}

void ImportResultStep::setUndone(const UndoReport& report)
{
    const QLocale locale = presentation::displayLocale();
    m_head->setText(tr("The import was taken back"));
    QString detail = tr("%1 rows were removed, %2 older versions hold again.")
                         .arg(locale.toString(qlonglong(report.rowsRemoved)),
                              locale.toString(qlonglong(report.rowsRestored)));
    if (report.changedSince > 0)
        detail += tr(" %1 rows had been replaced by later imports and stay.")
                      .arg(locale.toString(qlonglong(report.changedSince)));
    if (report.heldByOthers > 0)
        detail += tr(" %1 rows stand in other imports too and stay.")
                      .arg(locale.toString(qlonglong(report.heldByOthers)));
    m_detail->setText(detail);
    clearLayout(*m_counts);
    m_counts->parentWidget()->hide();
    m_aside->hide();
    m_mend->hide();
    m_showAside->hide();
    m_undo->hide();
}

} // namespace regard::ui
