// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/cohort_content.h"

#include "presentation/formatting.h"

#include <QDate>
#include <QObject>

#include <algorithm>

namespace regard::presentation {

namespace {

/// Below this many customers a share jumps by whole points with every one of them.
constexpr std::int64_t kSmall = 30;

QString monthName(Day day, QLocale::FormatType format)
{
    const CivilDate civil = toCivil(day);
    return displayLocale().standaloneMonthName(civil.month, format) + u' ' +
           QString::number(civil.year);
}

} // namespace

CohortContent cohortContent(const std::vector<Cohort>& cohorts, std::size_t most)
{
    CohortContent content;
    const std::size_t skip = cohorts.size() > most ? cohorts.size() - most : 0;
    std::size_t widest = 0;
    bool small = false;
    bool partial = false;
    double after1 = 0;
    double before1 = 0;
    for (std::size_t i = skip; i < cohorts.size(); ++i) {
        const Cohort& cohort = cohorts[i];
        CohortRow row;
        row.name = monthName(cohort.month.from, QLocale::ShortFormat);
        row.size = wholeNumber(double(cohort.size));
        row.small = cohort.size > 0 && cohort.size < kSmall;
        small = small || row.small;
        for (std::size_t k = 0; k < std::min(cohort.active.size(), most); ++k) {
            if (!cohort.active[k] || cohort.size == 0) {
                row.cells.emplace_back();
                continue;
            }
            CohortCell cell;
            cell.share = 100.0 * double(*cohort.active[k]) / double(cohort.size);
            cell.text = number(cell.share, 0);
            cell.partial = cohort.partial == k && k > 0;
            partial = partial || cell.partial;
            cell.spoken =
                QObject::tr("%1, month %2: %3\u00A0% (%4 of %5 customers) bought")
                    .arg(monthName(cohort.month.from, QLocale::LongFormat))
                    .arg(k)
                    .arg(number(cell.share, 1), wholeNumber(double(*cohort.active[k])), row.size);
            if (cell.partial)
                cell.spoken += QObject::tr("; the month is not over in the data");
            else if (k == 1) {
                after1 += double(*cohort.active[k]);
                before1 += double(cohort.size);
            }
            widest = std::max(widest, k + 1);
            row.cells.emplace_back(std::move(cell));
        }
        content.rows.push_back(std::move(row));
    }
    for (CohortRow& row : content.rows)
        row.cells.resize(widest);
    for (std::size_t k = 0; k < widest; ++k)
        content.heads << QObject::tr("M%1").arg(k);
    if (content.rows.empty()) {
        content.reason = QObject::tr("Nobody bought anything for these choices.");
        return content;
    }
    QStringList notes{QObject::tr("share of each cohort that bought again in the month")};
    if (partial)
        notes << QObject::tr("hatched: the month is not over");
    if (small)
        notes << QObject::tr("italic: fewer than %1 customers").arg(kSmall);
    content.note = notes.join(QStringLiteral(" \u00B7 "));
    content.summary =
        before1 > 0 ? QObject::tr("Of the customers of these cohorts %1\u00A0% bought again in the "
                                  "month after their first purchase.")
                          .arg(number(100 * after1 / before1, 1))
                    : QObject::tr("No cohort has a month after its first yet.");
    return content;
}

} // namespace regard::presentation
