// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QMimeData;
class QPushButton;

namespace regard::ui {

/// First step of an import: a place to drop files on, and buttons to choose files or to paste rows.
class ImportFileStep final : public QWidget {
    Q_OBJECT

public:
    explicit ImportFileStep(QWidget* parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void filesChosen(const QStringList& files);
    /// Text from the clipboard; may be empty.
    void pasted(const QByteArray& text);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose();
    void paste();

    QPushButton* m_choose;
    QPushButton* m_paste;
    bool m_over = false;
};

/// The local files of what is dragged; stores (.regard) are not among them.
[[nodiscard]] QStringList droppedFiles(const QMimeData& data);

/// Asks for files to import; none when it was cancelled.
[[nodiscard]] QStringList askForFiles(QWidget* parent);

} // namespace regard::ui
