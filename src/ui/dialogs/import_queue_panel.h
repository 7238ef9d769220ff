// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace regard::presentation {
class ImportQueueModel;
}

namespace regard::ui {

/// The files of an import beside the step that is worked on: done, open, waiting. Delete leaves one
/// that waits out.
class ImportQueuePanel final : public QWidget {
    Q_OBJECT

public:
    explicit ImportQueuePanel(presentation::ImportQueueModel& queue, QWidget* parent = nullptr);

private:
    void describe();

    presentation::ImportQueueModel& m_queue;
    QLabel* m_head;
    QListView* m_list;
};

} // namespace regard::ui
