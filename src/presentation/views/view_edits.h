// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/edits/store_edit.h"
#include "presentation/views/saved_view.h"

#include <vector>

namespace regard::presentation {

/// Keeps the views in place of those of before; undo brings those back.
[[nodiscard]] StoreEdit viewsEdit(const QString& text, const std::vector<SavedView>& before,
                                  const std::vector<SavedView>& after);

} // namespace regard::presentation
