-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The segment of each customer, by the newest of their records.
SELECT id AS customer, segment, max(rowid) AS newest FROM customer GROUP BY id
