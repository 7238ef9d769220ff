// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialog_frame.h"

#include <regard/store/customers.h>

#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QStandardItemModel;
class QTableView;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

/// Who is who: how the sources match, whom only one of them knows, which names were taken for one
/// person and which may be. Merges are separated and joined here, undone like any edit; a person is
/// erased here, which is not.
class CustomersDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit CustomersDialog(presentation::Workspace& workspace, QWidget* parent = nullptr);

private:
    /// What is read from the store.
    struct Known {
        std::vector<SourceMatch> matches;
        std::vector<CustomerMerge> merges;
        std::vector<CustomerCandidate> candidates;
        bool keepsAddresses = false;
    };

    QWidget* makeMatches();
    QWidget* makeMerges();
    void makeFoot();
    void readAgain();
    void take(Known known);
    void showUnmatched();
    void showChoice();
    void judge(bool together);
    void askWhomToErase();
    void erase(const EraseReport& traces);
    void setKeepsAddresses(bool keep);
    void say(const QString& sentence);

    presentation::Workspace& m_workspace;
    Known m_known;
    QLabel* m_sentence;
    QLabel* m_said; ///< what was done last
    QStandardItemModel* m_matches;
    QStandardItemModel* m_unmatched;
    QStandardItemModel* m_merges;
    QTableView* m_matchTable;
    QTableView* m_mergeTable;
    QLabel* m_unmatchedTitle;
    QLabel* m_because;
    QPushButton* m_join;
    QPushButton* m_separate;
    QPushButton* m_erase;
    QCheckBox* m_keep;
};

} // namespace regard::ui
