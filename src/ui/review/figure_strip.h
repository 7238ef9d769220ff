// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <regard/domain/kpi.h>

#include <QWidget>

#include <string>
#include <vector>

class QGridLayout;

namespace regard::presentation {
class Workspace;
}

namespace regard::ui {

class KpiCard;

/// The figures of one area in a row of small cards: value and status. A click opens the figure in
/// detail.
class FigureStrip final : public QWidget {
    Q_OBJECT

public:
    FigureStrip(presentation::Workspace& workspace, KpiArea area, const QString& name,
                QWidget* parent = nullptr);

    /// Takes the figures of the workspace's overview; those without a value are left out.
    void refresh();
    /// False when the area has no value at all.
    [[nodiscard]] bool hasFigures() const { return !m_cards.empty(); }
    /// The ids of the cards, in order.
    [[nodiscard]] std::vector<std::string> kpis() const;

Q_SIGNALS:
    void opened(const QString& kpi);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    presentation::Workspace& m_workspace;
    KpiArea m_area;
    QGridLayout* m_grid;
    std::vector<KpiCard*> m_cards;
};

} // namespace regard::ui
