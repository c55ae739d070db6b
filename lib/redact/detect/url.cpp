// SPDX-License-Identifier: MIT
// Finds passwords and tokens before the host of a URL.
#include "redact/detect/collector.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/name.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_url = 512;

bool ends_url(char c) {
  return static_cast<unsigned char>(c) <= ' ' ||
         std::string_view("\"'`<>\x7f").find(c) != std::string_view::npos;
}

// The last '@' that can end the userinfo: one before the path, or, when a
// password holds a slash, the first after it.
std::size_t find_at(std::string_view url) {
  const std::size_t path = url.find_first_of("/?#");
  const std::size_t before = url.substr(0, path).rfind('@');
  if (before != std::string_view::npos) {
    return before;
  }
  const std::size_t colon = url.substr(0, path).find(':');
  if (colon == std::string_view::npos || path == std::string_view::npos ||
      run_end(url, colon + 1, Charset::digit) == path) {
    return std::string_view::npos;
  }
  const std::size_t first = url.find('@', path);
  return first == std::string_view::npos
             ? first
             : url.substr(0, url.find('/', first)).rfind('@');
}

std::string_view login_gate(std::string_view user) {
  const std::string_view gate = placeholder_gate(user);
  if (!gate.empty()) {
    return gate;
  }
  return user.size() >= 16 && is_unlikely(user) ? "" : "user name";
}

bool is_all_of(std::string_view word, bool (*is)(char)) {
  return std::ranges::all_of(
      word, [&](char c) { return is(c) || c == '_' || c == '-'; });
}

// KEY:SECRET@ and db_user:db_password@ say what stands there.
std::string_view password_gate(std::string_view user,
                               std::string_view password) {
  const std::string_view gate = placeholder_gate(password);
  if (!gate.empty()) {
    return gate;
  }
  if (is_all_of(user, is_upper) && is_all_of(password, is_upper) &&
      !user.empty()) {
    return "template";
  }
  const bool is_name = is_all_of(password, is_lower) &&
                       password.find_first_of("_-") != std::string_view::npos &&
                       promise_of(password) != Promise::none;
  return is_name ? "name" : "";
}

} // namespace

std::size_t find_url(const Hit& hit, Collector& out) {
  const std::size_t start = hit.end;
  std::size_t end = start;
  const std::size_t limit = std::min(hit.text.size(), start + k_max_url);
  while (end < limit && !ends_url(hit.text[end])) {
    ++end;
  }
  const std::string_view url = hit.text.substr(start, end - start);
  const std::size_t at = find_at(url);

  if (at == std::string_view::npos || at == 0) {
    return end < limit ? end : start + k_max_url / 2;
  }
  const std::size_t colon = url.substr(0, at).find(':');
  if (colon == std::string_view::npos) {
    out.add({start,
             start + at,
             "url-token",
             Level::connection,
             login_gate(url.substr(0, at))});
    return 0;
  }
  const std::string_view password = url.substr(colon + 1, at - colon - 1);
  const std::string_view gate = password_gate(url.substr(0, colon), password);
  // "[user[:[password]]@]host" in a synopsis
  const bool is_synopsis = !password.empty() && url.find('[') < colon &&
                           (password.back() == ']' || password.front() == ']');
  out.add({start + colon + 1,
           start + at,
           "url-password",
           Level::connection,
           gate.empty() && is_synopsis ? "template" : gate});
  return 0;
}

} // namespace handoff::redact
