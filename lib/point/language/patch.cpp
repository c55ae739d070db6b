// SPDX-License-Identifier: MIT
// Where a patch's files and hunks are in its lines.
#include "point/language/patch.hpp"

#include "point/language/quoted.hpp"
#include "point/language/words.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

// "a/x", "\"b/\\303\\251\"" or "/dev/null" without its first part. git ends
// a name that holds a blank with a tab.
std::string path_of(std::string_view name) {
  const std::optional<Unquoted> plain = unquoted(name, 0);
  std::string path = plain ? plain->text : std::string(name);
  if (!plain && path.ends_with('\t')) {
    path.pop_back();
  }
  const std::size_t slash = path.find('/');
  return path == "/dev/null" ? "" : path.substr(slash + 1);
}

// "diff --git a/x b/x" where both names are the same: of a file without
// content, or whose mode alone changed.
std::string path_of_both(std::string_view names) {
  const std::size_t half = names.size() / 2;
  return path_of(names.substr(std::min(half + 1, names.size())));
}

// The counts of one side: "118,9" or "118".
std::optional<HunkRange> take_side(Cursor& cursor) {
  const std::optional<std::size_t> start = cursor.take_number();
  const std::optional<std::size_t> count =
      cursor.take(",") ? cursor.take_number() : std::optional<std::size_t>(1);
  return start && count ? std::optional(HunkRange{*start, *count})
                        : std::nullopt;
}

struct HunkHeader {
  HunkRange old_side;
  HunkRange new_side;
};

std::optional<HunkHeader> parse_header(std::string_view line) {
  Cursor cursor(line);
  if (!cursor.take("@@ -")) {
    return std::nullopt;
  }
  const std::optional<HunkRange> old_side = take_side(cursor);
  if (!old_side || !cursor.take(" +")) {
    return std::nullopt;
  }
  const std::optional<HunkRange> new_side = take_side(cursor);
  return new_side && cursor.take(" @@")
             ? std::optional(HunkHeader{*old_side, *new_side})
             : std::nullopt;
}

class PatchParser {
public:
  explicit PatchParser(const std::vector<std::string_view>& lines)
      : lines_(lines) {}

  std::vector<PatchFile> parse() {
    for (at_ = 0; at_ < lines_.size();) {
      if (lines_[at_].starts_with("diff --git ")) {
        start_file();
      } else if (const auto header = parse_header(lines_[at_]);
                 header && !files_.empty()) {
        take_hunk(*header);
      } else {
        read_name();
        ++at_;
      }
    }
    end_file();
    return std::move(files_);
  }

private:
  void start_file() {
    end_file();
    files_.push_back(
        {.path = path_of_both(lines_[at_].substr(11)), .start = at_});
    ++at_;
  }

  void end_file() {
    if (!files_.empty()) {
      files_.back().end = at_;
    }
  }

  // Which line of a header names the path: the last of these counts.
  void read_name() {
    if (files_.empty() || !files_.back().hunks.empty()) {
      return;
    }
    for (const std::string_view key : {"--- ", "+++ "}) {
      if (lines_[at_].starts_with(key)) {
        const std::string path = path_of(lines_[at_].substr(4));
        files_.back().path = path.empty() ? files_.back().path : path;
      }
    }
    if (lines_[at_].starts_with("rename to ")) {
      files_.back().path = path_of("b/" + std::string(lines_[at_].substr(10)));
    }
  }

  // As many lines as the header counts: content may look like anything.
  void take_hunk(const HunkHeader& header) {
    PatchHunk hunk{.start = at_, .range = header.new_side};
    std::size_t old_left = header.old_side.count;
    std::size_t new_left = header.new_side.count;
    for (++at_; at_ < lines_.size(); ++at_) {
      const std::string_view line = lines_[at_];
      const char sign = line.empty() ? ' ' : line[0];
      if (sign != '\\' && old_left == 0 && new_left == 0) {
        break;
      }
      old_left -= (sign == ' ' || sign == '-') && old_left > 0 ? 1 : 0;
      new_left -= (sign == ' ' || sign == '+') && new_left > 0 ? 1 : 0;
    }
    hunk.end = at_;
    files_.back().hunks.push_back(hunk);
  }

  const std::vector<std::string_view>& lines_;
  std::size_t at_ = 0;
  std::vector<PatchFile> files_;
};

} // namespace

std::vector<PatchFile> parse_patch(const std::vector<std::string_view>& lines) {
  return PatchParser(lines).parse();
}

} // namespace handoff::point
