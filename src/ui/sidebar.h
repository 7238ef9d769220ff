// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QHash>
#include <QWidget>

class QLabel;
class QMenu;
class QVBoxLayout;

namespace regard::ui {

/// Pages of the window, in the order of the sidebar; Kpi, one figure in detail, has no entry of its
/// own there.
enum class PageId { Overview, Loyalty, Service, Retention, Targets, Benchmarks, Data, Kpi };

/// True for the pages that look at the store through the filter.
[[nodiscard]] bool isReview(PageId page);
/// A page as the command line names it: "overview".
[[nodiscard]] QString pageName(PageId page);
/// As people read it: "Retention & value".
[[nodiscard]] QString pageTitle(PageId page);

/// One entry: a glyph, a name, and a count that asks for attention.
class SidebarEntry final : public QAbstractButton {
    Q_OBJECT

public:
    SidebarEntry(Glyph glyph, const QString& text, QWidget* parent);
    void setCount(int count);
    [[nodiscard]] QSize sizeHint() const override { return {184, 30}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Glyph m_glyph;
    int m_count = 0;
};

/// The column at the left: the name with the application's menu, the pages, and what is in the
/// store. Shows only pages that were added.
class Sidebar final : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    void addEntry(PageId page, const QString& name, Glyph glyph, const QString& section);
    void setCurrent(PageId page);
    void setEntriesEnabled(bool enabled);
    /// A count on the entry (targets off track); 0 hides it.
    void setCount(PageId page, int count);
    /// Lines at the foot: the store's name, what it holds, when it was last fed.
    void setStore(const QString& name, const QString& path, const QStringList& lines);
    void setApplicationMenu(QMenu* menu);

Q_SIGNALS:
    void chosen(regard::ui::PageId page);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_entries;
    QHash<PageId, SidebarEntry*> m_buttons;
    QString m_section;
    QAbstractButton* m_logo;
    QMenu* m_menu = nullptr;
    QWidget* m_foot;
    QLabel* m_storeName;
    QLabel* m_storeLines;
};

} // namespace regard::ui
