// SPDX-License-Identifier: MIT
// Finds tokens that no rule describes: opaque ones beside the name of a
// service or a word for a secret.
#include "redact/detect/collector.hpp"
#include "redact/form/checks.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/context.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/prefixed.hpp"

#include <algorithm>
#include <optional>

namespace handoff::redact {
namespace {

constexpr std::size_t k_min_length = 16;
constexpr std::size_t k_max_token = 2048;

struct UnlikelySpan {
  std::size_t start = 0;
  std::size_t end = 0;
};

std::string_view slice(std::string_view text, UnlikelySpan span) {
  return text.substr(span.start, span.end - span.start);
}

bool parts_run(char c) {
  return c == '/' || c == '.' || c == '=' || c == '~';
}

// From the first opaque part of a run to the last.
std::optional<UnlikelySpan> opaque_part(std::string_view text,
                                        UnlikelySpan run) {
  std::optional<UnlikelySpan> found;
  std::size_t start = run.start;
  for (std::size_t i = run.start; i <= run.end; ++i) {
    if (i < run.end && !parts_run(text[i])) {
      continue;
    }
    const std::string_view part = text.substr(start, i - start);
    if (part.size() >= 12 && is_opaque(part)) {
      found = UnlikelySpan{found ? found->start : start, i};
    }
    start = i + 1;
  }
  if (found && found->end - found->start < k_min_length) {
    return std::nullopt;
  }
  return found;
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

// The run is one of several pieces of a path, a chain or a blob.
bool goes_on(std::string_view text, UnlikelySpan token) {
  const char before = token.start > 0 ? text[token.start - 1] : ' ';
  const bool is_joined = token.end + 1 < text.size() &&
                         std::string_view("./+~").find(text[token.end]) !=
                             std::string_view::npos &&
                         is_in(Charset::token, text[token.end + 1]);
  return is_joined ||
         std::string_view("/.-_").find(before) != std::string_view::npos;
}

std::string_view gate_of(std::string_view text, UnlikelySpan token, Body body) {
  if (goes_on(text, token)) {
    return "part of a path";
  }
  const std::string_view gate = placeholder_gate(slice(text, token));
  if (!gate.empty()) {
    return gate;
  }
  const std::string_view place = place_gate(text, token.start, token.end);
  return place.empty() ? prefixed_gate(context_before(text, token.start), body)
                       : place;
}

// Whether the run begins with a token that names its maker and is replaced.
bool add_prefixed(UnlikelySpan run, Collector& out) {
  const auto form = prefixed_token(slice(out.text(), run));
  if (!form) {
    return false;
  }
  const UnlikelySpan token{run.start + form->start, run.start + form->end};
  const std::string_view gate = gate_of(out.text(), token, form->body);
  out.add({token.start, token.end, "token", Level::assignment, gate});
  return gate.empty();
}

// What of the run is opaque, beside a service or a word for a secret.
void look_at_opaque(UnlikelySpan run, Collector& out) {
  const std::string_view text = out.text();
  const std::optional<UnlikelySpan> part = opaque_part(text, run);
  if (!part) {
    return;
  }
  const std::string_view value = slice(text, *part);
  std::string_view gate =
      context_gate(context_before(text, part->start), value);
  if (gate.empty()) {
    gate = placeholder_gate(value);
  }
  const bool is_inner = part->start > run.start && part->end < run.end &&
                        text[part->end] == '/' && value.size() < 24;
  if (gate.empty()) {
    gate =
        is_inner ? "part of a path" : place_gate(text, part->start, part->end);
  }
  out.add({part->start, part->end, "service-secret", Level::assignment, gate});
}

void look_at(UnlikelySpan run, Collector& out) {
  const std::string_view text = out.text();
  const std::string_view whole = slice(text, run);
  if (is_old_wallet(whole)) {
    out.add({run.start, run.end, "wallet", Level::personal});
    return;
  }

  // NAME=token is one run
  const std::size_t equals =
      whole.substr(0, whole.find('.'))
          .find_last_of('=', whole.find_last_not_of('='));
  const std::size_t name = equals < whole.size() ? equals + 1 : 0;
  if (is_signed(whole.substr(name))) {
    out.add({run.start + name,
             run.end,
             "signed-token",
             Level::provider,
             placeholder_gate(whole.substr(name))});
    look_at_opaque({run.start, run.start + name}, out);
    return;
  }
  if (add_prefixed({run.start + name, run.end}, out)) {
    look_at_opaque({run.start, run.start + name}, out);
    return;
  }
  look_at_opaque(run, out);
}

// The n of "\n" in a string.
bool is_escape(std::string_view text, std::size_t at) {
  return at > 0 && text[at - 1] == '\\' &&
         (text[at] == 'n' || text[at] == 'r' || text[at] == 't');
}

} // namespace

// A run of 16 bytes or more covers a multiple of 16: only those are probed.
void find_unlikely_tokens(std::size_t from, std::size_t to, Collector& out) {
  const std::string_view text = out.text();
  const auto next_probe = [](std::size_t at) {
    return (at + k_min_length - 1) / k_min_length * k_min_length;
  };
  for (std::size_t probe = next_probe(from); probe < to;) {
    if (!is_in(Charset::token, text[probe])) {
      probe += k_min_length;
      continue;
    }
    const std::size_t lowest = probe > k_max_token ? probe - k_max_token : 0;
    const std::string_view ahead =
        text.substr(0, std::min(text.size(), probe + k_max_token));
    UnlikelySpan run{run_start(text, probe, Charset::token, lowest),
                     run_end(ahead, probe, Charset::token)};
    run.start += is_escape(text, run.start) ? 1U : 0U;
    if (run.end - run.start >= k_min_length) {
      look_at(run, out);
    }
    probe = next_probe(std::max(probe + 1, run.end));
  }
}

} // namespace handoff::redact
