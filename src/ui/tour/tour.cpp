// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/tour.h"

#include "presentation/workspace.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QSettings>
#include <QTimer>

#include <algorithm>

namespace regard::ui {

namespace {

constexpr int kWide = 360;
constexpr int kAway = 12;

struct Step {
    const char* target; ///< object name of what is spoken of
    const char* title;
    const char* words;
};

const std::vector<Step>& steps()
{
    static const std::vector<Step> kSteps{
        {"headline", QT_TRANSLATE_NOOP("regard::ui::Tour", "The answer first"),
         QT_TRANSLATE_NOOP("regard::ui::Tour",
                           "This sentence is written from the data: the surest improvement and the "
                           "surest decline. When nothing moved for certain, it says so.")},
        {"cards", QT_TRANSLATE_NOOP("regard::ui::Tour", "Figures with how sure they are"),
         QT_TRANSLATE_NOOP(
             "regard::ui::Tour",
             "Each card has the value, its interval, the change with a verdict, and how "
             "its target stands. A click shows it large below.")},
        {"filterBar", QT_TRANSLATE_NOOP("regard::ui::Tour", "One filter for all pages"),
         QT_TRANSLATE_NOOP(
             "regard::ui::Tour",
             "Choose a period, what to compare with, and whom to look at. A click on a "
             "group in a chart does the same; the arrows lead back.")},
        {"explainButton", QT_TRANSLATE_NOOP("regard::ui::Tour", "Every number can be explained"),
         QT_TRANSLATE_NOOP(
             "regard::ui::Tour",
             "How it came about shows formula, counts, what moved it and what was set "
             "aside, down to the rows and the line of the file.")},
        {"importButton", QT_TRANSLATE_NOOP("regard::ui::Tour", "Your own data"),
         QT_TRANSLATE_NOOP(
             "regard::ui::Tour",
             "Exports of survey tools, help desks, shops and billing are recognised. "
             "Nothing is written before you have seen it, and every import can be taken "
             "back whole.")}};
    return kSteps;
}

QString doneKey()
{
    return QStringLiteral("tour/done");
}

} // namespace

int Tour::stepCount()
{
    return static_cast<int>(steps().size());
}

Tour::Tour(MainWindow& window) : QWidget(&window), m_window(window)
{
    setObjectName(QStringLiteral("tour"));
    setFocusPolicy(Qt::StrongFocus);
    m_card = makeCard(this);
    m_card->setObjectName(QStringLiteral("tourCard"));
    m_card->setFixedWidth(kWide);
    QBoxLayout* column = cardLayout(*m_card);
    m_count = makeLabel({}, TextRole::Note, m_card);
    m_title = makeLabel({}, TextRole::CardTitle, m_card, true);
    m_title->setObjectName(QStringLiteral("tourTitle"));
    m_words = makeLabel({}, TextRole::Body, m_card, true);
    column->addWidget(m_count);
    column->addWidget(m_title);
    column->addWidget(m_words);
    auto* buttons = new QHBoxLayout;
    auto* skip = makeButton(tr("Skip"), QStringLiteral("tourSkip"), ButtonKind::Quiet, m_card);
    m_back = makeButton(tr("Back"), QStringLiteral("tourBack"), ButtonKind::Plain, m_card);
    m_next = makeButton({}, QStringLiteral("tourNext"), ButtonKind::Primary, m_card);
    buttons->addWidget(skip);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    connect(skip, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showStep(m_step + 1); });
    window.showPage(PageId::Overview);
    window.installEventFilter(this);
    setGeometry(window.rect());
    show();
    raise();
    showStep(0);
}

QRect Tour::lit() const
{
    const auto* target = m_window.findChild<QWidget*>(
        QString::fromLatin1(steps()[static_cast<std::size_t>(m_step)].target));
    if (target == nullptr || !target->isVisible())
        return {};
    return QRect(target->mapTo(&m_window, QPoint(0, 0)), target->size()).adjusted(-6, -6, 6, 6) &
           rect();
}

void Tour::showStep(int step)
{
    if (step >= stepCount()) {
        end();
        return;
    }
    m_step = std::max(0, step);
    const Step& now = steps()[static_cast<std::size_t>(m_step)];
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(stepCount()));
    m_title->setText(tr(now.title));
    m_words->setText(tr(now.words));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 == stepCount() ? tr("Done") : tr("Next"));
    setAccessibleName(m_title->text() + QStringLiteral(". ") + m_words->text());
    place();
    m_next->setFocus();
    update();
}

/// Below what is spoken of, or above it, or beside it: wherever there is room.
void Tour::place()
{
    const QRect box = lit();
    m_card->ensurePolished();
    for (QLabel* label : {m_title, m_words})
        label->ensurePolished();
    m_card->layout()->invalidate();
    m_card->layout()->activate();
    // With the frame, which takes room of its own.
    m_card->setFixedHeight(m_card->heightForWidth(kWide));
    QPoint at(box.left(), box.bottom() + kAway);
    if (at.y() + m_card->height() > height() - kAway)
        at.setY(box.top() - kAway - m_card->height());
    if (at.y() < kAway)
        at = QPoint(box.center().x() - kWide / 2, height() / 2 - m_card->height() / 2);
    at.setX(std::clamp(at.x(), kAway, std::max(kAway, width() - kWide - kAway)));
    m_card->move(at);
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(*this);
    QPainterPath veil;
    veil.addRect(rect());
    QPainterPath hole;
    hole.addRoundedRect(lit(), kCardRadius, kCardRadius);
    QColor shade(0, 0, 0);
    shade.setAlphaF(tokens.dark ? 0.6F : 0.45F);
    painter.fillPath(veil.subtracted(hole), shade);
    painter.setPen(QPen(tokens.accent, 2));
    painter.drawPath(hole);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        end();
        break;
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        showStep(m_step + 1);
        break;
    case Qt::Key_Left:
        showStep(m_step - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Tour::mousePressEvent(QMouseEvent*)
{
    // Nothing below is touched while the tour is on.
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        setGeometry(m_window.rect());
        // What is spoken of finds its place first.
        QTimer::singleShot(0, this, [this] {
            place();
            update();
        });
    }
    return QWidget::eventFilter(watched, event);
}

void Tour::end()
{
    QSettings().setValue(doneKey(), true);
    hide();
    Q_EMIT ended();
    deleteLater();
}

void startTourOnce(MainWindow& window)
{
    const auto look = [&window] {
        const auto& workspace = window.workspace();
        if (QSettings().value(doneKey()).toBool() || workspace.overview() == nullptr ||
            workspace.engine()->dataset().firstDay() == kNoDay ||
            window.findChild<Tour*>() != nullptr)
            return;
        new Tour(window);
    };
    QObject::connect(&window.workspace(), &presentation::Workspace::overviewChanged, &window, look);
}

} // namespace regard::ui
