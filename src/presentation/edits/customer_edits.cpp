// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/edits/customer_edits.h"

#include "presentation/formatting.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace regard::presentation {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CustomerEdits", text);
}

QString number(std::int64_t value)
{
    return displayLocale().toString(qlonglong(value));
}

QString text(const std::string& name)
{
    return QString::fromStdString(name);
}

} // namespace

StoreEdit separateEdit(const CustomerMerge& merge, bool separated)
{
    const auto set = [id = merge.id](bool apart) {
        return [id, apart](Store& store) { return store.setMergeSeparated(id, apart); };
    };
    return {(separated ? tr("Separate %1") : tr("Join %1 again")).arg(text(merge.kept)),
            set(separated), set(!separated)};
}

StoreEdit judgeEdit(const CustomerCandidate& candidate, bool onePerson)
{
    const std::string& one = candidate.one;
    const std::string& other = candidate.other;
    const auto judge = [one, other, onePerson](Store& store) {
        return onePerson ? store.joinCustomers(one, other) : store.keepCustomersApart(one, other);
    };
    return {
        (onePerson ? tr("Join %1 and %2") : tr("Keep %1 and %2 apart")).arg(text(one), text(other)),
        judge, [one, other](Store& store) { return store.forgetCustomerChoice(one, other); }};
}

QString eraseWords(const EraseReport& report)
{
    QStringList names;
    for (const std::string& name : report.names)
        names += text(name);
    QStringList parts;
    for (const auto& [table, count] : report.rows)
        parts += tr("%1 × %2").arg(number(count), text(table));
    if (report.oldVersions > 0)
        parts += tr("%1 replaced versions").arg(number(report.oldVersions));
    if (report.setAside > 0)
        parts += tr("%1 rows set aside").arg(number(report.setAside));
    if (report.values > 0)
        parts += tr("%1 values that nobody else has").arg(number(report.values));
    QStringList lines{tr("Known as %1.").arg(names.join(QStringLiteral(", "))),
                      parts.isEmpty()
                          ? tr("No rows are left of this customer; the names go.")
                          : tr("Goes for ever: %1.").arg(parts.join(QStringLiteral(", ")))};
    if (report.mentions > 0)
        lines += tr("%1 comments of others name the customer and stay; read them before they are "
                    "shown.")
                     .arg(number(report.mentions));
    if (!report.copies.empty())
        lines += tr("Copies of the store beside it still hold the customer.");
    lines += tr("Later imports set rows of this customer aside. Figures change with the rows; this "
                "cannot be undone.");
    return lines.join(QChar::LineFeed);
}

QString erasedWords(const EraseReport& report)
{
    QString said = tr("%1 was erased: %2 rows and every trace of them.")
                       .arg(text(report.customer),
                            number(report.allRows() + report.oldVersions + report.setAside));
    if (!report.pending.empty())
        said += QChar::Space + text(report.pending);
    return said;
}

} // namespace regard::presentation
