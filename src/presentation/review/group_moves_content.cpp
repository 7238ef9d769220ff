// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/review/group_moves_content.h"

#include "presentation/formatting.h"

#include <QObject>

#include <array>

namespace regard::presentation {

TableContent groupMovesContent(const GroupMoves& moves, const PeriodContext& context)
{
    TableContent content;
    content.title = QObject::tr("The same customers, then and now");
    content.reason = QString::fromStdString(moves.reason);
    if (moves.before)
        content.note = QObject::tr("rows: what they were in %1; columns: what they are")
                           .arg(QString::fromStdString(describe(*moves.before, context)));
    if (!content.reason.isEmpty())
        return content;
    const std::array<QString, 3> were{QObject::tr("Detractors"), QObject::tr("Passives"),
                                      QObject::tr("Promoters")};
    content.columns = {QObject::tr("Were"), QObject::tr("now promoters"),
                       QObject::tr("now passives"), QObject::tr("now detractors"),
                       QObject::tr("customers")};
    for (const std::size_t from :
         {GroupMoves::Promoter, GroupMoves::Passive, GroupMoves::Detractor}) {
        std::int64_t all = 0;
        for (const std::int64_t count : moves.moved[from])
            all += count;
        QStringList row{were[from]};
        for (const std::size_t to :
             {GroupMoves::Promoter, GroupMoves::Passive, GroupMoves::Detractor})
            row << (all == 0 ? QString(kNoValue)
                             : wholeNumber(double(moves.moved[from][to])) + QStringLiteral("  (") +
                                   number(100.0 * double(moves.moved[from][to]) / double(all), 0) +
                                   QStringLiteral("\u00A0%)"));
        row << wholeNumber(double(all));
        content.rows.push_back(std::move(row));
    }
    content.footnote = QObject::tr("%1 customers answered both times: %2 moved up, %3 down.")
                           .arg(wholeNumber(double(moves.both)), wholeNumber(double(moves.up)),
                                wholeNumber(double(moves.down)));
    if (moves.change && moves.interval)
        content.footnote +=
            QObject::tr(" Their own NPS changed by %1 (%2 to %3).")
                .arg(changeText(*moves.change, Unit::Points, {},
                                (moves.interval->high - moves.interval->low) / 2),
                     number(moves.interval->low, 1), number(moves.interval->high, 1));
    if (moves.anonymous > 0)
        content.footnote +=
            QObject::tr(" %1 answers name no customer.").arg(wholeNumber(double(moves.anonymous)));
    return content;
}

} // namespace regard::presentation
