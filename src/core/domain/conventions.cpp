// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <regard/domain/conventions.h>

#include <regard/base/time_zone.h>
#include <regard/domain/index_rule.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace regard {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc{} || stopped != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string text(double value)
{
    char buffer[32];
    const auto [end, failure] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return failure == std::errc{} ? std::string(buffer, end) : std::string();
}

Error refused(std::string_view key, std::string_view value, std::string_view allowed)
{
    return {ErrorKind::Invalid, std::string(key) + "=" + std::string(value) +
                                    " is not understood. Use " + std::string(allowed) + "."};
}

Status setNumber(double& target, std::string_view key, std::string_view value, double low,
                 double high, std::string_view allowed)
{
    const auto read = number(value);
    if (!read || *read < low || *read > high)
        return refused(key, value, allowed);
    target = *read;
    return {};
}

Status setInteger(int& target, std::string_view key, std::string_view value, int low, int high,
                  std::string_view allowed)
{
    double read = 0;
    Status status = setNumber(read, key, value, low, high, allowed);
    if (!status.ok())
        return status;
    if (read != std::floor(read))
        return refused(key, value, allowed);
    target = static_cast<int>(read);
    return {};
}

Status setChoice(std::string& target, std::string_view key, std::string_view value,
                 std::initializer_list<std::string_view> choices, std::string_view allowed)
{
    for (const std::string_view choice : choices)
        if (choice == value) {
            target = value;
            return {};
        }
    return refused(key, value, allowed);
}

Status setSwitch(bool& target, std::string_view key, std::string_view value)
{
    if (value != "on" && value != "off")
        return refused(key, value, "on or off");
    target = value == "on";
    return {};
}

} // namespace

Status Conventions::set(std::string_view key, std::string_view value)
{
    if (key == "time_zone") {
        if (!value.empty()) {
            const auto zone = TimeZone::find(value);
            if (!zone.ok())
                return zone.error();
        }
        timeZone = value;
        return {};
    }
    if (key == "fiscal.first_month")
        return setInteger(fiscalFirstMonth, key, value, 1, 12, "a month from 1 to 12");
    if (key == "week.first_day") {
        for (std::size_t day = 0; day < kWeekdays.size(); ++day)
            if (kWeekdays[day] == value) {
                weekFirstDay = static_cast<int>(day);
                return {};
            }
        return refused(key, value, "a day from monday to sunday");
    }
    if (key == "fcr.window_days")
        return setNumber(fcrWindowDays, key, value, 0.04, 366, "a number of days from 1 to 366");
    if (key == "fcr.key") {
        if (value != "customer" && value != "customer+topic" && value != "customer+channel")
            return refused(key, value, "customer, customer+topic or customer+channel");
        constexpr std::string_view kCustomer = "customer";
        fcrShares = value == kCustomer ? "" : value.substr(kCustomer.size() + 1);
        return {};
    }
    if (key == "churn.inactive_days")
        return setInteger(inactiveDays, key, value, 1, 3660,
                          "a whole number of days from 1 to 3660");
    if (key == "csat.box")
        return setChoice(csatBox, key, value, {"top1", "top2", "top3"}, "top1, top2 or top3");
    if (key == "ces.box")
        return setChoice(cesBox, key, value, {"top1", "top2", "top3"}, "top1, top2 or top3");
    if (key == "currency") {
        bool letters = value.size() == 3;
        for (const char letter : value)
            letters = letters && letter >= 'A' && letter <= 'Z';
        if (!letters)
            return refused(key, value, "three capital letters such as EUR");
        currency = value;
        return {};
    }
    if (key == "clv.lifespan_years")
        return setNumber(lifespanYears, key, value, 0, 200,
                         "a number of years, or 0 to take it from churn");
    if (key == "clv.margin")
        return setNumber(margin, key, value, 0, 1,
                         "a share of revenue from 0 to 1, or 0 where it is not known");
    if (key == "clv.discount_rate")
        return setNumber(discountRate, key, value, 0, 1, "a yearly rate from 0 to 1");
    if (key == "cx_index.weights" || key == "cx_index.scales") {
        std::string& target = key == "cx_index.weights" ? indexWeights : indexScales;
        const auto rule = key == "cx_index.weights" ? readIndexRule(value, indexScales)
                                                    : readIndexRule(indexWeights, value);
        if (!rule.ok())
            return rule.error();
        target = value;
        return {};
    }
    if (key == "sentiment.domain_words")
        return setSwitch(serviceWords, key, value);
    if (key == "survey.weights")
        return setSwitch(surveyWeights, key, value);
    if (key == "verdict.false_discovery_rate")
        return setNumber(falseDiscoveryRate, key, value, 0.0001, 0.5, "a share from 0.0001 to 0.5");
    if (key == "interval.level")
        return setNumber(level, key, value, 0.5, 0.9999, "a share from 0.5 to 0.9999");

    std::string known;
    for (const auto& [name, current] : entries())
        known += (known.empty() ? "" : ", ") + name;
    return Error{ErrorKind::NotFound,
                 "There is no setting \"" + std::string(key) + "\". Settings are " + known + "."};
}

std::vector<std::pair<std::string, std::string>> Conventions::entries() const
{
    return {{"time_zone", timeZone},
            {"fiscal.first_month", text(fiscalFirstMonth)},
            {"week.first_day", std::string(kWeekdays[static_cast<std::size_t>(weekFirstDay)])},
            {"fcr.window_days", text(fcrWindowDays)},
            {"fcr.key", fcrShares.empty() ? "customer" : "customer+" + fcrShares},
            {"churn.inactive_days", text(inactiveDays)},
            {"csat.box", csatBox},
            {"ces.box", cesBox},
            {"currency", currency},
            {"clv.lifespan_years", text(lifespanYears)},
            {"clv.margin", text(margin)},
            {"clv.discount_rate", text(discountRate)},
            {"cx_index.weights", indexWeights},
            {"cx_index.scales", indexScales},
            {"sentiment.domain_words", serviceWords ? "on" : "off"},
            {"survey.weights", surveyWeights ? "on" : "off"},
            {"verdict.false_discovery_rate", text(falseDiscoveryRate)},
            {"interval.level", text(level)}};
}

} // namespace regard
