// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_dialog.h"

#include "presentation/edits/settings_edits.h"
#include "presentation/formatting.h"
#include "ui/dialogs/gap_suggestions.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fields.h"

#include <QBoxLayout>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimeZone>

#include <algorithm>

namespace regard::ui {

namespace {

/// "7 days", not "7.0 days".
class NumberBox final : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override
    {
        return locale().toString(value, 'g', 6);
    }
};

QGridLayout* makeGroup(QVBoxLayout& into, const QString& title, QWidget* parent)
{
    into.addWidget(makeLabel(title, TextRole::CardTitle, parent));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(2, 1);
    grid->setColumnMinimumWidth(0, 170);
    into.addLayout(grid);
    into.addSpacing(14);
    return grid;
}

void addRow(QGridLayout& grid, const QString& label, QWidget* field, const QString& note)
{
    const int row = grid.rowCount();
    QLabel* name = makeLabel(label, TextRole::Body, field->parentWidget());
    name->setBuddy(field);
    field->setAccessibleName(label);
    field->setAccessibleDescription(note);
    field->setFixedWidth(230);
    grid.addWidget(name, row, 0, Qt::AlignVCenter);
    grid.addWidget(field, row, 1, Qt::AlignVCenter);
    grid.addWidget(makeLabel(note, TextRole::Second, field->parentWidget(), true), row, 2,
                   Qt::AlignVCenter);
}

void choose(ComboBox& combo, const QVariant& value)
{
    combo.setCurrentIndex(std::max(0, combo.findData(value)));
}

} // namespace

SettingsDialog::SettingsDialog(const Conventions& conventions, ThemeMode theme, QWidget* parent)
    : DialogFrame(tr("Settings"), parent), m_before(conventions)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setPreferredSize({860, 700});

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll);
    inside->setObjectName(QStringLiteral("settingsFields"));
    auto* column = new QVBoxLayout(inside);
    m_column = column;
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);

    const auto combo = [inside](const char* name) {
        auto* box = new ComboBox(inside);
        box->setObjectName(QString::fromLatin1(name));
        return box;
    };
    m_timeZone = combo("timeZone");
    m_fiscal = combo("fiscalFirstMonth");
    m_week = combo("weekFirstDay");
    m_fcrWindow = new NumberBox(inside);
    m_fcrWindow->setObjectName(QStringLiteral("fcrWindow"));
    m_fcrKey = combo("fcrKey");
    m_inactive = new QSpinBox(inside);
    m_inactive->setObjectName(QStringLiteral("inactiveDays"));
    m_gaps = new GapSuggestions(inside);
    m_csatBox = combo("csatBox");
    m_currency = new QLineEdit(inside);
    m_currency->setObjectName(QStringLiteral("currency"));
    m_lifespan = new NumberBox(inside);
    m_lifespan->setObjectName(QStringLiteral("lifespan"));
    m_margin = new NumberBox(inside);
    m_margin->setObjectName(QStringLiteral("margin"));
    m_discount = new NumberBox(inside);
    m_discount->setObjectName(QStringLiteral("discountRate"));
    m_theme = combo("theme");

    addCalendar(*makeGroup(*column, tr("Calendar"), inside));
    addCounting(*makeGroup(*column, tr("How customers are counted"), inside));
    addMoneyAndLook(*makeGroup(*column, tr("Money and look"), inside));
    choose(*m_theme, static_cast<int>(theme));
    column->addStretch(1);
    scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    body().addWidget(scroll, 1);

    auto* strip = new QFrame(this);
    strip->setProperty("tone", QStringLiteral("neutral"));
    auto* words = new QVBoxLayout(strip);
    words->setContentsMargins(14, 10, 14, 10);
    m_changes = makeLabel({}, TextRole::Body, strip, true);
    m_changes->setObjectName(QStringLiteral("settingsChanges"));
    words->addWidget(m_changes);
    body().addWidget(strip);

    auto* cancel =
        makeButton(tr("Cancel"), QStringLiteral("cancelButton"), ButtonKind::Plain, this);
    m_save =
        makeButton(tr("Save settings"), QStringLiteral("saveButton"), ButtonKind::Primary, this);
    m_save->setDefault(true);
    footStart().addWidget(
        makeLabel(tr("Kept in this store. A change can be undone."), TextRole::Second, this));
    footEnd().addWidget(cancel);
    footEnd().addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);

    for (ComboBox* box : {m_timeZone, m_fiscal, m_week, m_fcrKey, m_csatBox})
        connect(box, &QComboBox::currentTextChanged, this, &SettingsDialog::refresh);
    for (QDoubleSpinBox* box : {m_fcrWindow, m_lifespan, m_margin, m_discount})
        connect(box, &QDoubleSpinBox::valueChanged, this, &SettingsDialog::refresh);
    connect(m_inactive, &QSpinBox::valueChanged, this, &SettingsDialog::refresh);
    connect(m_gaps, &GapSuggestions::chosen, m_inactive, &QSpinBox::setValue);
    connect(m_currency, &QLineEdit::textChanged, this, &SettingsDialog::refresh);
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT themeModeChosen(themeMode());
        refresh();
    });
    refresh();
    m_timeZone->setFocus();
}

void SettingsDialog::addCalendar(QGridLayout& grid)
{
    m_timeZone->addItem(tr("As this computer"), QString());
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') || id == "UTC")
            m_timeZone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    // Typing finds a zone by any part of its name.
    m_timeZone->setEditable(true);
    m_timeZone->setInsertPolicy(QComboBox::NoInsert);
    m_timeZone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_timeZone->lineEdit()->setStyleSheet(QStringLiteral(
        "QLineEdit { border: none; background: transparent; padding: 0; min-height: 20px; }"));
    m_timeZone->lineEdit()->setObjectName(QStringLiteral("timeZoneText"));
    m_timeZone->completer()->setFilterMode(Qt::MatchContains);
    m_timeZone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_timeZone->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    choose(*m_timeZone, QString::fromStdString(m_before.timeZone));
    addRow(grid, tr("Time zone"), m_timeZone,
           tr("Whose midnight ends a day. Type any part of a name."));

    const QLocale locale = presentation::displayLocale();
    for (int month = 1; month <= 12; ++month)
        m_fiscal->addItem(locale.standaloneMonthName(month), month);
    choose(*m_fiscal, m_before.fiscalFirstMonth);
    addRow(grid, tr("Fiscal year begins in"), m_fiscal,
           tr("Quarters and years are counted from it."));

    for (int day = 0; day < 7; ++day)
        m_week->addItem(locale.standaloneDayName(day + 1), day);
    choose(*m_week, m_before.weekFirstDay);
    addRow(grid, tr("Week begins on"), m_week, tr("For figures by week."));
}

void SettingsDialog::addCounting(QGridLayout& grid)
{
    m_fcrWindow->setRange(0.5, 365);
    m_fcrWindow->setDecimals(1);
    m_fcrWindow->setSuffix(tr(" days"));
    m_fcrWindow->setValue(m_before.fcrWindowDays);
    addRow(grid, tr("A contact is a repeat within"), m_fcrWindow,
           tr("First contact resolution: no second contact within this time."));

    m_fcrKey->addItem(tr("of the same customer"), QString());
    m_fcrKey->addItem(tr("of the same customer and topic"), QStringLiteral("topic"));
    m_fcrKey->addItem(tr("of the same customer and channel"), QStringLiteral("channel"));
    choose(*m_fcrKey, QString::fromStdString(m_before.fcrShares));
    addRow(grid, tr("A repeat is a contact"), m_fcrKey,
           tr("By topic only where topics are filled in with care."));

    m_inactive->setRange(1, 3650);
    m_inactive->setSuffix(tr(" days"));
    m_inactive->setValue(m_before.inactiveDays);
    addRow(grid, tr("Lost after no purchase for"), m_inactive,
           tr("For customers without a contract: churn and retention."));
    grid.addWidget(m_gaps, grid.rowCount(), 1, 1, 2);

    m_csatBox->addItem(tr("the best answer"), QStringLiteral("top1"));
    m_csatBox->addItem(tr("the two best answers"), QStringLiteral("top2"));
    m_csatBox->addItem(tr("the three best answers"), QStringLiteral("top3"));
    choose(*m_csatBox, QString::fromStdString(m_before.csatBox));
    addRow(grid, tr("Satisfied is"), m_csatBox, tr("CSAT: the share of these among all answers."));
}

void SettingsDialog::addMoneyAndLook(QGridLayout& grid)
{
    m_currency->setText(QString::fromStdString(m_before.currency));
    m_currency->setMaxLength(3);
    addRow(grid, tr("Currency"), m_currency,
           tr("Three letters, such as EUR. Nothing is converted."));

    m_lifespan->setRange(0, 100);
    m_lifespan->setDecimals(1);
    m_lifespan->setSuffix(tr(" years"));
    m_lifespan->setSpecialValueText(tr("from churn"));
    m_lifespan->setValue(m_before.lifespanYears);
    addRow(grid, tr("A customer stays for"), m_lifespan,
           tr("Customer lifetime value. 0 takes it from churn."));

    m_margin->setRange(0, 100);
    m_margin->setDecimals(1);
    m_margin->setSuffix(tr(" % of revenue"));
    m_margin->setSpecialValueText(tr("not known"));
    m_margin->setValue(100 * m_before.margin);
    addRow(grid, tr("Margin"), m_margin,
           tr("Customer lifetime value in margin, beside that in revenue."));

    m_discount->setRange(0, 100);
    m_discount->setDecimals(1);
    m_discount->setSuffix(tr(" % a year"));
    m_discount->setValue(100 * m_before.discountRate);
    addRow(grid, tr("Later money counts less by"), m_discount,
           tr("For the discounted ways of customer lifetime value."));

    m_theme->addItem(tr("As the system"), static_cast<int>(ThemeMode::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeMode::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeMode::Dark));
    m_theme->addItem(tr("High contrast, light"), static_cast<int>(ThemeMode::ContrastLight));
    m_theme->addItem(tr("High contrast, dark"), static_cast<int>(ThemeMode::ContrastDark));
    addRow(grid, tr("Theme"), m_theme, tr("For this computer, not for the store."));
}

Conventions SettingsDialog::conventions() const
{
    Conventions after = m_before;
    const int zone = m_timeZone->findText(m_timeZone->currentText());
    if (zone >= 0)
        after.timeZone = m_timeZone->itemData(zone).toString().toStdString();
    after.fiscalFirstMonth = m_fiscal->currentData().toInt();
    after.weekFirstDay = m_week->currentData().toInt();
    after.fcrWindowDays = m_fcrWindow->value();
    after.fcrShares = m_fcrKey->currentData().toString().toStdString();
    after.inactiveDays = m_inactive->value();
    after.csatBox = m_csatBox->currentData().toString().toStdString();
    after.currency = m_currency->text().trimmed().toUpper().toStdString();
    after.lifespanYears = m_lifespan->value();
    if (m_margin->value() != 100 * m_before.margin)
        after.margin = m_margin->value() / 100;
    if (m_discount->value() != 100 * m_before.discountRate)
        after.discountRate = m_discount->value() / 100;
    return after;
}

void SettingsDialog::setGaps(const Expected<PurchaseGaps>& gaps)
{
    if (gaps.ok())
        m_gaps->show(gaps.value());
    else
        m_gaps->showReason(QString::fromStdString(gaps.error().message));
    QWidget* before = m_inactive;
    for (QPushButton* button : m_gaps->findChildren<QPushButton*>()) {
        setTabOrder(before, button);
        before = button;
    }
}

ThemeMode SettingsDialog::themeMode() const
{
    return static_cast<ThemeMode>(m_theme->currentData().toInt());
}

QString SettingsDialog::problem() const
{
    if (m_timeZone->findText(m_timeZone->currentText()) < 0)
        return tr("There is no time zone “%1”.").arg(m_timeZone->currentText());
    Conventions checked;
    for (const auto& [key, value] : conventions().entries())
        if (!value.empty())
            if (const Status status = checked.set(key, value); !status.ok())
                return QString::fromStdString(status.error().message);
    return m_partProblem;
}

void SettingsDialog::addPart(const QString& title, QWidget* part)
{
    const int end = m_column->count() - 1; // before the stretch
    m_column->insertWidget(end, makeLabel(title, TextRole::CardTitle, part->parentWidget()));
    m_column->insertWidget(end + 1, part);
    m_column->insertSpacing(end + 2, 14);
    // Reached by Tab where it stands, not behind the buttons.
    QWidget* before = m_lastStop == nullptr ? m_theme : m_lastStop;
    for (QWidget* field : part->findChildren<QWidget*>()) {
        if ((field->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        setTabOrder(before, field);
        before = field;
    }
    m_lastStop = before;
}

void SettingsDialog::setPartState(const QString& change, const QString& problem)
{
    m_partChange = change;
    m_partProblem = problem;
    refresh();
}

void SettingsDialog::refresh()
{
    const QString wrong = problem();
    setError(wrong);
    m_save->setEnabled(wrong.isEmpty());
    QStringList said = presentation::consequences(m_before, conventions());
    if (!m_partChange.isEmpty())
        said << m_partChange;
    m_changes->setText(said.isEmpty() ? tr("Nothing is changed yet.")
                                      : tr("When saved: %1").arg(said.join(u' ')));
}

} // namespace regard::ui
