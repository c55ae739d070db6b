// SPDX-License-Identifier: MIT
// What a sweep has found so far, in a file, so that it can be taken up again.
#pragma once

#include "guard/sweep/sweep.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// One line of the file, without its newline.
[[nodiscard]] std::string to_line(const Swept& swept,
                                  const std::vector<std::string>& check);

// Results by repository, of the lines of `text` that answer `check` and did
// not fail. What is no such line is left out.
[[nodiscard]] std::map<std::string, Swept>
parse_sweep(std::string_view text, const std::vector<std::string>& check);

class SweepFile {
public:
  // `path` may be empty: nothing is known, nothing kept. Throws Error when a
  // file that is there cannot be read.
  SweepFile(std::string path, std::vector<std::string> check);

  // What is known of a repository; null when nothing is.
  [[nodiscard]] const Swept* find(const std::string& repository) const;
  // Adds a line, in one write. Throws Error when it cannot be written.
  void add(const Swept& swept) const;

private:
  std::string path_;
  std::vector<std::string> check_;
  std::map<std::string, Swept> known_;
};

} // namespace handoff::guard
