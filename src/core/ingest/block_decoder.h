// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/block_dictionary.h"
#include "core/ingest/import_plan.h"
#include "core/ingest/reading_notes.h"
#include "core/ingest/values/reading.h"
#include "core/ingest/wall_clock.h"

#include <regard/base/expected.h>
#include <regard/domain/records.h>
#include <regard/ingest/dialect.h>
#include <regard/ingest/record_batch.h>
#include <regard/ingest/table_reader.h>
#include <regard/store/import_session.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A row set aside, and the class of its reason.
struct Refusal {
    std::string reasonClass; ///< "score out of range"
    SetAsideRow row;         ///< its reason is the class, a colon and what was found
};

/// A value whose reading hangs on a convention that is not proven, or contradicts the proof.
struct OpenQuestion {
    std::size_t record = 0;
    std::size_t column = 0;
    values::Reading reading = values::Reading::Undecided;
};

/// A piece of the file, read.
struct DecodedBlock {
    std::int64_t index = 0;
    std::int64_t rows = 0;                ///< records
    std::int64_t dropped = 0;             ///< left out by `where`
    std::vector<TableBlock> blocks;       ///< one for each record of the plan
    std::vector<Refusal> refusals;        ///< in the order of the file
    Tolerated tolerated;                  ///< quotes that were mended
    std::optional<OpenQuestion> question; ///< then nothing else holds
    std::optional<Error> damage;          ///< why the file as a whole cannot be taken
};

/// Turns pieces of a file into columns. One a thread; keeps its buffers.
class BlockDecoder final {
public:
    BlockDecoder(const plan::Plan& plan, const Dialect& dialect);
    BlockDecoder(const BlockDecoder&) = delete;
    BlockDecoder& operator=(const BlockDecoder&) = delete;

    [[nodiscard]] Expected<DecodedBlock> decode(const Piece& piece);

private:
    friend class RecordDecoder;

    void chooseRows(DecodedBlock& result);
    [[nodiscard]] bool keeps(std::size_t record) const; ///< by the rules of `where`

    const plan::Plan& m_plan;
    const Dialect& m_dialect;
    RecordBatch m_batch;
    std::string_view m_text; // of the piece
    WallClock m_clock;
    std::vector<WallClock> m_clocks;   // one for each of Plan::zones
    std::vector<std::uint32_t> m_rows; // records that are kept
    bool m_even = false;               // all are, and each has a field for each header
    // By record and column.
    std::vector<std::vector<BlockDictionary>> m_dictionaries;
    std::vector<std::vector<std::optional<Numbering>>> m_numberings;
};

} // namespace regard
