// SPDX-License-Identifier: MIT
// What a handoff's commits can be found by when they have been rewritten.
#include "store/anchors.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "text/object_id.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::store {
namespace {

constexpr std::size_t k_max_anchors_bytes = 1U << 20U;
constexpr std::string_view k_branch = "branch";
constexpr std::string_view k_none = "-";

// The word before the next blank, which goes too.
std::string_view take_word(std::string_view& line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, blank);
  line.remove_prefix(std::min(blank + 1, line.size()));
  return word;
}

std::string patch_word(const std::string& id) {
  return id.empty() ? std::string(k_none) : id;
}

} // namespace

std::string format_anchors(const Anchors& anchors) {
  std::string text =
      std::string(k_branch) + " " + patch_word(anchors.patch_id) + "\n";
  for (const Anchor& anchor : anchors.commits) {
    const std::string line = anchor.commit + " " + patch_word(anchor.patch_id) +
                             " " + anchor.subject + "\n";
    // What read_anchors() would refuse as a whole is worth nothing.
    text += text.size() + line.size() <= k_max_anchors_bytes ? line : "";
  }
  return text;
}

Anchors parse_anchors(std::string_view text) {
  Anchors anchors;
  for (std::string_view line : text::split(text, '\n')) {
    const std::string_view commit = take_word(line);
    const std::string_view patch = take_word(line);
    if (patch != k_none && !text::is_object_id(patch)) {
      continue;
    }
    const std::string patch_id(patch == k_none ? "" : patch);
    if (commit == k_branch) {
      anchors.patch_id = patch_id;
    } else if (text::is_object_id(commit)) {
      anchors.commits.push_back(
          {std::string(commit), patch_id, std::string(line)});
    }
  }
  return anchors;
}

std::string anchors_path(const std::string& path) {
  return path.substr(0, path.rfind(".md")) + ".anchors";
}

Anchors read_anchors(const std::string& path) {
  std::string text;
  static_cast<void>(base::attempt([&] {
    text = base::read_private_file(anchors_path(path), k_max_anchors_bytes);
  }));
  return parse_anchors(text);
}

} // namespace handoff::store
