// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_notices.h"

#include "presentation/models/kpi_text.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace regard::ui {

using presentation::qstring;

namespace {

/// More than these would push the columns off a small screen.
constexpr qsizetype kNotesShown = 2;
constexpr std::size_t kChangesShown = 5;

} // namespace

ImportNotices::ImportNotices(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("importNotices"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_changes = new QFrame(this);
    m_changes->setObjectName(QStringLiteral("exportChanges"));
    auto* words = new QVBoxLayout(m_changes);
    words->setContentsMargins(16, 10, 16, 10);
    words->setSpacing(4);
    m_changesHead = makeLabel({}, TextRole::Strong, m_changes, true);
    m_changesHead->setObjectName(QStringLiteral("exportChangesHead"));
    m_changesText = makeLabel({}, TextRole::Body, m_changes, true);
    m_changesText->setObjectName(QStringLiteral("exportChangesText"));
    m_accept = new CheckBox(tr("I have looked at this, import it all the same"), m_changes);
    m_accept->setObjectName(QStringLiteral("acceptChanges"));
    words->addWidget(m_changesHead);
    words->addWidget(m_changesText);
    words->addWidget(m_accept, 0, Qt::AlignLeft);
    column->addWidget(m_changes);
    m_notes = makeLabel({}, TextRole::Second, this, true);
    m_notes->setObjectName(QStringLiteral("fileNotes"));
    m_more = makeButton({}, QStringLiteral("moreNotes"), ButtonKind::Link, this);
    m_more->setCheckable(true);
    column->addWidget(m_notes);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_accept, &QCheckBox::toggled, this, &ImportNotices::acceptedChanged);
    connect(m_more, &QPushButton::toggled, this, &ImportNotices::showNotes);
}

void ImportNotices::setFile(const FileReport& report, const Reading& reading)
{
    m_grave = std::any_of(reading.changes.begin(), reading.changes.end(),
                          [](const ExportChange& change) { return change.grave; });
    m_changesHead->setText(
        reading.source.empty()
            ? tr("This export differs from the last one of its source.")
            : tr("This export differs from the last one of %1.").arg(qstring(reading.source)));
    QStringList sentences;
    // What would make figures wrong comes first.
    for (const bool grave : {true, false})
        for (const ExportChange& change : reading.changes)
            if (change.grave == grave)
                sentences += qstring(change.sentence);
    const qsizetype more = sentences.size() - static_cast<qsizetype>(kChangesShown);
    if (more > 0)
        sentences = sentences.first(kChangesShown) << tr("And %1 more changes.").arg(more);
    m_changesText->setText(sentences.join(u'\n'));
    setStyleProperty(*m_changes, "tone", m_grave ? QStringLiteral("bad") : QStringLiteral("warn"));
    m_accept->setChecked(false);
    m_accept->setVisible(m_grave);
    m_changes->setVisible(!reading.changes.empty());

    m_sentences.clear();
    for (const auto* notes : {&report.notes, &reading.notes})
        for (const std::string& note : *notes)
            if (const QString sentence = qstring(note); !m_sentences.contains(sentence))
                m_sentences += sentence;
    m_more->setVisible(m_sentences.size() > kNotesShown);
    m_more->setChecked(false);
    showNotes(false);
    setVisible(!reading.changes.empty() || !m_sentences.isEmpty());
}

bool ImportNotices::areAccepted() const
{
    return !m_grave || m_accept->isChecked();
}

void ImportNotices::showNotes(bool all)
{
    const qsizetype shown = all ? m_sentences.size() : std::min(kNotesShown, m_sentences.size());
    m_notes->setText(m_sentences.first(shown).join(u'\n'));
    m_notes->setVisible(shown > 0);
    m_more->setText(all ? tr("Show fewer notes") : tr("Show all %1 notes").arg(m_sentences.size()));
}

} // namespace regard::ui
