// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_store.h"

#include "support/catch.h"

#include <regard/ingest/importer.h>
#include <regard/ingest/mapping.h>
#include <regard/store/store.h>

#include <array>
#include <string>

namespace regard::test {

namespace {

void import(Store& store, const std::filesystem::path& file,
            const std::vector<std::string>& headers)
{
    auto mapping = mappingForHeaders(headers);
    REQUIRE(mapping.ok());
    ImportRequest request;
    request.file = file;
    request.mapping = std::move(mapping).value();
    const auto result = importFile(store, request);
    if (!result.ok())
        FAIL(result.error().text());
}

} // namespace

std::filesystem::path makeSmallStore(const ScratchFolder& folder)
{
    static constexpr std::array kSegments{"Retail", "Business"};
    static constexpr std::array kChannels{"Phone", "Chat", "E-mail"};
    static constexpr std::array kCountries{"Norway", "Sweden", "A country with a long name"};
    std::string customers = "id,segment,country\n";
    for (int i = 0; i < 600; ++i)
        customers += "C" + std::to_string(i) + ',' + kSegments[static_cast<std::size_t>(i % 2)] +
                     ',' + kCountries[static_cast<std::size_t>(i % 3)] + '\n';
    std::string surveys =
        "id,customer,kind,score,scale_min,scale_max,answered_at,channel,comment\n";
    int id = 0;
    for (int month = 0; month < 24; ++month) {
        const Day first = firstOfMonth(toDay({2024, 10, 1}), month);
        for (int i = 0; i < 90; ++i) {
            const auto channel = static_cast<std::size_t>(i % 3);
            const bool late = month >= 21 && channel == 0;
            const int score = late ? 10 : (i * 7 + month) % 11;
            surveys += "S" + std::to_string(id++) + ",C" + std::to_string((i * 13 + month) % 600) +
                       ",nps," + std::to_string(score) + ",0,10," + isoDate(first + i % 28) + ',' +
                       kChannels[channel] + ",\"Answer, " + std::to_string(i) + "\"\n";
        }
    }
    surveys += "S-wrong,C1,nps,12,0,10,2026-09-05,Chat,\n";

    const std::filesystem::path path = folder / "small.regard";
    auto store = Store::create(path);
    REQUIRE(store.ok());
    import(store.value(), folder.write("customers.csv", customers), {"id", "segment", "country"});
    import(store.value(), folder.write("surveys.csv", surveys),
           {"id", "customer", "kind", "score", "scale_min", "scale_max", "answered_at", "channel",
            "comment"});
    return path;
}

} // namespace regard::test
