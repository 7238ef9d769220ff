// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/base/control.h>
#include <regard/base/expected.h>
#include <regard/domain/conventions.h>
#include <regard/domain/records.h>
#include <regard/store/customers.h>
#include <regard/store/dataset.h>
#include <regard/store/import_session.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace regard {

/// A table of text, as SQL gives it back. std::nullopt is NULL.
struct SqlResult {
    std::vector<std::string> columns;
    struct Cell {
        std::variant<std::monostate, std::int64_t, double, std::string> value;
    };
    std::vector<std::vector<Cell>> rows;
};

/// How an import would identify itself: the same digest again changes nothing.
struct ImportHeader {
    std::string file;
    std::string source;
    std::string fileDigest;
    bool dryRun = false;   ///< session counts and writes nothing, commit() is refused
    bool describe = false; ///< ImportSession::changedRows() and outcomes() are wanted
    std::size_t describeRows = 0;
    std::int64_t mends = 0; ///< the import whose rows set aside are read again
};

struct UndoReport {
    std::int64_t rowsRemoved = 0;  ///< rows that this import had brought
    std::int64_t rowsRestored = 0; ///< older versions that are valid again
    /// Rows of it that later imports had replaced: those stay as they are.
    std::int64_t changedSince = 0;
    /// Rows that another standing import holds too: they stay, and are its own from now on.
    std::int64_t heldByOthers = 0;
};

/// One store, one file. Every object holds its own connection; use it in one thread at a time.
/// Several programs may read while one writes (WAL).
class Store final {
public:
    /// Makes a new store with mode 0600. Refuses to overwrite any existing file.
    [[nodiscard]] static Expected<Store> create(const std::filesystem::path& path);
    /// Opens; checks that it is a Regard store, its version (newer is refused, older is migrated
    /// after a backup beside it) and its integrity. Changes nothing when it fails.
    [[nodiscard]] static Expected<Store> open(const std::filesystem::path& path);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    [[nodiscard]] const std::filesystem::path& path() const;

    /// Reads all columns that figures need.
    [[nodiscard]] Expected<std::shared_ptr<const Dataset>> load(const TimeZone& zone,
                                                                const Control& control = {}) const;
    /// Grows with every committed change, by whichever program.
    [[nodiscard]] Expected<std::int64_t> generation() const;

    // Imports
    [[nodiscard]] Expected<ImportSession> beginImport(const ImportHeader& header);
    /// Oldest first, undone ones too.
    [[nodiscard]] Expected<std::vector<ImportRecord>> imports() const;
    /// The import of exactly these bytes with this mapping that still stands, if any.
    [[nodiscard]] Expected<std::optional<ImportRecord>>
    importByDigest(std::string_view digest) const;
    /// Takes an import back whole, as if it had never been. Rows that later imports replaced stay
    /// as those left them; rows that others found the same stay and are theirs.
    [[nodiscard]] Expected<UndoReport> undoImport(std::int64_t importId);
    /// How an import was read. NotFound when there is no such import.
    [[nodiscard]] Expected<ImportReading> importReading(std::int64_t importId) const;
    /// Rows that imports set aside and that were not mended since.
    [[nodiscard]] Expected<std::vector<SetAsideRow>>
    setAside(std::optional<std::int64_t> importId = {}) const;
    /// (reason, count) over imports that stand, most frequent first.
    [[nodiscard]] Expected<std::vector<std::pair<std::string, std::int64_t>>>
    setAsideReasons() const;

    // Customers
    /// How the sources meet in the same customers, in the order of their first import.
    [[nodiscard]] Expected<std::vector<SourceMatch>> customerMatches() const;
    [[nodiscard]] Expected<std::vector<CustomerMerge>> customerMerges() const;
    /// Takes a merge back (and keeps the two apart from now on), or lets it hold again.
    [[nodiscard]] Status setMergeSeparated(std::int64_t mergeId, bool separated);
    [[nodiscard]] Expected<std::vector<CustomerCandidate>> customerCandidates() const;
    /// Takes two customers for one person, or keeps them apart, from now on and at later imports.
    /// Each is named by an id, an address, or "e-mail hash ...".
    [[nodiscard]] Status joinCustomers(std::string_view one, std::string_view other);
    [[nodiscard]] Status keepCustomersApart(std::string_view one, std::string_view other);
    /// Forgets what was decided about the two; what imports say holds again.
    [[nodiscard]] Status forgetCustomerChoice(std::string_view one, std::string_view other);
    /// What eraseCustomer() would remove. `customer` is a source id or an e-mail address.
    [[nodiscard]] Expected<EraseReport> customerTraces(std::string_view customer) const;
    /// Removes a person and every trace, also from replaced versions, rows set aside and free
    /// pages. Cannot be undone. Later imports set rows of the person aside.
    [[nodiscard]] Expected<EraseReport> eraseCustomer(std::string_view customer);
    /// Lets later imports bring an erased person back; gives how many keys are free again.
    /// `customer` is any id or address that the person had. ErrorKind::NotFound for somebody who
    /// was not erased.
    [[nodiscard]] Expected<std::int64_t> liftErasure(std::string_view customer);
    /// Whether e-mail addresses are kept readable beside their salted hash; off in a new store.
    [[nodiscard]] Expected<bool> keepsAddresses() const;
    /// Switching off removes the addresses that were kept.
    [[nodiscard]] Status setKeepsAddresses(bool keep);

    // Mappings kept per source (JSON text)
    [[nodiscard]] Expected<std::vector<std::pair<std::string, std::string>>> mappings() const;
    [[nodiscard]] Status saveMapping(std::string_view name, std::string_view json);

    // Settings
    [[nodiscard]] Expected<Conventions> conventions() const;
    [[nodiscard]] Status saveConventions(const Conventions& conventions);

    // Notes that parts of the program keep in the store (JSON), by name. No figure depends on them,
    // and writing one is no change of the store. Empty where there is none.
    [[nodiscard]] Expected<std::string> note(std::string_view name) const;
    [[nodiscard]] Status saveNote(std::string_view name, std::string_view text);

    // Targets: dated rows. set() with id 0 makes a new one; with an id it writes a newer version.
    [[nodiscard]] Expected<std::vector<TargetVersion>> targetHistory() const;
    [[nodiscard]] Expected<std::int64_t> setTarget(const Target& target);
    [[nodiscard]] Status removeTarget(std::int64_t id, Day on, std::string_view reason);
    /// Puts the history of one target back to exactly these rows (undo of an edit); none of them
    /// when `history` is empty, and all of them when the id is not there (any more).
    [[nodiscard]] Status restoreTarget(std::int64_t id, const std::vector<TargetVersion>& history);

    // Benchmarks and events. id 0 adds; an id that is not there (any more) is added under that id,
    // so that undoing a removal brings back the same row.
    [[nodiscard]] Expected<std::vector<Benchmark>> benchmarks() const;
    [[nodiscard]] Expected<std::int64_t> saveBenchmark(const Benchmark& benchmark);
    [[nodiscard]] Status removeBenchmark(std::int64_t id);
    [[nodiscard]] Expected<std::vector<Event>> events() const;
    [[nodiscard]] Expected<std::int64_t> saveEvent(const Event& event);
    [[nodiscard]] Status removeEvent(std::int64_t id);

    /// Read-only SQL over the tables of the data model; anything that writes is refused.
    [[nodiscard]] Expected<SqlResult> query(std::string_view sql,
                                            std::size_t maxRows = SIZE_MAX) const;
    /// A consistent copy while others read or write.
    [[nodiscard]] Status backup(const std::filesystem::path& target) const;
    /// Everything as plain tables (`.sqlite`) or as CSV files (a folder).
    [[nodiscard]] Status exportTo(const std::filesystem::path& target) const;
    /// SQLite's integrity check plus the checks of segments, marks and counts. Sentences, none when
    /// sound.
    [[nodiscard]] Expected<std::vector<std::string>> check() const;

    struct Connection;
    explicit Store(std::unique_ptr<Connection> connection);

private:
    std::unique_ptr<Connection> m_connection;
};

} // namespace regard
