// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace regard::ui {

/// Dresses a table on a CheckModel: what becomes of a row as a pill, cells that change marked.
void dressCheckTable(QTableView& table, int rowHeight);

/// Widths by the first rows, at most 320 px a column; cheap for hundreds of columns.
void fitColumns(QTableView& table);

} // namespace regard::ui
