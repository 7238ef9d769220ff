// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <regard/domain/personal_text.h>

#include "support/catch.h"

#include <array>
#include <utility>

using namespace regard;

TEST_CASE("an address is told from other texts, and compared without case", "[domain][personal]")
{
    for (const char* address : {"ann@example.org", "A.B+c@sub.example.co.uk", "o'neil@x.io"})
        CHECK(isMailAddress(address));
    for (const char* other : {"", "@", "ann@", "@example.org", "ann@example", "ann@.", "a@b@c.de",
                              "Ann <ann@example.org>", "ann @example.org", "17"})
        CHECK_FALSE(isMailAddress(other));
    CHECK(normalizedAddress("  Ann.Lee@Example.ORG\t") == "ann.lee@example.org");
    CHECK(normalizedAddress(" ") == "");
}

TEST_CASE("addresses and telephone numbers are masked, other numbers stay", "[domain][personal]")
{
    using Case = std::pair<const char*, const char*>;
    const std::array cases{
        Case{"Write to ann.lee@example.org.", "Write to a•••@e•••.org."},
        Case{"<o'neil@x.io>, b@y.co.uk", "<o•••@x•••.io>, b•••@y•••.uk"},
        Case{"müller@köln.de", "m•••@k•••.de"}, Case{"élan@x.fr", "é•••@x•••.fr"},
        Case{"call +49 (0)171 123 45 67 please", "call +4•••67 please"},
        Case{"(555) 123-4567", "(5•••67"}, Case{"tel. 0171/1234567", "tel. 0•••67"},
        Case{"5551234567", "5•••67"}, Case{"card 4111 1111 1111 1111", "card 4•••11"},
        // No telephone numbers:
        Case{"since 2026-09-30, or 30.09.2026", "since 2026-09-30, or 30.09.2026"},
        Case{"2026-09-30 10:15, 1/9/2026 8-9", "2026-09-30 10:15, 1/9/2026 8-9"},
        Case{"555-123-4567 on 2026-09-30", "5•••67 on 2026-09-30"},
        Case{"order 123456 cost 1,234.50", "order 123456 cost 1,234.50"},
        Case{"INC0000045123 and #12345678", "INC0000045123 and #12345678"},
        Case{"@ home, 5 of 10", "@ home, 5 of 10"}, Case{"", ""}};
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        CHECK(masked(text) == expected);
        CHECK(masked(masked(text)) == expected);
    }
}
