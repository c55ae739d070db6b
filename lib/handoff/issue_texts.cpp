// SPDX-License-Identifier: MIT
// The texts of issues that a branch names, kept redacted, for comparison.
#include "handoff/issue_texts.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "forge/issue.hpp"
#include "forge/references.hpp"
#include "git/git.hpp"
#include "git/state_directory.hpp"
#include "handoff/text_version.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "text/object_id.hpp"
#include "text/split.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <unordered_set>

namespace handoff {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_issues = 8;
constexpr std::size_t k_min_passage_words = 15; // of a passage
constexpr std::size_t k_max_issue_bytes = 4U << 20U;
constexpr std::size_t k_max_kept = 200; // files
constexpr std::chrono::minutes k_fresh{10};
constexpr const char* k_beads = ".beads/issues.jsonl";

// "<digest of the name>-<digest of the content>" in the directory.
std::string kept_prefix(std::string_view name) {
  return text_version(name, 16) + "-";
}

class IssueReader {
public:
  IssueReader(const git::Repository& repository, std::string head)
      : repository_(repository), head_(std::move(head)) {
    try {
      directory_ = git::make_state_directory(repository.common_dir, "issues");
    } catch (const Error&) {
      directory_.clear(); // a pointer could not be expanded: none is made
    }
  }

  [[nodiscard]] bool can_keep() const { return !directory_.empty(); }

  void add_beads(std::string_view text) {
    const base::Completed said =
        git::run({"cat-file", "blob", head_ + ":" + k_beads});
    if (!said.ok() || said.out.size() > k_max_issue_bytes) {
      return;
    }
    for (const std::string_view line : text::split(said.out, '\n')) {
      const auto stored = forge::parse_stored_issue(line);
      const bool is_named =
          stored && text.find(stored->id) != std::string_view::npos;
      if (is_named && result_.documents.size() < k_max_issues) {
        add(stored->id, stored->issue);
      }
    }
  }

  void add_references(const std::vector<forge::Reference>& references) {
    const auto remote =
        forge::main_remote(repository_.config, repository_.branch());
    std::vector<Question> questions;
    for (const forge::Reference& reference : references) {
      if (questions.size() == k_max_issues || add_fresh(reference.name())) {
        continue;
      }
      auto ways = ways_to_ask(reference, remote);
      if (!ways.empty()) {
        questions.push_back({reference.name(), std::move(ways)});
      }
    }
    ask(std::move(questions));
  }

  IssueTexts take() {
    for (const auto& [why, names] : unread_) {
      std::string line = names.size() == 1 ? "issue " : "issues ";
      for (const std::string& name : names) {
        line += (&name == &names.front() ? "" : ", ") + name;
      }
      line += ": " + why;
      if (names.size() > 1 && line.ends_with(" it")) {
        line.replace(line.size() - 2, 2, "them");
      }
      result_.not_compared.push_back(std::move(line));
    }
    return std::move(result_);
  }

private:
  struct Question {
    std::string name;
    std::vector<base::Command> ways; // the next where one fails
  };

  [[nodiscard]] std::vector<base::Command>
  ways_to_ask(const forge::Reference& reference,
              const std::optional<forge::Remote>& remote) {
    if (const auto own = repository_.config.get(config::k_issue_command)) {
      base::Command command{.argv = {"timeout", "10"}};
      for (const std::string_view word : text::split(*own, ' ')) {
        if (!word.empty()) {
          command.argv.emplace_back(word);
        }
      }
      command.argv.push_back(reference.name());
      return {std::move(command)};
    }
    if (!remote) {
      return {};
    }
    forge::Remote there = *remote;
    if (const std::size_t slash = reference.repository.rfind('/');
        slash != std::string::npos) {
      there.owner = reference.repository.substr(0, slash);
      there.name = reference.repository.substr(slash + 1);
    }
    auto commands = forge::issue_commands(
        there, reference.key, forge::process_environment());
    if (commands.empty() && forge::has_client(there)) {
      unread_["no client is signed in to '" + text::visible_line(there.host) +
              "'"]
          .push_back(reference.name());
    }
    return commands;
  }

  void ask(std::vector<Question> questions) {
    for (std::size_t way = 0; !questions.empty(); ++way) {
      std::vector<base::Command> commands;
      for (const Question& question : questions) {
        commands.push_back(question.ways[way]);
      }
      const std::vector<base::Completed> answers = base::run_all(commands);
      std::vector<Question> open;
      for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool is_good =
            answers[i].ok() && answers[i].out.size() <= k_max_issue_bytes;
        if (!is_good && way + 1 < questions[i].ways.size()) {
          open.push_back(std::move(questions[i]));
        } else {
          take_answer(questions[i], way, answers[i]);
        }
      }
      questions = std::move(open);
    }
  }

  // A command of the user's own may print plain text.
  void take_answer(const Question& question,
                   std::size_t way,
                   const base::Completed& answer) {
    const std::string& program = question.ways[way].argv[2];
    if (!answer.ok() || answer.out.size() > k_max_issue_bytes) {
      const bool is_missing = answer.status == 127;
      const std::string& named = question.ways[is_missing ? 0 : way].argv[2];
      unread_["'" + named +
              (is_missing             ? "' is not installed"
               : answer.status == 124 ? "' did not answer in time"
                                      : "' could not read it")]
          .push_back(question.name);
      add_kept(question.name);
      return;
    }
    if (const auto issue = forge::parse_answer(program, answer.out)) {
      add(question.name, *issue);
      return;
    }
    std::string text = answer.out;
    std::erase(text, '\r');
    const std::size_t end = std::min(text.find('\n'), text.size());
    add(question.name, {text.substr(0, end), text.substr(end)});
  }

  // Redacted as one text, so that what is compared is what is kept.
  void add(const std::string& name, const forge::Issue& issue) {
    redact::Redactor redactor(rules::for_repository(repository_));
    const std::string text = redactor.redact(issue.text()).text.str();
    const std::string version = text_version(text);
    const std::string path = directory_ + "/" + kept_prefix(name) + version;
    try {
      base::write_private_file(path, text, base::IfExists::replace);
    } catch (const Error&) {
      return;
    }
    put(name, version, text);
    drop_oldest();
  }

  void put(const std::string& name,
           const std::string& version,
           const std::string& text) {
    result_.documents.push_back({{.kind = point::PointerKind::issue,
                                  .rev = version,
                                  .name = name,
                                  .label = text.substr(0, text.find('\n'))},
                                 text});
  }

  [[nodiscard]] std::optional<fs::directory_entry>
  newest_kept(const std::string& name) const {
    std::optional<fs::directory_entry> newest;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(directory_, error)) {
      const bool is_its =
          file.path().filename().string().starts_with(kept_prefix(name));
      if (is_its && (!newest || newest->last_write_time(error) <
                                    file.last_write_time(error))) {
        newest = file;
      }
    }
    return newest;
  }

  bool add_fresh(const std::string& name) {
    std::error_code error;
    const auto newest = newest_kept(name);
    const bool is_fresh = newest && fs::file_time_type::clock::now() -
                                            newest->last_write_time(error) <
                                        k_fresh;
    return is_fresh && add_kept(name);
  }

  bool add_kept(const std::string& name) {
    const auto newest = newest_kept(name);
    if (!newest) {
      return false;
    }
    try {
      const std::string path = newest->path().string();
      put(name,
          path.substr(path.rfind('-') + 1),
          base::read_private_file(path, k_max_issue_bytes));
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  void drop_oldest() const {
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(directory_, error)) {
      files.emplace_back(file.last_write_time(error), file.path());
    }
    std::ranges::sort(files);
    for (std::size_t i = 0; i + k_max_kept < files.size(); ++i) {
      fs::remove(files[i].second, error);
    }
  }

  const git::Repository& repository_;
  std::string head_;
  std::string directory_;
  std::map<std::string, std::vector<std::string>> unread_; // names by cause
  IssueTexts result_;
};

// Whether a passage is long enough that a pointer to an issue could be worth
// asking for it.
bool may_repeat(std::string_view notes) {
  std::size_t words = 0;
  char last = ' ';
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const bool is_break = notes.substr(i).starts_with("\n\n");
    const bool is_blank = notes[i] == ' ' || notes[i] == '\n';
    words = is_break ? 0 : words + (last == ' ' && !is_blank ? 1 : 0);
    last = is_blank ? ' ' : notes[i];
    if (words >= k_min_passage_words) {
      return true;
    }
  }
  return false;
}

std::string messages(const std::string& base, const std::string& head) {
  const base::Completed said =
      git::run({"log",
                "--no-show-signature",
                "--no-color",
                "--max-count=100",
                "--format=%B",
                base.empty() ? head : base + ".." + head,
                "--"});
  return said.out;
}

} // namespace

IssueTexts read_issue_texts(const git::Repository& repository,
                            const std::string& base,
                            const std::string& head,
                            std::string_view notes) {
  const bool is_wanted =
      repository.config.get_bool(config::k_issues).value_or(true);
  if (!is_wanted || head.empty() || !may_repeat(notes)) {
    return {};
  }
  const std::string text =
      messages(base, head) + "\n" + std::string(notes) + "\n";
  std::vector<forge::Reference> references =
      forge::references_in_branch(repository.branch(), forge::Tracker::none);
  const auto others = forge::find_references(text, forge::Tracker::none);
  references.insert(references.end(), others.begin(), others.end());
  std::vector<forge::Reference> each_once;
  std::unordered_set<std::string> names;
  for (const forge::Reference& reference : references) {
    if (names.insert(reference.name()).second) {
      each_once.push_back(reference);
    }
  }
  IssueReader reader(repository, head);
  if (reader.can_keep()) {
    reader.add_beads(text + repository.branch());
    reader.add_references(each_once);
  }
  return reader.take();
}

std::optional<std::string> read_kept_issue(const git::Repository& repository,
                                           const point::Pointer& pointer) {
  const bool is_version = !pointer.rev.empty() && text::is_hex(pointer.rev);
  if (pointer.kind != point::PointerKind::issue || !is_version) {
    return std::nullopt;
  }
  try {
    return base::read_private_file(
        git::state_directory(repository.common_dir, "issues") + "/" +
            kept_prefix(pointer.name) + pointer.rev,
        k_max_issue_bytes);
  } catch (const Error&) {
    return std::nullopt;
  }
}

} // namespace handoff
