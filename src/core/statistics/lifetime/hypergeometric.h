// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace regard::stats {

/// log 2F1(a, b; c; z) and its derivatives.
struct LogHypergeometric {
    double value = 0;
    double byA = 0;
    double byB = 0;
    double byC = 0;
    double byZ = 0;
};

/// For a, b, c > 0 and 0 <= z < 1: all terms of the series are positive, so nothing cancels; it is
/// rescaled before it overflows. Slow when z comes near 1.
[[nodiscard]] LogHypergeometric logHypergeometric(double a, double b, double c, double z);

/// Tricomi's U(a, a, z) for a, z > 0: 1 / Gamma(a) times the integral over t > 0 of
/// exp(-z t) t^(a - 1) / (1 + t) (DLMF 13.4.4).
[[nodiscard]] double tricomiDiagonal(double a, double z);

} // namespace regard::stats
