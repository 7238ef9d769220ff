// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/block_decoder.h"

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Decodes what one record of a mapping takes from the rows of a block, a column at a time.
class RecordDecoder final {
public:
    RecordDecoder(BlockDecoder& owner, std::size_t record, DecodedBlock& result);

    [[nodiscard]] TableBlock decode();

private:
    struct Cell {
        std::string_view text;
        bool translated = false; ///< comes from the mapping and is written the plain way
    };

    /// A text of the file in quotes, cut where it is long.
    [[nodiscard]] static std::string quoted(std::string_view text);
    /// What the mapping makes of a text: a code for no answer is blank, others may be replaced.
    [[nodiscard]] static Cell translated(const plan::Column& column, std::string_view text);
    /// The text of a column, or where it is blank that of the columns behind it.
    [[nodiscard]] std::string_view textOf(const plan::Column& column, std::uint32_t record) const;
    [[nodiscard]] static values::Reading readLength(const plan::Column& column,
                                                    std::string_view text, values::DecimalMark mark,
                                                    double& value);
    /// Calls `each(row, cell)` for every row, with a blank cell where the text means no answer.
    template <typename Each>
    void forEach(const plan::Column& column, Each each) const;
    /// The same while `each` gives true; false when it ended early.
    template <typename Each>
    bool forEachWhile(const plan::Column& column, Each each) const;

    void decodeColumn(std::size_t index, TableBlock& block);
    [[nodiscard]] BlockValues coded(std::size_t index);
    [[nodiscard]] TextColumn texts(std::size_t index) const;
    /// The column as numbers, where all its texts are numbered in one way.
    [[nodiscard]] std::optional<NumberedColumn> numbered(std::size_t index);
    [[nodiscard]] bool fillNumbers(const plan::Column& column, NumberedColumn& result,
                                   std::string_view& first) const;
    [[nodiscard]] std::vector<std::int64_t> moments(std::size_t index);
    [[nodiscard]] std::vector<std::int64_t> money(std::size_t index);
    [[nodiscard]] std::vector<double> numbers(std::size_t index);
    [[nodiscard]] std::vector<std::int8_t> booleans(std::size_t index);
    [[nodiscard]] std::vector<values::Decimal> decimals(std::size_t index);
    void addAmount(TableBlock& block);
    [[nodiscard]] values::Reading readMoment(const plan::Column& column, const Cell& cell,
                                             std::int64_t& raw);

    /// Puts the time of day that another column gives behind each day.
    void addTimes(std::size_t index, std::vector<std::int64_t>& days);

    [[nodiscard]] WallClock& clockOf(const plan::Column& column);
    void requireValues(std::size_t index, const BlockValues& values);
    void refuseBlank(std::size_t index, std::size_t row);
    void checkIdentity(const TableBlock& block);
    void checkIdentifiers(const TableBlock& block);
    void checkDurations(const TableBlock& block);
    void checkScores(const TableBlock& block);
    void dropRefused(TableBlock& block) const;

    /// Notes that a text could not be read; an open convention is noted instead.
    void fail(std::size_t index, std::size_t row, values::Reading reading, std::string_view text);
    void refuse(std::size_t row, std::string_view header, std::string reasonClass,
                const std::string& detail);
    /// The row gives no record here, and that is no fault.
    void leaveOut(std::size_t row);

    BlockDecoder& m_owner;
    const std::size_t m_recordIndex;
    const plan::Record& m_record;
    DecodedBlock& m_result;
    std::vector<std::uint8_t> m_refused; // one a row
    bool m_anyRefused = false;
    std::vector<std::size_t> m_wordScores; // rows whose score is yes or no
};

} // namespace regard
