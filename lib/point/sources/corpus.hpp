// SPDX-License-Identifier: MIT
// Everything that notes about a branch may repeat, as sources.
#pragma once

#include "point/language/library.hpp"
#include "point/language/source.hpp"
#include "point/match/notes.hpp"
#include "point/sources/options.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// Where sources are put and kept; their addresses stay.
class Sources {
public:
  explicit Sources(Library& library) : library_(library) {}

  // Reads `pointer`'s text and keeps it as a source. An empty or unreadable
  // text is none. `rev` is the full id.
  void add(Pointer pointer, const std::string& rev, Rank rank);
  // The same of a file whose blob's id (digits) is known: names take git
  // longer. Its size in bytes; 0 when it is none.
  std::size_t add_file(Pointer pointer,
                       const std::string& rev,
                       Rank rank,
                       const std::string& blob);
  void
  put(Pointer pointer, const std::string& rev, Rank rank, std::string bytes);

  [[nodiscard]] const std::deque<Source>& all() const { return all_; }
  [[nodiscard]] Library& library() { return library_; }

private:
  Library& library_;
  std::deque<Source> all_;
};

// A commit of the branch.
struct BranchCommit {
  std::string id; // full
  std::size_t parents = 0;
};

// The two ends of a branch and what lies between them.
struct Ends {
  std::string base; // full; empty: none
  std::string head;
  std::string snapshot; // empty: none
  std::size_t id_digits = 0;
  std::vector<BranchCommit> commits; // newest first
  std::string short_base;            // as pointers name them
  std::string short_head;
  std::string short_snapshot;

  [[nodiscard]] std::string short_id(std::string_view id) const {
    return std::string(id.substr(0, id_digits));
  }
};

// `head` is HEAD's full id, for options that name none.
[[nodiscard]] Ends read_ends(const PointOptions& options,
                             const std::string& head);

class CommitSizes; // commit_sizes.hpp

// Messages and patches of the branch's commits, and the whole patch; patches
// only where the notes hold something that looks like one.
void add_branch(Sources& sources,
                const Ends& ends,
                CommitSizes& sizes,
                const NoteLines& notes);

// What git commands print, where the notes hold something that looks so.
void add_listings(Sources& sources,
                  const Ends& ends,
                  CommitSizes& sizes,
                  const NoteLines& notes);

} // namespace handoff::point
