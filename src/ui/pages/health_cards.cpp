// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health_cards.h"

#include "ui/widgets/basics.h"
#include "ui/widgets/pill.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace regard::ui {

namespace {

QVBoxLayout* dress(QFrame& card, const QString& name)
{
    card.setObjectName(name);
    card.setProperty("card", QStringLiteral("true"));
    auto* column = new QVBoxLayout(&card);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    return column;
}

} // namespace

NextFileCard::NextFileCard(const std::function<void()>& importFiles, QWidget* parent)
    : QFrame(parent)
{
    QVBoxLayout* column = dress(*this, QStringLiteral("nextFile"));
    auto* top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("What the next file would unlock"), TextRole::CardTitle, this), 1);
    m_import =
        makeButton(tr("Import a file…"), QStringLiteral("importNext"), ButtonKind::Plain, this);
    connect(m_import, &QPushButton::clicked, this, importFiles);
    top->addWidget(m_import);
    column->addLayout(top);
    m_unlocked = makeLabel({}, TextRole::Second, this, true);
    m_unlocked->setObjectName(QStringLiteral("unlocked"));
    column->addWidget(m_unlocked);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(8);
    column->addLayout(m_lines);
}

void NextFileCard::setContent(const QString& unlocked,
                              const std::vector<presentation::UnlockContent>& unlocks)
{
    constexpr std::size_t kMost = 3;
    m_unlocked->setText(unlocks.empty() && !unlocked.isEmpty()
                            ? tr("%1 No file is missing.").arg(unlocked)
                            : unlocked);
    clearLayout(*m_lines);
    for (std::size_t i = 0; i < std::min(unlocks.size(), kMost); ++i) {
        auto* line = makeLabel(unlocks[i].sentence, TextRole::Body, this, true);
        line->setObjectName(QStringLiteral("unlock-%1").arg(i));
        m_lines->addWidget(line);
    }
    if (unlocks.size() > kMost) {
        QStringList more;
        for (std::size_t i = kMost; i < unlocks.size(); ++i)
            more << unlocks[i].sentence;
        auto* rest = makeLabel(tr("%1 more files would add something.").arg(unlocks.size() - kMost),
                               TextRole::Note, this, true);
        rest->setToolTip(more.join(u'\n'));
        rest->setAccessibleDescription(more.join(u' '));
        m_lines->addWidget(rest);
    }
}

BreakCard::BreakCard(QWidget* parent) : QFrame(parent)
{
    QVBoxLayout* column = dress(*this, QStringLiteral("breaks"));
    column->addWidget(makeLabel(tr("Breaks of method"), TextRole::CardTitle, this));
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(0);
    column->addLayout(m_lines);
    column->addStretch(1);
}

void BreakCard::setBreaks(const std::vector<presentation::BreakContent>& breaks)
{
    clearLayout(*m_lines);
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        const auto& one = breaks[i];
        auto* line = new QWidget(this);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 6, 0, 6);
        row->setSpacing(10);
        row->addWidget(new ToneMark(Tone::Warn, line), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        auto* title = makeLabel(QStringLiteral("%1 \u00B7 %2").arg(one.day, one.label),
                                TextRole::Strong, line, true);
        title->setObjectName(QStringLiteral("break-%1").arg(i));
        words->addWidget(title);
        words->addWidget(makeLabel(one.sentence, TextRole::Second, line, true));
        if (!one.kpis.isEmpty())
            words->addWidget(
                makeLabel(tr("Drawn on %1.").arg(one.kpis), TextRole::Note, line, true));
        row->addLayout(words, 1);
        if (i > 0)
            m_lines->addWidget(makeRule(this));
        m_lines->addWidget(line);
    }
    if (breaks.empty())
        m_lines->addWidget(
            makeLabel(tr("None was found: scale, wording, delay, channels and response rate of the "
                         "surveys are as they were."),
                      TextRole::Second, this, true));
}

LineCard::LineCard(const QString& name, const QString& title, const QString& button,
                   const std::function<void()>& action, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(name);
    setProperty("card", QStringLiteral("true"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title, TextRole::CardTitle, this));
    m_sentence = makeLabel({}, TextRole::Second, this, true);
    m_sentence->setObjectName(name + QStringLiteral("Sentence"));
    words->addWidget(m_sentence);
    row->addLayout(words, 1);
    if (action) {
        m_button = makeButton(button, name + QStringLiteral("Button"), ButtonKind::Plain, this);
        connect(m_button, &QPushButton::clicked, this, action);
        row->addWidget(m_button, 0, Qt::AlignVCenter);
    }
}

void LineCard::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

} // namespace regard::ui
