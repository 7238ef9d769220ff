// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace regard::presentation {

class Workspace;

/// What the store holds in a few short lines: "412,908 surveys · 1,900,412 interactions",
/// "last import 21 Nov 2026 08:12".
[[nodiscard]] QStringList storeLines(const Workspace& workspace);

} // namespace regard::presentation
