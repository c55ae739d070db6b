// SPDX-License-Identifier: MIT
// Which records of a transcript are still part of the conversation.
#include "session/records/record_tree.hpp"

#include <functional>
#include <unordered_set>

namespace handoff::session {
namespace {

std::uint64_t hash(std::string_view text) {
  return text.empty() ? 0 : std::hash<std::string_view>()(text);
}

} // namespace

std::int32_t RecordTree::find(std::uint64_t id) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = id & mask; !slots_.empty(); at = (at + 1) & mask) {
    const std::int32_t node = slots_[at];
    if (node < 0 || nodes_[static_cast<std::size_t>(node)].id == id) {
      return node;
    }
  }
  return -1;
}

// An id that comes again (a forked file repeats some) means its last record.
void RecordTree::index(std::int32_t node) {
  if (2 * nodes_.size() > slots_.size()) {
    slots_.assign(slots_.empty() ? 1024 : 2 * slots_.size(), -1);
    for (std::int32_t i = 0; i < node; ++i) {
      index(i);
    }
  }
  const std::uint64_t id = nodes_[static_cast<std::size_t>(node)].id;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = id & mask;
  while (slots_[at] >= 0 &&
         nodes_[static_cast<std::size_t>(slots_[at])].id != id) {
    at = (at + 1) & mask;
  }
  slots_[at] = node;
}

bool RecordTree::knows(std::string_view id) const {
  return find(hash(id)) >= 0;
}

void RecordTree::add(std::uint32_t record, const LinkedRecord& what) {
  const auto last = static_cast<std::int32_t>(nodes_.size()) - 1;
  const std::uint64_t session = hash(what.session);
  const bool is_other_session = session != session_;
  session_ = session;
  std::int32_t parent = what.parent.empty() ? -1 : find(hash(what.parent));
  const bool begins = what.parent.empty() && !is_other_session &&
                      what.role == RecordRole::prompt;
  if (parent < 0 && !begins) {
    parent = last;
  }
  roots_ += parent < 0 ? 1 : 0;
  nodes_.push_back(
      {hash(what.id), hash(what.message), record, parent, what.role});
  leaf_ = last + 1;
  index(leaf_);
}

void RecordTree::set_leaf(std::string_view id) {
  const std::int32_t found = find(hash(id));
  leaf_ = found < 0 ? leaf_ : found;
}

std::vector<bool> RecordTree::alive() const {
  constexpr std::size_t k_max_beginnings = 16;
  std::vector<bool> live(nodes_.size(), false);
  for (std::int32_t at = leaf_; at >= 0;) {
    live[static_cast<std::size_t>(at)] = true;
    const std::int32_t parent = nodes_[static_cast<std::size_t>(at)].parent;
    at = parent < 0 && roots_ > k_max_beginnings ? at - 1 : parent;
  }
  spread(live);
  const std::size_t records = nodes_.empty() ? 0 : nodes_.back().record + 1;
  std::vector<bool> result(records, true);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    result[nodes_[i].record] = live[i];
  }
  return result;
}

// Parents stand before their children, so one pass is enough.
void RecordTree::spread(std::vector<bool>& live) const {
  std::unordered_set<std::uint64_t> messages;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (live[i] && nodes_[i].message != 0) {
      messages.insert(nodes_[i].message);
    }
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    const bool follows =
        node.parent >= 0 && live[static_cast<std::size_t>(node.parent)];
    live[i] = live[i] || messages.contains(node.message) ||
              (follows && node.role == RecordRole::auxiliary);
  }
}

} // namespace handoff::session
