// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/source_file.h>

#include <QStringList>
#include <QTimer>

#include <optional>
#include <string>
#include <vector>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace regard::presentation {
class ImportQueueModel;
class ImportTask;
class Workspace;
struct ImportItem;
} // namespace regard::presentation

namespace regard::ui {

class ImportCheckStep;
class ImportFileStep;
class ImportMatchStep;
class ImportPartsStep;
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

    enum class State {
        ChooseFile,
        ChooseParts, ///< of a workbook or an archive
        Inspecting,
        Match,
        Checking,
        Checked,
        Importing,
        Done
    };
    [[nodiscard]] State state() const { return m_state; }

Q_SIGNALS:
    void stateChanged();
    /// The rows set aside by this import are to be shown (page Data); the dialog closes.
    void setAsideAsked(std::int64_t importId);

public Q_SLOTS:
    void reject() override;
    /// Takes the matching from a mapping file, where the columns of this file fit it.
    void useMappingFile(const QString& path);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeSteps();
    void makeFoot();
    void connectTask();
    void takeFiles(const QStringList& files);
    void takePasted(const QByteArray& text);
    void enqueue(const std::vector<presentation::ImportItem>& items);
    void nextFile();
    void takeParts();
    void openItem();
    void takeReady();
    void showOrigin();
    void goOn();
    void check();
    /// Checks while the columns are matched, where that takes no more than a moment.
    void checkBehind();
    void leaveOut();
    void import();
    void takeChecked(const ImportResult& result);
    void takeImported(const ImportResult& result);
    void takeFailure(const Error& error);
    void mappingChanged();
    void changeFacts();
    void changeConstants();
    void loadMapping();
    void saveMapping();
    void mend();
    void back();
    void go(State state);
    void showFoot();
    [[nodiscard]] QWidget* stepOf(State state) const;
    [[nodiscard]] QString nextText() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] Mapping namedMapping() const;
    [[nodiscard]] bool isWorking() const;

    presentation::Workspace& m_workspace;
    presentation::ImportTask* m_task;
    presentation::ImportQueueModel* m_queue;
    State m_state = State::ChooseFile;
    int m_doneRow = -1;                     ///< in the queue, of what the result shows
    ImportResult m_result;                  ///< of the last check or import
    std::optional<std::string> m_checkedAs; ///< the mapping (JSON) that m_result is the check of
    std::string m_asked;                    ///< the mapping (JSON) that is being checked
    bool m_behind = false;                  ///< a check runs while the columns are matched
    bool m_edited = false;                  ///< the matching was worked on and is not imported yet
    bool m_leaving = false;                 ///< the dialog closes as soon as the import has stopped
    QTimer m_pause;                         ///< before a check behind

    QStackedWidget* m_stack;
    ImportFileStep* m_fileStep;
    ImportPartsStep* m_partsStep;
    ImportWorkStep* m_workStep;
    ImportMatchStep* m_matchStep;
    ImportCheckStep* m_checkStep;
    ImportResultStep* m_resultStep;
    QWidget* m_nameRow;
    QLineEdit* m_name;
    QPushButton* m_cancel;
    QPushButton* m_skip;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace regard::ui
