// SPDX-License-Identifier: MIT
// Puts pointers in place of what the repository already says.
#include "point/point.hpp"

#include "point/match/group.hpp"
#include "point/match/label.hpp"
#include "point/match/match.hpp"
#include "point/match/prose.hpp"
#include "point/match/shape.hpp"
#include "point/match/windows.hpp"
#include "point/sources/commit_sizes.hpp"
#include "point/sources/corpus.hpp"
#include "point/sources/files.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace handoff::point {
namespace {

// A pointer that saves less, in tokens or of its passage, makes the reader look
// up for nothing.
constexpr std::ptrdiff_t k_min_saved = 8;
constexpr std::ptrdiff_t k_min_saved_of_branch = 4;
constexpr std::ptrdiff_t k_min_part = 4; // a quarter
// Of long notes' pointers no more get a label: each is a git process.
constexpr std::size_t k_max_labels = 64;
// Bytes of a part: one has at least about so many.
constexpr std::size_t k_min_window = std::size_t{16} << 10U;

std::size_t tokens(std::string_view text) {
  return text::estimate_tokens(text, text::Tokenizer::o200k);
}

ReadElsewhere reader_of(const std::vector<SourceDocument>& documents) {
  return [&documents](const Pointer& pointer) -> std::optional<std::string> {
    const auto found =
        std::ranges::find_if(documents, [&](const SourceDocument& document) {
          return document.pointer.kind == pointer.kind &&
                 document.pointer.name == pointer.name &&
                 document.pointer.rev == pointer.rev;
        });
    return found == documents.end() ? std::nullopt : std::optional(found->text);
  };
}

bool has_words(const Source& source) {
  switch (source.rank) {
  case Rank::message:
  case Rank::changed_file:
  case Rank::handoff:
  case Rank::issue:
    return true;
  case Rank::file:
  case Rank::test_file:
  case Rank::snapshot_file:
  case Rank::old_file:
    return true;
  case Rank::commit_patch:
  case Rank::branch_patch:
  case Rank::snapshot_patch:
  case Rank::listing:
    break;
  }
  return false;
}

// Notes are often read from a file that no one means to commit: it is no
// source of them, or they would be nothing but a pointer.
bool holds_notes(const Source& source, std::string_view notes) {
  if (source.rank != Rank::snapshot_file) {
    return false;
  }
  const std::string& path = source.pointer.path;
  const bool may_be_notes =
      is_prose_path(path) ||
      path.find('.', path.rfind('/') + 1) == std::string::npos;
  return may_be_notes && notes.find(*source.text->bytes) != notes.npos;
}

// Whether each line that says something begins an idiom, but the last one: what
// that begins goes on outside.
bool is_idiom(const Replacement& each,
              const NoteLines& notes,
              const std::set<std::size_t>& idioms) {
  std::vector<std::size_t> telling; // lines that say something
  const auto& lines = notes.lines();
  const auto first =
      std::ranges::lower_bound(lines, each.start, {}, &NoteLine::start);
  for (auto i = static_cast<std::size_t>(first - lines.begin());
       i < lines.size() && lines[i].end <= each.end;
       ++i) {
    if (!lines[i].is_fence && lines[i].cores.front().is_worthy) {
      telling.push_back(i);
    }
  }
  if (telling.size() > 1) {
    telling.pop_back();
  }
  return !telling.empty() &&
         std::ranges::all_of(
             telling, [&](std::size_t line) { return idioms.contains(line); });
}

// A pointer to what the branch did says what that is, by its subject or its
// command; one to a file has to be followed.
bool is_worth_it(const Replacement& each) {
  return each.rank <= Rank::listing
             ? each.saved >= k_min_saved_of_branch
             : each.saved >= k_min_saved &&
                   each.saved * k_min_part >= each.replaced;
}

// The best of what overlaps: what replaces most; then from the source that
// the reader wants.
std::vector<Replacement> chosen(std::string_view notes,
                                std::vector<Replacement> all) {
  std::erase_if(all, [&](const Replacement& each) {
    return !is_worth_it(each) || is_escaped_at(notes, each.start);
  });
  std::ranges::stable_sort(all, {}, [](const Replacement& each) {
    return std::tuple(
        -each.replaced, each.rank, each.drops_marks, -each.saved, each.start);
  });
  std::vector<Replacement> kept;
  std::map<std::size_t, std::size_t> taken; // start: end
  for (Replacement& each : all) {
    const auto next = taken.lower_bound(each.start);
    const bool is_free =
        (next == taken.end() || next->first >= each.end) &&
        (next == taken.begin() || std::prev(next)->second <= each.start);
    if (is_free) {
      taken[each.start] = each.end;
      kept.push_back(std::move(each));
    }
  }
  std::ranges::sort(kept, {}, &Replacement::start);
  return kept;
}

void mark_secrets(std::string_view notes,
                  const PointOptions& options,
                  std::vector<Replacement>& all) {
  for (Replacement& each : all) {
    const std::string_view passage =
        notes.substr(each.start, each.end - each.start);
    if (options.holds_secret && options.holds_secret(passage)) {
      std::string& recipe = each.mark.recipe;
      recipe += recipe.empty() ? "holds-secret" : " holds-secret";
    }
  }
}

// Only what comes back byte for byte when it is read anew.
std::vector<Replacement> verified(std::string_view notes,
                                  std::vector<Replacement> all,
                                  Library library) {
  std::erase_if(all, [&](const Replacement& each) {
    library.trim();
    const auto parsed = parse_mark(render(each.mark), 0);
    return !parsed || parsed->mark != each.mark ||
           expand(each.mark, library) !=
               notes.substr(each.start, each.end - each.start);
  });
  return all;
}

// One part after the other; what is read for one alone is forgotten.
class Pointing {
public:
  Pointing(std::string_view notes,
           const git::Repository& repository,
           const PointOptions& options)
      : notes_(notes), repository_(repository), options_(options),
        library_(repository, reader_of(options.documents)), common_(library_) {}

  std::vector<Replacement> run() {
    const Windows windows = gather();
    std::vector<Replacement> all;
    std::size_t size = k_window;
    for (std::size_t at = 0; at < notes_.size();) {
      const std::size_t end = windows.end(at, size);
      Part part = point(at, end, windows);
      std::ranges::move(part.replacements, std::back_inserter(all));
      // What it is from may be large files: the next part is to be as long.
      size = part.end < end ? std::max(k_min_window, 2 * (part.end - at))
                            : std::min(k_window, 2 * size);
      at = part.end;
    }
    return all;
  }

private:
  struct Part {
    std::vector<Replacement> replacements;
    std::size_t end = 0; // byte
  };

  // What is compared with every part, and where the parts may end.
  Windows gather() {
    const NoteLines lines(notes_);
    ends_ = read_ends(options_, repository_.head);
    if (!ends_.head.empty()) {
      files_.emplace(
          ends_, repository_, library_.objects(), options_.verbosity);
      CommitSizes sizes(ends_, repository_);
      add_branch(common_, ends_, sizes, lines);
      add_listings(common_, ends_, sizes, lines);
      files_->add_changed(common_);
    }
    for (const SourceDocument& document : options_.documents) {
      const bool is_issue = document.pointer.kind == PointerKind::issue;
      common_.add(document.pointer, "", is_issue ? Rank::issue : Rank::handoff);
    }
    return Windows(lines);
  }

  // Of the bytes [start, end), or of those before that whose files have room.
  Part point(std::size_t start, std::size_t end, const Windows& windows) {
    const NoteLines lines(notes_.substr(start, end - start));
    Sources near(library_);
    std::vector<Replacement> all = found(lines, near);
    const std::size_t reached = start + reached_;
    Part part{chosen(notes_, std::move(all)), reached};
    if (reached < end) {
      part.end = windows.cut(start + reached_ / 2, reached);
      end_behind_last(part);
    }
    labels_left_ -= add_labels(part.replacements, library_, labels_left_);
    mark_secrets(notes_, options_, part.replacements);
    part.replacements =
        verified(notes_, std::move(part.replacements), library_.anew());
    for (const Source& source : near.all()) {
      library_.forget(source.pointer);
    }
    return part;
  }

  // What begins before its end is in the part whole.
  void end_behind_last(Part& part) const {
    std::erase_if(part.replacements, [&](const Replacement& each) {
      return each.start >= part.end;
    });
    if (part.replacements.empty() || part.replacements.back().end <= part.end) {
      return;
    }
    const std::size_t last = part.replacements.back().end - 1;
    part.end = std::min(notes_.find('\n', last), notes_.size() - 1) + 1;
  }

  // What the part has of any source, by bytes of all the notes; files go to
  // `near`. Git looks for those while the others are compared.
  std::vector<Replacement> found(const NoteLines& lines, Sources& near) {
    Matcher matcher(lines);
    Cover cover(lines);
    ProseMatcher prose(lines);
    const auto compare = [&](const Sources& sources) {
      for (const Source& source : sources.all()) {
        if (holds_notes(source, notes_)) {
          continue;
        }
        for (const Run& run : matcher.runs(source)) {
          cover.add(run);
        }
        if (has_words(source)) {
          prose.add(source);
        }
      }
    };
    compare(common_);
    reached_ = lines.text().size();
    if (files_) {
      reached_ = files_->add(near, lines);
    }
    compare(near);
    std::vector<Replacement> all = shape(lines, grouped(lines, cover.choose()));
    for (const ProseRun& run : prose.runs()) {
      if (std::optional<Replacement> made = reflow(lines, run)) {
        all.push_back(std::move(*made));
      }
    }
    if (files_) {
      std::erase_if(all, [&](const Replacement& each) {
        return is_idiom(each, lines, files_->idioms());
      });
    }
    shift(all, static_cast<std::size_t>(lines.text().data() - notes_.data()));
    return all;
  }

  // From bytes of a part to bytes of the notes, in which it begins at `start`.
  static void shift(std::vector<Replacement>& all, std::size_t start) {
    for (Replacement& each : all) {
      each.start += start;
      each.end += start;
      for (Exact& exact : each.exact) {
        exact.start += start;
        exact.end += start;
      }
    }
  }

  std::string_view notes_;
  const git::Repository& repository_;
  const PointOptions& options_;
  Ends ends_;
  Library library_;
  Sources common_;
  std::optional<FileFinder> files_;
  std::size_t labels_left_ = k_max_labels;
  std::size_t reached_ = 0; // bytes of the part: what found() has sources for
};

} // namespace

PointedNotes point(std::string_view notes,
                   const git::Repository& repository,
                   const PointOptions& options) {
  PointedNotes result;
  if (!notes.empty()) {
    result.pointers = Pointing(notes, repository, options).run();
  }
  result.text = with_marks(notes, result.pointers);
  result.tokens_before = tokens(notes);
  result.tokens_after = tokens(result.text);
  return result;
}

} // namespace handoff::point
