// SPDX-License-Identifier: MIT
// Lists of stored handoffs, for people and for programs.
#include "store/stored_list.hpp"

#include "base/clock.hpp"
#include "point/language/quoted.hpp"
#include "text/table.hpp"
#include "text/tokens.hpp"
#include "text/visible.hpp"

#include <array>

namespace handoff::store {
namespace {

using text::Align;
using text::Column;

constexpr std::array k_columns = {
    Column{.title = "ID"},
    Column{.title = "AGE", .order_of_leaving = 2},
    Column{.title = "REPOSITORY", .least = 10, .order_of_leaving = 4},
    Column{.title = "BRANCH", .least = 10, .order_of_leaving = 3},
    Column{.title = "PURPOSE", .least = 9, .order_of_leaving = 1},
    Column{.title = "TOKENS", .align = Align::right, .order_of_leaving = 6},
    Column{.title = "DRIFT", .order_of_leaving = 5},
};

std::string tokens_of(const StoredHandoff& handoff) {
  return handoff.document.empty()
             ? ""
             : std::to_string(text::estimate_tokens(handoff.document,
                                                    text::Tokenizer::o200k));
}

// What is damaged says why, where the purpose would stand.
std::string purpose_of(const StoredHandoff& handoff) {
  if (handoff.presence == Presence::damaged) {
    return handoff.problem;
  }
  return (handoff.front.automatic.empty() ? "" : "(automatic) ") +
         handoff.front.purpose;
}

} // namespace

std::string list_for_people(const std::vector<ListedHandoff>& handoffs,
                            Repositories repositories,
                            std::optional<std::size_t> width) {
  const std::int64_t now = base::now();
  std::vector<std::vector<std::string>> rows;
  for (const ListedHandoff& listed : handoffs) {
    const FrontMatter& front = listed.handoff.front;
    rows.push_back(
        {front.id,
         front.created == 0 ? "" : base::relative_time(front.created, now),
         repositories == Repositories::one ? "" : front.repository,
         front.branch,
         purpose_of(listed.handoff),
         tokens_of(listed.handoff),
         listed.drift});
    for (std::string& cell : rows.back()) {
      cell = text::visible_line(cell);
    }
  }
  return text::format_table(k_columns, rows, width);
}

std::string list_for_programs(const std::vector<ListedHandoff>& handoffs,
                              LineEnd end) {
  std::string text;
  for (const ListedHandoff& listed : handoffs) {
    const StoredHandoff& handoff = listed.handoff;
    const FrontMatter& front = handoff.front;
    const auto add = [&](const std::string& field) {
      const std::string line = text::visible_line(field);
      text += (line.empty() ? "-" : line) + "\t";
    };
    add(front.id);
    add(std::string(presence_name(handoff.presence)));
    add(front.kind ? std::string(kind_name(*front.kind)) : "");
    add(std::to_string(front.created));
    add(std::to_string(front.expires));
    add(tokens_of(handoff));
    add(listed.drift);
    add(front.repository);
    add(front.branch);
    add(front.purpose);
    const bool is_plain =
        end == LineEnd::nul || !point::needs_escape(handoff.path);
    text += is_plain ? handoff.path : point::quoted(handoff.path);
    text += end == LineEnd::nul ? '\0' : '\n';
  }
  return text;
}

} // namespace handoff::store
