// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/present_pages.h"

#include <QObject>

#include <algorithm>

namespace regard::presentation {

namespace {

std::vector<const Figure*> figuresOf(const FigureSet& set, const std::string& page)
{
    std::vector<const Figure*> figures;
    for (const Figure& figure : set.figures) {
        if (!figure.estimate.value || !figure.group.empty())
            continue;
        const bool here = page == "overview"  ? std::ranges::count(firstKpis(), figure.kpi->id) > 0
                          : page == "loyalty" ? figure.kpi->area == KpiArea::Loyalty
                          : page == "service" ? figure.kpi->area == KpiArea::Service
                                              : figure.kpi->area == KpiArea::Value;
        if (here)
            figures.push_back(&figure);
    }
    std::ranges::stable_sort(figures, {},
                             [](const Figure* figure) { return figure->target ? 0 : 1; });
    if (figures.size() > kMostTiles)
        figures.resize(kMostTiles);
    return figures;
}

} // namespace

const std::vector<std::pair<std::string, QString>>& presentPageNames()
{
    static const std::vector<std::pair<std::string, QString>> kNames{
        {"overview", QObject::tr("How are we doing for our customers?")},
        {"loyalty", QObject::tr("What do customers say?")},
        {"service", QObject::tr("How are customers served?")},
        {"retention", QObject::tr("Who stays with us?")}};
    return kNames;
}

std::vector<PresentPage> presentPages(const FigureSet& figures, const CardContext& context,
                                      const std::vector<std::string>& chosen)
{
    std::vector<PresentPage> pages;
    for (const auto& [id, title] : presentPageNames()) {
        if (!chosen.empty() && std::ranges::count(chosen, id) == 0)
            continue;
        PresentPage page{id, title, {}};
        for (const Figure* figure : figuresOf(figures, id))
            page.tiles.push_back(cardContent(*figure, context));
        if (!page.tiles.empty())
            pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace regard::presentation
