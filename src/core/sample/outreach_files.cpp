// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/block_maker.h"
#include "core/sample/files.h"

namespace regard::sample {

Status Files::activities(const std::string& file, std::string_view source,
                         const std::vector<Person>& people, const std::vector<Activity>& activities)
{
    BlockMaker maker(Table::Interaction, activities.size());
    maker.texts("id", [](std::size_t i) { return std::to_string(i + 1); });
    maker.names("customer",
                [&](std::size_t i) -> std::string_view { return people[activities[i].person].id; });
    maker.names("kind", [&](std::size_t i) { return activities[i].kind; });
    maker.names("channel", [&](std::size_t i) { return activities[i].channel; });
    maker.numbers<std::int64_t>("opened_at",
                                [&](std::size_t i) { return instantRaw(activities[i].second); });
    const bool calls = !activities.empty() && activities.front().kind == "sales_call";
    if (calls) {
        maker.names("agent", [&](std::size_t i) { return activities[i].agent; });
        maker.numbers<std::int8_t>("value_added",
                                   [&](std::size_t i) { return activities[i].valueAdded; });
    }
    return bring(file, source, maker.take());
}

Status Files::study(const std::string& file, std::string_view source,
                    const std::vector<Person>& people, const std::vector<StudyAnswer>& answers)
{
    BlockMaker maker(Table::Survey, answers.size());
    maker.texts("id", [](std::size_t i) { return std::to_string(i + 1); });
    maker.names("customer", [&](std::size_t i) -> std::string_view {
        return answers[i].person == Answer::kNobody ? std::string_view()
                                                    : people[answers[i].person].id;
    });
    maker.names("kind", [&](std::size_t i) { return answers[i].kind; });
    maker.numbers<double>("score", [&](std::size_t i) { return answers[i].score; });
    maker.numbers<double>("scale_min", [](std::size_t) { return 1; });
    maker.numbers<double>("scale_max", [&](std::size_t i) { return answers[i].scaleMax; });
    maker.names("better", [](std::size_t) -> std::string_view { return "higher"; });
    maker.numbers<std::int64_t>("answered_at",
                                [&](std::size_t i) { return instantRaw(answers[i].second); });
    maker.names("team", [&](std::size_t i) { return answers[i].team; });
    return bring(file, source, maker.take());
}

} // namespace regard::sample
