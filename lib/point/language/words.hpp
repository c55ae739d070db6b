// SPDX-License-Identifier: MIT
// A cursor over a pointer's text, and the small words it is made of.
#pragma once

#include "text/ascii.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::point {

using text::is_digit;

// Each take_* moves on only when it returns something.
class Cursor {
public:
  explicit Cursor(std::string_view text, std::size_t at = 0)
      : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool is_done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  bool take(std::string_view word);
  std::optional<std::string> take_object_id();
  // At most 9 digits.
  std::optional<std::size_t> take_number();
  // A quoted name (quoted.hpp).
  std::optional<std::string> take_quoted();
  // Everything up to `end` (which stays), or all when it is not there.
  std::string_view take_until(std::string_view end);
  std::string_view take_all();

private:
  std::string_view text_;
  std::size_t at_;
};

} // namespace handoff::point
