// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/present_window.h"

#include "presentation/formatting.h"
#include "presentation/workspace.h"
#include "ui/charts/sparkline.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pill.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTime>

#include <algorithm>
#include <array>
#include <set>

namespace regard::ui {

using presentation::Workspace;

namespace {

constexpr int kCursorMs = 2000;
constexpr int kColumns = 3;

/// Words in the largest size that fits, between two.
QFont fitting(const QString& words, double largest, double smallest, double room,
              QFont::Weight weight)
{
    for (double size = largest; size > smallest; size -= 1) {
        const QFont font = textFont(int(size), weight);
        if (QFontMetricsF(font).horizontalAdvance(words) <= room)
            return font;
    }
    return textFont(int(smallest), weight);
}

/// Where everything stands this time: a small circle, so that no line lights one pixel for days.
QPointF wandering(int turns)
{
    constexpr std::array<QPointF, 8> kPlaces{QPointF(0, 0),   QPointF(5, 2),  QPointF(7, 7),
                                             QPointF(2, 9),   QPointF(-4, 7), QPointF(-7, 2),
                                             QPointF(-4, -4), QPointF(2, -5)};
    return kPlaces[static_cast<std::size_t>(turns) % kPlaces.size()];
}

} // namespace

PresentWindow::PresentWindow(Workspace& workspace, PresentChoice choice, QWidget* parent)
    : QWidget(parent, Qt::Window), m_workspace(workspace), m_choice(std::move(choice))
{
    setObjectName(QStringLiteral("presentWindow"));
    setWindowTitle(tr("Regard, present mode"));
    setPalette(paletteFor(darkTokens()));
    setAutoFillBackground(false);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_rotate.setInterval(m_choice.seconds * 1000);
    connect(&m_rotate, &QTimer::timeout, this, [this] { turn(1); });
    m_hideCursor.setSingleShot(true);
    m_hideCursor.setInterval(kCursorMs);
    connect(&m_hideCursor, &QTimer::timeout, this, [this] { setCursor(Qt::BlankCursor); });
    connect(&workspace, &Workspace::overviewChanged, this, &PresentWindow::refresh);
    connect(&workspace, &Workspace::closed, this, &QWidget::close);
    refresh();
    m_rotate.start();
    m_hideCursor.start();
}

bool PresentWindow::isSettled() const
{
    return m_linesThere || m_pages.empty();
}

void PresentWindow::refresh()
{
    const auto overview = m_workspace.overview();
    if (!overview)
        return;
    const PeriodContext context = m_workspace.periodContext();
    const FigureSet& set = overview->figures;
    presentation::CardContext card;
    card.currency = m_workspace.conventions().currency;
    card.today = context.today;
    if (set.comparedWith)
        card.comparedWith = QString::fromStdString(describe(*set.comparedWith, context));
    m_pages = presentation::presentPages(set, card, m_choice.pages);
    m_current = m_pages.empty() ? 0 : m_current % m_pages.size();
    m_period = QString::fromStdString(describe(set.period, context));
    m_updated = presentation::displayLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
    m_changes.clear();
    for (const Change& change : overview->changes)
        m_changes.push_back(QString::fromStdString(change.title) + QStringLiteral("  ") +
                            QString::fromStdString(change.detail));
    std::set<std::string> kpis;
    for (const auto& page : m_pages)
        for (const auto& tile : page.tiles)
            kpis.insert(tile.kpi);
    presentation::askSparklines(m_workspace, objectName(), {kpis.begin(), kpis.end()},
                                [this](const std::vector<presentation::Sparkline>& lines) {
                                    for (const auto& line : lines)
                                        m_lines[line.kpi] = line;
                                    m_linesThere = true;
                                    update();
                                });
    say();
    update();
}

void PresentWindow::say()
{
    if (m_pages.empty())
        return;
    QStringList spoken{m_pages[m_current].title};
    for (const auto& tile : m_pages[m_current].tiles)
        spoken << tile.spoken;
    setAccessibleName(spoken.join(QStringLiteral(". ")));
}

void PresentWindow::turn(int by)
{
    if (m_pages.empty())
        return;
    const int count = static_cast<int>(m_pages.size());
    m_current = static_cast<std::size_t>((static_cast<int>(m_current) + by + count) % count);
    ++m_turns;
    say();
    update();
}

void PresentWindow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = darkTokens();
    painter.fillRect(rect(), tokens.page);
    const double unit = height() / 100.0;
    if (m_pages.empty()) {
        painter.setPen(tokens.second);
        painter.setFont(textFont(int(4 * unit)));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("There are no figures to show yet."));
        return;
    }
    painter.translate(wandering(m_turns));
    const auto& page = m_pages[m_current];
    const double margin = 3 * unit;
    QRectF whole = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const QString right = tr("%1 \u00B7 updated %2 \u00B7 %3 / %4")
                              .arg(m_period, m_updated)
                              .arg(m_current + 1)
                              .arg(m_pages.size()) +
                          (m_rotate.isActive() ? QString() : tr(" \u00B7 held"));
    painter.setFont(textFont(int(2.2 * unit)));
    painter.setPen(tokens.second);
    const double rightWide = painter.fontMetrics().horizontalAdvance(right) + 4;
    const QRectF head(whole.left(), whole.top(), whole.width(), 6 * unit);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, right);
    painter.setPen(tokens.ink);
    painter.setFont(fitting(page.title, 3.6 * unit, 2 * unit, head.width() - rightWide - 2 * unit,
                            QFont::DemiBold));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, page.title);
    const double foot = m_changes.empty() ? 0 : 8.5 * unit;
    const QRectF room = whole.adjusted(0, 7.5 * unit, 0, -foot);
    const int count = static_cast<int>(page.tiles.size());
    const int columns = std::min(kColumns, count);
    const int rows = (count + columns - 1) / columns;
    const double gap = 2 * unit;
    const double wide = (room.width() - gap * (columns - 1)) / columns;
    const double high = (room.height() - gap * (rows - 1)) / rows;
    for (int i = 0; i < count; ++i)
        paintTile(painter,
                  QRectF(room.left() + (wide + gap) * (i % columns),
                         room.top() + (high + gap) * (i / columns), wide, high),
                  page.tiles[std::size_t(i)]);
    if (foot > 0)
        paintFoot(painter,
                  QRectF(whole.left(), whole.bottom() - foot + gap, whole.width(), foot - gap));
}

void PresentWindow::paintTile(QPainter& painter, const QRectF& box,
                              const presentation::KpiCardContent& tile) const
{
    const Tokens& tokens = darkTokens();
    const double unit = height() / 100.0;
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.card);
    painter.drawRoundedRect(box, unit, unit);
    const double pad = 2.6 * unit;
    const QRectF inside = box.adjusted(pad, pad * 0.8, -pad, -pad * 0.8);
    double y = inside.top();

    // Status by shape and word, then colour; as large as the name beside it.
    double statusWide = 0;
    if (!tile.status.isEmpty()) {
        const QFont font = textFont(int(1.9 * unit), QFont::DemiBold);
        const double words = QFontMetricsF(font).horizontalAdvance(tile.status);
        statusWide = words + 5.4 * unit;
        const QRectF pill(inside.right() - statusWide, y, statusWide, 3.4 * unit);
        painter.setPen(Qt::NoPen);
        painter.setBrush(softColorOf(tile.statusTone, tokens));
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        const QRectF glyph(pill.left() + 1.2 * unit, pill.center().y() - 0.9 * unit, 1.8 * unit,
                           1.8 * unit);
        paintGlyph(painter, glyphOf(tile.statusTone), glyph, colorOf(tile.statusTone, tokens));
        painter.setPen(colorOf(tile.statusTone, tokens));
        painter.setFont(font);
        painter.drawText(pill.adjusted(3.6 * unit, 0, 0, 0), Qt::AlignVCenter, tile.status);
    }
    painter.setPen(tokens.second);
    painter.setFont(fitting(tile.name, 2.5 * unit, 1.6 * unit, inside.width() - statusWide - unit,
                            QFont::Medium));
    painter.drawText(QRectF(inside.left(), y, inside.width() - statusWide - unit, 3.6 * unit),
                     Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tile.name, Qt::ElideRight,
                                                      int(inside.width() - statusWide - unit)));
    y += 4.2 * unit;
    const double valueHigh = std::min(inside.height() * 0.36, 14 * unit);
    painter.setPen(tokens.ink);
    painter.setFont(fitting(tile.value, valueHigh, 3 * unit, inside.width(), QFont::Bold));
    painter.drawText(QRectF(inside.left(), y, inside.width(), valueHigh * 1.1), Qt::AlignVCenter,
                     tile.value);
    y += valueHigh * 1.14;
    // The change with its verdict; how sure the figure is stands beside it.
    const QFont small = textFont(int(2.2 * unit));
    const QFont strong = textFont(int(2.2 * unit), QFont::DemiBold);
    double x = inside.left();
    const auto write = [&](const QString& words, const QFont& font, const QColor& color) {
        const double left = inside.right() - x;
        if (words.isEmpty() || left < 2 * unit)
            return;
        painter.setFont(font);
        painter.setPen(color);
        const QFontMetricsF metrics(font);
        const QString shown = metrics.elidedText(words, Qt::ElideRight, left);
        painter.drawText(QRectF(x, y, left, 3.2 * unit), Qt::AlignVCenter, shown);
        x += metrics.horizontalAdvance(shown) + unit;
    };
    const QColor changed =
        tile.changeTone == Tone::Neutral ? tokens.second : colorOf(tile.changeTone, tokens);
    if (!tile.change.isEmpty())
        write(tile.change + u' ' + tile.verdict, strong, changed);
    write(tile.change.isEmpty() ? tile.interval
                                : tile.comparedWith + QStringLiteral("  ") + tile.interval,
          small, tokens.second);
    y += 4 * unit;
    const auto line = m_lines.find(tile.kpi);
    const QRectF rest(inside.left(), y, inside.width(), inside.bottom() - y);
    if (line != m_lines.end() && rest.height() > 3 * unit) {
        // A line of a wallboard is as thick as its letters.
        const double scale = std::max(1.0, unit / 7);
        painter.save();
        painter.translate(rest.topLeft());
        painter.scale(scale, scale);
        paintSparkline(painter, QRectF(0, 0, rest.width() / scale, rest.height() / scale),
                       line->second.values, tile.targetValue, line->second.lastComplete, tokens,
                       line->second.breaks);
        painter.restore();
    }
}

void PresentWindow::paintFoot(QPainter& painter, const QRectF& box) const
{
    const Tokens& tokens = darkTokens();
    const double unit = height() / 100.0;
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.card);
    painter.drawRoundedRect(box, unit, unit);
    const QString& words = m_changes[static_cast<std::size_t>(m_turns) % m_changes.size()];
    painter.setPen(tokens.ink);
    const double room = box.width() - 5 * unit;
    painter.setFont(fitting(words, 2.3 * unit, 1.7 * unit, room, QFont::Normal));
    painter.drawText(box.adjusted(2.6 * unit, 0, -2.4 * unit, 0), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(words, Qt::ElideRight, int(room)));
}

void PresentWindow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Right:
    case Qt::Key_PageDown:
        turn(1);
        break;
    case Qt::Key_Left:
    case Qt::Key_PageUp:
        turn(-1);
        break;
    case Qt::Key_Space:
        m_rotate.isActive() ? m_rotate.stop() : m_rotate.start();
        update();
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_rotate.isActive())
        m_rotate.start(); // the page that was asked for has its full time
}

void PresentWindow::mouseMoveEvent(QMouseEvent*)
{
    unsetCursor();
    m_hideCursor.start();
}

void PresentWindow::closeEvent(QCloseEvent* event)
{
    m_rotate.stop();
    Q_EMIT left();
    event->accept();
}

} // namespace regard::ui
