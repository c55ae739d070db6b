// SPDX-License-Identifier: MIT
// Finds tokens that no rule describes: unlikely ones beside the name of a
// service and a word for a secret.
#include "redact/charset.hpp"
#include "redact/checks.hpp"
#include "redact/collector.hpp"
#include "redact/gates.hpp"
#include "redact/likeness.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace handoff::redact {
namespace {

constexpr std::size_t k_shortest = 16;
constexpr std::size_t k_longest = 2048;
constexpr std::size_t k_context = 80; // bytes before a token that count

constexpr std::array<std::string_view, 14> k_secret_words = {"key",
                                                             "token",
                                                             "secret",
                                                             "passw",
                                                             "pwd",
                                                             "auth",
                                                             "credential",
                                                             "access",
                                                             "private",
                                                             "api",
                                                             "bearer",
                                                             "login",
                                                             "client",
                                                             "pat"};

// Before a token: it is a digest or a name, no secret.
constexpr std::array<std::string_view, 22> k_harmless_words = {
    "sha1",     "sha256", "sha384",      "sha512",  "integrity", "checksum",
    "commit",   "digest", "fingerprint", "md5",     "uuid",      "guid",
    "revision", "etag",   "public",      "base64,", "blob",      "tree ",
    "hash",     "h1:",    "ssh-",        "resolved"};

struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
};

bool parts_run(char c) {
  return c == '/' || c == '.' || c == '=' || c == '~';
}

// From the first unlikely part of a run to the last.
std::optional<Span> unlikely_part(std::string_view text, Span run) {
  std::optional<Span> found;
  std::size_t start = run.start;
  for (std::size_t i = run.start; i <= run.end; ++i) {
    if (i < run.end && !parts_run(text[i])) {
      continue;
    }
    const std::string_view part = text.substr(start, i - start);
    if (part.size() >= 12 && is_unlikely(part)) {
      found = Span{found ? found->start : start, i};
    }
    start = i + 1;
  }
  if (found && found->end - found->start < k_shortest) {
    return std::nullopt;
  }
  return found;
}

bool has_any(std::string_view window, std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < window.size(); ++i) {
    for (const std::string_view word : words) {
      if (has_at(window, i, word)) {
        return true;
      }
    }
  }
  return false;
}

// The bytes before `at` on its line and the line above.
std::string_view context_before(std::string_view text, std::size_t at) {
  std::size_t start = at;
  int lines = 0;
  while (start > 0 && at - start < k_context) {
    if (text[start - 1] == '\n' && ++lines == 2) {
      break;
    }
    --start;
  }
  return text.substr(start, at - start);
}

bool names_service(std::string_view window) {
  bool found = false;
  service_names().scan(window,
                       0,
                       window.size(),
                       [&](std::uint16_t, std::size_t) { found = true; });
  return found;
}

std::string_view context_gate(std::string_view window) {
  const std::size_t near = window.size() > 40 ? window.size() - 40 : 0;
  if (has_any(window.substr(near), k_harmless_words)) {
    return "digest";
  }
  if (!has_any(window.substr(near), k_secret_words)) {
    return "no word for a secret";
  }
  return names_service(window) ? "" : "no service";
}

bool is_in_address(std::string_view text, std::size_t at) {
  const std::size_t lowest = at > 512 ? at - 512 : 0;
  while (at > lowest && static_cast<unsigned char>(text[at - 1]) > ' ' &&
         text[at - 1] != '?' && text[at - 1] != '&') {
    if (text[at - 1] == '/' && at >= 3 && text.substr(at - 3, 3) == "://") {
      return true;
    }
    --at;
  }
  return false;
}

// Bitcoin addresses of the old forms have no prefix that could trigger.
bool is_old_wallet(std::string_view value) {
  return (value[0] == '1' || value[0] == '3') && is_base58_address(value);
}

void look_at(Span run, Collector& out) {
  const std::string_view text = out.text();
  if (is_old_wallet(text.substr(run.start, run.end - run.start))) {
    out.add({run.start, run.end, "wallet", Level::personal});
    return;
  }
  const std::optional<Span> part = unlikely_part(text, run);
  if (!part) {
    return;
  }
  std::string_view gate = context_gate(context_before(text, part->start));
  const std::string_view value =
      text.substr(part->start, part->end - part->start);
  if (gate.empty()) {
    gate = placeholder_gate(value);
  }
  if (gate.empty() && is_in_address(text, part->start)) {
    gate = "part of a URL";
  }
  out.add({part->start, part->end, "service-secret", Level::assignment, gate});
}

} // namespace

// A run of 16 bytes or more covers a multiple of 16: only those are probed.
void find_unlikely_tokens(std::size_t from, std::size_t to, Collector& out) {
  const std::string_view text = out.text();
  std::size_t probe = (from + k_shortest - 1) / k_shortest * k_shortest;
  while (probe < to) {
    if (!is_in(Charset::token, text[probe])) {
      probe += k_shortest;
      continue;
    }
    const std::size_t lowest = probe > k_longest ? probe - k_longest : 0;
    const Span run{
        run_start(text, probe, Charset::token, lowest),
        run_end(text.substr(0, std::min(text.size(), probe + k_longest)),
                probe,
                Charset::token)};
    if (run.end - run.start >= k_shortest) {
      look_at(run, out);
    }
    probe = std::max(probe + 1, run.end);
    probe = (probe + k_shortest - 1) / k_shortest * k_shortest;
  }
}

} // namespace handoff::redact
