// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/ingest/importer.h>
#include <regard/store/store.h>

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace regard::ui {

/// Last step of an import: what is in the store now, what was set aside, and the way back.
class ImportResultStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportResultStep(QWidget* parent = nullptr);

    void setResult(const ImportResult& result, const QString& rememberedAs);
    /// After the import was taken back.
    void setUndone(const UndoReport& report);
    void setUndoing();
    /// Rows that were set aside and could be read in the end, and how many still wait.
    void setMended(std::int64_t brought, std::int64_t left);

Q_SIGNALS:
    void mendAsked();
    void setAsideAsked();
    void undoAsked();

private:
    void addCount(const QString& what, std::int64_t count);

    QLabel* m_head;
    QLabel* m_detail;
    QGridLayout* m_counts;
    QLabel* m_aside;
    QPushButton* m_mend;
    QPushButton* m_showAside;
    QPushButton* m_undo;
};

} // namespace regard::ui
