// SPDX-License-Identifier: MIT
// Which records of a transcript are still part of the conversation: it is a
// tree, and rewinding leaves dead branches in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace handoff::session {

// What a record is to the tree.
enum class RecordRole {
  prompt,    // begins a turn
  message,   // a part of an answer
  auxiliary, // a tool's result, an attachment, a notice
  boundary,  // of a compaction: goes on from what was before it
};

struct LinkedRecord {
  std::string_view id;
  std::string_view parent = {};  // empty: a root
  std::string_view message = {}; // the parts of one answer share it
  std::string_view session = {}; // where the record names one
  RecordRole role = RecordRole::message;
};

// Takes 40 bytes a record.
class RecordTree {
public:
  // The next record in the file; its index counts from 0.
  void add(std::uint32_t record, const LinkedRecord& what);
  // Whether a record with that id was added already.
  [[nodiscard]] bool knows(std::string_view id) const;
  // The conversation ends at that record, unless more are added behind.
  void set_leaf(std::string_view id);

  // For each record index up to the last added one: whether it is on the way
  // from the last record to the root, or belongs to an answer that is (the
  // calls and results of tools that ran side by side). What the tree does not
  // know is alive. A parent that is not in the file (a torn line, a fork)
  // counts as the record before; so does none, except for a prompt: that one
  // begins the conversation anew. Files that were put together from others
  // do so when the session's id changes, or again and again.
  [[nodiscard]] std::vector<bool> alive() const;

private:
  struct Node {
    std::uint64_t id;
    std::uint64_t message;
    std::uint32_t record;
    std::int32_t parent; // index into nodes_; -1: a root
    RecordRole role;
  };
  [[nodiscard]] std::int32_t find(std::uint64_t id) const;
  void index(std::int32_t node);
  void spread(std::vector<bool>& live) const;

  std::vector<Node> nodes_;
  std::vector<std::int32_t> slots_; // hash table of nodes_, open addressing
  std::int32_t leaf_ = -1;
  std::uint64_t session_ = 0;
  std::size_t roots_ = 0;
};

} // namespace handoff::session
