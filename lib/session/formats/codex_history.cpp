// SPDX-License-Identifier: MIT
// Where the records of a Codex session are.
#include "session/formats/codex_history.hpp"

#include "session/records/json.hpp"
#include "session/records/lines.hpp"
#include "session/records/plain_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

struct Base {
  std::string thread;
  std::uint64_t end = 0;
};

std::optional<Base> history_base(const std::string& path) {
  LineReader lines(path);
  const auto line = lines.next();
  if (!line) {
    return std::nullopt;
  }
  JsonParser parser;
  const JsonValue base = parser.parse(*line)["payload"]["history_base"];
  const auto end = base["end_ordinal_exclusive"].integer();
  if (!base["thread_id"].is_string() || !end || *end < 0) {
    return std::nullopt;
  }
  return Base{std::string(base["thread_id"].text()),
              static_cast<std::uint64_t>(*end)};
}

} // namespace

CodexHistory codex_history(const std::string& path) {
  constexpr std::size_t k_max_count = 32; // forks of forks
  CodexHistory history;
  history.parts.push_back({path});
  while (history.parts.size() < k_max_count) {
    const auto base = history_base(history.parts.back().path);
    if (!base) {
      break;
    }
    const std::string file = find_rollout(path, base->thread);
    if (file.empty()) {
      history.missing = base->thread;
      break;
    }
    history.parts.push_back({file, base->end});
  }
  std::ranges::reverse(history.parts);
  return history;
}

// sessions/YYYY/MM/DD/rollout-<time>-<id>.jsonl
std::string find_rollout(const std::string& path, const std::string& id) {
  const fs::path directory = fs::path(path).parent_path();
  fs::path root = directory;
  for (int i = 0; i < 3 && root.filename() != "sessions"; ++i) {
    root = root.parent_path();
  }
  const bool has_root = root.filename() == "sessions";
  for (const fs::path& file : entries_below(has_root ? root : directory)) {
    const std::string name = file.filename().string();
    if (name.starts_with("rollout-") && name.find(id) != std::string::npos &&
        try_open_plain(file.string())) {
      return file.string();
    }
  }
  return {};
}

} // namespace handoff::session
