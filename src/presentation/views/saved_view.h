// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/filter_state.h"

#include <regard/base/expected.h>

#include <string>
#include <vector>

namespace regard::presentation {

/// A way to look at the store that was given a name: the page, the figure where it is one in detail,
/// and the filter. A relative period ("last-12-months") stays relative.
struct SavedView {
    std::string name;
    std::string page; ///< as the command line names it: "loyalty", "kpi"
    std::string kpi;  ///< only with the page "kpi"
    FilterState filter;
    bool operator==(const SavedView&) const = default;
};

/// Under this name the views are kept among the notes of a store.
inline constexpr std::string_view kViewsNote = "views";

/// One view as the text of a small file, to be given to others.
[[nodiscard]] std::string viewText(const SavedView& view);
/// Reads such a file; one sentence says what is wrong with it.
[[nodiscard]] Expected<SavedView> readView(std::string_view text);

/// All views of a store as they are kept, and read again. What cannot be read is left out: a newer
/// program may know more.
[[nodiscard]] std::string viewsText(const std::vector<SavedView>& views);
[[nodiscard]] std::vector<SavedView> readViews(std::string_view text);

/// With the view among them, in the place of the one of that name, or at the end.
[[nodiscard]] std::vector<SavedView> withView(std::vector<SavedView> views, const SavedView& view);

} // namespace regard::presentation
