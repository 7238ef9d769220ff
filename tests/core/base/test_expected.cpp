// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/catch.h"

#include <regard/base/expected.h>

using namespace regard;

TEST_CASE("an error says where and what")
{
    CHECK(Error{ErrorKind::Invalid, "no score", "a.csv", 12, 3}.text() == "a.csv:12:3: no score");
    CHECK(Error{ErrorKind::Invalid, "no score", "a.csv", 12}.text() == "a.csv:12: no score");
    CHECK(Error{ErrorKind::Invalid, "no score", "", 12}.text() == "line 12: no score");
    CHECK(Error{ErrorKind::Io, "cannot be read", "a.csv"}.text() == "a.csv: cannot be read");
    CHECK(Error{ErrorKind::Io, "out of space"}.text() == "out of space");
}

TEST_CASE("expected holds a value or an error")
{
    const Expected<int> value(7);
    CHECK(value.ok());
    CHECK(value.value() == 7);
    const Expected<std::string> failure(Error{ErrorKind::NotFound, "nothing there"});
    CHECK_FALSE(failure.ok());
    CHECK(failure.error().kind == ErrorKind::NotFound);
    CHECK(Status().ok());
    CHECK_FALSE(Status(Error{ErrorKind::Io, "x"}).ok());
}
