// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/pill.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

using namespace regard;
using namespace regard::ui;

namespace {

/// Relative luminance and contrast of WCAG 2.1.
double luminance(const QColor& color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    // With a list, which gives values: std::minmax of two temporaries gives dangling references.
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

TEST_CASE("Contrast is measured as WCAG does")
{
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrast(QColor(0x76, 0x76, 0x76), Qt::white) == Approx(4.54).margin(0.01));
}

TEST_CASE("Every text colour can be read on what it stands on")
{
    for (const Tokens* tokens : {&lightTokens(), &darkTokens()}) {
        CAPTURE(tokens->dark);
        for (const QColor& ground : {tokens->page, tokens->card, tokens->hover}) {
            CHECK(contrast(tokens->ink, ground) >= 4.5);
            CHECK(contrast(tokens->second, ground) >= 4.5);
            CHECK(contrast(tokens->third, ground) >= 4.5);
        }
        CHECK(contrast(tokens->accent, tokens->card) >= 4.5);
        CHECK(contrast(tokens->accent, tokens->accentSoft) >= 4.5);
        CHECK(contrast(tokens->onAccent, tokens->accent) >= 4.5);
        CHECK(contrast(tokens->good, tokens->goodSoft) >= 4.5);
        CHECK(contrast(tokens->warn, tokens->warnSoft) >= 4.5);
        CHECK(contrast(tokens->bad, tokens->badSoft) >= 4.5);
        CHECK(contrast(tokens->good, tokens->card) >= 4.5);
        CHECK(contrast(tokens->bad, tokens->card) >= 4.5);
        CHECK(contrast(tokens->series[0], tokens->card) >= 3);
    }
}

TEST_CASE("In high contrast every text has 7:1, and lines and series can be seen")
{
    for (const Tokens* tokens : {&contrastLightTokens(), &contrastDarkTokens()}) {
        CAPTURE(tokens->dark);
        for (const QColor& text : {tokens->ink, tokens->second, tokens->third, tokens->accent,
                                   tokens->good, tokens->warn, tokens->bad}) {
            CHECK(contrast(text, tokens->card) >= 7);
            CHECK(contrast(text, tokens->page) >= 7);
        }
        CHECK(contrast(tokens->onAccent, tokens->accent) >= 7);
        CHECK(contrast(tokens->ink, tokens->accentSoft) >= 7);
        CHECK(contrast(tokens->line, tokens->card) >= 4.5);
        for (const QColor& series : tokens->series)
            CHECK(contrast(series, tokens->card) >= 4.5);
    }
}

TEST_CASE("Themes are kept by name, and widgets painted by hand follow them")
{
    Theme theme(*qobject_cast<QApplication*>(QApplication::instance()), ThemeMode::Light);
    for (const ThemeMode mode :
         {ThemeMode::Light, ThemeMode::Dark, ThemeMode::ContrastLight, ThemeMode::ContrastDark}) {
        CHECK(themeModeByName(themeModeName(mode)) == mode);
        theme.setMode(mode);
        const QWidget widget;
        CHECK(&tokensOf(widget) == &theme.tokens());
    }
    CHECK(themeModeByName(QStringLiteral("sepia")) == ThemeMode::System);
}

TEST_CASE("The style sheet knows every colour it names")
{
    for (const Tokens* tokens : {&lightTokens(), &darkTokens()}) {
        const QString sheet = styleSheetFor(*tokens);
        CHECK_FALSE(sheet.contains(u'@'));
        CHECK_FALSE(sheet.contains("#000000"));
        CHECK(sheet.contains(tokens->card.name()));
    }
}

TEST_CASE("The theme changes live and widgets that paint follow it")
{
    auto& app = *qobject_cast<QApplication*>(QApplication::instance());
    Theme theme(app, ThemeMode::Light);
    QWidget widget;
    widget.show();
    QApplication::processEvents();
    CHECK_FALSE(tokensOf(widget).dark);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(ThemeMode::Dark);
    QApplication::processEvents();
    CHECK(changed.count() == 1);
    CHECK(tokensOf(widget).dark);
    theme.setMode(ThemeMode::Dark);
    CHECK(changed.count() == 1);
    CHECK(themeModeByName(themeModeName(ThemeMode::Light)) == ThemeMode::Light);
    CHECK(themeModeByName(QStringLiteral("purple")) == ThemeMode::System);
    theme.setMode(ThemeMode::Light);
}

TEST_CASE("Every glyph draws something of the colour asked for")
{
    for (int i = 0; i <= static_cast<int>(Glyph::Menu); ++i) {
        CAPTURE(i);
        QImage image(32, 32, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintGlyph(painter, static_cast<Glyph>(i), QRectF(0, 0, 32, 32), Qt::black);
        painter.end();
        int dark = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x)
                dark += image.pixelColor(x, y).lightness() < 100 ? 1 : 0;
        CHECK(dark > 20);
    }
}

TEST_CASE("Each tone has a shape of its own")
{
    std::vector<int> shapes;
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Warn, Tone::Bad})
        shapes.push_back(static_cast<int>(glyphOf(tone)));
    std::ranges::sort(shapes);
    CHECK(std::ranges::adjacent_find(shapes) == shapes.end());
}

TEST_CASE("Chips wrap into further rows when they do not fit")
{
    QWidget box;
    auto* layout = new FlowLayout(&box, 10);
    for (int i = 0; i < 5; ++i) {
        auto* widget = new QWidget(&box);
        widget->setFixedSize(100, 20);
        layout->addWidget(widget);
    }
    CHECK(layout->heightForWidth(540) == 20);  // 5 x 100 + 4 x 10
    CHECK(layout->heightForWidth(539) == 50);  // 4 and 1
    CHECK(layout->heightForWidth(100) == 140); // 5 x 20 + 4 x 10
}

TEST_CASE("A drop button cuts a long value and keeps it whole in its tool tip")
{
    DropButton button(QStringLiteral("Segment"));
    button.setValue(QStringLiteral("All"));
    const int narrow = button.sizeHint().width();
    CHECK(button.toolTip().isEmpty());
    const QString longest = QString(200, u'W');
    button.setValue(longest);
    CHECK(button.sizeHint().width() > narrow);
    CHECK(button.sizeHint().width() < 320);
    CHECK(button.toolTip() == longest);
    CHECK(button.accessibleName() == QStringLiteral("Segment ") + longest);
}
