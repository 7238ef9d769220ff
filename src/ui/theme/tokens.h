// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <array>

class QWidget;

namespace regard::ui {

/// The colours of one theme. Text colours reach a contrast of 4.5:1 on what they stand on.
struct Tokens {
    bool dark = false;
    QColor page;       ///< behind the cards
    QColor card;       ///< cards, sidebar, dialogs, fields
    QColor line;       ///< the one line colour
    QColor ink;        ///< text
    QColor second;     ///< text of less weight
    QColor third;      ///< notes, axis labels
    QColor accent;     ///< links, focus, the primary button
    QColor onAccent;   ///< text on the primary button
    QColor accentSoft; ///< behind the chosen entry
    QColor hover;      ///< behind what the pointer is on
    QColor good;
    QColor goodSoft;
    QColor warn;
    QColor warnSoft;
    QColor bad;
    QColor badSoft;
    std::array<QColor, 6> series; ///< Okabe-Ito, told apart by colour-blind readers too
};

[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();
/// For eyes that need more: text of 7:1 and above, lines as strong as text, pure grounds.
[[nodiscard]] const Tokens& contrastLightTokens();
[[nodiscard]] const Tokens& contrastDarkTokens();
/// The tokens that the widget is shown with, told from its palette: what is painted by hand follows
/// the theme without knowing who set it.
[[nodiscard]] const Tokens& tokensOf(const QWidget& widget);

/// Sizes that the whole window keeps to, in device-independent pixels.
inline constexpr int kCardRadius = 10;
inline constexpr int kControlRadius = 6;
inline constexpr int kControlHeight = 32;
inline constexpr int kTitleSize = 20;
inline constexpr int kCardTitleSize = 14;
inline constexpr int kBodySize = 13;
inline constexpr int kNoteSize = 11;
inline constexpr int kValueSize = 30;

} // namespace regard::ui
