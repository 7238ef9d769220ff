// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_page.h"

namespace regard::ui {

class BreakdownCard;
class FigureStrip;
class TableCard;
class TrendCard;

/// How customers are served: first contact resolution within and across channels, effort, waits and
/// times, and what they get in touch about.
class ServicePage final : public ReviewPage {
    Q_OBJECT

public:
    explicit ServicePage(presentation::Workspace& workspace, QWidget* parent = nullptr);

protected:
    void refresh() override;
    void reset() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void askTables();

    FigureStrip* m_strip;
    TrendCard* m_trend;
    TrendCard* m_times;
    TableCard* m_channels;
    TableCard* m_topics;
    BreakdownCard* m_breakdown;
};

} // namespace regard::ui
