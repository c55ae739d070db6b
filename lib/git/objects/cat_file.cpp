// SPDX-License-Identifier: MIT
// Objects from `git cat-file --batch`: right in every repository.
#include "git/objects/cat_file.hpp"

#include "git/git.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace handoff::git {
namespace {

std::optional<ObjectKind> kind_named(std::string_view name) {
  using Row = std::pair<std::string_view, ObjectKind>;
  constexpr std::array<Row, 4> rows = {{{"commit", ObjectKind::commit},
                                        {"tree", ObjectKind::tree},
                                        {"blob", ObjectKind::blob},
                                        {"tag", ObjectKind::tag}}};
  for (const auto& [text, kind] : rows) {
    if (text == name) {
      return kind;
    }
  }
  return std::nullopt;
}

// The batch protocol is a line a name, git drops a carriage return at its end,
// and dies of a path that leads out of the repository: such a name is resolved
// to an id first.
bool is_plain(std::string_view name) {
  return std::none_of(
             name.begin(),
             name.end(),
             [](char c) { return static_cast<unsigned char>(c) < 0x20; }) &&
         name.find(":./") == std::string_view::npos &&
         name.find(":../") == std::string_view::npos;
}

std::optional<std::string> askable(std::string_view name) {
  if (name.empty() || name.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  if (is_plain(name)) {
    return std::string(name);
  }
  const base::Completed said = base::run(command({"rev-parse",
                                                  "--verify",
                                                  "--quiet",
                                                  "--end-of-options",
                                                  std::string(name)}));
  return said.ok() ? std::optional(said.out.substr(0, said.out.find('\n')))
                   : std::nullopt;
}

} // namespace

std::optional<Objects::Header> parse_object_header(std::string_view answer) {
  const std::vector<std::string_view> fields = text::split(answer, ' ');
  if (fields.size() != 3 || answer.ends_with(' ') ||
      (fields[0].size() != 40 && fields[0].size() != 64)) {
    return std::nullopt;
  }
  const std::optional<ObjectKind> kind = kind_named(fields[1]);
  std::size_t size = 0;
  const char* const end = fields[2].data() + fields[2].size();
  const auto [rest, failure] = std::from_chars(fields[2].data(), end, size);
  if (!kind || failure != std::errc() || rest != end) {
    return std::nullopt;
  }
  return Objects::Header{std::string(fields[0]), *kind, size};
}

std::optional<std::string> CatFile::ask(std::string_view name) {
  if (!pipe_) {
    pipe_.emplace(CatFilePipe::Mode{mode_});
  }
  pipe_->send(std::string(name) + "\n");
  std::optional<std::string> answer = pipe_->read_line();
  if (!answer) {
    pipe_.reset();
  }
  return answer;
}

std::string CatFile::read_bytes(std::size_t size) {
  return pipe_->read_bytes(size);
}

CatFileObjects::CatFileObjects(const Repository& repository)
    : is_partial_(repository.is_partial()) {}

std::optional<Objects::Header>
CatFileObjects::ask(CatFile& cat_file, std::string_view name) const {
  const std::optional<std::string> asked = askable(name);
  if (!asked) {
    return std::nullopt;
  }
  const std::optional<std::string> answer = cat_file.ask(*asked);
  // Newer versions of git end when what they lack cannot be fetched.
  if (!answer && !is_partial_) {
    throw Error("cannot read '" + *asked + "': 'git cat-file' ended",
                "'git fsck' checks the repository");
  }
  return answer ? parse_object_header(*answer) : std::nullopt;
}

std::optional<Object> CatFileObjects::read(std::string_view name) {
  const std::optional<Header> header = ask(contents_, name);
  if (!header) {
    return std::nullopt;
  }
  return Object{header->id, header->kind, contents_.read_bytes(header->size)};
}

std::optional<Objects::Header> CatFileObjects::header(std::string_view name) {
  return ask(headers_, name);
}

} // namespace handoff::git
