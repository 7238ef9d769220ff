// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/views/view_edits.h"

namespace regard::presentation {

StoreEdit viewsEdit(const QString& text, const std::vector<SavedView>& before,
                    const std::vector<SavedView>& after)
{
    const auto keep = [](std::string words) {
        return
            [words = std::move(words)](Store& store) { return store.saveNote(kViewsNote, words); };
    };
    return {text, keep(viewsText(after)), keep(viewsText(before))};
}

} // namespace regard::presentation
