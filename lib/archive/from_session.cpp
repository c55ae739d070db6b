// SPDX-License-Identifier: MIT
// Turns sessions into an archive of bounded size.
#include "archive/from_session.hpp"

#include "session/dialogue/turns.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace handoff::archive {
namespace {

using session::Moment;
using session::Session;

constexpr std::size_t k_max_words = 6000;  // bytes of one message
constexpr std::size_t k_max_command = 600; // bytes
constexpr std::size_t k_max_output = 800;  // bytes, the end of it
constexpr std::size_t k_max_changed = 100; // files of one turn

// Its beginning and its end, which say most.
std::string without_middle(const std::string& text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) {
    return text;
  }
  const std::string_view head = session::cut_utf8(text, max_bytes / 2);
  const std::string_view tail = session::end_utf8(text, max_bytes / 2);
  return std::string(head) + "\n[" +
         std::to_string(text.size() - head.size() - tail.size()) +
         " bytes left out]\n" + std::string(tail);
}

std::string ended_how(const session::CommandRun& run) {
  if (run.exit) {
    return "exit " + std::to_string(*run.exit);
  }
  return run.failed ? "failed" : "exit not recorded";
}

std::string run_text(const session::CommandRun& run) {
  std::string text =
      without_middle(run.cmd, k_max_command) + "\n-> " + ended_how(run);
  if (!run.output.empty()) {
    text += "\n" + without_middle(run.output, k_max_output);
  }
  return text;
}

std::string choice_text(const session::Decision& decision) {
  std::string text = decision.question;
  const auto add = [&](std::string_view label, const std::string& words) {
    if (!words.empty()) {
      text += (text.empty() ? "" : "\n") + std::string(label) + words;
    }
  };
  add("-> ", decision.chosen);
  for (const std::string& option : decision.rejected) {
    add("not: ", option);
  }
  add("because: ", decision.remark);
  return text;
}

// Collects what happened, then puts it into turns and into order.
class ConversationCollector {
public:
  explicit ConversationCollector(const Session& session) : session_(session) {}

  BasicConversation<std::string> collect() {
    add_words();
    for (const session::Decision& decision : session_.decisions) {
      add(Part::chose, choice_text(decision), decision.when);
    }
    for (const session::CommandRun& run : session_.commands) {
      add(Part::ran, run_text(run), run.when);
    }
    add_changes();
    std::ranges::stable_sort(found_, {}, [](const Found& one) {
      return std::tuple(one.turn, one.record);
    });
    return in_turns();
  }

private:
  struct Found {
    std::uint32_t turn;
    std::uint32_t record;
    BasicEntry<std::string> entry;
  };

  void add(Part part, std::string text, const Moment& when) {
    if (!text.empty()) {
      found_.push_back({std::max(1U, session::turn_of(session_, when)),
                        when.record,
                        {part, std::move(text)}});
    }
  }

  void add_words() {
    for (const session::Utterance& words : session_.dialogue) {
      const bool is_persons = words.speaker == session::Speaker::human;
      add(is_persons ? Part::asked : Part::said,
          without_middle(std::string(session::trimmed(words.text)),
                         k_max_words),
          words.when);
    }
  }

  void add_changes() {
    std::map<std::uint32_t, std::size_t> files;
    for (const session::FileTouch& touch : session_.files) {
      std::uint32_t last = 0;
      for (const Moment& when : touch.changes) {
        const std::uint32_t turn = session::turn_of(session_, when);
        if (turn != last && files[turn]++ < k_max_changed) {
          add(Part::changed, touch.path, when);
        }
        last = turn;
      }
    }
  }

  BasicConversation<std::string> in_turns() {
    BasicConversation<std::string> result{
        .agent = std::string(session_.agent->name), .id = session_.id};
    for (Found& one : found_) {
      if (result.turns.empty() || result.turns.back().number != one.turn) {
        result.turns.push_back({.number = one.turn});
      }
      result.turns.back().entries.push_back(std::move(one.entry));
    }
    return result;
  }

  const Session& session_;
  std::vector<Found> found_;
};

std::size_t size_of(const BasicTurn<std::string>& turn) {
  std::size_t size = 0;
  for (const auto& entry : turn.entries) {
    size += entry.text.size() + 16; // of the entry's own mark and length
  }
  return size;
}

// What was asked, chosen and said last.
void shorten(BasicTurn<std::string>& turn) {
  const auto last_said = std::ranges::find(turn.entries.rbegin(),
                                           turn.entries.rend(),
                                           Part::said,
                                           &BasicEntry<std::string>::part);
  const auto* kept = last_said == turn.entries.rend() ? nullptr : &*last_said;
  std::vector<BasicEntry<std::string>> entries;
  for (auto& entry : turn.entries) {
    if (entry.part == Part::asked || entry.part == Part::chose ||
        &entry == kept) {
      entries.push_back({entry.part, without_middle(entry.text, 600)});
    }
  }
  turn.entries = std::move(entries);
}

// The turns of all conversations, oldest first: sessions are given in time.
std::vector<BasicTurn<std::string>*> all_turns(Draft& draft) {
  std::vector<BasicTurn<std::string>*> turns;
  for (auto& conversation : draft) {
    for (auto& turn : conversation.turns) {
      turns.push_back(&turn);
    }
  }
  return turns;
}

template <typename Make>
std::size_t
make_room(Draft& draft, std::size_t size, std::size_t max_bytes, Make smaller) {
  for (BasicTurn<std::string>* turn : all_turns(draft)) {
    if (size <= max_bytes) {
      break;
    }
    size -= size_of(*turn);
    smaller(*turn);
    size += size_of(*turn);
  }
  return size;
}

} // namespace

Draft from_sessions(std::span<const Session> sessions, std::size_t max_bytes) {
  Draft draft;
  for (const Session& session : sessions) {
    draft.push_back(ConversationCollector(session).collect());
  }
  std::size_t size = 0;
  for (const BasicTurn<std::string>* turn : all_turns(draft)) {
    size += size_of(*turn);
  }
  size = make_room(draft, size, max_bytes, shorten);
  make_room(draft, size, max_bytes, [](auto& turn) { turn.entries.clear(); });
  for (auto& conversation : draft) {
    std::erase_if(conversation.turns,
                  [](const auto& turn) { return turn.entries.empty(); });
  }
  std::erase_if(draft, [](const auto& one) { return one.turns.empty(); });
  return draft;
}

} // namespace handoff::archive
