// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/edits/settings_edits.h"

#include "presentation/formatting.h"

#include <QCoreApplication>
#include <QLocale>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("SettingsEdits", text);
}

QString zoneName(const Conventions& conventions)
{
    return conventions.timeZone.empty() ? tr("this computer’s time zone")
                                        : QString::fromStdString(conventions.timeZone);
}

QString number(double value)
{
    return displayLocale().toString(value, 'g', 6);
}

} // namespace

StoreEdit settingsEdit(const Conventions& before, const Conventions& after)
{
    return {tr("Change the settings"),
            [after](Store& store) { return store.saveConventions(after); },
            [before](Store& store) { return store.saveConventions(before); }};
}

QStringList consequences(const Conventions& before, const Conventions& after)
{
    QStringList said;
    const QLocale locale = displayLocale();
    if (before.timeZone != after.timeZone)
        said += tr("Days and months are those of %1.").arg(zoneName(after));
    if (before.fiscalFirstMonth != after.fiscalFirstMonth)
        said += tr("Quarters and years begin in %1.").arg(locale.monthName(after.fiscalFirstMonth));
    if (before.weekFirstDay != after.weekFirstDay)
        said += tr("Weeks begin on %1.").arg(locale.dayName(after.weekFirstDay + 1));
    if (before.fcrWindowDays != after.fcrWindowDays)
        said +=
            tr("A second contact within %1 days counts as a repeat; first contact resolution is "
               "computed anew.")
                .arg(number(after.fcrWindowDays));
    if (before.fcrShares != after.fcrShares)
        said += after.fcrShares == "topic"
                    ? tr("Only a contact about the same topic counts as a repeat.")
                : after.fcrShares == "channel"
                    ? tr("Only a contact through the same channel counts as a repeat.")
                    : tr("Any further contact of the customer counts as a repeat.");
    if (before.inactiveDays != after.inactiveDays)
        said += tr("Customers without a contract count as lost after %1 days without a purchase; "
                   "churn, retention and customer lifetime value are computed anew.")
                    .arg(after.inactiveDays);
    if (before.csatBox != after.csatBox)
        said += tr("CSAT counts the %1 best answers as satisfied.")
                    .arg(QString::fromStdString(after.csatBox).mid(3));
    if (before.currency != after.currency)
        said += tr("Money is labelled %1; no amount is converted.")
                    .arg(QString::fromStdString(after.currency));
    if (before.lifespanYears != after.lifespanYears)
        said += after.lifespanYears > 0
                    ? tr("Customer lifetime value takes a lifespan of %1 years.")
                          .arg(number(after.lifespanYears))
                    : tr("Customer lifetime value takes its lifespan from churn.");
    if (before.margin != after.margin)
        said += after.margin > 0
                    ? tr("Customer lifetime value is also told in margin, %1 % of revenue.")
                          .arg(number(100 * after.margin))
                    : tr("Customer lifetime value is told in revenue alone.");
    if (before.discountRate != after.discountRate)
        said += tr("Later money counts %1 % less for each year, in the discounted ways of customer "
                   "lifetime value.")
                    .arg(number(100 * after.discountRate));
    return said;
}

} // namespace regard::presentation
