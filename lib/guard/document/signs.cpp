// SPDX-License-Identifier: MIT
// Certain signs: formats that only a handoff has.
#include "guard/document/signs.hpp"

#include "base/error.hpp"
#include "guard/document/words.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <charconv>

namespace handoff::guard {
namespace {

constexpr std::size_t k_min_placeholders = 2; // lines of a template

std::vector<std::uint64_t> read_keys(std::string_view text) {
  std::vector<std::uint64_t> keys;
  WordReader reader;
  for (const std::string_view key : text::split(text, '|')) {
    std::uint64_t words = k_no_hash;
    for (const Word& word : reader.read(key)) {
      words = extend_key(words, word);
    }
    keys.push_back(words);
  }
  return keys;
}

std::size_t read_count(std::string_view& text) {
  std::size_t count = 0;
  text = text::trimmed(text);
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc()) {
    throw Error("signs: no number at '" + std::string(text) + "'");
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return count;
}

std::size_t index_of(const std::vector<std::uint64_t>& keys,
                     std::uint64_t words) {
  return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), words) -
                                  keys.begin());
}

// The most of `keys` as headings in their order, one after the other; other
// headings may be between them.
std::vector<std::size_t>
headings_in_order(const std::vector<LineKey>& entries,
                  const std::vector<std::uint64_t>& keys,
                  const std::vector<std::uint64_t>& need) {
  std::vector<std::size_t> best;
  std::vector<std::size_t> run;
  std::size_t last = 0;
  bool has_needed = false;
  for (const LineKey& entry : entries) {
    const std::size_t key =
        entry.is_heading ? index_of(keys, entry.words) : keys.size();
    if (key == keys.size()) {
      continue;
    }
    if (!run.empty() && key <= last) {
      run.clear();
      has_needed = false;
    }
    run.push_back(entry.line);
    last = key;
    has_needed = has_needed || index_of(need, entry.words) < need.size();
    if (has_needed && run.size() > best.size()) {
      best = run;
    }
  }
  return best;
}

// The most different `keys` as labels within `within` lines.
std::vector<std::size_t> keys_together(const std::vector<LineKey>& entries,
                                       const std::vector<std::uint64_t>& keys,
                                       std::size_t within) {
  std::vector<std::size_t> best;
  for (std::size_t first = 0; first < entries.size(); ++first) {
    std::vector<bool> seen(keys.size());
    std::vector<std::size_t> lines;
    for (std::size_t i = first; i < entries.size(); ++i) {
      if (entries[i].line > entries[first].line + within) {
        break;
      }
      const std::size_t key = index_of(keys, entries[i].words);
      if (key < keys.size() && !seen[key]) {
        seen[key] = true;
        lines.push_back(entries[i].line);
      } else if (i == first) {
        break;
      }
    }
    best = lines.size() > best.size() ? lines : best;
  }
  return best;
}

// A template has what the document has, but for its content: placeholders
// where the sign stands (code, which may be full of braces, aside).
bool is_template(std::string_view text,
                 const std::vector<Line>& lines,
                 const std::vector<std::size_t>& found) {
  std::size_t count = 0;
  for (std::size_t i = found.front(); i <= found.back(); ++i) {
    const std::string_view line =
        text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    const std::size_t at =
        lines[i].kind == LineKind::code ? line.npos : line.find("{{");
    count += at == line.npos ? 0 : 1;
  }
  return count >= k_min_placeholders;
}

} // namespace

Signs::Signs(std::string_view data) {
  for (const std::string_view raw : text::split(data, '\n')) {
    const std::string_view line = text::trimmed(raw);
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    if (line.starts_with("format ")) {
      const std::string_view rest = line.substr(7);
      const std::size_t blank = rest.find(' ');
      rules_.push_back(
          {.format = std::string(rest.substr(0, blank)),
           .says = std::string(text::trimmed(rest.substr(blank)))});
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::size_t blank = line.find(' ');
    if (rules_.empty() || colon == std::string_view::npos || blank > colon) {
      throw Error("signs: cannot read '" + std::string(line) + "'");
    }
    Rule& rule = rules_.back();
    std::string_view head = line.substr(blank, colon - blank);
    std::string_view keys = line.substr(colon + 1);
    rule.in_order = line.starts_with("headings");
    rule.least = read_count(head);
    if (!rule.in_order) {
      head.remove_prefix(head.find("within") + 6);
      rule.within = read_count(head);
    } else if (const std::size_t need = keys.find(" need ");
               need != std::string_view::npos) {
      rule.needed = read_keys(keys.substr(need + 6));
      keys = keys.substr(0, need);
    }
    rule.keys = read_keys(keys);
    for (const std::uint64_t key : rule.keys) {
      (void)known_.insert(key, 1);
    }
  }
}

std::vector<std::size_t> Signs::match(const Rule& rule,
                                      const std::vector<LineKey>& keys) {
  return rule.in_order ? headings_in_order(keys, rule.keys, rule.needed)
                       : keys_together(keys, rule.keys, rule.within);
}

std::optional<Sign> Signs::find(const Evidence& evidence) const {
  std::vector<LineKey> keys;
  for (const LineKey& key : evidence.keys) {
    if (known_.find(key.words) != 0) {
      keys.push_back(key);
    }
  }
  for (const Rule& rule : rules_) {
    std::vector<std::size_t> found = match(rule, keys);
    if (found.size() >= rule.least &&
        !is_template(evidence.text, evidence.lines, found)) {
      return Sign{rule.format, rule.says, std::move(found)};
    }
  }
  return std::nullopt;
}

} // namespace handoff::guard
