// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/import_queue_model.h"
#include "presentation/models/import_task.h"
#include "presentation/models/import_words.h"
#include "presentation/workspace.h"
#include "ui/dialogs/import_check_step.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/import_file_step.h"
#include "ui/dialogs/import_match_step.h"
#include "ui/dialogs/import_parts_step.h"
#include "ui/dialogs/import_queue_panel.h"
#include "ui/dialogs/import_result_step.h"
#include "ui/dialogs/import_work_step.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace regard::ui {

using namespace presentation;

void ImportDialog::makeSteps()
{
    auto* files = new ImportQueuePanel(*m_queue, this); // first in the order of focus too
    m_stack = new QStackedWidget(this);
    m_fileStep = new ImportFileStep(this);
    m_partsStep = new ImportPartsStep(this);
    m_workStep = new ImportWorkStep(this);
    m_matchStep = new ImportMatchStep(this);
    m_checkStep = new ImportCheckStep(this);
    m_resultStep = new ImportResultStep(this);
    for (QWidget* step : {static_cast<QWidget*>(m_fileStep), static_cast<QWidget*>(m_partsStep),
                          static_cast<QWidget*>(m_workStep), static_cast<QWidget*>(m_matchStep),
                          static_cast<QWidget*>(m_checkStep), static_cast<QWidget*>(m_resultStep)})
        m_stack->addWidget(step);
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    across->addWidget(files);
    across->addWidget(m_stack, 1);
    body().addLayout(across, 1);

    connect(m_fileStep, &ImportFileStep::filesChosen, this, &ImportDialog::takeFiles);
    connect(m_fileStep, &ImportFileStep::pasted, this, &ImportDialog::takePasted);
    connect(m_partsStep, &ImportPartsStep::changed, this, &ImportDialog::showFoot);
    connect(m_matchStep, &ImportMatchStep::mappingChanged, this, &ImportDialog::mappingChanged);
    connect(m_matchStep, &ImportMatchStep::acceptedChanged, this, &ImportDialog::mappingChanged);
    connect(m_matchStep, &ImportMatchStep::factsAsked, this, &ImportDialog::changeFacts);
    connect(m_matchStep, &ImportMatchStep::constantsAsked, this, &ImportDialog::changeConstants);
    connect(m_matchStep, &ImportMatchStep::loadAsked, this, &ImportDialog::loadMapping);
    connect(m_matchStep, &ImportMatchStep::saveAsked, this, &ImportDialog::saveMapping);
    connect(m_matchStep, &ImportMatchStep::setAsideAsked, this, [this] {
        check();
        if (m_state == State::Checked)
            m_checkStep->showSetAside();
    });
    connect(m_resultStep, &ImportResultStep::mendAsked, this, &ImportDialog::mend);
    connect(m_resultStep, &ImportResultStep::setAsideAsked, this, [this] {
        const std::int64_t id = m_result.record.id;
        QDialog::accept();
        Q_EMIT setAsideAsked(id);
    });
    connect(m_resultStep, &ImportResultStep::undoAsked, this, [this] {
        m_resultStep->setUndoing();
        m_workspace.undoImport(m_result.record.id);
    });
}

void ImportDialog::makeFoot()
{
    m_nameRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_nameRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_name = new QLineEdit(m_nameRow);
    m_name->setObjectName(QStringLiteral("mappingName"));
    m_name->setMaximumWidth(260);
    QLabel* label = makeLabel(tr("Remember this matching as"), TextRole::Second, m_nameRow);
    label->setBuddy(m_name);
    m_name->setAccessibleName(label->text());
    row->addWidget(label);
    row->addWidget(m_name, 1);
    row->addStretch(1);
    footStart().addWidget(m_nameRow, 1);

    m_cancel = makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Quiet, this);
    m_skip =
        makeButton(tr("Leave this one out"), QStringLiteral("skipButton"), ButtonKind::Quiet, this);
    m_back = makeButton(tr("Back"), QStringLiteral("backButton"), ButtonKind::Plain, this);
    m_next = makeButton({}, QStringLiteral("nextButton"), ButtonKind::Primary, this);
    m_next->setDefault(true);
    for (QPushButton* button : {m_cancel, m_skip, m_back, m_next})
        footEnd().addWidget(button);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_skip, &QPushButton::clicked, this, &ImportDialog::leaveOut);
    connect(m_back, &QPushButton::clicked, this, &ImportDialog::back);
    connect(m_next, &QPushButton::clicked, this, &ImportDialog::goOn);
    connect(m_name, &QLineEdit::textEdited, this, &ImportDialog::mappingChanged);
}

void ImportDialog::connectTask()
{
    connect(m_task, &ImportTask::progressed, m_workStep, &ImportWorkStep::setProgress);
    connect(m_task, &ImportTask::partsFound, this,
            [this](const std::vector<FilePart>& parts, bool sheets) {
                m_partsStep->setParts(m_task->item(), parts, sheets);
                go(State::ChooseParts);
                m_partsStep->focusFirst();
            });
    connect(m_task, &ImportTask::ready, this, &ImportDialog::takeReady);
    connect(m_task, &ImportTask::checked, this, &ImportDialog::takeChecked);
    connect(m_task, &ImportTask::imported, this, &ImportDialog::takeImported);
    connect(m_task, &ImportTask::failed, this, &ImportDialog::takeFailure);
    connect(&m_workspace, &Workspace::failed, this, [this](const Error& error) {
        if (m_state == State::Done)
            setError(sentenceOf(error));
    });
    connect(&m_workspace, &Workspace::importUndone, this, [this](const UndoReport& report) {
        if (m_state != State::Done)
            return;
        m_resultStep->setUndone(report);
        m_queue->setOutcome(m_doneRow, ImportQueueModel::State::LeftOut, tr("taken back"));
    });
}

} // namespace regard::ui
