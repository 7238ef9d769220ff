// SPDX-FileCopyrightText: 2026 The Regard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random imports and undos against a model that knows nothing of segments and marks: what each
// import that stands says, in the order in which they came.
#include "core/store/facts/fact_rows.h"
#include "durability/crash_vfs.h"
#include "support/catch.h"
#include "support/scratch_folder.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace regard;
using namespace regard::test;

namespace {

using Key = std::pair<std::string, std::string>; // source and id

/// What one import says.
struct Said {
    std::int64_t id = 0;
    std::map<Key, std::string> scores;                        // rows with an id: the last counts
    std::map<std::pair<std::string, std::string>, int> plain; // source and score -> how often
    std::set<std::string> events;
    std::vector<std::pair<std::string, std::string>> links; // customer and address in one row
};

struct State {
    std::map<Key, std::string> scores;
    std::map<std::pair<std::string, std::string>, int> plain;
    std::set<std::string> events;
    std::int64_t customers = 0;
    bool operator==(const State&) const = default;
    [[nodiscard]] std::int64_t rows() const
    {
        auto count = static_cast<std::int64_t>(scores.size() + events.size());
        for (const auto& [content, times] : plain)
            count += times;
        return count;
    }
};

/// Who a row is of, before anything is known of addresses: R3 of C3, P2 of the address A2.
std::string namedBy(const std::string& row)
{
    return (row.front() == 'R' ? "C" : "A") + row.substr(1);
}

/// Persons whom the rows name: an address is of the first customer that came with it.
std::int64_t customersOf(const State& state, const std::vector<Said>& standing)
{
    std::map<std::string, std::string> owner;
    for (const Said& said : standing)
        for (const auto& [customer, address] : said.links)
            owner.emplace(address, customer);
    std::set<std::string> persons;
    for (const auto& [key, score] : state.scores) {
        const std::string name = namedBy(key.second);
        const auto owned = owner.find(name);
        persons.insert(owned == owner.end() ? name : owned->second);
    }
    return static_cast<std::int64_t>(persons.size());
}

/// The newest word of each id; of rows without one, as many as the import with most of them.
State stateOf(const std::vector<Said>& standing)
{
    State state;
    for (const Said& said : standing) {
        for (const auto& [key, score] : said.scores)
            state.scores[key] = score;
        for (const auto& [content, times] : said.plain)
            state.plain[content] = std::max(state.plain[content], times);
        state.events.insert(said.events.begin(), said.events.end());
    }
    state.customers = customersOf(state, standing);
    return state;
}

State stateOf(const Store& store)
{
    State state;
    const auto imports = store.imports().value();
    const auto data = store.load(TimeZone()).value();
    const FactTable& surveys = data->table(Table::Survey);
    const std::vector<TextRow> rows = rowsOf(store, Table::Survey);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::int64_t import = surveys.imports()[i];
        const auto record =
            std::ranges::find_if(imports, [&](const ImportRecord& r) { return r.id == import; });
        REQUIRE(record != imports.end());
        CHECK_FALSE(record->undone);
        if (rows[i].contains("id"))
            CHECK(state.scores.emplace(Key(record->source, rows[i].at("id")), rows[i].at("score"))
                      .second);
        else
            ++state.plain[{record->source, rows[i].at("score")}];
    }
    state.customers = static_cast<std::int64_t>(data->customerCount());
    const auto events = store.events();
    REQUIRE(events.ok());
    for (const Event& event : events.value())
        CHECK(state.events.insert(event.title).second);
    return state;
}

class Play final {
public:
    explicit Play(unsigned seed)
        : m_random(seed), m_store(Store::create(m_folder / "play.regard").value())
    {
    }

    void step()
    {
        if (m_standing.empty() || below(5) > 1)
            import();
        else
            undo(below(static_cast<int>(m_standing.size())));
        REQUIRE(stateOf(m_store) == stateOf(m_standing));
    }
    void undoAll()
    {
        while (!m_standing.empty())
            undo(below(static_cast<int>(m_standing.size())));
        CHECK(stateOf(m_store) == State());
    }
    [[nodiscard]] std::vector<std::string> findings() const { return m_store.check().value(); }

private:
    int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }

    void import()
    {
        Said said;
        const std::string source = below(4) == 0 ? "other" : "tool";
        const std::string file = std::to_string(m_files++);
        ImportSession session = m_store.beginImport({file, source, file}).value();
        std::vector<TextRow> named;
        for (int i = below(9); i > 0; --i) {
            const std::string id =
                below(4) == 0 ? "P" + std::to_string(below(3)) : "R" + std::to_string(below(10));
            const std::string score = std::to_string(below(3));
            TextRow row{{"id", id}, {"kind", "nps"}, {"score", score}};
            if (id.front() == 'P') {
                row["email"] = namedBy(id);
            } else {
                row["customer"] = namedBy(id);
                if (below(4) == 0) {
                    row["email"] = "A" + std::to_string(below(3));
                    said.links.emplace_back(row["customer"], row["email"]);
                }
            }
            named.push_back(row);
            said.scores[{source, id}] = score;
        }
        if (!named.empty())
            REQUIRE(session
                        .append(Table::Survey, RowPolicy::Newer,
                                makeBlock(Table::Survey,
                                          {"id", "kind", "score", "customer", "email"}, named))
                        .ok());
        std::vector<TextRow> plain;
        for (int i = below(6); i > 0; --i) {
            const std::string score = std::to_string(below(2));
            plain.push_back({{"kind", "nps"}, {"score", score}});
            ++said.plain[{source, score}];
        }
        if (!plain.empty())
            REQUIRE(session
                        .append(Table::Survey, RowPolicy::Newer,
                                makeBlock(Table::Survey, {"kind", "score"}, plain, 20))
                        .ok());
        for (int i = below(3); i > 0; --i) {
            Event event;
            event.at = 20000;
            event.title = "E" + std::to_string(below(4));
            REQUIRE(session.addEvent(event).ok());
            said.events.insert(event.title);
        }
        said.id = session.commit({}).value().id;
        m_standing.push_back(std::move(said));
    }

    void undo(int which)
    {
        const std::int64_t before = stateOf(m_standing).rows();
        const Expected<UndoReport> report =
            m_store.undoImport(m_standing[static_cast<std::size_t>(which)].id);
        REQUIRE(report.ok());
        m_standing.erase(m_standing.begin() + which);
        CHECK(before - report.value().rowsRemoved + report.value().rowsRestored ==
              stateOf(m_standing).rows());
    }

    CrashVfs m_vfs; // never armed: it saves the time of real syncs
    std::mt19937 m_random;
    ScratchFolder m_folder;
    Store m_store;
    std::vector<Said> m_standing;
    int m_files = 0;
};

} // namespace

TEST_CASE("hundreds of sequences of imports and undos agree with what the imports say",
          "[facts][undo]")
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        Play play(seed);
        for (int step = 0; step < 8; ++step) {
            CAPTURE(step);
            play.step();
        }
        REQUIRE(play.findings().empty());
        play.undoAll();
        REQUIRE(play.findings().empty());
    }
}
