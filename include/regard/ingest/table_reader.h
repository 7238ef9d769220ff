// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/expected.h>
#include <regard/ingest/dialect.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Whole records of a file as UTF-8 text, for tokenize(). Owns its bytes and is filled again and
/// again, so that two or three of them carry a file of any size.
struct Piece {
    std::string_view text;
    std::int64_t firstLine = 1; ///< 1-based line of its first byte
    std::int64_t index = 0;     ///< 0, 1, 2 ... in the order of the file
    std::string buffer;         ///< what `text` points into
};

/// Reads the table in a file piece by piece in constant memory: decodes, steps over title lines and
/// header rows, ends at the footer, and never cuts a record. One thread reads; the pieces can be
/// tokenized in any thread and order.
class TableReader final {
public:
    static constexpr std::size_t kDefaultPieceBytes = std::size_t{1} << 20U;
    static constexpr std::size_t kLargestRecordBytes = std::size_t{64} << 20U;
    static constexpr std::size_t kMostColumns = 32'768;

    /// Opens the file and reads its header. `told` is obeyed; without it the dialect is detected.
    /// Fails for a file that cannot be read, a header that is never finished, and more columns than
    /// kMostColumns.
    [[nodiscard]] static Expected<TableReader> open(const std::filesystem::path& file,
                                                    const std::optional<Dialect>& told = {},
                                                    std::size_t pieceBytes = kDefaultPieceBytes);
    TableReader(TableReader&&) noexcept;
    TableReader& operator=(TableReader&&) noexcept;
    ~TableReader();

    /// The encoding Ascii gives way to the one that shows itself while the file is read.
    [[nodiscard]] const Dialect& dialect() const;
    /// Column names, each one once: blanks around them are cut, a second "category" is called
    /// "category (2)", a column without a name "column 3". Several header rows are joined.
    [[nodiscard]] const std::vector<std::string>& headers() const;
    /// The header rows as they stand.
    [[nodiscard]] const std::vector<std::vector<std::string>>& headerRows() const;
    [[nodiscard]] std::int64_t headerLine() const; ///< 1-based line of the first header row
    [[nodiscard]] std::int64_t bytes() const;      ///< size of the file
    [[nodiscard]] std::int64_t bytesRead() const;  ///< so far
    /// Bytes that are not text in the file's encoding, so far; each is shown as \xE9.
    [[nodiscard]] std::int64_t invalidBytes() const;
    /// NUL bytes so far; each is shown as U+2400.
    [[nodiscard]] std::int64_t nulBytes() const;
    /// Called with every block of the file as it stands on disk, in order (for a digest), from its
    /// first byte on. The bytes that open() has read follow with the first call of next().
    void onBytes(std::function<void(std::string_view)> listener);

    /// Fills `piece` with the next records. False at the end of the table. Fails for a record
    /// longer than kLargestRecordBytes or a quote that is never closed, naming the line, and when
    /// reading fails.
    [[nodiscard]] Expected<bool> next(Piece& piece);

private:
    struct State;
    explicit TableReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace regard
