// SPDX-License-Identifier: MIT
// One pass over a text: triggers to rules and detectors, candidates out.
#include "redact/engine/engine.hpp"

#include "redact/value/context.hpp"
#include "redact/value/gates.hpp"
#include "redact/value/likeness.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

// Bytes that a pattern sees before its keyword and after it.
constexpr std::size_t k_behind = 256;
constexpr std::size_t k_ahead = 2048;
constexpr std::size_t k_max_body_length = 8192;

using Find = std::size_t (*)(const Hit&, Collector&);

struct DetectorEntry {
  Detector detector;
  Find find;
};

constexpr std::array k_detectors = {
    DetectorEntry{Detector::assignment, find_assignment},
    DetectorEntry{Detector::url, find_url},
    DetectorEntry{Detector::header, find_header},
    DetectorEntry{Detector::pem, find_pem},
    DetectorEntry{Detector::email, find_email},
    DetectorEntry{Detector::home, find_home},
    DetectorEntry{Detector::trailer, find_trailer},
    DetectorEntry{Detector::ip, find_ip},
    DetectorEntry{Detector::mac, find_mac},
    DetectorEntry{Detector::card, find_card},
    DetectorEntry{Detector::iban, find_iban},
    DetectorEntry{Detector::phone, find_phone},
    DetectorEntry{Detector::wallet, find_wallet},
    DetectorEntry{Detector::identity, find_identity},
    DetectorEntry{Detector::table, find_table},
    DetectorEntry{Detector::section, find_section},
};

Find find_of(Detector detector) {
  for (const DetectorEntry& entry : k_detectors) {
    if (entry.detector == detector) {
      return entry.find;
    }
  }
  return nullptr;
}

// A token that is wrapped goes on after a backslash, a newline, an indent.
std::size_t next_line_of_token(std::string_view text, std::size_t at) {
  if (at + 1 < text.size() && text[at] == ' ' && text[at + 1] == '\\') {
    at += 2;
  } else if (at < text.size() && text[at] == '\\') {
    ++at;
  }
  if (at < text.size() && text[at] == '\r') {
    ++at;
  }
  if (at >= text.size() || text[at] != '\n') {
    return 0;
  }
  ++at;
  while (at < text.size() && is_blank(text[at])) {
    ++at;
  }
  return at;
}

// What follows a published prefix may have few digits by chance. Names are
// joined of words of four letters and more, and changes of case are rarer.
bool is_worded(std::string_view value) {
  constexpr std::size_t least = 16;
  std::size_t run = 0;
  std::size_t longest = 0;
  std::size_t changes = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    run = is_lower(value[i]) ? run + 1 : 0;
    longest = std::max(longest, run);
    changes += i > 0 && is_lower(value[i]) != is_lower(value[i - 1]) ? 1U : 0U;
  }
  const auto has = [&](auto is) { return std::ranges::any_of(value, is); };
  // with all three kinds of a long body, fewer changes will do
  const bool is_mixed = value.size() >= 20 && has(is_digit) && has(is_upper);
  const bool is_scrambled =
      value.size() >= least && longest <= (is_mixed ? 8 : 5) &&
      changes * (is_mixed ? 6 : 5) >= value.size() * 2 &&
      std::ranges::all_of(value, is_alnum) && bits_per_byte(value) >= 5;
  return !is_scrambled && !is_opaque(value);
}

std::string_view
body_gate(const Rule& rule, std::string_view body, std::size_t size) {
  const std::string_view gate = placeholder_gate(body);
  if (!gate.empty()) {
    return gate;
  }
  // A shorter one may have been cut off: then it must be no word.
  const bool is_short = size < rule.least;
  const bool is_piece = size >= 12 && size * 5U >= rule.least * 2U &&
                        is_unlikely(body) && rule.check == Check::none;
  if ((is_short && !is_piece) || (rule.most != 0 && size > rule.most)) {
    return "length";
  }
  return rule.check == Check::unlikely && is_worded(body) ? "word" : "";
}

// "/bot<token>": in a path a keyword may follow a word at once.
bool can_be_glued(const Hit& hit) {
  constexpr std::size_t least = 4;
  constexpr std::size_t longest_word = 16;
  const char last = hit.text[hit.end - 1];
  std::size_t word = hit.start;
  while (word > hit.start - std::min(hit.start, longest_word) &&
         is_lower(hit.text[word - 1])) {
    --word;
  }
  return hit.end - hit.start >= least && (last == '_' || last == '-') &&
         word < hit.start && word > 0 && hit.text[word - 1] == '/';
}

} // namespace

Engine::Engine(const RuleSet& rules)
    : rules_(&rules), patterns_(rules.rules.size()),
      rule_resume_(rules.rules.size()),
      resume_(static_cast<std::size_t>(Detector::section) + 1) {}

void Engine::scan(std::size_t from, std::size_t to, Collector& out) {
  std::ranges::fill(resume_, 0);
  std::ranges::fill(rule_resume_, 0);
  // A keyword may begin before `from`; it counts where it ends.
  const std::size_t before = from > k_cut ? from - k_cut : 0;
  rules_->automaton.scan(
      out.text(), before, to, [&](std::uint16_t number, std::size_t end) {
        const Keyword& keyword = rules_->keywords[number];
        const std::size_t start = end - keyword.cut;
        if (end <= from) {
          return;
        }

        if (keyword.cut == keyword.length ||
            has_keyword_at(out.text(), start, keyword, Case::folded)) {
          on_keyword(keyword, {out.text(), start, start + keyword.length}, out);
        }
      });
}

void Engine::on_keyword(const Keyword& keyword,
                        const Hit& hit,
                        Collector& out) {
  if (keyword.detector == Detector::none) {
    const Rule& rule = rules_->rules[keyword.rule];
    if (rule.pattern.empty()) {
      if (has_keyword_at(hit.text, hit.start, keyword, Case::exact)) {
        apply_body(keyword.rule, hit, out);
      }
    } else {
      apply_pattern(keyword.rule, hit, out);
    }
    return;
  }
  std::size_t& resume = resume_[static_cast<std::size_t>(keyword.detector)];
  if (hit.start >= resume) {
    resume = std::max(resume, find_of(keyword.detector)(hit, out));
  }
}

void Engine::apply_body(std::size_t number, const Hit& hit, Collector& out) {
  const Rule& rule = rules_->rules[number];
  std::size_t& resume = rule_resume_[number];
  const bool is_apart = starts_word(hit.text, hit.start) &&
                        (hit.start == 0 || hit.text[hit.start - 1] != '_');
  if (hit.start < resume || (!is_apart && !can_be_glued(hit))) {
    return;
  }
  const std::string_view ahead = hit.text.substr(
      0, std::min(hit.text.size(), hit.end + k_max_body_length));
  std::size_t end = run_end(ahead, hit.end, rule.charset);
  std::size_t size = end - hit.end;
  if (size < rule.least) {
    const std::size_t more = next_line_of_token(ahead, end);
    const std::size_t more_end =
        more == 0 ? 0 : run_end(ahead, more, rule.charset);
    if (more != 0 && more_end > more + 3) {
      size += more_end - more;
      end = more_end;
    }
  }
  // A run is looked at once, whatever keywords it holds.
  resume = end;
  const std::string_view body = hit.text.substr(hit.end, end - hit.end);
  std::string_view gate = body_gate(rule, body, size);
  if (gate.empty() && !is_apart && (size < rule.least || !is_unlikely(body))) {
    gate = "part of something longer";
  }
  if (gate.empty() && size < rule.least &&
      follows_identifier(hit.text, hit.start)) {
    gate = "identifier";
  }
  out.add({hit.start,
           end,
           rule.id,
           Level::provider,
           gate,
           static_cast<std::uint8_t>(hit.end - hit.start)});
}

// Why what a pattern matched at `start` is no secret.
std::string_view Engine::match_gate(const Rule& rule,
                                    std::string_view text,
                                    const Match& found) {
  const std::string_view value =
      text.substr(found.start, found.end - found.start);
  const std::string_view gate = placeholder_gate(value);
  if (!gate.empty()) {
    return gate;
  }
  if (is_in_digest(text, found.start)) {
    return "digest";
  }
  return rule.check == Check::unlikely && is_worded(value) ? "word" : "";
}

void Engine::apply_pattern(std::size_t number, const Hit& hit, Collector& out) {
  const Rule& rule = rules_->rules[number];
  std::size_t& resume = rule_resume_[number];
  if (hit.start < resume) {
    return;
  }
  std::optional<Pattern>& pattern = patterns_[number];
  if (!pattern) {
    pattern.emplace(rule.id, rule.pattern);
  }
  const std::size_t from =
      std::max(resume, hit.start > k_behind ? hit.start - k_behind : 0);
  const std::string_view window =
      hit.text.substr(from, hit.end + k_ahead - from);
  // What is not found here is not found from a keyword a little later either.
  resume = hit.end + k_ahead / 2;
  std::size_t at = 0;
  while (const std::optional<Match> match = pattern->find(window, at)) {
    const Match found = {from + match->start, from + match->end};
    out.add({found.start,
             found.end,
             rule.id,
             Level::provider,
             match_gate(rule, hit.text, found),
             static_cast<std::uint8_t>(hit.end - hit.start)});
    at = std::max(match->end, at + 1);
    if (at >= window.size() || from + at >= resume) {
      resume = from + at;
      break;
    }
  }
}

std::vector<Engine> make_engines(std::span<const RuleSet* const> sets) {
  std::vector<Engine> engines;
  for (const RuleSet* set : sets) {
    engines.emplace_back(*set);
  }
  return engines;
}

} // namespace handoff::redact
