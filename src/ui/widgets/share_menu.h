// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <functional>

class QAbstractItemModel;
class QPushButton;

namespace regard::ui {

/// Copy and save for a chart and its table, or for a table alone: as picture, drawing, text, CSV or
/// workbook.
class ShareMenu final : public QMenu {
    Q_OBJECT

public:
    /// `chart` may be null; `title` is asked for when something is shared.
    ShareMenu(QWidget* chart, const QAbstractItemModel* table, std::function<QString()> title,
              QWidget* parent = nullptr);

    void copyPicture();
    void copyTable();
    /// Asks for a name where none is given; .png, .svg or .pdf.
    void savePicture(QString path = {});
    /// .csv or .xlsx.
    void saveTableAs(QString path = {});

private:
    [[nodiscard]] QString askForName(const QString& what, const QString& filter) const;
    void tellFailure(const QString& why);

    QWidget* m_chart;
    const QAbstractItemModel* m_table;
    std::function<QString()> m_title;
};

/// A small button that opens the menu below itself; takes it.
[[nodiscard]] QPushButton* makeShareButton(ShareMenu* menu, const QString& name, QWidget* parent);

} // namespace regard::ui
