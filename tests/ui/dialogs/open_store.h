// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "driving.h"
#include "presentation/workspace.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <regard/ingest/mapping.h>

#include <QString>

#include <optional>
#include <string>

namespace regard::test {

/// A workspace on a new store of its own; what it refuses is kept.
class OpenStore final {
public:
    OpenStore()
    {
        QObject::connect(&m_workspace, &presentation::Workspace::failed,
                         [this](const Error& error) { m_failure = error.text(); });
        m_workspace.setAsOf(Moment::date(toDay({2026, 10, 5})));
        m_workspace.createAndOpen(QString::fromStdString((m_folder / "test.regard").string()));
        REQUIRE(waitUntil([this] { return m_workspace.isOpen(); }));
        settle();
    }

    [[nodiscard]] presentation::Workspace& workspace() { return m_workspace; }
    [[nodiscard]] const test::ScratchFolder& folder() const { return m_folder; }
    [[nodiscard]] const std::string& failure() const { return m_failure; }

    void settle()
    {
        REQUIRE(waitUntil([this] { return !m_workspace.isBusy(); }));
        QCoreApplication::processEvents();
    }

    /// Imports rows under a mapping; the dialog is not involved.
    void bring(const std::string& name, const std::string& csv, const std::string& mappingJson)
    {
        ImportRequest request;
        request.file = m_folder.write(name, csv);
        auto mapping = parseMapping(mappingJson);
        REQUIRE(mapping.ok());
        request.mapping = std::move(mapping).value();
        std::optional<ImportResult> result;
        const auto connection =
            QObject::connect(&m_workspace, &presentation::Workspace::imported,
                             [&result](const ImportResult& done) { result = done; });
        m_workspace.importFile(request);
        REQUIRE(waitUntil([&] { return result.has_value() || !m_failure.empty(); }));
        QObject::disconnect(connection);
        REQUIRE(m_failure == "");
        settle();
    }

private:
    test::ScratchFolder m_folder;
    presentation::Workspace m_workspace;
    std::string m_failure;
};

} // namespace regard::test
