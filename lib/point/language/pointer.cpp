// SPDX-License-Identifier: MIT
// A pointer: where a passage stands, in the one form people and `expand` read.
#include "point/language/pointer.hpp"

#include "point/language/listing.hpp"
#include "point/language/quoted.hpp"
#include "point/language/words.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace handoff::point {
namespace {

constexpr std::string_view k_section = " \xc2\xa7"; // §
constexpr std::array<std::string_view, 8> k_kind_names = {
    "file", "diff", "commit", "log", "diffstat", "tree", "issue", "handoff"};

enum class Quotes { no, yes };

std::string path_text(const Pointer& pointer, Quotes quotes) {
  return quotes == Quotes::yes ? quoted(pointer.path) : pointer.path;
}

std::string lines_text(const std::vector<LineRange>& lines) {
  std::string text;
  for (const LineRange& range : lines) {
    text += (text.empty() ? ":" : ",") + std::to_string(range.first);
    if (range.last != range.first) {
      text += "-" + std::to_string(range.last);
    }
  }
  return text;
}

std::string file_text(const Pointer& pointer, Quotes quotes) {
  const std::string label = plain_label(pointer.label);
  return path_text(pointer, quotes) + lines_text(pointer.lines) + " @ " +
         pointer.rev + (label.empty() ? "" : " (" + label + ")");
}

std::string diff_text(const Pointer& pointer, Quotes quotes) {
  std::string text = pointer.base.empty() ? pointer.rev + "^!"
                                          : pointer.base + ".." + pointer.rev;
  text += " -- " + path_text(pointer, quotes);
  if (pointer.hunk) {
    text += " @@ " + std::to_string(pointer.hunk->start) + "," +
            std::to_string(pointer.hunk->count);
  }
  return text;
}

// The plain form, where it can only be read as what it is.
template <typename Writer>
std::string with_path(const Pointer& pointer, Writer write) {
  const std::string plain = write(pointer, Quotes::no);
  const bool is_clear = !pointer.path.empty() && !needs_escape(pointer.path) &&
                        pointer.path.front() != ' ' &&
                        pointer.path.back() != ' ' &&
                        pointer.path.find(" | ") == std::string::npos;
  const std::optional<Pointer> back =
      is_clear ? parse_pointer(plain) : std::nullopt;
  const bool is_same = back && back->kind == pointer.kind &&
                       back->path == pointer.path &&
                       back->lines == pointer.lines;
  return is_same ? plain : write(pointer, Quotes::yes);
}

bool is_issue_word(char c) {
  return text::is_alnum(c) || c == '.' || c == '_' || c == '/' || c == '-';
}

// "acme/board#42", "#42", "group/board!7": what a forge prints.
bool is_forge_name(std::string_view name) {
  const std::size_t mark = name.find_first_of("#!");
  if (mark == std::string_view::npos ||
      !std::all_of(name.begin(),
                   name.begin() + static_cast<std::ptrdiff_t>(mark),
                   is_issue_word)) {
    return false;
  }
  Cursor number(name, mark + 1);
  return number.take_number() && number.is_done();
}

std::string issue_text(const Pointer& pointer) {
  return (is_forge_name(pointer.name) ? "" : "issue ") + pointer.name +
         (pointer.label.empty() ? "" : " " + quoted(pointer.label));
}

std::string handoff_text(const Pointer& pointer) {
  const std::string label = plain_label(pointer.label);
  return "handoff " + pointer.name +
         (label.empty() ? "" : std::string(k_section) + label);
}

std::optional<LineRange> take_range(Cursor& cursor) {
  const std::optional<std::size_t> first = cursor.take_number();
  if (!first) {
    return std::nullopt;
  }
  const std::optional<std::size_t> last =
      cursor.take("-") ? cursor.take_number() : first;
  if (!last || *first == 0 || *last < *first) {
    return std::nullopt;
  }
  return LineRange{*first, *last};
}

// "120-130,140": all of `text`, ascending.
std::optional<std::vector<LineRange>> parse_lines(std::string_view text) {
  Cursor cursor(text);
  std::vector<LineRange> lines;
  do {
    const std::optional<LineRange> range = take_range(cursor);
    if (!range || (!lines.empty() && range->first <= lines.back().last)) {
      return std::nullopt;
    }
    lines.push_back(*range);
  } while (cursor.take(","));
  return cursor.is_done() ? std::optional(lines) : std::nullopt;
}

// "src/parse.cc:120-148" or "src/parse.cc".
void read_place(std::string_view place, Pointer& pointer) {
  const std::size_t colon = place.rfind(':');
  const auto lines = colon == std::string_view::npos
                         ? std::nullopt
                         : parse_lines(place.substr(colon + 1));
  pointer.lines = lines.value_or(std::vector<LineRange>());
  pointer.path = lines ? place.substr(0, colon) : place;
}

bool take_place(Cursor& cursor, Pointer& pointer) {
  std::optional<std::string> path = cursor.take_quoted();
  if (!path) {
    read_place(cursor.take_until(" @ "), pointer);
    return !pointer.path.empty();
  }
  pointer.path = std::move(*path);
  if (cursor.take(":")) {
    const auto lines = parse_lines(cursor.take_until(" @ "));
    pointer.lines = lines.value_or(std::vector<LineRange>());
    return lines.has_value();
  }
  return !pointer.path.empty();
}

std::optional<Pointer> parse_file(std::string_view text) {
  Cursor cursor(text);
  Pointer pointer{.kind = PointerKind::file};
  if (!take_place(cursor, pointer) || !cursor.take(" @ ")) {
    return std::nullopt;
  }
  pointer.rev = cursor.take_object_id().value_or("");
  if (cursor.take(" (")) {
    std::string_view label = cursor.take_all();
    if (!label.ends_with(')')) {
      return std::nullopt;
    }
    label.remove_suffix(1);
    pointer.label = label;
  }
  const bool is_good = !pointer.rev.empty() && cursor.is_done();
  return is_good ? std::optional(pointer) : std::nullopt;
}

std::optional<HunkRange> take_hunk(Cursor& cursor) {
  const std::optional<std::size_t> start = cursor.take_number();
  if (!start || !cursor.take(",")) {
    return std::nullopt;
  }
  const std::optional<std::size_t> count = cursor.take_number();
  return count ? std::optional(HunkRange{*start, *count}) : std::nullopt;
}

// Behind the first id: "..<id>" or "^!".
bool take_sides(Cursor& cursor, Pointer& pointer) {
  if (cursor.take("^!")) {
    return true;
  }
  if (!cursor.take("..")) {
    return false;
  }
  std::optional<std::string> rev = cursor.take_object_id();
  pointer.base = std::exchange(pointer.rev, rev.value_or(""));
  return rev.has_value();
}

std::optional<Pointer> parse_diff(Cursor cursor, Pointer pointer) {
  pointer.kind = PointerKind::diff;
  if (!take_sides(cursor, pointer) || !cursor.take(" -- ")) {
    return std::nullopt;
  }
  std::optional<std::string> path = cursor.take_quoted();
  pointer.path = path ? *path : std::string(cursor.take_until(" @@ "));
  if (cursor.take(" @@ ")) {
    pointer.hunk = take_hunk(cursor);
    if (!pointer.hunk) {
      return std::nullopt;
    }
  }
  const bool is_good = !pointer.path.empty() && cursor.is_done();
  return is_good ? std::optional(pointer) : std::nullopt;
}

std::optional<Pointer> parse_commit_or_diff(std::string_view text) {
  Cursor cursor(text);
  Pointer pointer{.kind = PointerKind::commit};
  pointer.rev = cursor.take_object_id().value_or("");
  if (pointer.rev.empty()) {
    return std::nullopt;
  }
  if (!cursor.take(" ")) {
    return parse_diff(cursor, std::move(pointer));
  }
  std::optional<std::string> subject = cursor.take_quoted();
  if (!subject || !cursor.is_done()) {
    return std::nullopt;
  }
  pointer.label = std::move(*subject);
  return pointer;
}

std::optional<Pointer> parse_issue(std::string_view text) {
  Cursor cursor(text);
  const bool is_named = cursor.take("issue ");
  Pointer pointer{.kind = PointerKind::issue};
  pointer.name = cursor.take_until(" ");
  const bool is_good =
      is_named ? !pointer.name.empty() && std::all_of(pointer.name.begin(),
                                                      pointer.name.end(),
                                                      is_issue_word)
               : is_forge_name(pointer.name);
  if (is_good && cursor.take(" ")) {
    pointer.label = cursor.take_quoted().value_or("");
    if (pointer.label.empty()) {
      return std::nullopt;
    }
  }
  return is_good && cursor.is_done() ? std::optional(pointer) : std::nullopt;
}

bool is_handoff_id(std::string_view id) {
  return id.find('-') != std::string_view::npos &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return is_digit(c) || text::is_lower(c) || c == '-';
         });
}

std::optional<Pointer> parse_handoff(std::string_view text) {
  Cursor cursor(text);
  Pointer pointer{.kind = PointerKind::handoff};
  if (!cursor.take("handoff ")) {
    return std::nullopt;
  }
  pointer.name = cursor.take_until(" ");
  if (cursor.take(k_section)) {
    pointer.label = cursor.take_all();
    if (pointer.label.empty() || plain_label(pointer.label) != pointer.label) {
      return std::nullopt; // nothing of ours: it would be written otherwise
    }
  }
  return is_handoff_id(pointer.name) && cursor.is_done()
             ? std::optional(pointer)
             : std::nullopt;
}

std::optional<Pointer> parse_command(std::string_view text) {
  const std::optional<Listing> listing = parse_listing(text);
  if (!listing) {
    return std::nullopt;
  }
  return Pointer{.kind = listing->kind, .command = std::string(text)};
}

} // namespace

std::string_view kind_name(PointerKind kind) {
  return k_kind_names.at(static_cast<std::size_t>(kind));
}

std::string render(const Pointer& pointer) {
  if (!pointer.command.empty()) {
    return pointer.command;
  }
  switch (pointer.kind) {
  case PointerKind::file:
    return with_path(pointer, file_text);
  case PointerKind::diff:
    return with_path(pointer, diff_text);
  case PointerKind::commit:
    return pointer.rev + " " + quoted(pointer.label);
  case PointerKind::issue:
    return issue_text(pointer);
  case PointerKind::handoff:
    return handoff_text(pointer);
  case PointerKind::log:
  case PointerKind::diffstat:
  case PointerKind::tree:
    break;
  }
  return {};
}

std::optional<Pointer> parse_pointer(std::string_view text) {
  if (text.find_first_of("`\n\r") != std::string_view::npos) {
    return std::nullopt;
  }
  for (const auto parse : {parse_command,
                           parse_handoff,
                           parse_commit_or_diff,
                           parse_issue,
                           parse_file}) {
    if (std::optional<Pointer> pointer = parse(text)) {
      return pointer;
    }
  }
  return std::nullopt;
}

} // namespace handoff::point
