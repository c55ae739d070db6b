// SPDX-License-Identifier: MIT
// How many files the branch's commits changed.
#pragma once

#include "point/sources/corpus.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

namespace handoff::point {

// What imports a tree is not a change that anyone quotes as one; its lines are
// the files'.
inline constexpr std::size_t k_max_changed_files = 2000;

// Asks git when it is first needed, once for all commits.
class CommitSizes {
public:
  // All must stay.
  CommitSizes(const Ends& ends, const git::Repository& repository)
      : ends_(ends), repository_(repository) {}

  // How many files the commit (by its full id) changed: of a merge none. Of a
  // commit that is not counted as many as there can be: of a first one in a
  // large repository, and of all but the newest of very many.
  [[nodiscard]] std::size_t files(const std::string& id);
  [[nodiscard]] bool is_import(const std::string& id) {
    return files(id) > k_max_changed_files;
  }

  // The same of the whole branch; none without a base.
  [[nodiscard]] std::size_t branch_files();

private:
  void count();

  const Ends& ends_;
  const git::Repository& repository_;
  bool is_counted_ = false;
  std::unordered_map<std::string, std::size_t> files_; // by commit
  std::optional<std::size_t> branch_files_;
};

} // namespace handoff::point
