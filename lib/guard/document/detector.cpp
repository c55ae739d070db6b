// SPDX-License-Identifier: MIT
// Whether a document is a handoff, and which of its lines say so.
#include "guard/document/detector.hpp"

#include "guard/document/embedded.hpp"
#include "guard/document/evidence.hpp"
#include "guard/document/quote.hpp"
#include "guard/document/readable.hpp"

#include <algorithm>
#include <utility>

namespace handoff::guard {

extern const LexiconTables k_lexicon; // of vocabulary.txt
extern const std::string_view k_weights;
extern const std::string_view k_signs;

namespace {

constexpr double k_certain = 9;              // the score of a certain sign
constexpr std::size_t k_min_part_words = 60; // of a part that is judged alone
constexpr std::size_t k_max_reasons = 6;
constexpr int k_max_section_depth = 4; // heading level

// A part of a document, and how far its lines are below the document's.
struct DocumentPart {
  const Evidence* evidence = nullptr;
  Region region;
  std::size_t offset = 0; // lines
  bool is_whole = false;
};

std::string quote(const Evidence& evidence, std::size_t line) {
  const Line& at = evidence.lines[line];
  return take_quote(evidence.text, at.begin, at.end);
}

// The subtree of the heading at `first`.
Region section(const Evidence& evidence, std::size_t first) {
  const int level = evidence.lines[first].level;
  std::size_t last = first + 1;
  while (last < evidence.lines.size() &&
         (evidence.lines[last].kind != LineKind::heading ||
          evidence.lines[last].level > level)) {
    ++last;
  }
  return {first, last};
}

std::vector<DocumentPart> parts_of(const Evidence& evidence,
                                   std::size_t offset) {
  std::vector<DocumentPart> parts;
  for (std::size_t i = 1; i < evidence.lines.size(); ++i) {
    const Line& line = evidence.lines[i];
    if (line.kind != LineKind::heading || line.level > k_max_section_depth) {
      continue;
    }
    const Region region = section(evidence, i);
    if (evidence.words[region.last] - evidence.words[region.first] >=
        k_min_part_words) {
      parts.push_back({&evidence, region, offset, false});
    }
  }
  return parts;
}

} // namespace

// Judges one document: the whole, its sections, its fences.
class Judgement {
public:
  Judgement(const Knowledge& knowledge, PhraseFinder& finder)
      : knowledge_(knowledge), finder_(finder) {}

  Verdict judge(std::string_view path, std::string_view text) {
    Evidence whole = collect(finder_, knowledge_.lexicon, text);
    whole.in_path = read_path(finder_, knowledge_.lexicon, path);
    if (auto sign = knowledge_.signs.find(whole)) {
      return certain(whole, *sign, 0);
    }
    consider({&whole, {0, whole.lines.size()}, 0, true});
    keep_roles(whole);
    for (const DocumentPart& part : parts_of(whole, 0)) {
      consider(part);
    }
    judge_fences(whole);
    return std::move(best_);
  }

  // A document that is in another file.
  Verdict judge_inner(std::string_view path, std::string_view text) {
    Evidence inner = collect(finder_, knowledge_.lexicon, text);
    inner.in_path = read_path(finder_, knowledge_.lexicon, path);
    keep_roles(inner);
    if (auto sign = knowledge_.signs.find(inner)) {
      return certain(inner, *sign, 0);
    }
    if (inner.words.back() >= k_min_part_words) {
      consider({&inner, {0, inner.lines.size()}, 0, false});
    }
    judge_fences(inner);
    return std::move(best_);
  }

private:
  // What a part is called says nothing; what the file is for, does.
  void keep_roles(Evidence& evidence) const {
    std::erase_if(evidence.in_path, [&](std::uint16_t group) {
      return knowledge_.weights.weight(group) > 0;
    });
  }

  void judge_fences(const Evidence& whole) {
    for (const Fence& fence : find_fences(whole.text, whole.lines)) {
      const std::size_t first = fence.first + 1;
      if (!fence.may_be_prose || first >= fence.last) {
        continue;
      }
      const std::size_t begin = whole.lines[first].begin;
      const std::size_t end = whole.lines[fence.last - 1].end;
      Evidence inner = collect(
          finder_, knowledge_.lexicon, whole.text.substr(begin, end - begin));
      inner.in_path = whole.in_path;
      if (auto sign = knowledge_.signs.find(inner)) {
        best_ = certain(inner, *sign, first);
        return;
      }
      if (inner.words.back() >= k_min_part_words) {
        consider({&inner, {0, inner.lines.size()}, first, false});
      }
    }
  }

  void consider(const DocumentPart& part) {
    const Thresholds& limit = knowledge_.weights.thresholds();
    const auto strengths =
        measure(*part.evidence, knowledge_.lexicon, part.region);
    const double score = knowledge_.weights.score(strengths);
    const double warn = limit.warn + (part.is_whole ? 0 : limit.section_warn);
    const double refuse =
        limit.refuse + (part.is_whole ? 0 : limit.section_refuse);
    const Level level =
        score >= refuse && knowledge_.weights.may_refuse(strengths)
            ? Level::refuse
        : score >= warn ? Level::warn
                        : Level::clean;
    const bool is_more =
        std::pair(level, score) > std::pair(best_.level, best_.score);
    if (!has_best_ || is_more) {
      has_best_ = true;
      best_ = describe(part, level, score, strengths);
    }
  }

  Verdict describe(const DocumentPart& part,
                   Level level,
                   double score,
                   const std::vector<Strength>& strengths) const {
    Verdict verdict{.level = level,
                    .score = score,
                    .rule = part.is_whole ? "evidence" : "section",
                    .first_line = part.region.first + part.offset + 1,
                    .last_line = part.region.last + part.offset};
    if (level != Level::clean) {
      verdict.reasons = reasons(part, strengths);
    }
    return verdict;
  }

  std::vector<Reason> reasons(const DocumentPart& part,
                              const std::vector<Strength>& strengths) const {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < strengths.size(); ++i) {
      const double adds = strengths[i].value * knowledge_.weights.weight(i);
      if (adds > 0) {
        order.emplace_back(-adds, i);
      }
    }
    std::sort(order.begin(), order.end());
    order.resize(std::min(order.size(), k_max_reasons));
    std::vector<Reason> reasons;
    for (const auto& [adds, group] : order) {
      reasons.push_back(reason(part, group, strengths[group]));
    }
    return reasons;
  }

  Reason
  reason(const DocumentPart& part, std::size_t group, Strength strength) const {
    const std::vector<std::uint16_t>& in_path = part.evidence->in_path;
    const std::string says(knowledge_.lexicon.groups()[group].says);
    const bool is_path =
        std::find(in_path.begin(), in_path.end(), group) != in_path.end();
    if (is_path) {
      return {.line = 0, .says = says};
    }
    return {.line = strength.line + part.offset + 1,
            .says = says,
            .quote = quote(*part.evidence, strength.line)};
  }

  static Verdict
  certain(const Evidence& evidence, const Sign& sign, std::size_t offset) {
    Verdict verdict{.level = Level::refuse,
                    .score = k_certain,
                    .rule = sign.format,
                    .first_line = sign.lines.front() + offset + 1,
                    .last_line = sign.lines.back() + offset + 1};
    for (const std::size_t line : sign.lines) {
      verdict.reasons.push_back({.line = line + offset + 1,
                                 .says = sign.says,
                                 .quote = quote(evidence, line)});
    }
    return verdict;
  }

  const Knowledge& knowledge_;
  PhraseFinder& finder_;
  Verdict best_;
  bool has_best_ = false;
};

namespace {

// A commit message may well say what the notes of its branch said, or list
// the commits that a handoff lists: only the better part of one is a copy.
constexpr double k_max_of_handoff = 0.5;

bool is_copy(const Kinship& kinship, std::string_view path) {
  return !path.empty() || kinship.of_handoff >= k_max_of_handoff;
}

Verdict descends(const Kinship& kinship) {
  const auto percent = static_cast<int>(kinship.of_handoff * 100);
  return {.level = Level::refuse,
          .score = k_certain,
          .rule = "descent",
          .reasons = {{.line = kinship.first_line + 1,
                       .says = "has " + std::to_string(percent) +
                               " % of the words of handoff " + kinship.id}},
          .first_line = kinship.first_line + 1,
          .last_line = kinship.last_line + 1};
}

} // namespace

namespace {

// As of lines of the file that `inner` is in.
Verdict moved(Verdict verdict, const Embedded& inner) {
  const auto move = [&](std::size_t line) {
    return inner.is_one_line ? inner.first_line + 1 : line + inner.first_line;
  };
  verdict.first_line = move(verdict.first_line);
  verdict.last_line = move(verdict.last_line);
  for (Reason& reason : verdict.reasons) {
    reason.line = reason.line == 0 ? 0 : move(reason.line);
  }
  return verdict;
}

Verdict stronger(Verdict one, Verdict other) {
  return std::pair(other.level, other.score) > std::pair(one.level, one.score)
             ? other
             : one;
}

} // namespace

Knowledge::Knowledge()
    : lexicon(k_lexicon), weights(k_weights, lexicon), signs(k_signs) {}

const Knowledge& built_in_knowledge() {
  static const Knowledge knowledge;
  return knowledge;
}

std::optional<Verdict> Detector::find_copy(std::string_view path,
                                           std::string_view text) const {
  const auto kinship =
      descent_ == nullptr ? std::nullopt : descent_->match(text);
  return kinship && is_copy(*kinship, path) ? std::optional(descends(*kinship))
                                            : std::nullopt;
}

Verdict Detector::judge(std::string_view path, std::string_view text) {
  if (auto copy = find_copy(path, text)) {
    return std::move(*copy);
  }
  Verdict verdict = Judgement(knowledge_, finder_).judge(path, text);
  return stronger(std::move(verdict), judge_embedded(path, text, Host::prose));
}

Verdict Detector::judge_code(std::string_view path, std::string_view text) {
  if (descent_ != nullptr) {
    if (auto copy = find_copy(path, unescaped(text))) {
      return std::move(*copy);
    }
  }
  return judge_embedded(path, text, Host::code);
}

Verdict Detector::judge_embedded(std::string_view path,
                                 std::string_view text,
                                 Host host) {
  Verdict strongest;
  if (!may_embed(text, host)) {
    return strongest;
  }
  for (const Embedded& inner : find_embedded(text, host)) {
    Judgement judgement(knowledge_, finder_);
    Verdict verdict = inner.is_most ? judgement.judge(path, inner.text)
                                    : judgement.judge_inner(path, inner.text);
    strongest =
        stronger(std::move(strongest), moved(std::move(verdict), inner));
  }
  return strongest;
}

} // namespace handoff::guard
