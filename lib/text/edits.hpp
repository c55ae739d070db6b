// SPDX-License-Identifier: MIT
// Changes to a text, collected in any order and made in one pass.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::text {

class Edits {
public:
  void insert(std::size_t at, std::string text) {
    replace(at, 0, std::move(text));
  }

  // Puts `text` in the place of `size` bytes at `at`. Replaced stretches must
  // not overlap; edits at one place are made in the order they came.
  void replace(std::size_t at, std::size_t size, std::string text) {
    edits_.push_back({at, size, std::move(text)});
  }

  [[nodiscard]] std::string applied(std::string_view text);

private:
  struct Edit {
    std::size_t at = 0;
    std::size_t size = 0;
    std::string text;
  };
  std::vector<Edit> edits_;
};

} // namespace handoff::text
