// SPDX-License-Identifier: MIT
// Claude Code's transcripts, 2.0 to 2.1.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/human_text.hpp"
#include "session/formats/claude_outcome.hpp"
#include "session/formats/content_text.hpp"
#include "session/formats/readers.hpp"
#include "session/formats/record_source.hpp"
#include "session/records/plain_files.hpp"
#include "session/records/record_tree.hpp"
#include "session/records/text_cut.hpp"
#include "session/records/timestamps.hpp"
#include "session/records/transcript_head.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

// Records that say nothing to us, known by their first bytes. Some are large
// (requests as sent), and "api-request-blob" repeats user messages.
constexpr std::array<std::string_view, 14> k_skipped = {
    "{\"type\":\"api-request",
    "{\"type\":\"file-history-",
    "{\"type\":\"queue-operation",
    "{\"type\":\"atis-latch",
    "{\"type\":\"tools-used",
    "{\"type\":\"mode\"",
    "{\"type\":\"permission-mode",
    "{\"type\":\"cost-state",
    "{\"type\":\"ai-title",
    "{\"type\":\"custom-title",
    "{\"type\":\"pr-link",
    "{\"type\":\"summary",
    "{\"type\":\"progress",
    "{\"type\":\"continued-in"};

bool is_skipped(std::string_view line) {
  return std::ranges::any_of(k_skipped, [&](std::string_view beginning) {
    return line.starts_with(beginning);
  });
}

// The first one names the files that were changed before the transcript
// begins; the later ones only repeat them with what it tells itself.
constexpr std::string_view k_file_history = "{\"type\":\"file-history-snapshot";

bool is_skipped_at_first(std::string_view line) {
  return !line.starts_with(k_file_history) && is_skipped(line);
}

class ClaudeReader {
public:
  explicit ClaudeReader(const std::string& path)
      : builder_(agent::named("claude"), path) {
    if (std::filesystem::path(path).filename().string().starts_with("agent-")) {
      is_subagent_session_ = true;
      builder_.nobody_asks();
    }
  }

  void read_subagent(const std::string& path) {
    if (try_open_plain(path)) {
      is_subagent_file_ = true;
      read(path);
    } else {
      builder_.unreadable("transcripts of subagents");
    }
  }

  void read(const std::string& path) {
    RecordSource records(path, builder_);
    while (const auto record = records.next(
               knows_earlier_ ? is_skipped : is_skipped_at_first)) {
      read_record(*record);
    }
  }

  [[nodiscard]] const std::string& id() { return builder_.session().id; }
  [[nodiscard]] bool is_subagent_session() const {
    return is_subagent_session_;
  }
  Session finish() {
    for (const auto& [path, at] : earlier_) {
      builder_.changed_before(path, at); // the first record has no directory
    }
    return builder_.finish(tree_.alive());
  }

private:
  void read_record(const JsonValue& record) {
    const std::string_view type = record["type"].text();
    if (type == "last-prompt") {
      tree_.set_leaf(record["leafUuid"].text());
      return;
    }
    if (type == "file-history-snapshot") {
      read_earlier(record["snapshot"]);
      return;
    }
    if (!record["uuid"].is_string()) {
      return;
    }
    const bool is_side =
        is_subagent_file_ ||
        (record["isSidechain"].is_true() && !is_subagent_session_);
    builder_.stand({.at = parse_timestamp(record["timestamp"].text()),
                    .branch = is_side ? "" : record["gitBranch"].text(),
                    .cwd = record["cwd"].text(),
                    .is_subagent = is_side});
    Session& session = builder_.session();
    if (session.id.empty()) {
      session.id = record["sessionId"].text();
    }
    // A compaction writes what it keeps once more.
    is_repeated_ = !is_side && tree_.knows(record["uuid"].text());
    if (!is_side) {
      session.version = record["version"].text();
      grow_tree(record, type);
    }
    if (type == "user") {
      read_user(record);
    } else if (type == "assistant") {
      read_assistant(record);
    } else if (type == "attachment") {
      read_attachment(record["attachment"]);
    } else if (type == "system") {
      read_notice(record);
    } else if (type == "progress" &&
               record["data"]["type"].text() == "agent_progress") {
      read_progress(record["data"]["message"]);
    }
  }

  // 2.1 up to 2.1.2x tells what a subagent does also here: all that is left
  // where its own file is gone.
  void read_progress(const JsonValue& record) {
    builder_.stand({.at = parse_timestamp(record["timestamp"].text()),
                    .is_subagent = true});
    for (const JsonValue& block : record["message"]["content"].items()) {
      const std::string_view type = block["type"].text();
      if (type == "tool_use") {
        builder_.call(block["id"].text(),
                      read_tool_call(block["name"].text(), block["input"]));
      } else if (type == "tool_result") {
        read_result(block, record["toolUseResult"]);
      }
    }
  }

  void read_result(const JsonValue& block, const JsonValue& detail) {
    const std::string text = content_text(block["content"]);
    builder_.result(block["tool_use_id"].text(),
                    claude_outcome(block, detail, text));
  }

  void read_notice(const JsonValue& record) {
    const std::string_view subtype = record["subtype"].text();
    if (subtype == "compact_boundary") {
      const JsonValue data = record["compactMetadata"];
      builder_.compaction({.tokens_before = data["preTokens"].integer(),
                           .tokens_after = data["postTokens"].integer()});
    } else if (subtype == "microcompact_boundary") {
      // Old results of tools were left out of the context: no summary.
      const JsonValue data = record["microcompactMetadata"];
      builder_.usage(data["preTokens"].integer().value_or(0) -
                     data["tokensSaved"].integer().value_or(0));
    }
  }

  void grow_tree(const JsonValue& record, std::string_view type) {
    LinkedRecord node{.id = record["uuid"].text(),
                      .parent = record["parentUuid"].text(),
                      .message = record["message"]["id"].text(),
                      .session = record["sessionId"].text(),
                      .role = RecordRole::auxiliary};
    if (record["subtype"].text() == "compact_boundary") {
      node.role = RecordRole::boundary;
      node.parent = record["logicalParentUuid"].text();
    } else if (type == "assistant") {
      node.role = RecordRole::message;
    } else if (type == "user" && !record["isMeta"].is_true() &&
               !record["toolUseResult"].exists() &&
               !record["sourceToolAssistantUUID"].exists()) {
      node.role = RecordRole::prompt;
    }
    tree_.add(builder_.record(), node);
  }

  // Paths are relative to where the session was started, or absolute.
  void read_earlier(const JsonValue& snapshot) {
    knows_earlier_ = true;
    for (const JsonMember& file : snapshot["trackedFileBackups"].members()) {
      earlier_.emplace_back(file.key,
                            parse_timestamp(file.value["backupTime"].text()));
    }
  }

  void read_user(const JsonValue& record) {
    const JsonValue content = record["message"]["content"];
    if (record["isCompactSummary"].is_true()) {
      builder_.compaction_summary(content_text(content));
      return;
    }
    bool is_result = false;
    for (const JsonValue& block : content.items()) {
      if (block["type"].text() == "tool_result") {
        is_result = true;
        read_result(block, record["toolUseResult"]);
      }
    }
    const std::string_view origin = record["origin"]["kind"].text();
    const bool is_program = record["isMeta"].is_true() || is_result ||
                            (!origin.empty() && origin != "human") ||
                            record["promptSource"].text() == "system";
    if (!is_program && !is_repeated_) {
      read_prompt(content_text(content));
    }
  }

  void read_prompt(const std::string& text) {
    if (text.starts_with("[Request interrupted by user")) {
      builder_.interrupted();
    }
    builder_.request(human_words(text));
    const std::string_view command = slash_command(text);
    const auto& listed = builder_.session().skills_listed;
    if (std::ranges::find(listed, command) != listed.end()) {
      builder_.skill_used(command);
    }
  }

  void read_assistant(const JsonValue& record) {
    const JsonValue message = record["message"];
    const std::string_view model = message["model"].text();
    if (record["isApiErrorMessage"].is_true()) {
      builder_.api_error(content_text(message["content"]));
      return;
    }
    if (model == "<synthetic>") {
      return;
    }
    builder_.model(model);
    for (const JsonValue& block : message["content"].items()) {
      const std::string_view type = block["type"].text();
      if (type == "text") {
        builder_.agent_text(block["text"].text(), message["id"].text());
      } else if (type == "tool_use") {
        builder_.call(block["id"].text(),
                      read_tool_call(block["name"].text(), block["input"]));
      }
    }
    const JsonValue usage = message["usage"];
    builder_.usage(usage["input_tokens"].integer().value_or(0) +
                   usage["cache_read_input_tokens"].integer().value_or(0) +
                   usage["cache_creation_input_tokens"].integer().value_or(0));
  }

  void read_attachment(const JsonValue& attachment) {
    const std::string_view type = attachment["type"].text();
    if (type == "file") {
      builder_.file(attachment["filename"].text(), FileUse::read);
    } else if (type == "edited_text_file") {
      // Changed by the user or a formatter while the session went on.
      builder_.file(attachment["filename"].text(), FileUse::modified);
    } else if (type == "skill_listing") {
      std::vector<std::string> names;
      for (const JsonValue& name : attachment["names"].items()) {
        names.emplace_back(name.text());
      }
      builder_.skills_listed(std::move(names));
    } else if (type == "queued_command") {
      // Typed while the agent was busy.
      const std::string_view origin = attachment["origin"]["kind"].text();
      if (origin.empty() || origin == "human") {
        builder_.request(human_words(content_text(attachment["prompt"])));
      }
    }
  }

  Builder builder_;
  RecordTree tree_;
  std::vector<std::pair<std::string, std::int64_t>> earlier_;
  bool knows_earlier_ = false;
  bool is_repeated_ = false;
  bool is_subagent_file_ = false;
  bool is_subagent_session_ = false;
};

bool is_of_session(const fs::path& file, std::string_view id) {
  const std::string head = read_head(file.string());
  return head.substr(0, head.find('\n')).find("\"" + std::string(id) + "\"") !=
         std::string::npos;
}

// 2.1.3xx keeps them in <id>/subagents/, 2.0.5x beside the transcript.
std::vector<fs::path> subagent_files(const fs::path& path,
                                     std::string_view id) {
  std::vector<fs::path> files;
  const fs::path own = path.parent_path() / path.stem() / "subagents";
  for (const fs::path& directory : {own, path.parent_path()}) {
    for (const fs::path& file : entries(directory)) {
      const std::string name = file.filename().string();
      if (name.starts_with("agent-") && name.ends_with(".jsonl") &&
          (directory == own || is_of_session(file, id))) {
        files.push_back(file);
      }
    }
  }
  std::ranges::sort(files);
  return files;
}

// Not in the transcript. A context larger than the usual one is itself a
// proof of the large one.
std::optional<std::int64_t> window_of(const Session& session) {
  constexpr std::int64_t k_usual = 200'000;
  constexpr std::int64_t k_large = 1'000'000;
  if (session.model.ends_with("[1m]") ||
      session.tokens.used.value_or(0) > k_usual) {
    return k_large;
  }
  return session.model.starts_with("claude-") ? std::optional(k_usual)
                                              : std::nullopt;
}

} // namespace

Session read_claude(const std::string& path) {
  ClaudeReader reader(path);
  reader.read(path);
  const std::string id = reader.id();
  if (!reader.is_subagent_session()) {
    for (const fs::path& file : subagent_files(path, id)) {
      reader.read_subagent(file.string());
    }
  }
  const bool is_part = reader.is_subagent_session() && !id.empty();
  Session session = reader.finish();
  if (is_part) {
    session.parent = id;
  }
  session.tokens.window = window_of(session);
  if (session.id.empty() || is_part) {
    session.id = fs::path(path).stem().string();
  }
  return session;
}

} // namespace handoff::session
