// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/customer_rows.h"

#include "presentation/formatting.h"

#include <regard/domain/kpi.h>

#include <QObject>

namespace regard::presentation {

namespace {

constexpr double kWholeMoney = 5; ///< a half-width that leaves no decimals

QString nameOf(const CustomerCard& card)
{
    const QString id = QString::fromStdString(card.id);
    return card.name.empty() ? id : id + u' ' + QString::fromStdString(card.name);
}

QString orDash(const std::string& words)
{
    return words.empty() ? QString(kNoValue) : QString::fromStdString(words);
}

/// "NPS 4 “waited three weeks”".
QString answerText(const std::optional<LastAnswer>& answer)
{
    if (!answer)
        return QString(kNoValue);
    const KpiDefinition* kpi = kpiById(answer->kind);
    QString words = kpi != nullptr ? text(kpi->shortName) : QString::fromStdString(answer->kind);
    words += u' ' + number(answer->score, answer->score == qRound64(answer->score) ? 0 : 1);
    if (!answer->comment.empty())
        words += QStringLiteral(" \u201C") + QString::fromStdString(answer->comment).simplified() +
                 QStringLiteral("\u201D");
    return words;
}

QString daysAgo(Day day, Day today)
{
    if (day == kNoDay)
        return QString(kNoValue);
    const int days = today - day;
    return days == 1 ? QObject::tr("1 day ago") : QObject::tr("%1 days ago").arg(days);
}

} // namespace

TableContent callRows(const CallList& list, std::string_view currency)
{
    TableContent content;
    content.title = QObject::tr("Worth calling this week");
    content.note = QObject::tr("they spent much, and the chance that they still buy is falling");
    content.columns = {QObject::tr("Customer"),     QObject::tr("Segment"),
                       QObject::tr("Spent, 12 mo"), QObject::tr("Last purchase"),
                       QObject::tr("Still buying"), QObject::tr("30 days before"),
                       QObject::tr("Last answer")};
    content.words = {0, 1, 6};
    for (const FadingCustomer& customer : list.customers) {
        content.rows.push_back({nameOf(customer.card), orDash(customer.card.segment),
                                valueText(customer.card.spent, Unit::Money, currency, kWholeMoney),
                                daysAgo(customer.card.lastPurchase, list.day),
                                number(100 * customer.chance, 0) + QStringLiteral("\u00A0%"),
                                number(100 * customer.chanceBefore, 0) + QStringLiteral("\u00A0%"),
                                answerText(customer.card.lastAnswer)});
        content.keys.push_back(QString::fromStdString(customer.card.id));
    }
    content.footnote = QString::fromStdString(list.basis);
    if (list.all > qint64(list.customers.size()))
        content.footnote += QObject::tr(" The %1 most pressing of %2.")
                                .arg(list.customers.size())
                                .arg(wholeNumber(double(list.all)));
    if (content.rows.empty())
        content.reason = QObject::tr("Nobody who spent much has gone quiet lately.");
    return content;
}

TableContent leaverRows(const LeaverList& list, std::string_view currency, Day today)
{
    TableContent content;
    content.title = QObject::tr("Who left");
    content.note = QObject::tr("the dearest first");
    content.columns = {QObject::tr("Customer"),     QObject::tr("Segment"),
                       QObject::tr("Left"),         QObject::tr("Lost a year"),
                       QObject::tr("Last channel"), QObject::tr("Last answer")};
    content.words = {0, 1, 4, 5};
    for (const Leaver& leaver : list.leavers) {
        content.rows.push_back(
            {nameOf(leaver.card), orDash(leaver.card.segment), dateText(leaver.left, today),
             valueText(leaver.revenueLost, Unit::Money, currency, kWholeMoney),
             orDash(leaver.card.lastChannel), answerText(leaver.card.lastAnswer)});
        content.keys.push_back(QString::fromStdString(leaver.card.id));
    }
    if (list.all == 0) {
        content.reason = QObject::tr("Nobody left in this period.");
        return content;
    }
    content.footnote = QObject::tr("%1 customers left; they brought %2 a year.")
                           .arg(wholeNumber(double(list.all)),
                                valueText(list.revenueLost, Unit::Money, currency, kWholeMoney));
    if (list.contacts)
        content.footnote +=
            QObject::tr(" %1 of them had neither answered nor made contact in the year before: "
                        "they left in silence.")
                .arg(wholeNumber(double(list.silent)));
    return content;
}

} // namespace regard::presentation
