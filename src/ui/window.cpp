// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.h"

#include "ui/filter_bar.h"
#include "ui/main_window.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/standard_pages.h"

namespace regard::ui {

std::unique_ptr<MainWindow> makeWindow(presentation::Workspace& workspace, Theme& theme)
{
    auto window = std::make_unique<MainWindow>(workspace, theme);
    MainWindow* frame = window.get();
    frame->setFilterBar(new FilterBar(workspace, frame));
    auto* overview = new OverviewPage(workspace, frame);
    frame->addPage(PageId::Overview, overview);
    addStandardPages(*frame);
    QObject::connect(overview, &OverviewPage::setAsideAsked, frame,
                     [frame] { frame->showPage(PageId::Data); });
    QObject::connect(overview, &OverviewPage::importAsked, frame, [frame] {
        if (frame->openers().importFiles)
            frame->openers().importFiles({});
    });
    QObject::connect(overview, &OverviewPage::targetAsked, frame, [frame](const QString& kpi) {
        if (frame->openers().target)
            frame->openers().target(kpi);
    });
    return window;
}

} // namespace regard::ui
