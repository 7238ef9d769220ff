// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/models/masking.h"
#include "support/catch.h"

using regard::presentation::maskEmails;

TEST_CASE("e-mail addresses are masked, other text is not")
{
    CHECK(maskEmails(QStringLiteral("anna.berg@bygg.com")) == QStringLiteral("a•••@b•••.com"));
    CHECK(maskEmails(QStringLiteral("write to x@y.org or z@w.co.uk, please")) ==
          QStringLiteral("write to x•••@y•••.org or z•••@w•••.uk, please"));
    CHECK(maskEmails(QStringLiteral("9 @ 10")) == QStringLiteral("9 @ 10"));
    CHECK(maskEmails(QStringLiteral("@anna said hello")) == QStringLiteral("@anna said hello"));
}
