// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/masking.h"

#include <QRegularExpression>

namespace regard::presentation {

QString maskEmails(const QString& text)
{
    if (!text.contains(u'@'))
        return text;
    static const QRegularExpression address(
        QStringLiteral("([\\w.+%-])[\\w.+%-]*@([\\w-])[\\w.-]*(\\.[A-Za-z]{2,})"),
        QRegularExpression::UseUnicodePropertiesOption);
    QString masked = text;
    masked.replace(address, QStringLiteral("\\1•••@\\2•••\\3"));
    return masked;
}

} // namespace regard::presentation
