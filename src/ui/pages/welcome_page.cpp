// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome_page.h"

#include "presentation/models/recent_stores_model.h"
#include "ui/pages/page_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

namespace regard::ui {

namespace {

constexpr int kRecentRow = 34;
constexpr int kMostRecentShown = 5;

/// The name of a store and, quieter, the folder it lies in.
class RecentDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensOf(*option.widget);
        const bool chosen = (option.state & QStyle::State_Selected) != 0 &&
                            (option.state & QStyle::State_HasFocus) != 0;
        const bool over = (option.state & QStyle::State_MouseOver) != 0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen ? tokens.accentSoft : over ? tokens.hover : tokens.card);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), kControlRadius, kControlRadius);
        paintGlyph(*painter, Glyph::File,
                   QRectF(option.rect.left() + 8, option.rect.center().y() - 7, 15, 15),
                   tokens.third);
        const QString name = index.data().toString();
        const QFont strong = textFont(kBodySize, QFont::DemiBold);
        const int left = option.rect.left() + 32;
        const int room = option.rect.right() - left - 8;
        painter->setFont(strong);
        painter->setPen(tokens.ink);
        const QString shown = QFontMetrics(strong).elidedText(name, Qt::ElideMiddle, room * 2 / 3);
        painter->drawText(QRect(left, option.rect.top(), room, option.rect.height()),
                          Qt::AlignVCenter, shown);
        const int used = QFontMetrics(strong).horizontalAdvance(shown) + 12;
        const QFont plain = textFont(kBodySize);
        painter->setFont(plain);
        painter->setPen(tokens.third);
        painter->drawText(QRect(left + used, option.rect.top(), room - used, option.rect.height()),
                          Qt::AlignVCenter,
                          QFontMetrics(plain).elidedText(
                              index.data(presentation::RecentStoresModel::FolderRole).toString(),
                              Qt::ElideMiddle, room - used));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {300, kRecentRow};
    }
};

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), m_recent(new presentation::RecentStoresModel(this))
{
    setObjectName(QStringLiteral("welcomePage"));
    setProperty("role", QStringLiteral("page"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(32, 24, 32, 24);
    outer->addStretch(2);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(860);
    middle->setMinimumWidth(640);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(middle, 10);
    across->addStretch(1);
    outer->addLayout(across);
    outer->addStretch(3);

    column->addWidget(
        makeLabel(tr("How does your company perform for its customers?"), TextRole::Title, middle));
    column->addWidget(
        makeLabel(tr("Regard reads the exports of your survey tool, help desk, shop and "
                     "billing, and tells what customers say and do, how sure that is, and "
                     "how it stands against your targets. Everything stays on this "
                     "computer."),
                  TextRole::Second, middle, true));
    column->addSpacing(4);

    m_choices = new QWidget(middle);
    auto* cards = new QHBoxLayout(m_choices);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    cards->addWidget(
        makeChoice(tr("Look around"),
                   tr("A sample company with 12,000 customers and three years of history. "
                      "Nothing of yours is needed."),
                   tr("Open the sample company"), QStringLiteral("openSample"), true,
                   &WelcomePage::sampleAsked),
        1);
    cards->addWidget(
        makeChoice(tr("Begin with a file"),
                   tr("One export is enough: a survey brings NPS or CSAT, tickets bring first "
                      "contact resolution, orders bring repeat purchases."),
                   tr("Import a file…"), QStringLiteral("importFile"), false,
                   &WelcomePage::importAsked),
        1);
    cards->addWidget(
        makeChoice(tr("Go on"),
                   tr("A store is one file that ends in .regard and holds all that you "
                      "imported, with targets and benchmarks."),
                   tr("Open a store…"), QStringLiteral("openStoreButton"), false,
                   &WelcomePage::openAsked),
        1);
    column->addWidget(m_choices);

    m_recentBox = makeCard(middle);
    m_recentBox->setObjectName(QStringLiteral("recentBox"));
    QBoxLayout* recent = cardLayout(*qobject_cast<QFrame*>(m_recentBox));
    recent->addWidget(makeLabel(tr("Recent stores"), TextRole::CardTitle, m_recentBox));
    m_recentList = new QListView(m_recentBox);
    m_recentList->setObjectName(QStringLiteral("recentStores"));
    m_recentList->setAccessibleName(tr("Recent stores"));
    m_recentList->setModel(m_recent);
    m_recentList->setItemDelegate(new RecentDelegate(this));
    m_recentList->setMouseTracking(true);
    m_recentList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recentList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentList->setCursor(Qt::PointingHandCursor);
    recent->addWidget(m_recentList);
    const auto open = [this](const QModelIndex& index) {
        Q_EMIT recentAsked(index.data(presentation::RecentStoresModel::PathRole).toString());
    };
    connect(m_recentList, &QListView::clicked, this, open);
    connect(m_recentList, &QListView::activated, this, open);
    column->addWidget(m_recentBox);
    m_recentBox->hide();

    m_busy = makeLabel(tr("Opening…"), TextRole::Second, middle);
    m_busy->setObjectName(QStringLiteral("welcomeBusy"));
    m_busy->hide();
    column->addWidget(m_busy);
    column->addWidget(makeLabel(tr("You can also drop files or a store anywhere in this window."),
                                TextRole::Note, middle));
}

QWidget* WelcomePage::makeChoice(const QString& title, const QString& sentence,
                                 const QString& button, const QString& name, bool primary,
                                 void (WelcomePage::*signal)())
{
    QFrame* card = makeCard(m_choices);
    QBoxLayout* column = cardLayout(*card);
    column->addWidget(makeLabel(title, TextRole::CardTitle, card));
    QLabel* words = makeLabel(sentence, TextRole::Second, card, true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(words, 1);
    QPushButton* push =
        makeButton(button, name, primary ? ButtonKind::Primary : ButtonKind::Plain, card);
    push->setAccessibleDescription(sentence);
    connect(push, &QPushButton::clicked, this, signal);
    column->addWidget(push);
    return card;
}

void WelcomePage::setRecentStores(const QStringList& paths)
{
    m_recent->setPaths(paths.mid(0, kMostRecentShown));
    m_recentBox->setVisible(!paths.isEmpty());
    m_recentList->setFixedHeight(m_recent->rowCount() * kRecentRow + 4);
    if (m_recent->rowCount() > 0)
        m_recentList->setCurrentIndex(m_recent->index(0));
}

void WelcomePage::setBusy(bool busy)
{
    m_choices->setEnabled(!busy);
    m_recentBox->setEnabled(!busy);
    m_busy->setVisible(busy);
}

void WelcomePage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensOf(*this).page);
}

} // namespace regard::ui
