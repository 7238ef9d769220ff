// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/report/report_content.h"

#include <QByteArray>
#include <QPicture>

#include <vector>

namespace regard::ui {

/// The report as one HTML file that needs nothing beside itself: charts are drawings inside it.
/// `charts` are those of all chapters in their order, of the size kReportChart.
[[nodiscard]] QByteArray reportHtml(const presentation::ReportContent& content,
                                    const std::vector<QPicture>& charts);

} // namespace regard::ui
