// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/views/saved_view.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace regard::presentation {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

std::string_view nameOf(Comparison compare)
{
    switch (compare) {
    case Comparison::None:
        return "none";
    case Comparison::YearAgo:
        return "year-ago";
    case Comparison::Previous:
        break;
    }
    return "previous";
}

std::optional<Comparison> comparisonNamed(const std::string& name)
{
    for (const Comparison compare : {Comparison::None, Comparison::Previous, Comparison::YearAgo})
        if (nameOf(compare) == name)
            return compare;
    return std::nullopt;
}

Json jsonOf(const SavedView& view)
{
    Json json{{"name", view.name}, {"page", view.page}};
    if (!view.kpi.empty())
        json["kpi"] = view.kpi;
    json["period"] = view.filter.period;
    json["compare"] = nameOf(view.filter.compare);
    json["where"] = Json::array();
    for (const Condition& condition : view.filter.where)
        json["where"].push_back({{"dimension", condition.dimension}, {"values", condition.values}});
    return json;
}

Error wrong(const std::string& what)
{
    return {ErrorKind::Invalid, "This is no view of Regard: " + what};
}

Expected<SavedView> viewOf(const Json& json)
{
    if (!json.is_object())
        return wrong("it is no JSON object.");
    const auto text = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    SavedView view{text("name"), text("page"), text("kpi"), {}};
    if (view.name.empty() || view.page.empty())
        return wrong("\"name\" and \"page\" are needed.");
    view.filter.period = text("period");
    const std::string compare = json.contains("compare") ? text("compare") : "previous";
    const auto known = comparisonNamed(compare);
    if (!known)
        return wrong("\"compare\" is \"" + compare + "\"; it can be previous, year-ago or none.");
    view.filter.compare = *known;
    const auto where = json.find("where");
    if (where == json.end())
        return view;
    if (!where->is_array())
        return wrong("\"where\" is no list.");
    for (const Json& one : *where) {
        if (!one.is_object() || !one.contains("dimension") || !one["dimension"].is_string() ||
            !one.contains("values") || !one["values"].is_array())
            return wrong("each of \"where\" needs a \"dimension\" and a list of \"values\".");
        Condition condition{one["dimension"].get<std::string>(), {}};
        for (const Json& value : one["values"]) {
            if (!value.is_string())
                return wrong("the values of \"" + condition.dimension + "\" are no texts.");
            condition.values.push_back(value.get<std::string>());
        }
        if (!condition.values.empty())
            view.filter.where.push_back(std::move(condition));
    }
    return view;
}

} // namespace

std::string viewText(const SavedView& view)
{
    Json json{{"regard_view", kVersion}};
    json.update(jsonOf(view));
    return json.dump(2) + "\n";
}

Expected<SavedView> readView(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return wrong("it is not JSON.");
    if (!json.is_object() || !json.contains("regard_view"))
        return wrong("\"regard_view\" is missing.");
    return viewOf(json);
}

std::string viewsText(const std::vector<SavedView>& views)
{
    Json json = Json::array();
    for (const SavedView& view : views)
        json.push_back(jsonOf(view));
    return json.dump();
}

std::vector<SavedView> readViews(std::string_view text)
{
    std::vector<SavedView> views;
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_array())
        return views;
    for (const Json& one : json)
        if (auto view = viewOf(one); view.ok())
            views.push_back(std::move(view).value());
    return views;
}

std::vector<SavedView> withView(std::vector<SavedView> views, const SavedView& view)
{
    const auto same = std::ranges::find(views, view.name, &SavedView::name);
    if (same != views.end())
        *same = view;
    else
        views.push_back(view);
    return views;
}

} // namespace regard::presentation
