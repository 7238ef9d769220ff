// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/watch_strip.h"

#include "presentation/formatting.h"
#include "presentation/models/kpi_text.h"
#include "presentation/watched_folder.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace regard::ui {

using presentation::qstring;
using presentation::WatchedFolder;

namespace {

constexpr std::size_t kMostShown = 3;

QString waitingText(const std::vector<WaitingTable>& waiting)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(kMostShown, waiting.size()); ++i)
        lines << WatchStrip::tr("%1: %2").arg(qstring(waiting[i].name), qstring(waiting[i].reason));
    if (waiting.size() > kMostShown)
        lines << WatchStrip::tr("And %1 more.")
                     .arg(presentation::displayLocale().toString(
                         qlonglong(waiting.size() - kMostShown)));
    return lines.join(u'\n');
}

QStringList filesOf(const std::vector<WaitingTable>& waiting)
{
    QStringList files;
    for (const WaitingTable& table : waiting)
        files << qstring(table.file.string());
    files.removeDuplicates();
    return files;
}

} // namespace

WatchStrip::WatchStrip(WatchedFolder& watched, QWidget* parent) : QFrame(parent), m_watched(watched)
{
    setObjectName(QStringLiteral("watchStrip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    m_sentence = makeLabel({}, TextRole::Body, this, true);
    m_sentence->setObjectName(QStringLiteral("watchSentence"));
    words->addWidget(m_sentence);
    m_waiting = makeLabel({}, TextRole::Second, this, true);
    m_waiting->setObjectName(QStringLiteral("watchWaiting"));
    words->addWidget(m_waiting);
    row->addLayout(words, 1);
    m_import = makeButton(tr("Import them by hand…"), QStringLiteral("watchImport"),
                          ButtonKind::Plain, this);
    row->addWidget(m_import, 0, Qt::AlignTop);
    connect(m_import, &QPushButton::clicked, this,
            [this] { Q_EMIT importAsked(filesOf(m_watched.waiting())); });
    connect(&watched, &WatchedFolder::changed, this, &WatchStrip::refresh);
    refresh();
}

void WatchStrip::refresh()
{
    const QString sentence = m_watched.sentence();
    const auto& waiting = m_watched.waiting();
    setVisible(!waiting.empty() || !m_watched.problem().isEmpty());
    setStyleProperty(*this, "tone",
                     !m_watched.problem().isEmpty() ? QStringLiteral("bad")
                     : waiting.empty()              ? QStringLiteral("neutral")
                                                    : QStringLiteral("warn"));
    m_sentence->setText(sentence);
    m_waiting->setText(waitingText(waiting));
    m_waiting->setVisible(!waiting.empty());
    m_import->setText(waiting.size() == 1 ? tr("Import it by hand…") : tr("Import them by hand…"));
    m_import->setVisible(!waiting.empty());
}

} // namespace regard::ui
