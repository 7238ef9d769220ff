// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm.h"

#include "ui/widgets/basics.h"
#include "ui/widgets/dialog_frame.h"

#include <QBoxLayout>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace regard::ui {

namespace {

class Question final : public DialogFrame {
public:
    Question(QWidget* parent, const QString& title, const QString& sentence, const QString& action,
             ButtonKind kind)
        : DialogFrame(title, parent)
    {
        setObjectName(QStringLiteral("question"));
        setPreferredSize({460, 200});
        QLabel* words = makeLabel(sentence, TextRole::Body, this, true);
        words->setObjectName(QStringLiteral("questionText"));
        body().addWidget(words);
        m_back = makeButton(QObject::tr("Cancel"), QStringLiteral("questionCancel"),
                            ButtonKind::Plain, this);
        m_action = makeButton(action, QStringLiteral("questionAction"), kind, this);
        footEnd().addWidget(m_back);
        footEnd().addWidget(m_action);
        connect(m_back, &QPushButton::clicked, this, &QDialog::reject);
        connect(m_action, &QPushButton::clicked, this, &QDialog::accept);
    }

    QPushButton* m_back;
    QPushButton* m_action;
};

} // namespace

bool confirm(QWidget* parent, const QString& title, const QString& sentence, const QString& action)
{
    Question question(parent, title, sentence, action, ButtonKind::Danger);
    question.body().addStretch(1);
    question.m_back->setDefault(true);
    question.m_back->setFocus();
    return question.exec() == QDialog::Accepted;
}

QString askForText(QWidget* parent, const QString& title, const QString& sentence,
                   const QString& label, const QString& action)
{
    Question question(parent, title, sentence, action, ButtonKind::Primary);
    question.setPreferredSize({460, 250});
    auto* field = new QLineEdit(&question);
    field->setObjectName(QStringLiteral("questionField"));
    question.body().addWidget(makeField(label, field, &question));
    question.body().addStretch(1);
    question.m_action->setEnabled(false);
    question.m_action->setDefault(true);
    QObject::connect(field, &QLineEdit::textChanged, question.m_action,
                     [&question](const QString& text) {
                         question.m_action->setEnabled(!text.trimmed().isEmpty());
                     });
    field->setFocus();
    return question.exec() == QDialog::Accepted ? field->text().trimmed() : QString();
}

} // namespace regard::ui
