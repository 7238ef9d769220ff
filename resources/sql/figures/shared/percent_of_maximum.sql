-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: scaled
-- Answers as 0 for the lowest of their scale to 100 for the highest.
SELECT kind, grp, day, 100.0 * (score - low) / (high - low) AS percent
  FROM scaled
 WHERE unfinished IS NOT TRUE AND high > low AND score BETWEEN low AND high
