// SPDX-License-Identifier: MIT
// Candidates to findings: overlaps joined, tokens taken whole.
#include "redact/engine/merge.hpp"

#include "redact/rules/charset.hpp"
#include "redact/value/likeness.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

// A line of a wrapped token is no longer.
constexpr std::size_t k_max_line_length = 1024;
// What goes on for longer is a blob that happens to hold a token's form.
constexpr std::size_t k_max_token_length = 16384;

std::size_t size_of(const Candidate& candidate) {
  return candidate.end - candidate.start;
}

// "-", "." and "/" end a sentence or a path as often as they go on.
std::size_t token_end(std::string_view text, std::size_t end) {
  if (end == 0 || !is_alnum(text[end - 1])) {
    return end;
  }
  while (end < text.size()) {
    const char c = text[end];
    const bool goes_on =
        is_alnum(c) || c == '_' || c == '=' || c == '+' ||
        (c == '-' && end + 1 < text.size() && is_alnum(text[end + 1]));
    if (!goes_on) {
      break;
    }
    ++end;
  }
  return end;
}

// Where the line ends that starts at `at`, without what quotes or joins it.
std::size_t content_end(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find('\n', at), text.size());
  while (end > at && std::string_view(" \t\r\\\"'`,;)").find(text[end - 1]) !=
                         std::string_view::npos) {
    --end;
  }
  return end;
}

// A token that reaches the end of its line goes on where the next line is
// one opaque run and nothing else.
std::size_t wrapped_end(std::string_view text, std::size_t token_end) {
  for (std::size_t end = token_end; end < token_end + k_max_token_length;) {
    std::size_t newline = end;
    while (newline < text.size() && newline < end + 4 &&
           std::string_view(" \t\r\\").find(text[newline]) !=
               std::string_view::npos) {
      ++newline;
    }
    if (newline >= text.size() || text[newline] != '\n') {
      return end;
    }
    const std::string_view ahead =
        text.substr(0, std::min(text.size(), newline + k_max_line_length));
    const std::size_t start =
        std::min(ahead.find_first_not_of(" \t", newline + 1), ahead.size());
    const std::size_t next = content_end(ahead, start);
    const std::string_view run = text.substr(start, next - start);
    if (run.size() < 8 || run_end(run, 0, Charset::token) != run.size() ||
        !is_unlikely(run)) {
      return end;
    }
    end = next;
  }
  return token_end;
}

bool names_better(const Candidate& a, const Candidate& b) {
  if (a.level != b.level) {
    return a.level < b.level;
  }
  return size_of(a) != size_of(b) ? size_of(a) > size_of(b)
                                  : a.specific > b.specific;
}

// user:pass/word@host looks like word@host, too.
bool is_part_of(const Candidate& address, const Candidate& password) {
  return address.level == Level::personal &&
         password.level == Level::connection;
}

} // namespace

Candidate with_whole_token(std::string_view text, Candidate candidate) {
  if (candidate.level == Level::provider) {
    candidate.end = token_end(text, candidate.end);
  }
  if (candidate.level != Level::personal && size_of(candidate) >= 20) {
    candidate.end = wrapped_end(text, candidate.end);
  }
  return candidate;
}

void Merger::add(const std::vector<Candidate>& candidates) {
  for (const Candidate& one : candidates) {
    if (!one.gate.empty()) {
      continue;
    }
    const Candidate candidate = with_whole_token(text_, one);
    if (!open_ || candidate.start >= open_->end) {
      finish();
      open_ = named_ = candidate;
      continue;
    }
    if (is_part_of(candidate, named_)) {
      continue;
    }
    open_->end = std::max(open_->end, candidate.end);
    if (names_better(candidate, named_)) {
      open_->rule = candidate.rule;
      named_ = candidate;
    }
  }
}

void Merger::finish() {
  if (open_) {
    see_(*open_);
    open_.reset();
  }
}

} // namespace handoff::redact
