// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.h"

#include "presentation/workspace.h"
#include "ui/filter_bar.h"
#include "ui/main_window.h"
#include "ui/pages/data_page.h"
#include "ui/pages/overview_page.h"
#include "ui/pages/standard_pages.h"

#include <algorithm>

namespace regard::ui {

namespace {

/// The newest import that stands and has rows set aside.
void showRowsSetAside(MainWindow& window)
{
    window.showPage(PageId::Data);
    auto* data = qobject_cast<DataPage*>(window.page(PageId::Data));
    const auto& imports = window.workspace().contents().imports;
    const auto found = std::find_if(imports.rbegin(), imports.rend(), [](const ImportRecord& one) {
        return !one.undone && one.setAside > 0;
    });
    if (data != nullptr && found != imports.rend())
        data->showImport(found->id);
}

} // namespace

std::unique_ptr<MainWindow> makeWindow(presentation::Workspace& workspace, Theme& theme)
{
    auto window = std::make_unique<MainWindow>(workspace, theme);
    MainWindow* frame = window.get();
    frame->setFilterBar(new FilterBar(workspace, frame));
    auto* overview = new OverviewPage(workspace, frame);
    frame->addPage(PageId::Overview, overview);
    addStandardPages(*frame);
    QObject::connect(overview, &OverviewPage::setAsideAsked, frame,
                     [frame] { showRowsSetAside(*frame); });
    QObject::connect(overview, &OverviewPage::importAsked, frame, [frame] {
        if (frame->openers().importFiles)
            frame->openers().importFiles({});
    });
    QObject::connect(overview, &OverviewPage::targetAsked, frame, [frame](const QString& kpi) {
        if (frame->openers().target)
            frame->openers().target(kpi);
    });
    QObject::connect(overview, &OverviewPage::detailsAsked, frame,
                     [frame](const QString& kpi) { frame->openers().figure(kpi); });
    return window;
}

} // namespace regard::ui
