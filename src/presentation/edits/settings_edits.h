// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits/store_edit.h"

#include <regard/domain/conventions.h>

#include <QStringList>

namespace regard::presentation {

/// Changes the conventions of the store; figures are computed anew under them.
[[nodiscard]] StoreEdit settingsEdit(const Conventions& before, const Conventions& after);

/// What a change of conventions does to the figures, one sentence a convention; empty when nothing
/// changes.
[[nodiscard]] QStringList consequences(const Conventions& before, const Conventions& after);

} // namespace regard::presentation
