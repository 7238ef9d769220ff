// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/analysis.h"

#include <regard/store/recent_stores.h>
#include <regard/store/setting_changes.h>

#include <CLI/CLI.hpp>

#include <charconv>
#include <ctime>

namespace regard::cli {

namespace {

std::optional<int> twoDigits(std::string_view text, std::size_t at)
{
    int value = 0;
    if (at + 2 > text.size())
        return std::nullopt;
    const auto [end, code] = std::from_chars(text.data() + at, text.data() + at + 2, value);
    if (code != std::errc{} || end != text.data() + at + 2)
        return std::nullopt;
    return value;
}

std::string checkKeyAndValue(const std::string& text)
{
    return keyAndValue(text) ? std::string() : "\"" + text + "\" is not NAME=VALUE";
}

std::string checkConfig(const std::string& text)
{
    if (std::string wrong = checkKeyAndValue(text); !wrong.empty())
        return wrong;
    const auto [key, value] = *keyAndValue(text);
    const Status status = Conventions().set(key, value);
    return status.ok() ? std::string() : status.error().message;
}

std::string checkPeriod(const std::string& text)
{
    // Only whether it can be read: which days it means depends on the store.
    const Day day = toDay({2026, 1, 1});
    const auto period = parsePeriod(text, {day, {day, day}, 1, 0});
    return period.ok() ? std::string() : period.error().message;
}

std::vector<Condition> conditionsOf(const std::vector<std::string>& where)
{
    std::vector<Condition> conditions;
    for (const std::string& text : where) {
        const std::pair<std::string, std::string> wanted = *keyAndValue(text);
        // The same dimension twice means either value.
        auto known = std::find_if(conditions.begin(), conditions.end(), [&](const Condition& one) {
            return one.dimension == wanted.first;
        });
        if (known == conditions.end())
            known = conditions.insert(conditions.end(), Condition{wanted.first, {}});
        known->values.push_back(wanted.second);
    }
    return conditions;
}

} // namespace

std::optional<std::pair<std::string, std::string>> keyAndValue(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        return std::nullopt;
    return std::pair(std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)));
}

std::string checkAsOf(const std::string& text)
{
    return parseAsOf(text, TimeZone())
               ? std::string()
               : "\"" + text +
                     "\" is neither a date such as 2026-10-01 nor an instant such"
                     " as 2026-10-01T12:00:00Z";
}

std::string checkId(const std::string& text)
{
    std::int64_t id = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, id);
    return code == std::errc{} && stopped == end && id > 0
               ? std::string()
               : "\"" + text + "\" is no number from 1 on";
}

std::optional<Moment> parseAsOf(std::string_view text, const TimeZone& zone)
{
    const std::optional<Day> day =
        parseIsoDate(text.substr(0, std::min<std::size_t>(10, text.size())));
    if (!day)
        return std::nullopt;
    if (text.size() == 10)
        return Moment::date(*day);
    if (text[10] != 'T' && text[10] != ' ')
        return std::nullopt;
    const auto hour = twoDigits(text, 11);
    const auto minute = twoDigits(text, 14);
    if (!hour || !minute || text[13] != ':' || *hour > 23 || *minute > 59)
        return std::nullopt;
    std::size_t at = 16;
    int second = 0;
    if (at < text.size() && text[at] == ':') {
        const auto read = twoDigits(text, at + 1);
        if (!read || *read > 59)
            return std::nullopt;
        second = *read;
        at += 3;
    }
    const std::int64_t wall = std::int64_t{*day} * 86400 + std::int64_t{*hour} * 3600 +
                              std::int64_t{*minute} * 60 + second;
    const std::string_view rest = text.substr(at);
    if (rest.empty())
        return Moment::instant(zone.utcFromLocal(wall));
    if (rest == "Z")
        return Moment::instant(wall);
    const auto hours = twoDigits(rest, 1);
    const auto minutes = twoDigits(rest, rest.size() == 6 ? 4 : 3);
    const bool fits = (rest.size() == 6 && rest[3] == ':') || rest.size() == 5;
    if (!fits || !hours || !minutes || (rest[0] != '+' && rest[0] != '-'))
        return std::nullopt;
    const std::int64_t offset = std::int64_t{*hours} * 3600 + std::int64_t{*minutes} * 60;
    return Moment::instant(rest[0] == '+' ? wall - offset : wall + offset);
}

Expected<TimeZone> zoneOf(const Conventions& conventions)
{
    if (conventions.timeZone.empty())
        return TimeZone::system();
    return TimeZone::find(conventions.timeZone);
}

Moment nowFor(const std::string& asOf, const TimeZone& zone)
{
    const Moment clock = Moment::instant(static_cast<std::int64_t>(std::time(nullptr)));
    return asOf.empty() ? clock : parseAsOf(asOf, zone).value_or(clock);
}

void StoreOption::addTo(CLI::App& command)
{
    command.add_option("--store", path, "the store to use (default: the one opened last)")
        ->type_name("FILE");
}

Expected<std::string> StoreOption::resolve() const
{
    if (!path.empty())
        return path;
    const std::vector<std::filesystem::path> recent = recentStores();
    if (recent.empty())
        return Error{ErrorKind::NotFound,
                     "No store is named and none was opened before. Name one with --store FILE, or"
                     " make the sample company with: regard demo FILE."};
    return recent.front().string();
}

Expected<Store> StoreOption::open() const
{
    const Expected<std::string> named = resolve();
    if (!named.ok())
        return named.error();
    Expected<Store> store = Store::open(named.value());
    if (store.ok())
        rememberStore(named.value());
    return store;
}

void QueryOptions::addPeriodTo(CLI::App& command)
{
    command
        .add_option("--period", period,
                    "2026, 2026-Q3, 2026-09, 2026-W37, 2026-09-01..2026-09-30, last-quarter,"
                    " last-12-months, all (default: the newest complete quarter)")
        ->type_name("P")
        ->check(checkPeriod, "");
}

void QueryOptions::addWhereTo(CLI::App& command)
{
    command
        .add_option(
            "--where", where,
            "keep rows with this value; may be repeated (one dimension twice: either value)")
        ->type_name("DIM=VALUE")
        ->allow_extra_args(false)
        ->check(checkKeyAndValue, "");
}

void QueryOptions::addNowTo(CLI::App& command)
{
    command.add_option("--as-of", asOf, "what \"now\" is (default: the clock)")
        ->type_name("DATE")
        ->check(checkAsOf, "");
    command.add_option("--config", config, "a setting for this call, such as fcr.window_days=7")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false)
        ->check(checkConfig, "");
}

void QueryOptions::addTo(CLI::App& command)
{
    store.addTo(command);
    addPeriodTo(command);
    command.add_option("--compare", compare, "previous, year-ago or none (default: previous)")
        ->type_name("WORD")
        ->check(CLI::IsMember({"previous", "year-ago", "none"}).description(""));
    command
        .add_option("--by", by,
                    "day, week, month, quarter, year, segment, region, country, channel, topic,"
                    " stage, team, agent, product or attributes.X; may be repeated")
        ->type_name("DIM")
        ->allow_extra_args(false);
    addWhereTo(command);
    addNowTo(command);
}

ViewOptions viewOf(const QueryOptions& options, const std::string& store)
{
    ViewOptions view;
    view.store = store;
    view.period = options.period;
    view.asOf = options.asOf;
    for (const std::string& text : options.where)
        view.where.push_back(*keyAndValue(text));
    for (const std::string& text : options.config)
        view.config.push_back(*keyAndValue(text));
    return view;
}

Expected<Analysis> analyse(const QueryOptions& options)
{
    Expected<Store> store = options.store.open();
    if (!store.ok())
        return store.error();
    Expected<Conventions> conventions = store.value().conventions();
    if (!conventions.ok())
        return conventions.error();
    for (const std::string& text : options.config) {
        const auto [key, value] = *keyAndValue(text);
        if (Status status = conventions.value().set(key, value); !status.ok())
            return status.error();
    }
    const Expected<TimeZone> zone = zoneOf(conventions.value());
    if (!zone.ok())
        return zone.error();
    Expected<std::shared_ptr<const Dataset>> facts = store.value().load(zone.value());
    if (!facts.ok())
        return facts.error();
    Expected<std::vector<TargetVersion>> targets = store.value().targetHistory();
    if (!targets.ok())
        return targets.error();
    Expected<std::vector<Benchmark>> benchmarks = store.value().benchmarks();
    if (!benchmarks.ok())
        return benchmarks.error();
    Expected<std::vector<SettingChange>> changes = settingChanges(store.value());
    if (!changes.ok())
        return changes.error();

    Analysis analysis{
        std::move(store).value(), std::make_unique<Engine>(facts.value()), {}, {}, {}};
    Query& query = analysis.query;
    query.conventions = conventions.value();
    query.conventions.currency = analysis.engine->currency(conventions.value());
    query.asOf = nowFor(options.asOf, zone.value());
    query.by = options.by;
    query.where = conditionsOf(options.where);
    query.compare = options.compare == "none"       ? Comparison::None
                    : options.compare == "year-ago" ? Comparison::YearAgo
                                                    : Comparison::Previous;
    analysis.context = analysis.engine->periodContext(query.conventions, query.asOf);
    query.period = defaultPeriod(analysis.context);
    if (!options.period.empty()) {
        const Expected<Period> period = parsePeriod(options.period, analysis.context);
        if (!period.ok())
            return period.error();
        query.period = period.value();
    }
    analysis.yardsticks = {std::move(targets).value(), std::move(benchmarks).value(),
                           std::move(changes).value()};
    return analysis;
}

} // namespace regard::cli
