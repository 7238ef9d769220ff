# SPDX-FileCopyrightText: 2026 The Regard authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads a file into memory with as many threads as there are: Rscript fread.R FILE
suppressPackageStartupMessages(library(data.table))
table <- fread(commandArgs(TRUE)[1], showProgress = FALSE)
stopifnot(nrow(table) > 0)
