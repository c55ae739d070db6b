// SPDX-License-Identifier: MIT
// Puts pointers in place of what the repository already says.
#include "point/point.hpp"

#include "point/corpus.hpp"
#include "point/files.hpp"
#include "point/group.hpp"
#include "point/label.hpp"
#include "point/match.hpp"
#include "point/prose.hpp"
#include "point/shape.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace handoff::point {
namespace {

// A pointer that saves less makes the reader look up for nothing.
constexpr std::ptrdiff_t k_least_saved = 4;

std::size_t tokens(std::string_view text) {
  return text::estimate_tokens(text, text::Tokenizer::o200k);
}

ReadElsewhere reader_of(const std::vector<Document>& documents) {
  return [&documents](const Pointer& pointer) -> std::optional<std::string> {
    const auto found =
        std::ranges::find_if(documents, [&](const Document& document) {
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
  case Rank::listing:
    break;
  }
  return false;
}

// The best of what overlaps: what replaces most; then from the source that
// the reader wants.
std::vector<Replacement> chosen(std::string_view notes,
                                std::vector<Replacement> all) {
  std::erase_if(all, [&](const Replacement& each) {
    return each.saved < k_least_saved || is_escaped_at(notes, each.start);
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
                                  Library& library) {
  std::erase_if(all, [&](const Replacement& each) {
    const auto parsed = parse_mark(render(each.mark), 0);
    return !parsed || parsed->mark != each.mark ||
           expand(each.mark, library) !=
               notes.substr(each.start, each.end - each.start);
  });
  return all;
}

} // namespace

PointedNotes point(std::string_view notes,
                   const git::Repository& repository,
                   const PointOptions& options) {
  const Notes lines(notes);
  Library library(repository, reader_of(options.documents));
  Sources sources(library);
  const Ends ends = read_ends(repository, options);
  Matcher matcher(lines);
  ProseMatcher prose(lines);
  if (!ends.head.empty()) {
    add_branch(sources, ends, repository, lines);
    add_listings(sources, ends, lines);
    add_files(sources, ends, repository, lines, options);
  }
  for (const Document& document : options.documents) {
    const bool is_issue = document.pointer.kind == PointerKind::issue;
    sources.add(document.pointer, "", is_issue ? Rank::issue : Rank::handoff);
  }
  for (const Source& source : sources.all()) {
    matcher.add(source);
    if (has_words(source)) {
      prose.add(source);
    }
  }
  std::vector<Replacement> all =
      shape(lines, grouped(lines, cover(lines, matcher.runs())));
  for (const ProseRun& run : prose.runs()) {
    if (std::optional<Replacement> made = reflow(lines, run)) {
      all.push_back(std::move(*made));
    }
  }
  PointedNotes result;
  result.pointers = chosen(notes, std::move(all));
  add_labels(result.pointers, library);
  mark_secrets(notes, options, result.pointers);
  Library fresh(repository, reader_of(options.documents));
  result.pointers = verified(notes, std::move(result.pointers), fresh);
  result.text = with_marks(notes, result.pointers);
  result.tokens_before = tokens(notes);
  result.tokens_after = tokens(result.text);
  return result;
}

} // namespace handoff::point
