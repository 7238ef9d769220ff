// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/catch.h"

#include <regard/store/numbered_texts.h>

using namespace regard;

TEST_CASE("a text that ends in digits is numbered", "[numbered]")
{
    CHECK(Numbering::of("INC0000045") == Numbering{"INC", 7});
    CHECK(Numbering::of("INC45") == Numbering{"INC", 0});
    CHECK(Numbering::of("581587") == Numbering{"", 0});
    CHECK(Numbering::of("0") == Numbering{"", 0}); // its only digit is no leading zero
    CHECK(Numbering::of("00") == Numbering{"", 2});
    // More digits than a number holds: the first ones are part of the prefix.
    CHECK(Numbering::of("99123456789012345678") == Numbering{"99", 0});
    CHECK(!Numbering::of("INC"));
    CHECK(!Numbering::of("45 "));
    CHECK(!Numbering::of(""));
}

TEST_CASE("a number says its text again, and other texts have none", "[numbered]")
{
    const Numbering padded{"C", 7};
    CHECK(padded.number("C0000045") == 45);
    CHECK(padded.text(45) == "C0000045");
    CHECK(padded.number("C1000045") == 1'000'045);
    for (const char* other : {"C45", "C00000045", "D0000045", "c0000045", "C", "", "C000004X"})
        CHECK(padded.number(other) == Numbering::kNone);
    const Numbering natural{"C", 0};
    CHECK(natural.number("C45") == 45);
    CHECK(natural.number("C0") == 0);
    CHECK(natural.text(0) == "C0");
    // "C045" is another id than "C45".
    for (const char* other : {"C045", "C00", "C", "45"})
        CHECK(natural.number(other) == Numbering::kNone);
    CHECK(natural.widened("C1000000") == Numbering{"C", 7});
    CHECK(!natural.widened("1000000"));
}
