// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/report/report_content.h"

#include <regard/base/expected.h>

#include <QPicture>
#include <QString>

#include <vector>

namespace regard::ui {

/// Writes the report as PDF on A4: letters can be selected, charts are lines, title and author are in
/// its metadata. `charts` are those of all chapters in their order, of the size kReportChart. The
/// file is there whole or not at all.
[[nodiscard]] Status saveReportPdf(const presentation::ReportContent& content,
                                   const std::vector<QPicture>& charts, const QString& path);

} // namespace regard::ui
