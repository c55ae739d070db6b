// SPDX-License-Identifier: MIT
// A report as programs read it.
#include "guard/report/report_machine.hpp"

#include "forge/permalink.hpp"
#include "git/quote.hpp"
#include "guard/document/words.hpp"
#include "guard/report/hints.hpp"
#include "guard/report/report_text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace handoff::guard {
namespace {

using Json = nlohmann::ordered_json;

// Invalid UTF-8 cannot be in JSON.
std::string printed(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The commit message of a commit has a place too.
std::string path_of(const FoundHandoff& finding) {
  const Subject& subject = finding.subject;
  return subject.path.empty() ? subject.commit + ":" : subject.path;
}

std::string fix_of(const FoundHandoff& finding) {
  return finding.subject.path.empty()
             ? "git commit --amend"
             : "git handoff rescue " + shell_word(finding.subject.path);
}

// The same for the same finding, wherever it moves in the file.
std::string fingerprint_of(const FoundHandoff& finding) {
  std::uint64_t hash = k_no_hash;
  for (const char byte : finding.verdict.rule + "\n" + path_of(finding)) {
    hash = extend_hash(hash, byte);
  }
  std::string text;
  for (int digit = 0; digit < 16; ++digit) {
    text += "0123456789abcdef"[hash & 15U];
    hash >>= 4U;
  }
  return text;
}

Json to_json(const FoundHandoff& finding, const Redact& redact) {
  Json reasons = Json::array();
  for (const Reason& reason : finding.verdict.reasons) {
    reasons.push_back(reason_line(reason, redact));
  }
  Json json = {{"path", path_of(finding)},
               {"score", std::round(finding.verdict.score * 100) / 100},
               {"reasons", std::move(reasons)},
               {"line", finding.verdict.line()},
               {"fix", fix_of(finding)},
               {"rule", finding.verdict.rule}};
  if (!finding.subject.commit.empty()) {
    json["commit"] = finding.subject.commit;
  }
  if (finding.action == Action::allow) {
    json["allowed"] = redact(finding.allowed_because);
  }
  return json;
}

std::string as_json(const Report& report, const Redact& redact) {
  Json lists[3] = {Json::array(), Json::array(), Json::array()};
  for (const FoundHandoff& finding : report.findings) {
    lists[static_cast<std::size_t>(finding.action)].push_back(
        to_json(finding, redact));
  }
  return printed({{"version", 1},
                  {"refused", lists[static_cast<int>(Action::refuse)]},
                  {"warned", lists[static_cast<int>(Action::warn)]},
                  {"allowed", lists[static_cast<int>(Action::allow)]},
                  {"checked", report.checked}});
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> k_rules =
    {{{"own-format", "A document of git handoff"},
      {"descent", "Made from a handoff of this repository"},
      {"session-export", "A session exported by a tool"},
      {"compaction", "A conversation summarised by an agent"},
      {"evidence", "A handoff by what it says"},
      {"section", "A part that is a handoff"},
      {"unwanted", "Text that the policy rejects"}}};

Json sarif_result(const FoundHandoff& finding, const Redact& redact) {
  const bool is_refused = finding.action == Action::refuse;
  Json result = {
      {"ruleId", finding.verdict.rule},
      {"level", is_refused ? "error" : "warning"},
      {"message", {{"text", one_line(finding, redact)}}},
      {"locations",
       {{{"physicalLocation",
          {{"artifactLocation",
            {{"uri", forge::encode_path(path_of(finding))}}},
           {"region", {{"startLine", finding.verdict.line()}}}}}}}},
      {"partialFingerprints", {{"handoff/v1", fingerprint_of(finding)}}}};
  if (finding.action == Action::allow) {
    result["suppressions"] = {
        {{"kind", "external"},
         {"justification", redact(finding.allowed_because)}}};
  }
  result["properties"] = {{"path", path_of(finding)}};
  if (!finding.subject.commit.empty()) {
    result["properties"]["commit"] = finding.subject.commit;
  }
  return result;
}

std::string
as_sarif(const Report& report, std::string_view version, const Redact& redact) {
  Json rules = Json::array();
  for (const auto& [id, text] : k_rules) {
    rules.push_back({{"id", id}, {"shortDescription", {{"text", text}}}});
  }
  Json results = Json::array();
  for (const FoundHandoff& finding : report.findings) {
    results.push_back(sarif_result(finding, redact));
  }
  return printed({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs",
                   {{{"tool",
                      {{"driver",
                        {{"name", "git-handoff"},
                         {"version", version},
                         {"rules", std::move(rules)}}}}},
                     {"columnKind", "unicodeCodePoints"},
                     {"results", std::move(results)}}}}});
}

// GitHub's workflow commands: %, CR and LF escaped, in properties : and , too.
std::string escaped(std::string_view text, std::string_view also) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' ||
        also.find(c) != std::string_view::npos) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      out += c;
    }
  }
  return out;
}

std::string as_github(const Report& report, const Redact& redact) {
  std::string text;
  for (const FoundHandoff& finding : report.findings) {
    if (finding.action == Action::allow) {
      continue;
    }
    text += finding.action == Action::refuse ? "::error" : "::warning";
    text += " file=" + escaped(path_of(finding), ":,") +
            ",line=" + std::to_string(finding.verdict.line()) +
            ",title=handoff::" + escaped(one_line(finding, redact), "") + "\n";
  }
  return text;
}

std::string as_gitlab(const Report& report, const Redact& redact) {
  Json entries = Json::array();
  for (const FoundHandoff& finding : report.findings) {
    if (finding.action == Action::allow) {
      continue;
    }
    entries.push_back(
        {{"description", one_line(finding, redact)},
         {"check_name", "handoff/" + finding.verdict.rule},
         {"fingerprint", fingerprint_of(finding)},
         {"severity", finding.action == Action::refuse ? "major" : "info"},
         {"location",
          {{"path", path_of(finding)},
           {"lines", {{"begin", finding.verdict.line()}}}}}});
  }
  return printed(entries);
}

} // namespace

std::optional<Format> parse_format(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Format>, 4> known = {
      {{"json", Format::json},
       {"sarif", Format::sarif},
       {"github", Format::github},
       {"gitlab", Format::gitlab}}};
  for (const auto& [word, format] : known) {
    if (word == name) {
      return format;
    }
  }
  return std::nullopt;
}

std::string format(const Report& report,
                   Format format,
                   std::string_view version,
                   const Redact& redact) {
  switch (format) {
  case Format::sarif:
    return as_sarif(report, version, redact);
  case Format::github:
    return as_github(report, redact);
  case Format::gitlab:
    return as_gitlab(report, redact);
  case Format::json:
    break;
  }
  return as_json(report, redact);
}

std::string list_paths(const Report& report, Level least, char end) {
  std::string text;
  std::set<std::string> seen;
  for (const FoundHandoff& finding : report.findings) {
    const bool counts =
        finding.action == Action::refuse ||
        (finding.action == Action::warn && least == Level::warn);
    std::string path = path_of(finding);
    if (counts && seen.insert(path).second) {
      text += (end == '\0' ? path : git::line_quoted(path)) + end;
    }
  }
  return text;
}

} // namespace handoff::guard
