// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/import_item.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/inspect.h>
#include <regard/ingest/reading.h>
#include <regard/ingest/source_file.h>

#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace regard::presentation {

class Workspace;

/// One table on its way into the store: opened and read whole, matched, checked, imported. All work
/// is done in threads of the workspace; what it comes to is told by signals, and only for the table
/// that was opened last.
class ImportTask final : public QObject {
    Q_OBJECT

public:
    enum class Work { None, Opening, Checking, Importing };

    explicit ImportTask(Workspace& workspace, QObject* parent = nullptr);
    ~ImportTask() override;

    /// Ends in ready(), partsFound() or failed().
    void open(const ImportItem& item);
    /// Reads the table again as it was told; a mapping that still fits its columns is kept.
    void reopen(const DialectTold& told, const Mapping& keep);
    /// A dry run; ends in checked() or failed(). A newer check replaces an older one.
    void check(const Mapping& mapping);
    /// Forgets the check that runs, if one does.
    void dropCheck();
    /// Ends in imported() or failed(). The mapping is kept for the next export of its source.
    void import(const Mapping& mapping);
    /// Stops what runs; failed() tells it as cancelled.
    void stop();

    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] const ImportItem& item() const { return m_item; }
    [[nodiscard]] const FileReport& report() const { return m_report; }
    [[nodiscard]] const Reading& reading() const { return m_reading; }
    /// The text that is read: the file itself, or what was unpacked or pasted.
    [[nodiscard]] QString textPath() const;

Q_SIGNALS:
    void progressed(const regard::Progress& progress, double rowsPerSecond, double secondsLeft);
    /// The file holds several tables: some of them are to be chosen and opened.
    void partsFound(const std::vector<regard::FilePart>& parts, bool sheets);
    void ready();
    void checked(const regard::ImportResult& result);
    void imported(const regard::ImportResult& result);
    void failed(const regard::Error& error);

private:
    struct Opened;
    void read(const std::optional<Mapping>& keep);
    void take(Opened&& opened, const std::optional<Mapping>& keep);
    [[nodiscard]] ImportRequest request(const Mapping& mapping) const;

    Workspace& m_workspace;
    Work m_work = Work::None;
    int m_round = 0; ///< what an older round brings is not taken
    ImportItem m_item;
    std::shared_ptr<const SourceFile> m_source;
    FileReport m_report;
    Reading m_reading;
    std::optional<DialectTold> m_told; ///< what was said about how it is written
    std::optional<Dialect> m_dialect;  ///< what follows from that; none: detected
    std::stop_source m_opening;
};

} // namespace regard::presentation
