// SPDX-License-Identifier: MIT
// Finds secrets and personal data and puts stable placeholders in their place.
#include "redact/redactor.hpp"

#include "redact/compiled_rules.hpp"
#include "redact/engine/merge.hpp"
#include "redact/engine/search.hpp"
#include "redact/engine/settle.hpp"
#include "redact/form/placeholders.hpp"

#include <algorithm>
#include <utility>

namespace handoff::redact {
namespace {

constexpr std::size_t k_block = std::size_t{1} << 20U;

// Text that grows without ever being copied.
class Blocks {
public:
  explicit Blocks(std::size_t expected)
      : first_(std::min(expected + expected / 8, k_block)) {}

  void append(std::string_view piece) {
    if (blocks_.empty() || blocks_.back().size() + piece.size() > k_block) {
      const std::size_t room = blocks_.empty() ? first_ : k_block;
      blocks_.emplace_back().reserve(std::max(room, piece.size()));
    }
    blocks_.back().append(piece);
    size_ += piece.size();
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::vector<std::string> take() {
    size_ = 0;
    return std::exchange(blocks_, {});
  }

private:
  std::vector<std::string> blocks_;
  std::size_t first_;
  std::size_t size_ = 0;
};

} // namespace

struct Redactor::State {
  State(Rules its_rules, Words of_whom)
      : rules(std::move(its_rules)), whose(of_whom),
        allowed(rules.compiled().allowed), known(rules.compiled().known),
        sets(rules.compiled().sets) {}

  // Gives `see` every candidate by its start; those that are to stay have a
  // gate.
  void each_batch(
      std::string_view text,
      Explain explain,
      const std::function<void(const std::vector<Candidate>&)>& see) const {
    const Marks marks = marks_in(text);
    search(text, sets, known, explain, [&](std::vector<Candidate> batch) {
      allowed.close(text, marks, batch);
      see(batch);
    });
  }

  // Gives `see` what the first look finds, in order.
  void each_first(std::string_view text,
                  const std::function<void(const Candidate&)>& see) const {
    Merger merger(text, see);
    each_batch(text, Explain::no, [&](const std::vector<Candidate>& batch) {
      merger.add(batch);
    });
    merger.finish();
  }

  // What a look at a part of `text` finds, in order.
  std::vector<Candidate> look(std::string_view text,
                              std::size_t from,
                              std::size_t to,
                              std::vector<Engine>& engines) const {
    if (engines.empty()) {
      engines = make_engines(sets);
    }
    std::vector<Candidate> batch =
        search_within(text, from, to, engines, known);
    allowed.close(text, marks_in(text), batch);
    std::vector<Candidate> found;
    Merger merger(text, [&](const Candidate& one) { found.push_back(one); });
    merger.add(batch);
    merger.finish();
    return found;
  }

  // Gives `see` each stretch that is to be replaced, in order.
  void each_finding(std::string_view text,
                    Placeholders& numbers,
                    std::vector<Engine>& engines,
                    const Settler::See& see) const {
    Settler settler(
        text,
        numbers,
        [&](std::string_view shown, std::size_t from, std::size_t to) {
          return look(shown, from, to, engines);
        },
        see);
    each_first(text, [&](const Candidate& found) { settler.add(found); });
    settler.finish();
  }

  // Gives `put` the redacted text in pieces, and tells `see` of each finding
  // and its placeholder.
  template <typename Put, typename See>
  void replace(std::string_view text, Put put, See see) {
    std::size_t done = 0;
    const auto put_one = [&](const Candidate& found, Sight) {
      const std::string placeholder = placeholders.of(
          found.rule, text.substr(found.start, found.end - found.start));
      put(text.substr(done, found.start - done));
      put(placeholder);
      see(found, placeholder);
      done = found.end;
    };
    each_finding(text, placeholders, own_engines, put_one);
    put(text.substr(done));
  }

  [[nodiscard]] Marks marks_in(std::string_view text) const {
    return whose == Words::authors ? marks_of(text) : Marks::none;
  }

  Rules rules;
  Words whose;
  const AllowList& allowed;
  const KnownValues& known;
  const std::vector<const RuleSet*>& sets;
  Placeholders placeholders;
  std::vector<Engine> own_engines; // of later looks, with their patterns
};

Redactor::Redactor(Rules rules, Words whose)
    : state_(std::make_unique<State>(std::move(rules), whose)) {}
Redactor::~Redactor() = default;
Redactor::Redactor(Redactor&&) noexcept = default;
Redactor& Redactor::operator=(Redactor&&) noexcept = default;

Redaction Redactor::redact(std::string_view text) {
  Redaction result;
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  state_->replace(
      text,
      [&](std::string_view piece) { out.append(piece); },
      [&](const Candidate& found, const std::string& placeholder) {
        result.findings.push_back(
            {std::string(found.rule), found.start, found.end, placeholder});
      });
  result.text = RedactedText(std::move(out));
  return result;
}

Redaction Redactor::redact(std::string_view text, Words whose) {
  const Words usual = std::exchange(state_->whose, whose);
  Redaction redaction = redact(text);
  state_->whose = usual;
  return redaction;
}

RedactedText Redactor::filter(std::string_view text, Words whose) {
  return redact(text, whose).text;
}

RedactedText Redactor::filter(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  filter(text, [&](const RedactedText& piece) { out.append(piece.view()); });
  return RedactedText(std::move(out));
}

void Redactor::filter(std::string_view text,
                      const std::function<void(const RedactedText&)>& write) {
  const auto nothing = [](const Candidate&, const std::string&) {};
  const std::size_t most = text.size() + text.size() / 8 + k_block;
  const auto write_all = [&](Blocks& blocks) {
    for (std::string& block : blocks.take()) {
      write(RedactedText(std::move(block)));
    }
  };
  bool is_held = true;
  Blocks held(text.size());
  state_->replace(
      text,
      [&](std::string_view piece) {
        is_held = is_held && held.size() <= most;
        if (is_held) {
          held.append(piece);
        } else if (held.size() > 0) {
          held = Blocks(k_block);
        }
      },
      nothing);
  if (!is_held) {
    // More than may be held. Now that nothing can go wrong: once again.
    state_->replace(
        text,
        [&](std::string_view piece) {
          held.append(piece);
          if (held.size() >= k_block) {
            write_all(held);
          }
        },
        nothing);
  }
  write_all(held);
}

void Redactor::each_finding(std::string_view text,
                            const std::function<void(const Finding&)>& see) {
  state_->replace(
      text,
      [](std::string_view) {},
      [&](const Candidate& found, const std::string& placeholder) {
        see({std::string(found.rule), found.start, found.end, placeholder});
      });
}

std::vector<Finding> Redactor::scan(std::string_view text) const {
  std::vector<Finding> findings;
  state_->each_first(text, [&](const Candidate& found) {
    findings.push_back({std::string(found.rule), found.start, found.end, {}});
  });
  return findings;
}

bool Redactor::finds_any(std::string_view text) const {
  bool finds = false;
  state_->each_first(text, [&](const Candidate&) { finds = true; });
  return finds;
}

void Redactor::explain(
    std::string_view text,
    const std::function<void(const CandidateOutcome&)>& see) const {
  std::vector<Candidate> later;
  Placeholders numbers;
  std::vector<Engine> engines;
  state_->each_finding(
      text, numbers, engines, [&](const Candidate& found, Sight sight) {
        if (sight == Sight::later) {
          later.push_back(found);
        }
      });
  const auto say = [&](const Candidate& candidate) {
    see({std::string(candidate.rule),
         candidate.start,
         candidate.end,
         std::string(candidate.gate)});
  };
  auto next = later.begin();
  const auto say_later = [&](std::size_t end) {
    for (; next != later.end() && next->start < end; ++next) {
      say(*next);
    }
  };
  state_->each_batch(
      text, Explain::yes, [&](const std::vector<Candidate>& batch) {
        for (const Candidate& candidate : batch) {
          say_later(candidate.start);
          say(candidate);
        }
      });
  say_later(text.size());
}

std::map<std::string, std::size_t> Redactor::counts() const {
  return state_->placeholders.counts();
}

} // namespace handoff::redact
