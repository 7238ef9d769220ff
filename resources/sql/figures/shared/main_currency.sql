-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The currency that most purchases name.
SELECT currency FROM purchase WHERE currency IS NOT NULL
 GROUP BY currency ORDER BY count(*) DESC, min(rowid) LIMIT 1
