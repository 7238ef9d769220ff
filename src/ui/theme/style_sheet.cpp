// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QHash>

namespace regard::ui {

namespace {

// Names of tokens stand between @ signs. Properties choose variants: kind of a button (primary,
// quiet, link, danger), role of a label (title, cardTitle, second, note, field), card of a frame.
const char* const kRules = R"(
QWidget { font-size: 13px; }
QMainWindow, QDialog, QScrollArea, QWidget[role="page"] { background: @page@; }
QDialog { background: @card@; }
QScrollArea { border: none; }
QDialog QScrollArea { background: @card@; }
QToolTip { background: @ink@; color: @card@; border: 1px solid @ink@; padding: 4px 6px; }

QFrame[card="true"] { background: @card@; border: 1px solid @line@; border-radius: 10px; }
QFrame[card="sunken"] { background: @page@; border: 1px solid @line@; border-radius: 10px; }
QFrame[tone="warn"] { background: @warnSoft@; border: none; border-radius: 8px; }
QFrame[tone="bad"] { background: @badSoft@; border: none; border-radius: 8px; }
QFrame[tone="good"] { background: @goodSoft@; border: none; border-radius: 8px; }
QFrame[tone="neutral"] { background: @accentSoft@; border: none; border-radius: 8px; }
QFrame[rule="true"] { background: @line@; border: none; }

QLabel { background: transparent; color: @ink@; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="cardTitle"] { font-size: 14px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="second"] { color: @second@; }
QLabel[role="note"] { color: @third@; font-size: 11px; }
QLabel[role="field"] { color: @second@; font-size: 11px; font-weight: 600; }
QLabel[role="section"] { color: @third@; font-size: 11px; font-weight: 600; }
QLabel[role="error"] { color: @bad@; }
QLabel[role="value"] { font-size: 30px; font-weight: 600; }

QPushButton { background: @card@; color: @ink@; border: 1px solid @line@; border-radius: 6px;
  padding: 0 14px; min-height: 30px; font-weight: 600; }
QPushButton:hover { background: @hover@; }
QPushButton:pressed { background: @line@; }
QPushButton:focus { border: 2px solid @accent@; padding: 0 13px; min-height: 28px; outline: none; }
QPushButton:disabled { color: @third@; background: @page@; }
QPushButton[kind="primary"] { background: @accent@; color: @onAccent@; border: 1px solid @accent@; }
QPushButton[kind="primary"]:hover { background: @accentHover@; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink@; }
QPushButton[kind="primary"]:disabled { background: @line@; color: @third@; border-color: @line@; }
QPushButton[kind="danger"] { color: @bad@; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @second@;
  padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: @hover@; }
QPushButton[kind="quiet"]:disabled { color: @third@; background: transparent; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent@; padding: 0 7px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent@;
  padding: 0; min-height: 20px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent@; padding: 0; min-height: 20px;
  border-radius: 4px; }
QPushButton[kind="link"]:disabled { color: @third@; background: transparent; }
QPushButton[kind="chip"] { border-radius: 14px; min-height: 26px; padding: 0 12px;
  font-weight: 500; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent@; min-height: 24px; padding: 0 11px; }
QPushButton[kind="chip"]:checked { background: @accentSoft@; color: @accent@; border-color: @accent@;
  font-weight: 600; }
QPushButton[tight="true"] { padding: 0 4px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox {
  background: @card@; color: @ink@; border: 1px solid @line@; border-radius: 6px;
  padding: 0 9px; min-height: 30px; selection-background-color: @accent@;
  selection-color: @onAccent@; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid @accent@; padding: 0 8px; min-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px 5px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QDateEdit[invalid="true"] {
  border: 1px solid @bad@; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: @third@; background: @page@; }
QLineEdit:read-only { background: @page@; }
QComboBox, QDateEdit { padding-right: 2px; }
QComboBox:focus, QDateEdit:focus { padding-right: 1px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 24px; background: transparent; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: none; width: 0; height: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 0; border: none; }
QComboBox QAbstractItemView { background: @card@; color: @ink@; border: 1px solid @line@;
  selection-background-color: @accentSoft@; selection-color: @ink@; outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }

QMenu { background: @card@; color: @ink@; border: 1px solid @line@; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 26px; border-radius: 5px; background: transparent; }
QMenu::item:selected { background: @accentSoft@; color: @ink@; }
QMenu::item:disabled { color: @third@; }
QMenu::separator { height: 1px; background: @line@; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenuBar { background: @card@; color: @ink@; border-bottom: 1px solid @line@; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: @accentSoft@; }

QTableView, QTreeView, QListView { background: @card@; color: @ink@; border: none; outline: none;
  gridline-color: @line@; selection-background-color: @accentSoft@; selection-color: @ink@; }
QTableView::item, QTreeView::item, QListView::item { padding: 0 6px;
  border-bottom: 1px solid @line@; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background: @accentSoft@; color: @ink@; }
QTableView::item:focus, QListView::item:focus, QTreeView::item:focus {
  border: 1px solid @accent@; }
QTableView QLineEdit { border-radius: 0; min-height: 20px; padding: 0 4px; }
QHeaderView { background: @card@; }
QHeaderView::section { background: @card@; color: @third@; border: none;
  border-bottom: 1px solid @line@; padding: 5px 9px; font-size: 11px; font-weight: 600; }
QTableCornerButton::section { background: @card@; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll@; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: @third@; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QCheckBox, QRadioButton { color: @ink@; spacing: 8px; background: transparent; }
QProgressBar { background: @line@; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QCalendarWidget QWidget { background: @card@; color: @ink@; alternate-background-color: @page@; }
QCalendarWidget QToolButton { background: transparent; color: @ink@; border: none; padding: 4px 8px;
  font-weight: 600; }
QCalendarWidget QToolButton:hover { background: @hover@; border-radius: 5px; }
QCalendarWidget QAbstractItemView { selection-background-color: @accent@;
  selection-color: @onAccent@; }
)";

} // namespace

QString styleSheetFor(const Tokens& tokens)
{
    const QHash<QString, QColor> colours{
        {QStringLiteral("page"), tokens.page},
        {QStringLiteral("card"), tokens.card},
        {QStringLiteral("line"), tokens.line},
        {QStringLiteral("ink"), tokens.ink},
        {QStringLiteral("second"), tokens.second},
        {QStringLiteral("third"), tokens.third},
        {QStringLiteral("accent"), tokens.accent},
        {QStringLiteral("accentHover"),
         tokens.dark ? tokens.accent.lighter(110) : tokens.accent.darker(112)},
        {QStringLiteral("onAccent"), tokens.onAccent},
        {QStringLiteral("accentSoft"), tokens.accentSoft},
        {QStringLiteral("hover"), tokens.hover},
        {QStringLiteral("scroll"),
         tokens.dark ? tokens.line.lighter(150) : tokens.line.darker(112)},
        {QStringLiteral("good"), tokens.good},
        {QStringLiteral("goodSoft"), tokens.goodSoft},
        {QStringLiteral("warn"), tokens.warn},
        {QStringLiteral("warnSoft"), tokens.warnSoft},
        {QStringLiteral("bad"), tokens.bad},
        {QStringLiteral("badSoft"), tokens.badSoft},
    };
    const QStringList pieces = QString::fromUtf8(kRules).split(u'@');
    QString sheet;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        sheet += i % 2 == 0 ? pieces[i] : colours.value(pieces[i]).name();
    return sheet;
}

} // namespace regard::ui
