// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/models/mapping_choice.h"
#include "ui/widgets/dialog_frame.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/inspect.h>

#include <QStringList>

#include <optional>
#include <stop_token>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class ImportFileStep;
class ImportMatchStep;
class ImportResultStep;
class ImportWorkStep;

/// Brings files into the store, one after another: file, match columns, check, import. A check is a
/// dry run, nothing is written before the import, and the import can be taken back from its result.
class ImportDialog final : public DialogFrame {
    Q_OBJECT

public:
    ImportDialog(presentation::Workspace& workspace, const QStringList& files,
                 QWidget* parent = nullptr);
    ~ImportDialog() override;

    enum class State { ChooseFile, Inspecting, Match, Checking, Checked, Importing, Done };
    [[nodiscard]] State state() const { return m_state; }

Q_SIGNALS:
    void stateChanged();
    /// The rows set aside by this import are to be shown (page Data); the dialog closes.
    void setAsideAsked(std::int64_t importId);

public Q_SLOTS:
    void reject() override;
    /// Takes the matching from a mapping file, where the columns of this file fit it.
    void useMappingFile(const QString& path);

private:
    void makeFoot();
    void enqueue(const QStringList& files);
    void nextFile();
    void inspect(const std::optional<Dialect>& told, const std::optional<Mapping>& keep);
    void takeReport(Expected<FileReport> report, const std::optional<Mapping>& keep);
    void check();
    void import();
    void takeResult(const ImportResult& result);
    void takeFailure(const Error& error);
    void changeFacts();
    void loadMapping();
    void saveMapping();
    void stop();
    void back();
    void go(State state);
    [[nodiscard]] Mapping namedMapping() const;
    [[nodiscard]] bool isWorking() const;

    presentation::Workspace& m_workspace;
    State m_state = State::ChooseFile;
    QStringList m_files; ///< still to come
    int m_fileNumber = 0;
    int m_fileCount = 0;
    QString m_file;
    FileReport m_report;
    std::optional<Dialect> m_told;
    ImportResult m_checked;
    bool m_edited = false; ///< the matching was worked on and is not imported yet
    std::stop_source m_inspection;

    QStackedWidget* m_stack;
    ImportFileStep* m_fileStep;
    ImportWorkStep* m_workStep;
    ImportMatchStep* m_matchStep;
    ImportResultStep* m_resultStep;
    QWidget* m_nameRow;
    QLineEdit* m_name;
    QPushButton* m_cancel;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace regard::ui
