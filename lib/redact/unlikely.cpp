// SPDX-License-Identifier: MIT
// Finds tokens that no rule describes: opaque ones beside the name of a
// service or a word for a secret.
#include "redact/charset.hpp"
#include "redact/checks.hpp"
#include "redact/collector.hpp"
#include "redact/gates.hpp"
#include "redact/likeness.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace handoff::redact {
namespace {

constexpr std::size_t k_shortest = 16;
constexpr std::size_t k_longest = 2048;
constexpr std::size_t k_context = 80; // bytes before a token that count
constexpr std::size_t k_near = 40;    // of them, those that a word stands in

constexpr std::array<std::string_view, 12> k_secret_words = {"key",
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
                                                             "pat"};

// Before a token: it is a digest or a public thing, no secret.
constexpr std::array<std::string_view, 24> k_harmless_words = {
    "sha1",     "sha256", "sha384",      "sha512",   "integrity", "checksum",
    "commit",   "digest", "fingerprint", "md5",      "uuid",      "guid",
    "revision", "etag",   "public",      "base64,",  "blob",      "tree ",
    "hash",     "h1:",    "ssh-",        "resolved", "rsa key",   "gpg"};

struct Span {
  std::size_t start = 0;
  std::size_t end = 0;
};

bool parts_run(char c) {
  return c == '/' || c == '.' || c == '=' || c == '~';
}

// From the first opaque part of a run to the last.
std::optional<Span> opaque_part(std::string_view text, Span run) {
  std::optional<Span> found;
  std::size_t start = run.start;
  for (std::size_t i = run.start; i <= run.end; ++i) {
    if (i < run.end && !parts_run(text[i])) {
      continue;
    }
    const std::string_view part = text.substr(start, i - start);
    if (part.size() >= 12 && is_opaque(part)) {
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
    if (text[start - 1] == '\n' && start < at && text[start] != '\n' &&
        ++lines == 2) {
      break;
    }
    --start;
  }
  // A placeholder names rules, and with them services: it is no context.
  const std::string_view window = text.substr(start, at - start);
  const std::size_t lead = window.rfind(k_placeholder_lead);
  const std::size_t end =
      lead == std::string_view::npos ? lead : window.find(']', lead);
  return end == std::string_view::npos ? window : window.substr(end + 1);
}

// Where in `window` the last name of a service ends; 0 for none.
std::size_t service_end(std::string_view window) {
  std::size_t last = 0;
  service_names().scan(window,
                       0,
                       window.size(),
                       [&](std::uint16_t, std::size_t end) { last = end; });
  return last;
}

// Nothing but an operator between a name and its value.
bool is_joint(std::string_view between) {
  return between.size() <= 8 && std::ranges::all_of(between, [](char c) {
           return std::string_view(" \t:=\"'`>|({[-_.,\\").find(c) !=
                  std::string_view::npos;
         });
}

// Alone on its line, below "... the password is:".
bool is_introduced(std::string_view window) {
  std::size_t end = window.size();
  while (end > 0 &&
         (is_space(window[end - 1]) || is_newline(window[end - 1]))) {
    --end;
  }
  constexpr std::array<std::string_view, 4> words = {
      "password", "token", "secret", "api key"};
  return end < window.size() && end > 0 && is_newline(window[end]) &&
         window[end - 1] == ':' && has_any(window, words);
}

// CLIENT_ID=, "clientId":
bool is_identifier(std::string_view window) {
  const std::size_t last = window.find_last_not_of(" \t:=\"'`>");
  if (last == std::string_view::npos || last < 2) {
    return false;
  }
  const std::string_view word = window.substr(last - 1, 2);
  const char before = window[last - 2];
  return (word == "Id" && is_alnum(before)) ||
         ((word == "id" || word == "ID") && !is_alnum(before)) ||
         (word == "ID" && is_lower(before));
}

bool is_digest(std::string_view value) {
  return is_hex(value) && (value.size() == 32 || value.size() == 40 ||
                           value.size() == 64 || value.size() == 128);
}

std::string_view context_gate(std::string_view window, std::string_view value) {
  const std::string_view near =
      window.substr(window.size() > k_near ? window.size() - k_near : 0);
  if (has_any(near, k_harmless_words)) {
    return "digest";
  }

  if (is_introduced(window)) {
    return {};
  }

  const std::size_t service = service_end(window);
  if (service != 0 && !is_digest(value) && is_joint(window.substr(service))) {
    return {};
  }

  if (is_identifier(window)) {
    return "identifier";
  }
  if (!has_any(near, k_secret_words)) {
    return "no word for a secret";
  }
  return service != 0 ? "" : "no service";
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

// Three parts of which the first and the last are opaque: what signs itself
// (Discord's tokens, itsdangerous, Fernet cookies).
bool is_signed(std::string_view run) {
  const std::size_t first = run.find('.');
  const std::size_t last = run.rfind('.');
  if (first == std::string_view::npos || first == last ||
      run.find('.', first + 1) != last) {
    return false;
  }
  const std::string_view head = run.substr(0, first);
  const std::string_view body = run.substr(first + 1, last - first - 1);
  const std::string_view tail = run.substr(last + 1);
  return head.size() >= 18 && body.size() >= 5 && tail.size() >= 20 &&
         run.find('/') == std::string_view::npos && is_unlikely(head) &&
         is_unlikely(tail) && !is_hex(tail);
}

void look_at(Span run, Collector& out) {
  const std::string_view text = out.text();
  const std::string_view whole = text.substr(run.start, run.end - run.start);
  if (is_old_wallet(whole)) {
    out.add({run.start, run.end, "wallet", Level::personal});
    return;
  }

  // NAME=token is one run
  const std::size_t equals = whole.find('=');
  const std::size_t name =
      equals < std::min(whole.find('.'), whole.size()) ? equals + 1 : 0;
  if (is_signed(whole.substr(name))) {
    out.add({run.start + name,
             run.end,
             "signed-token",
             Level::provider,
             placeholder_gate(whole.substr(name))});
    return;
  }
  const std::optional<Span> part = opaque_part(text, run);
  if (!part) {
    return;
  }
  const std::string_view value =
      text.substr(part->start, part->end - part->start);
  std::string_view gate =
      context_gate(context_before(text, part->start), value);
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
  const auto next_probe = [](std::size_t at) {
    return (at + k_shortest - 1) / k_shortest * k_shortest;
  };
  for (std::size_t probe = next_probe(from); probe < to;) {
    if (!is_in(Charset::token, text[probe])) {
      probe += k_shortest;
      continue;
    }
    const std::size_t lowest = probe > k_longest ? probe - k_longest : 0;
    const std::string_view ahead =
        text.substr(0, std::min(text.size(), probe + k_longest));
    const Span run{run_start(text, probe, Charset::token, lowest),
                   run_end(ahead, probe, Charset::token)};
    if (run.end - run.start >= k_shortest) {
      look_at(run, out);
    }
    probe = next_probe(std::max(probe + 1, run.end));
  }
}

} // namespace handoff::redact
