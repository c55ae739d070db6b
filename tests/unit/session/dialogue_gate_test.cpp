// SPDX-License-Identifier: MIT
// One conversation in the formats of eight agents: each planted fact is where
// it belongs.
#include "session/digest/digest.hpp"
#include "session/written_sessions.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>

using namespace handoff::session;
using namespace handoff::test;

namespace {

using enum Line::Kind;

Script planted() {
  return {
      {user, "Make the cache survive a restart."},
      {agent,
       "There are three ways:\n\nA. One file per entry\nB. A single SQLite "
       "file\nC. A log that is replayed\n\nWhich one do you want?"},
      {user, "B."},
      {command, "make test", 2, "cache_test: stale entry: FAILED"},
      {agent,
       "I decided to store the times as local time because it is simple."},
      {user, "No, store the times in UTC. Never store local time."},
      {command, "deploy --plan x", 1, "error: unknown option --plan"},
      {command, "deploy --profile x", 0, "done"},
      {command, "git config --get cache.dir", 1, ""},
      {command, "make test 2>&1 | tail -3", 0, "12 passed"},
      {agent, "You're right. The times are in UTC now."},
      {user,
       "now the start fails:\n\n2026-01-02 03:00:01 loading table 7\n"
       "2026-01-02 03:00:02 loading table 8\n"
       "fatal: cannot open cache directory\n"},
      {agent,
       "The start fails because the directory is missing. I could not create "
       "it here."},
      {user, "What is left, then?"},
      {agent,
       "**Next steps:**\n1. Measure the start time\n2. Document the file "
       "format\n3. Remove the old loader\n\n**Open questions:**\n- Should old "
       "caches be migrated?"},
  };
}

struct Fact {
  const char* name;
  bool (*is_there)(const std::vector<DigestItem>& items);
};

template <typename Fits>
bool any(const std::vector<DigestItem>& items, DigestKind kind, Fits fits) {
  return std::ranges::any_of(items, [&](const DigestItem& item) {
    return item.kind == kind && fits(item);
  });
}

bool holds(const DigestItem& item, std::string_view words) {
  return item.text.find(words) != std::string::npos ||
         item.code.find(words) != std::string::npos ||
         item.outcome.find(words) != std::string::npos;
}

using Items = std::vector<DigestItem>;

constexpr Fact k_facts[] = {
    {"a choice has the words of its option",
     [](const Items& items) {
       return any(items, DigestKind::decision, [](const DigestItem& item) {
         return item.text == "A single SQLite file" && item.who == Who::user &&
                item.label == "Which one do you want?" &&
                item.turns == TurnRange{2, 2};
       });
     }},
    {"the options that were not taken are rejected",
     [](const Items& items) {
       return any(items, DigestKind::decision, [](const DigestItem& item) {
         return item.rejected ==
                std::vector<std::string>{"One file per entry",
                                         "A log that is replayed"};
       });
     }},
    {"a correction is kept, as the person's",
     [](const Items& items) {
       return any(items, DigestKind::constraint, [](const DigestItem& item) {
         return holds(item, "Never store local time") &&
                item.who == Who::user && item.turns == TurnRange{3, 3};
       });
     }},
    {"what it overruled is not told as decided",
     [](const Items& items) {
       return !any(items, DigestKind::decision, [](const DigestItem& item) {
         return holds(item, "because it is simple");
       });
     }},
    {"the closing list comes first, whole and in order",
     [](const Items& items) {
       return items.size() > 3 && items[0].text == "Measure the start time" &&
              items[1].text == "Document the file format" &&
              items[2].text == "Remove the old loader" &&
              items[0].origin == Origin::closing_list;
     }},
    {"an open question is one",
     [](const Items& items) {
       return any(items, DigestKind::unfinished, [](const DigestItem& item) {
         return holds(item, "Should old caches be migrated?") &&
                item.label == "question";
       });
     }},
    {"an answered question is not open",
     [](const Items& items) {
       return !any(items, DigestKind::unfinished, [](const DigestItem& item) {
         return holds(item, "Which one do you want");
       });
     }},
    {"the last failure is kept with its diagnosis",
     [](const Items& items) {
       return any(items, DigestKind::unfinished, [](const DigestItem& item) {
         return item.text == "fatal: cannot open cache directory" &&
                holds(item, "because the directory is missing");
       });
     }},
    {"a paste is one line",
     [](const Items& items) {
       return std::ranges::none_of(items,
                                   [](const DigestItem& item) {
                                     return holds(item, "loading table 7");
                                   }) &&
              any(items, DigestKind::request, [](const DigestItem& item) {
                return holds(item, "[pasted output, 3 lines: fatal: cannot");
              });
     }},
    {"a check passed by its output, through a pipe",
     [](const Items& items) {
       return any(items, DigestKind::check, [](const DigestItem& item) {
         return holds(item, "make test") && item.proof == Proof::verified;
       });
     }},
    {"what was mended, a probe, and a first form are no failures",
     [](const Items& items) {
       const auto always = [](const DigestItem&) { return true; };
       return !any(items, DigestKind::failure, always) &&
              !any(items, DigestKind::attempt, always);
     }},
    {"a later form that worked is a recipe",
     [](const Items& items) {
       return any(items, DigestKind::recipe, [](const DigestItem& item) {
         return holds(item, "--profile") && holds(item, "deploy");
       });
     }},
};

} // namespace

TEST_CASE("planted facts are where they belong, in the formats of eight "
          "agents") {
  std::size_t found = 0;
  std::size_t all = 0;
  for (const Format& format : k_formats) {
    Transcript transcript(format.file, {format.write(planted())});
    const Session session = transcript.read();
    INFO(format.agent);
    REQUIRE(session.agent->name == format.agent);
    CHECK(session.turns.size() == 5);
    const Digest digest = make_digest({&session, 1}, {.root = "/w"});
    for (const Fact& fact : k_facts) {
      INFO(fact.name);
      const bool is_there = fact.is_there(digest.items);
      CHECK(is_there);
      found += is_there ? 1 : 0;
      ++all;
    }
  }
  std::cout << "dialogue: " << found << " of " << all
            << " planted facts are where they belong\n";
}
