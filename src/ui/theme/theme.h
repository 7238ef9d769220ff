// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QString>

class QApplication;
class QPalette;

namespace regard::ui {

enum class ThemeMode { System, Light, Dark, ContrastLight, ContrastDark };

/// "system", "light", "dark", "contrast-light", "contrast-dark"; anything else reads as System.
[[nodiscard]] QString themeModeName(ThemeMode mode);
[[nodiscard]] ThemeMode themeModeByName(const QString& name);

[[nodiscard]] QPalette paletteFor(const Tokens& tokens);
[[nodiscard]] QString styleSheetFor(const Tokens& tokens);
/// Inter where it is installed, else the system's sans; 13 px, tabular figures where Qt can ask for
/// them.
[[nodiscard]] QFont bodyFont();
/// The body font in another size and weight.
[[nodiscard]] QFont textFont(int pixelSize, QFont::Weight weight = QFont::Normal);

/// While one lives, fonts made in its thread are for paper: letters are drawn as they are typed,
/// without the forms that a font puts in their place, so that text can be selected and searched.
class PaperFonts final {
public:
    PaperFonts();
    ~PaperFonts();
    PaperFonts(const PaperFonts&) = delete;
    PaperFonts& operator=(const PaperFonts&) = delete;
};

/// Dresses the application: style, palette, fonts and style sheet, and changes them live. One
/// object lives as long as the application; widgets that paint ask tokensOf().
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication& app, ThemeMode mode = ThemeMode::System);

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] const Tokens& tokens() const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    QApplication& m_app;
    ThemeMode m_mode;
    bool m_systemDark = false;
};

} // namespace regard::ui
