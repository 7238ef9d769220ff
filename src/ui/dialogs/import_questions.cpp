// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_questions.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/models/mapping_questions.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>
#include <utility>
#include <vector>

namespace regard::ui {

using namespace presentation;

namespace {

constexpr int kAcross = 3;

QString nameOf(const MappingQuestion& question)
{
    return question.record == MappingQuestion::kWholeFile
               ? QStringLiteral("answer-file-%1").arg(qstring(question.field))
               : QStringLiteral("answer-%1-%2").arg(question.record).arg(qstring(question.field));
}

} // namespace

ImportQuestions::ImportQuestions(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importQuestions"));
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    for (int i = 0; i < kAcross; ++i)
        m_grid->setColumnStretch(i, 1);
}

void ImportQuestions::say(const MappingQuestion& question, const std::string& value)
{
    answer(m_mapping, question, value);
    Q_EMIT answered(m_mapping);
}

QWidget* ImportQuestions::makeAnswer(const MappingQuestion& question)
{
    if (question.answer == MappingQuestion::Answer::Choice) {
        auto* box = new ComboBox(this);
        box->setObjectName(nameOf(question));
        box->addItem(tr("Choose…"), QString());
        for (const auto& [value, label] : question.options)
            box->addItem(label, qstring(value));
        box->setCurrentIndex(std::max(0, box->findData(qstring(question.value))));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::activated, this, [this, question, box] {
            say(question, box->currentData().toString().toStdString());
        });
        return box;
    }
    auto* field = new QLineEdit(qstring(question.value), this);
    field->setObjectName(nameOf(question));
    if (question.answer == MappingQuestion::Answer::Date) {
        field->setPlaceholderText(tr("2026-09-30"));
        connect(field, &QLineEdit::textEdited, this, [this, question](const QString& typed) {
            const std::string text = typed.trimmed().toStdString();
            say(question, parseIsoDate(text) ? text : std::string());
        });
    } else {
        connect(field, &QLineEdit::textEdited, this, [this, question](const QString& typed) {
            const auto value = readNumber(typed);
            say(question, value ? QString::number(*value).toStdString() : std::string());
        });
    }
    return field;
}

void ImportQuestions::ask(const Mapping& mapping, const FileReport& report)
{
    m_mapping = mapping;
    std::vector<MappingQuestion> all = fileQuestions(mapping, report);
    for (MappingQuestion& question : mappingQuestions(mapping))
        if (question.answer != MappingQuestion::Answer::Column)
            all.push_back(std::move(question));
    QStringList asked;
    for (const MappingQuestion& question : all)
        asked += nameOf(question) + u'/' + question.label;
    if (asked == m_asked)
        return;
    m_asked = asked;
    m_count = static_cast<int>(all.size());
    clearLayout(*m_grid);
    QWidget* before = nullptr;
    for (int at = 0; at < m_count; ++at) {
        const MappingQuestion& question = all[static_cast<std::size_t>(at)];
        QWidget* field = makeAnswer(question);
        m_grid->addWidget(makeField(question.label, field, this), at / kAcross, at % kAcross);
        // New fields come last in the order of focus unless they are told their place.
        setTabOrder(before == nullptr ? static_cast<QWidget*>(this) : before, field);
        before = field;
    }
    setVisible(m_count > 0);
}

} // namespace regard::ui
