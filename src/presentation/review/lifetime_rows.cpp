// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/lifetime_rows.h"

#include "presentation/formatting.h"

#include <QObject>

namespace regard::presentation {

namespace {

QString modelName(stats::LeavingModel model)
{
    switch (model) {
    case stats::LeavingModel::BgNbd:
        return QStringLiteral("BG/NBD + Gamma-Gamma");
    case stats::LeavingModel::MbgNbd:
        return QStringLiteral("MBG/NBD + Gamma-Gamma");
    case stats::LeavingModel::ParetoNbd:
        break;
    }
    return QStringLiteral("Pareto/NBD + Gamma-Gamma");
}

QString between(const stats::Interval& interval)
{
    return wholeNumber(interval.low) + QStringLiteral(" \u2026 ") + wholeNumber(interval.high);
}

} // namespace

TableContent lifetimeRows(const Figure& formula, const LifetimeWays& ways,
                          const std::vector<ModelValue>& models, std::string_view currency)
{
    TableContent content;
    content.title = QObject::tr("Customer lifetime value, by method");
    content.note = QObject::tr("choose a row to see what went in");
    content.columns = {QObject::tr("Method"), QObject::tr("per customer"),
                       QObject::tr("%1\u00A0% interval").arg(number(formula.level * 100, 0))};
    const auto money = [&](double value) { return valueText(value, Unit::Money, currency, 5.0); };
    for (const LifetimeWay& way : ways.ways) {
        QString interval(kNoValue);
        if (way.id == "product" && formula.estimate.interval)
            interval = between(*formula.estimate.interval);
        content.rows.push_back(
            {text(way.name), way.value ? money(*way.value) : QString(kNoValue), interval});
        content.details.push_back(QString::fromStdString(way.value ? way.how : way.reason));
    }
    for (const ModelValue& one : models) {
        QStringList row{QObject::tr("%1, next 12 months").arg(modelName(one.model))};
        QString detail;
        if (!one.value.ok()) {
            row << QString(kNoValue) << QString(kNoValue);
            detail = QString::fromStdString(one.value.error().message);
        } else if (const LifetimeValue& value = one.value.value(); !value.perCustomer) {
            row << QString(kNoValue) << QString(kNoValue);
            detail = QString::fromStdString(value.spendReason);
        } else {
            row << money(*value.perCustomer)
                << (value.interval ? between(*value.interval) : QString(kNoValue));
            detail =
                QObject::tr("%1 purchases expected of %2 customers%3.")
                    .arg(wholeNumber(value.expectedPurchases), wholeNumber(value.leaving.customers),
                         value.alive
                             ? QObject::tr(", %1 of whom still buy").arg(wholeNumber(*value.alive))
                             : QString());
            for (const std::string& sentence : value.assumptions)
                detail += u' ' + QString::fromStdString(sentence);
        }
        content.details.push_back(std::move(detail));
        content.rows.push_back(std::move(row));
    }
    if (!formula.estimate.value && content.rows.empty())
        content.reason = QString::fromStdString(formula.estimate.reason);
    return content;
}

} // namespace regard::presentation
