// SPDX-License-Identifier: MIT
// A cursor over a pointer's text, and the small words it is made of.
#include "point/language/words.hpp"

#include "point/language/quoted.hpp"
#include "text/object_id.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

constexpr std::size_t k_max_digits = 9;

template <typename Predicate>
std::size_t run_length(std::string_view text, Predicate is) {
  return static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is) - text.begin());
}

} // namespace

bool Cursor::take(std::string_view word) {
  if (!rest().starts_with(word)) {
    return false;
  }
  at_ += word.size();
  return true;
}

std::optional<std::string> Cursor::take_object_id() {
  const std::string_view digits =
      rest().substr(0, run_length(rest(), text::is_hex_digit));
  if (!text::may_be_object_id(digits)) {
    return std::nullopt;
  }
  at_ += digits.size();
  return std::string(digits);
}

std::optional<std::size_t> Cursor::take_number() {
  const std::size_t size = run_length(rest(), is_digit);
  if (size == 0 || size > k_max_digits) {
    return std::nullopt;
  }
  std::size_t value = 0;
  for (const char digit : rest().substr(0, size)) {
    value = value * 10 + static_cast<std::size_t>(digit - '0');
  }
  at_ += size;
  return value;
}

std::optional<std::string> Cursor::take_quoted() {
  std::optional<Unquoted> name = unquoted(text_, at_);
  if (!name) {
    return std::nullopt;
  }
  at_ = name->end;
  return std::move(name->text);
}

std::string_view Cursor::take_until(std::string_view end) {
  const std::string_view taken = rest().substr(0, rest().find(end));
  at_ += taken.size();
  return taken;
}

std::string_view Cursor::take_all() {
  const std::string_view taken = rest();
  at_ = text_.size();
  return taken;
}

} // namespace handoff::point
