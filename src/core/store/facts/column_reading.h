// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work_crew.h"
#include "core/store/dataset_data.h"
#include "core/store/facts/late_texts.h"
#include "core/store/facts/segments.h"

#include <regard/base/expected.h>
#include <regard/base/time_zone.h>

#include <string>
#include <vector>

namespace regard {

/// One stored column of a segment on its way into the column of a table.
struct StoredPart {
    const SegmentPlan* plan = nullptr;
    StoredColumn stored{};
    columns::EncodedColumn::Bound low{};
    columns::EncodedColumn::Bound high{};
};

/// Makes the column that holds all parts, in the narrowest form for their values, and hands its
/// filling to the crew; for moments the column of civil days, too. Not for texts. The column stands
/// in `table` at once and is complete when the crew has finished. Rows of segments without a part
/// are blank.
[[nodiscard]] Status assembleColumn(FactTable::Data& table, const std::string& field,
                                    FieldType type, std::vector<StoredPart>&& parts,
                                    std::size_t segments, const TimeZone& zone, WorkCrew& crew);

} // namespace regard
