// SPDX-License-Identifier: MIT
// What git commands print, as sources.
#include "git/git.hpp"
#include "point/language/listing.hpp"
#include "point/language/words.hpp"
#include "point/sources/commit_sizes.hpp"
#include "point/sources/corpus.hpp"
#include "text/object_id.hpp"

#include <algorithm>
#include <set>

namespace handoff::point {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t k_max_listings = 40;

// A run of `<id> subject` lines.
struct LogTrace {
  std::string first; // ids as they are
  std::string last;
  std::size_t count = 0;
};

// What in the notes looks as if git had printed it.
struct Traces {
  std::vector<LogTrace> oneline;
  std::vector<std::string> full_logs; // ids behind "commit"
  std::size_t widest_stat = 0;        // columns of the longest ` path | 3 ++-`
  bool has_stat = false;
  bool has_numstat = false;
  bool has_name_status = false;
  bool has_status = false; // of `git status --short`
  bool has_paths = false;
};

bool is_oneline(std::string_view text) {
  const std::string_view id = text.substr(0, text.find(' '));
  return text::may_be_object_id(id) && id.size() < text.size();
}

// " src/a.cc | 12 +++--" or "src/a.png | Bin 0 -> 3 bytes".
bool is_stat(std::string_view text) {
  const std::size_t bar = text.find(" | ");
  if (bar == std::string_view::npos) {
    return false;
  }
  const std::string_view behind = text.substr(bar + 3);
  const std::size_t at = std::min(behind.find_first_not_of(' '), behind.size());
  const std::string_view count = behind.substr(at);
  return (!count.empty() && is_digit(count[0])) || count.starts_with("Bin");
}

bool is_numstat(std::string_view text) {
  Cursor cursor(text);
  return (cursor.take_number() || cursor.take("-")) && cursor.take("\t") &&
         (cursor.take_number() || cursor.take("-")) && cursor.take("\t");
}

bool is_name_status(std::string_view text) {
  return text.size() > 2 &&
         std::string_view("AMDTRC").find(text[0]) != std::string_view::npos &&
         text.find('\t') != std::string_view::npos;
}

// "M src/a.cc", "MM src/a.cc", as what follows the leading blank. Untracked
// files no command lists again.
bool is_status(std::string_view text) {
  constexpr std::size_t npos = std::string_view::npos;
  const std::size_t letters = text.find_first_not_of("AMDTRC");
  const std::size_t path = text.find_first_not_of(' ', letters);
  return letters != npos && path != npos && letters > 0 && letters <= 2 &&
         path > letters && path <= 3 && text.find(' ', path) == npos;
}

bool is_path(std::string_view text) {
  return text.find('/') != std::string_view::npos &&
         text.find_first_of(" \t`") == std::string_view::npos;
}

class Tracer {
public:
  explicit Tracer(const NoteLines& notes) : notes_(notes) {}

  Traces trace() {
    for (std::size_t i = 0; i < notes_.lines().size(); ++i) {
      look_at(i);
    }
    return std::move(traces_);
  }

private:
  void look_at(std::size_t index) {
    bool is_entry = false;
    for (const Core& core : notes_.lines()[index].cores) {
      const std::string_view text = notes_.line(index).substr(core.start);
      is_entry = is_entry || take_entry(text, index);
      const bool stat = is_stat(text);
      traces_.has_stat = traces_.has_stat || stat;
      if (stat) {
        traces_.widest_stat = std::max(traces_.widest_stat, text.size() + 1);
      }
      traces_.has_numstat = traces_.has_numstat || is_numstat(text);
      traces_.has_name_status = traces_.has_name_status || is_name_status(text);
      traces_.has_status = traces_.has_status || is_status(text);
    }
    const std::string_view line = notes_.line(index);
    const std::string_view path =
        line.substr(notes_.lines()[index].cores.back().start);
    paths_in_row_ = is_path(path) ? paths_in_row_ + 1 : 0;
    traces_.has_paths = traces_.has_paths || paths_in_row_ >= 3;
  }

  // A line of `git log --oneline`, or the first of a commit of `git log`.
  bool take_entry(std::string_view text, std::size_t index) {
    if (is_oneline(text)) {
      const std::string id(text.substr(0, text.find(' ')));
      if (last_oneline_ + 1 == index && !traces_.oneline.empty()) {
        traces_.oneline.back().last = id;
        ++traces_.oneline.back().count;
      } else {
        traces_.oneline.push_back({id, id, 1});
      }
      last_oneline_ = index;
      return true;
    }
    Cursor cursor(text);
    if (!cursor.take("commit ")) {
      return false;
    }
    if (const auto id = cursor.take_object_id(); id && cursor.is_done()) {
      traces_.full_logs.push_back(*id);
    }
    return true;
  }

  const NoteLines& notes_;
  Traces traces_;
  std::size_t last_oneline_ = std::string_view::npos - 1;
  std::size_t paths_in_row_ = 0;
};

class Lister {
public:
  Lister(Sources& sources, const Ends& ends, CommitSizes& sizes)
      : sources_(sources), ends_(ends), sizes_(sizes) {}

  void add(const Traces& traces) {
    for (const LogTrace& log : traces.oneline) {
      add_log(log);
    }
    add_full_logs(traces.full_logs);
    if (traces.has_stat) {
      add_stats(traces.widest_stat);
    }
    if (traces.has_numstat && is_modest()) {
      add_diffs("--numstat");
    }
    if (traces.has_name_status || traces.has_status) {
      add_diffs("--name-status");
    }
    if (traces.has_paths) {
      add_diffs("--name-only");
      add({"ls-tree", "-r", "--name-only"}, {ends_.short_head}, ends_.head);
    }
  }

private:
  // What the command prints, or null where it is not run.
  const SourceText*
  add(Words options, Words revisions, const std::string& rev) {
    const Listing listing{.options = std::move(options),
                          .revisions = std::move(revisions)};
    const std::string text = listing.text();
    const auto known = parse_listing(text);
    if (!known || count_ >= k_max_listings || !seen_.insert(text).second) {
      return nullptr;
    }
    ++count_;
    const Pointer pointer{.kind = known->kind, .command = text};
    sources_.add(pointer, rev, Rank::listing);
    return sources_.library().text(pointer);
  }

  // The first of the usual ways that prints the last id as well.
  void add_log(const LogTrace& log) {
    const auto commit =
        sources_.library().objects().header(log.first + "^{commit}");
    if (log.count < 2 || !commit) {
      return;
    }
    const std::string number = "-" + std::to_string(log.count);
    const Words ways[] = {
        {"log", "--oneline", number},
        {"log", "--oneline", "--first-parent", number},
        {"log", "--oneline", "--no-merges", number},
        {"log", "--oneline", "--graph", number},
    };
    for (const Words& way : ways) {
      const SourceText* text = add(way, {log.first}, commit->id);
      if (text != nullptr && text->bytes->find(log.last) != std::string::npos) {
        return;
      }
    }
    if (!ends_.base.empty()) {
      const std::string range = ends_.base.substr(0, log.first.size()) + ".." +
                                ends_.head.substr(0, log.first.size());
      add({"log", "--oneline", "--reverse"}, {range}, ends_.head);
    }
  }

  void add_full_logs(const std::vector<std::string>& logs) {
    for (std::size_t i = 0; i < logs.size(); ++i) {
      const auto commit =
          sources_.library().objects().header(logs[i] + "^{commit}");
      if (!commit) {
        continue;
      }
      const std::string number = "-" + std::to_string(logs.size() - i);
      const std::string id = ends_.short_id(commit->id);
      for (const Words& way : {Words{"log", number},
                               Words{"log", "--stat", number},
                               Words{"log", "--no-merges", number}}) {
        const bool has_stat = way.size() == 3 && way[1] == "--stat";
        const SourceText* text = has_stat && names_import(logs)
                                     ? nullptr
                                     : add(way, {id}, commit->id);
        if (text != nullptr &&
            text->bytes->find(logs.back()) != std::string::npos) {
          return;
        }
      }
    }
  }

  // Of the branch, and of what is not committed yet.
  void add_diffs(const std::string& option) {
    if (!ends_.base.empty()) {
      add({"diff", option},
          {ends_.short_base + ".." + ends_.short_head},
          ends_.head);
    }
    if (!ends_.snapshot.empty()) {
      add({"diff", option}, {ends_.short_snapshot + "^!"}, ends_.snapshot);
    }
  }

  // Git reads every file that a diffstat names: of an import too many.
  bool is_modest() { return sizes_.branch_files() <= k_max_changed_files; }

  bool names_import(const std::vector<std::string>& ids) {
    return std::ranges::any_of(ends_.commits, [&](const BranchCommit& commit) {
      const bool is_named =
          std::ranges::any_of(ids, [&](const std::string& id) {
            return commit.id.starts_with(id);
          });
      return is_named && sizes_.is_import(commit.id);
    });
  }

  void add_stats(std::size_t widest) {
    if (is_modest()) {
      add_diffs("--stat");
    }
    if (is_modest() && widest > 80) {
      add_diffs("--stat=" + std::to_string(widest));
    }
    std::vector<std::pair<std::string, std::string>> commits;
    for (const Source& source : sources_.all()) {
      if (source.rank == Rank::message && !sizes_.is_import(source.rev)) {
        commits.emplace_back(source.pointer.rev, source.rev);
      }
    }
    for (const auto& [id, rev] : commits) {
      add({"show", "--stat", "--format="}, {id}, rev);
    }
  }

  Sources& sources_;
  const Ends& ends_;
  CommitSizes& sizes_;
  std::set<std::string> seen_;
  std::size_t count_ = 0;
};

} // namespace

void add_listings(Sources& sources,
                  const Ends& ends,
                  CommitSizes& sizes,
                  const NoteLines& notes) {
  Lister(sources, ends, sizes).add(Tracer(notes).trace());
}

} // namespace handoff::point
