// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/outreach.h"
#include "core/sample/people.h"

#include <regard/base/expected.h>
#include <regard/store/store.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard::sample {

/// Brings the sample in, each set of rows as the import of one file, so that it looks and can be
/// taken back like any other.
class Files final {
public:
    explicit Files(Store& store) : m_store(store) {}

    [[nodiscard]] Status customers(const std::vector<Person>& people);
    [[nodiscard]] Status subscriptions(const std::vector<Person>& people,
                                       const std::vector<Episode>& episodes);
    [[nodiscard]] Status purchases(const std::vector<Person>& people,
                                   const std::vector<Order>& orders);
    [[nodiscard]] Status interactions(const std::vector<Person>& people,
                                      const std::vector<Contact>& contacts);
    /// One file for those sent from `from` to `to`, with the rows that could not be read.
    [[nodiscard]] Status surveys(const std::string& file, const std::vector<Person>& people,
                                 std::span<const Answer> answers, std::size_t firstNumber,
                                 const std::vector<SetAsideRow>& setAside);
    [[nodiscard]] Status comments(const std::vector<Person>& people,
                                  const std::vector<Remark>& remarks);
    /// Visits, usage or sales calls.
    [[nodiscard]] Status activities(const std::string& file, std::string_view source,
                                    const std::vector<Person>& people,
                                    const std::vector<Activity>& activities);
    [[nodiscard]] Status study(const std::string& file, std::string_view source,
                               const std::vector<Person>& people,
                               const std::vector<StudyAnswer>& answers);
    [[nodiscard]] Status benchmarks(const std::vector<Benchmark>& benchmarks);
    [[nodiscard]] Status events(const std::vector<Event>& events);

private:
    [[nodiscard]] Status bring(const std::string& file, std::string_view source, TableBlock&& block,
                               const std::vector<SetAsideRow>& setAside = {});

    Store& m_store;
};

} // namespace regard::sample
