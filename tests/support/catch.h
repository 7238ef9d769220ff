// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The one place that knows which major version of Catch2 is installed. Both give TEST_CASE,
/// SECTION, CHECK, REQUIRE, GENERATE, CAPTURE, INFO and, by the using-declarations below, `Approx`.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
