// SPDX-License-Identifier: MIT
#include "redact/redactor.hpp"

#include "redact/allow.hpp"
#include "redact/merge.hpp"
#include "redact/rule_file.hpp"
#include "redact/search.hpp"

#include <algorithm>
#include <unordered_map>

namespace handoff::redact {
namespace {

// Growing would take twice the memory.
constexpr std::size_t k_longest_placeholder = 48;

std::string written(std::string_view rule, std::size_t number) {
  if (rule == k_user_rule) {
    // A path has to stay one.
    return number == 1 ? "[user]" : "[user" + std::to_string(number) + "]";
  }
  return "[REDACTED:" + std::string(rule) + "#" + std::to_string(number) + "]";
}

} // namespace

struct Redactor::State {
  explicit State(const Options& options) : allowed(options) {
    for (const RuleFile& file : options.rule_files) {
      more_rules.add(file);
    }
    if (!options.rule_files.empty()) {
      sets.push_back(&more_rules.compile());
    }
  }

  // Every candidate; those that are to stay have a gate.
  std::vector<Candidate> candidates(std::string_view text,
                                    Explain explain) const {
    std::vector<Candidate> all = search(text, sets, explain);

    allowed.close(text, all);
    return all;
  }

  const std::string& placeholder(std::string_view rule,
                                 std::string_view value) {
    std::string& placeholder = placeholders[std::string(value)];
    if (placeholder.empty()) {
      placeholder = written(rule, ++counts[std::string(rule)]);
    }
    return placeholder;
  }

  // Tells `see` of each finding and its placeholder, in order.
  template <typename See>
  std::string replaced(std::string_view text, See see) {
    const std::vector<Candidate> all =
        merged(text, candidates(text, Explain::no));
    std::string out;
    out.reserve(text.size() + all.size() * k_longest_placeholder);
    std::size_t done = 0;
    for (const Candidate& found : all) {
      const std::string& put = placeholder(
          found.rule, text.substr(found.start, found.end - found.start));
      out.append(text.substr(done, found.start - done)).append(put);
      see(found, put);
      done = found.end;
    }
    out.append(text.substr(done));
    return out;
  }

  AllowList allowed;
  RuleTables more_rules;
  std::vector<const RuleSet*> sets{&builtin_rules()};

  // By value: what stands for it. Never leaves memory.
  std::unordered_map<std::string, std::string> placeholders;
  std::map<std::string, std::size_t> counts;
};

Redactor::Redactor() : Redactor(Options{}) {}
Redactor::Redactor(const Options& options)
    : state_(std::make_unique<State>(options)) {}
Redactor::~Redactor() = default;
Redactor::Redactor(Redactor&&) noexcept = default;
Redactor& Redactor::operator=(Redactor&&) noexcept = default;

Redaction Redactor::redact(std::string_view text) {
  Redaction result;
  result.text = RedactedText(state_->replaced(
      text, [&](const Candidate& found, const std::string& placeholder) {
        result.findings.push_back(
            {std::string(found.rule), found.start, found.end, placeholder});
      }));
  return result;
}

RedactedText Redactor::filter(std::string_view text) {
  return RedactedText(
      state_->replaced(text, [](const Candidate&, const std::string&) {}));
}

std::vector<Finding> Redactor::scan(std::string_view text) const {
  std::vector<Finding> findings;
  for (const Candidate& found :
       merged(text, state_->candidates(text, Explain::no))) {
    findings.push_back({std::string(found.rule), found.start, found.end, {}});
  }
  return findings;
}

std::vector<Decision> Redactor::explain(std::string_view text) const {
  std::vector<Candidate> all = state_->candidates(text, Explain::yes);
  std::ranges::stable_sort(all, {}, &Candidate::start);
  std::vector<Decision> decisions;
  for (const Candidate& candidate : all) {
    decisions.push_back({std::string(candidate.rule),
                         candidate.start,
                         candidate.end,
                         std::string(candidate.gate)});
  }
  return decisions;
}

std::map<std::string, std::size_t> Redactor::counts() const {
  return state_->counts;
}

} // namespace handoff::redact
