// SPDX-License-Identifier: MIT
// Reads rules from YAML and compiles them to tables.
#include "redact/rules/rule_file.hpp"

#include "base/attempt.hpp"
#include "base/error.hpp"
#include "redact/rules/pattern.hpp"
#include "redact/rules/rule_id.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace handoff::redact {

namespace {

constexpr std::size_t k_min_keyword_length = 3;
constexpr std::size_t k_max_keyword_length = 100;
constexpr std::size_t k_max_keywords = 4096;
constexpr std::size_t k_max_pattern_length = 1024;

// Bytes that a keyword matches: an escape stands for one.
std::size_t length_of(std::string_view keyword) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < keyword.size(); ++i, ++length) {
    i += keyword[i] == '\\' ? 1U : 0U;
  }
  return length;
}

// The part of `keyword` that matches `bytes` bytes.
std::string cut_to(std::string_view keyword, std::size_t bytes) {
  std::size_t end = 0;
  for (; bytes > 0; --bytes) {
    end += keyword[end] == '\\' ? 2U : 1U;
  }
  return std::string(keyword.substr(0, end));
}

Error error_at(const std::string& file,
               const YAML::Mark& mark,
               const std::string& what) {
  return Error("rules '" + file + "', line " + std::to_string(mark.line + 1) +
                   ", column " + std::to_string(mark.column + 1) + ": " + what,
               "see git-handoff-rules(5)");
}

} // namespace

class RuleReader {
public:
  RuleReader(RuleTables& tables, const std::string& file)
      : tables_(tables), file_(file) {}

  // Rules, and with `Whose::ours` the triggers of detectors and names.
  void read(const YAML::Node& root, Whose whose) {
    if (!root.IsMap()) {
      throw wrong(root, "a rule file is a mapping");
    }
    for (const auto& entry : root) {
      const auto key = entry.first.as<std::string>();
      const bool is_ours = whose == Whose::ours;
      if (key == "rules") {
        read_rules(entry.second);
      } else if (key == "triggers" && is_ours) {
        read_triggers(entry.second);
      } else if (key == "names" && is_ours) {
        read_names(entry.second);
      } else {
        throw wrong(entry.first, "unknown key '" + key + "'");
      }
    }
  }

private:
  [[nodiscard]] Error wrong(const YAML::Node& node,
                            const std::string& what) const {
    return error_at(file_, node.Mark(), what);
  }

  void require_compiles(const YAML::Node& node,
                        std::string_view pattern) const {
    const auto failure =
        base::attempt([&] { static_cast<void>(Pattern("pattern", pattern)); });
    if (failure) {
      const std::string_view what = failure->what(); // "rule 'x': why"
      throw wrong(node, std::string(what.substr(what.find(": ") + 2)));
    }
  }

  std::string_view keep(std::string text) {
    return tables_.strings_.emplace_back(std::move(text));
  }

  std::string text_of(const YAML::Node& node) const {
    if (!node.IsScalar()) {
      throw wrong(node, "a text is wanted");
    }
    return node.Scalar();
  }

  void add_keyword(const YAML::Node& node, Keyword keyword) {
    const std::string text = text_of(node);
    keyword.text = keep(text);
    const std::size_t length = length_of(text);
    if (length == 0 || length > k_max_keyword_length) {
      throw wrong(node, "a keyword has between 1 and 100 bytes");
    }
    keyword.length = static_cast<std::uint8_t>(length);
    keyword.cut = std::min(keyword.length, k_cut);
    if (keyword.detector == Detector::none &&
        keyword.length < k_min_keyword_length) {
      throw wrong(node, "keyword '" + text + "' is shorter than 3 bytes");
    }
    if (tables_.keywords_.size() >= k_max_keywords) {
      throw wrong(node, "these are more than 4096 keywords");
    }
    tables_.keywords_.push_back(keyword);
  }

  void add_keywords(const YAML::Node& node, const Keyword& keyword) {
    if (node.IsScalar()) {
      add_keyword(node, keyword);
      return;
    }
    if (!node.IsSequence() || node.size() == 0) {
      throw wrong(node, "a list of keywords is wanted");
    }
    for (const YAML::Node& text : node) {
      add_keyword(text, keyword);
    }
  }

  // "alnum{36}", "base64url{20,}", "hex{32,64}"
  void read_body(const YAML::Node& node, Rule& rule) const {
    const std::string text = text_of(node);
    const std::size_t brace = text.find('{');
    const std::optional<Charset> set = charset_named(text.substr(0, brace));
    if (brace == std::string::npos || text.back() != '}' || !set) {
      throw wrong(node, "'" + text + "' is no body, such as alnum{36}");
    }
    const char* at = text.data() + brace + 1;
    const char* const end = text.data() + text.size() - 1;
    const auto least = std::from_chars(at, end, rule.least);
    bool is_right = least.ec == std::errc() && rule.least > 0;
    if (least.ptr == end) {
      rule.most = rule.least;
    } else if (*least.ptr == ',' && least.ptr + 1 != end) {
      const auto most = std::from_chars(least.ptr + 1, end, rule.most);
      is_right = is_right && most.ec == std::errc() && most.ptr == end;
    } else {
      is_right = is_right && *least.ptr == ',';
    }
    if (!is_right) {
      throw wrong(node, "'" + text + "' is no body, such as alnum{36}");
    }
    rule.charset = *set;
  }

  void read_field(const std::string& key, const YAML::Node& node, Rule& rule) {
    if (key == "id") {
      rule.id = keep(text_of(node));
    } else if (key == "body") {
      read_body(node, rule);
    } else if (key == "pattern") {
      rule.pattern = keep(text_of(node));
      if (rule.pattern.size() > k_max_pattern_length) {
        throw wrong(node, "a pattern is longer than 1024 bytes");
      }
      require_compiles(node, rule.pattern);
    } else if (key == "check") {
      const std::optional<Check> check = check_named(text_of(node));
      if (!check) {
        throw wrong(node, "unknown check '" + text_of(node) + "'");
      }
      rule.check = *check;
    } else if (key != "keywords" && key != "note") {
      throw wrong(node, "unknown key '" + key + "'");
    }
  }

  void read_rules(const YAML::Node& list) {
    if (!list.IsSequence()) {
      throw wrong(list, "'rules' is a list");
    }
    for (const YAML::Node& node : list) {
      if (!node.IsMap()) {
        throw wrong(node, "a rule is a mapping");
      }
      Rule rule;
      for (const auto& field : node) {
        read_field(field.first.as<std::string>(), field.second, rule);
      }
      check_rule(node, rule);
      const auto number = static_cast<std::uint16_t>(tables_.rules_.size());
      tables_.rules_.push_back(rule);
      add_keywords(node["keywords"], {.rule = number});
    }
  }

  void check_rule(const YAML::Node& node, const Rule& rule) const {
    if (!is_rule_id(rule.id)) {
      throw wrong(node,
                  "a rule wants an id of a-z, 0-9 and '-', such as acme-badge: "
                  "at most 40 bytes, four digits, 20 bytes between two '-'");
    }
    if (!node["keywords"]) {
      throw wrong(node, "rule '" + std::string(rule.id) + "' has no keywords");
    }
    if (rule.pattern.empty() == (rule.least == 0)) {
      throw wrong(node,
                  "rule '" + std::string(rule.id) +
                      "' wants either a body or a pattern");
    }
  }

  void read_triggers(const YAML::Node& map) {
    for (const auto& entry : map) {
      const auto name = entry.first.as<std::string>();
      const std::optional<Detector> detector = detector_named(name);
      if (!detector) {
        throw wrong(entry.first, "unknown detector '" + name + "'");
      }
      add_keywords(entry.second, {.detector = *detector});
    }
  }

  void read_names(const YAML::Node& list) {
    for (const YAML::Node& name : list) {
      tables_.names_.push_back(text_of(name));
    }
  }

  RuleTables& tables_;
  const std::string& file_;
};

void RuleTables::read(const RuleFile& file, Whose whose) {
  try {
    YAML::Node root = YAML::Load(file.yaml);
    if (file.at == RulesAt::redact) {
      root = root.IsMap() ? root["redact"] : YAML::Node();
      if (!root.IsDefined() || root.IsNull()) {
        return;
      }
    }
    RuleReader(*this, file.name).read(root, whose);
  } catch (const YAML::Exception& error) {
    throw error_at(file.name, error.mark, error.msg);
  }
}

void RuleTables::add(const RuleFile& file) {
  read(file, Whose::theirs);
}

void RuleTables::add_own(const RuleFile& file) {
  read(file, Whose::ours);
}

const RuleSet& RuleTables::compile() {
  std::vector<std::string> texts;
  for (const Keyword& keyword : keywords_) {
    texts.push_back(cut_to(keyword.text, keyword.cut));
  }
  automaton_ = build_automaton(texts);
  set_ = {automaton_.view(), keywords_, rules_};
  return set_;
}

} // namespace handoff::redact
