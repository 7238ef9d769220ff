// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

namespace regard::ui {

namespace {

bool systemIsDark(const QApplication& app)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return app.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Before 6.5 Qt does not say; the palette that the platform gave does.
    return app.palette().color(QPalette::Window).lightness() < 128;
#endif
}

QString familyName()
{
    const QStringList families = QFontDatabase::families();
    for (const QString& wanted : {QStringLiteral("Inter"), QStringLiteral("Inter Variable")})
        if (families.contains(wanted))
            return wanted;
    return {};
}

} // namespace

QString themeModeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::Light:
        return QStringLiteral("light");
    case ThemeMode::Dark:
        return QStringLiteral("dark");
    case ThemeMode::ContrastLight:
        return QStringLiteral("contrast-light");
    case ThemeMode::ContrastDark:
        return QStringLiteral("contrast-dark");
    case ThemeMode::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeMode themeModeByName(const QString& name)
{
    for (const ThemeMode mode :
         {ThemeMode::Light, ThemeMode::Dark, ThemeMode::ContrastLight, ThemeMode::ContrastDark})
        if (name == themeModeName(mode))
            return mode;
    return ThemeMode::System;
}

QPalette paletteFor(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.page);
    palette.setColor(QPalette::WindowText, tokens.ink);
    palette.setColor(QPalette::Base, tokens.card);
    palette.setColor(QPalette::AlternateBase, tokens.page);
    palette.setColor(QPalette::Text, tokens.ink);
    palette.setColor(QPalette::Button, tokens.card);
    palette.setColor(QPalette::ButtonText, tokens.ink);
    palette.setColor(QPalette::BrightText, tokens.bad);
    palette.setColor(QPalette::PlaceholderText, tokens.third);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::ToolTipBase, tokens.ink);
    palette.setColor(QPalette::ToolTipText, tokens.card);
    palette.setColor(QPalette::Light, tokens.card);
    palette.setColor(QPalette::Midlight, tokens.line);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.third);
    palette.setColor(QPalette::Shadow, tokens.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.third);
    return palette;
}

namespace {

thread_local int paperFonts = 0;

} // namespace

PaperFonts::PaperFonts()
{
    ++paperFonts;
}

PaperFonts::~PaperFonts()
{
    --paperFonts;
}

QFont bodyFont()
{
    return textFont(kBodySize);
}

QFont textFont(int pixelSize, QFont::Weight weight)
{
    static const QString kFamily = familyName();
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (!kFamily.isEmpty())
        font.setFamilies({kFamily});
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    if (paperFonts > 0)
        font.setStyleStrategy(QFont::PreferNoShaping);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

Theme::Theme(QApplication& app, ThemeMode mode) : QObject(&app), m_app(app), m_mode(mode)
{
    m_systemDark = systemIsDark(app);
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(app.styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemDark = systemIsDark(m_app);
        if (m_mode == ThemeMode::System)
            apply();
    });
#endif
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

bool Theme::isDark() const
{
    return m_mode == ThemeMode::Dark || m_mode == ThemeMode::ContrastDark ||
           (m_mode == ThemeMode::System && m_systemDark);
}

const Tokens& Theme::tokens() const
{
    if (m_mode == ThemeMode::ContrastLight)
        return contrastLightTokens();
    if (m_mode == ThemeMode::ContrastDark)
        return contrastDarkTokens();
    return isDark() ? darkTokens() : lightTokens();
}

void Theme::apply()
{
    m_app.setFont(bodyFont());
    m_app.setPalette(paletteFor(tokens()));
    m_app.setStyleSheet(styleSheetFor(tokens()));
    Q_EMIT changed();
}

} // namespace regard::ui
