// SPDX-License-Identifier: MIT
// Gives back what pointers stand for, byte for byte.
#include "point/language/expand.hpp"

#include "base/error.hpp"
#include "point/language/apply.hpp"

#include <algorithm>
#include <utility>

namespace handoff::point {
namespace {

constexpr std::size_t npos = std::string_view::npos;
// A page of pointers to one large file names gigabytes.
constexpr std::size_t k_max_expanded = std::size_t{256} << 20U;

// The text with its marks, and where the marks are.
struct Joined {
  std::string text;
  std::vector<std::size_t> marks; // their first bytes
};

Joined join(std::string_view notes,
            const std::vector<Replacement>& replacements) {
  Joined joined;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    joined.text += notes.substr(at, replacement.start - at);
    joined.marks.push_back(joined.text.size());
    joined.text += render(replacement.mark);
    at = replacement.end;
  }
  joined.text += notes.substr(at);
  return joined;
}

// Where a backslash must go, last first. What a look-alike's own text ends
// with may be the start of the next one, which may get a backslash: so they
// are judged from the end, with the backslashes that are already due.
std::vector<std::size_t> escapes(const Joined& joined) {
  const std::string_view text = joined.text;
  std::vector<std::size_t> due;
  for (std::size_t at = text.rfind(k_pointer_mark); at != npos;
       at = at == 0 ? npos : text.rfind(k_pointer_mark, at - 1)) {
    if (std::ranges::binary_search(joined.marks, at)) {
      continue;
    }
    const std::size_t end =
        text.find_first_of("`\n", at + k_pointer_mark.size());
    if (end == npos) {
      continue;
    }
    std::string candidate(text.substr(at, end - at + 1));
    if (!due.empty() && due.back() < end) {
      candidate.insert(due.back() - at, 1, '\\');
    }
    if (parse_mark(candidate, 0)) {
      due.push_back(at);
    }
  }
  return due;
}

} // namespace

std::string with_marks(std::string_view notes,
                       const std::vector<Replacement>& replacements) {
  const Joined joined = join(notes, replacements);
  std::vector<std::size_t> due = escapes(joined);
  std::reverse(due.begin(), due.end());
  std::string out;
  std::size_t at = 0;
  for (const std::size_t escape : due) {
    out.append(joined.text, at, escape - at);
    out += '\\';
    at = escape;
  }
  return out.append(joined.text, at);
}

bool is_escaped_at(std::string_view text, std::size_t at) {
  return at > 0 && text[at - 1] == '\\';
}

std::optional<std::string> expand(const Mark& mark, Library& library) {
  const std::optional<Recipe> recipe =
      parse_recipe(mark.recipe, usual_layout(mark.pointer));
  if (!recipe) {
    return std::nullopt;
  }
  Pointer pointer = mark.pointer;
  if (is_elsewhere(pointer.kind)) {
    pointer.rev = recipe->version;
  }
  const std::optional<Passage> passage =
      library.passage(pointer, recipe->lines);
  return passage ? apply(*recipe, *passage) : std::nullopt;
}

Expanded expand(std::string_view text, Library& library) {
  Expanded result;
  std::size_t at = 0;
  for (std::size_t mark = text.find(k_pointer_mark); mark != npos;
       mark = text.find(k_pointer_mark, std::max(at, mark + 1))) {
    const std::optional<FoundMark> found = parse_mark(text, mark);
    if (!found) {
      continue;
    }
    result.text += text.substr(at, mark - at);
    at = mark;
    if (is_escaped_at(text, mark)) {
      result.text.pop_back();
      continue;
    }
    library.trim();
    if (std::optional<std::string> passage = expand(found->mark, library)) {
      if (result.text.size() + passage->size() > k_max_expanded) {
        throw Error("the text expands to more than 256 MiB",
                    "expand its pointers in parts");
      }
      result.text += *passage;
      at = found->end;
    } else {
      result.missing.push_back(found->mark.pointer);
    }
  }
  result.text += text.substr(at);
  return result;
}

} // namespace handoff::point
