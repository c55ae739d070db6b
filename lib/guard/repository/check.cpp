// SPDX-License-Identifier: MIT
// Judges what git lists, under a policy, in parallel.
#include "guard/repository/check.hpp"

#include "base/error.hpp"
#include "guard/repository/judge_pool.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace handoff::guard {
namespace {

// Reads the blobs of `subjects`, the first of which has number `first`.
void add(JudgePool& pool,
         std::size_t first,
         std::vector<Subject> subjects,
         git::BlobStream& blobs) {
  std::vector<std::string> names;
  std::vector<std::size_t> index_of;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (subjects[i].blob.empty()) {
      std::string message = std::move(subjects[i].message);
      if (message.size() >= k_min_message) {
        pool.add(first + i, std::move(subjects[i]), std::move(message));
      }
    } else {
      names.push_back(subjects[i].blob);
      index_of.push_back(i);
    }
  }
  const auto wants = [&](std::size_t name, std::size_t size) {
    return is_worth_reading(subjects[index_of[name]].path, size);
  };
  const auto take = [&](git::StreamedBlob blob) {
    const std::size_t i = index_of[blob.index];
    if (blob.state == git::BlobState::missing) {
      throw Error("cannot check '" + subjects[i].path + "': object " +
                      subjects[i].blob + " is missing",
                  "fetch it, or check a whole clone");
    }
    if (blob.state == git::BlobState::read) {
      pool.add(first + i, std::move(subjects[i]), std::move(blob.bytes));
    }
  };
  blobs.read(names, wants, take);
}

} // namespace

std::size_t Report::count(Action action) const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [&](const FoundHandoff& one) {
        return one.action == action;
      }));
}

Report Checker::check(std::vector<Subject> subjects, git::BlobStream& blobs) {
  Findings findings;
  JudgePool pool(question_, findings);
  const std::size_t count = subjects.size();
  add(pool, 0, std::move(subjects), blobs);
  pool.finish();
  return findings.report(count);
}

Report Checker::check(const NextSubjects& next, git::BlobStream& blobs) {
  Findings findings;
  JudgePool pool(question_, findings);
  std::size_t count = 0;
  for (std::vector<Subject> some = next(); !some.empty(); some = next()) {
    const std::size_t first = std::exchange(count, count + some.size());
    add(pool, first, std::move(some), blobs);
  }
  pool.finish();
  return findings.report(count);
}

Report Checker::check(const std::vector<std::string>& names, const Load& load) {
  Findings findings;
  JudgePool pool(question_, findings);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::optional<std::string> bytes = load(names[i])) {
      pool.add(i, {.path = names[i]}, std::move(*bytes));
    }
  }
  pool.finish();
  return findings.report(names.size());
}

void apply_attributes(Report& report, const AttributeOf& attribute_of) {
  for (FoundHandoff& finding : report.findings) {
    if (finding.action == Action::allow || finding.subject.path.empty()) {
      continue;
    }
    const std::string word = attribute_of(finding.subject.path);
    if (word.empty()) {
      continue;
    }
    const std::optional<Setting> setting =
        word == "allow" ? Setting::off : parse_setting(word);
    if (!setting) {
      throw Error("unknown value '" + word + "' of the attribute 'handoff'",
                  "use off, allow, warn, refuse or strict");
    }
    finding.action = action_for(finding.verdict.level, *setting);
    finding.allowed_because =
        finding.action == Action::allow ? ".gitattributes" : "";
  }
}

} // namespace handoff::guard
