-- SPDX-FileCopyrightText: 2026 The Regard authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- With: answer, guessed
-- Scores on their scale, turned so that higher is better.
SELECT answer.kind, grp, day,
       coalesce(answer.low, guessed.low) AS low, coalesce(answer.high, guessed.high) AS high,
       iif(lower_is_better, coalesce(answer.low, guessed.low) + coalesce(answer.high, guessed.high)
                                - score, score) AS score,
       unfinished
  FROM answer LEFT JOIN guessed USING (kind)
 WHERE score IS NOT NULL
