// SPDX-License-Identifier: MIT
// What HEAD is, as its files say.
#include "git/direct/head_file.hpp"

#include "base/mapped_file.hpp"
#include "text/object_id.hpp"

#include <string_view>

namespace handoff::git {
namespace {

constexpr std::size_t k_max_reference = 4096; // of a reference

// Without the newline at its end. Nothing when there is no such file.
std::optional<std::string> read_line(const std::string& path) {
  const auto file = base::MappedFile::open(path);
  if (!file) {
    return std::nullopt;
  }
  const std::string_view text = file->bytes().substr(0, k_max_reference);
  return std::string(text.substr(0, text.find('\n')));
}

// "<id> <name>" of the file packed-refs; empty when it has none.
std::string find_packed(const Repository& repository, std::string_view name) {
  const auto file =
      base::MappedFile::open(repository.common_dir + "/packed-refs");
  const std::string_view text = file ? file->bytes() : std::string_view();
  const std::string wanted = " " + std::string(name) + "\n";
  const std::size_t at = text.find(wanted);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::size_t before = text.rfind('\n', at);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  return std::string(text.substr(start, at - start));
}

} // namespace

std::optional<std::string> read_head_file(const Repository& repository) {
  constexpr std::string_view lead = "ref: ";
  const auto head = read_line(repository.git_dir + "/HEAD");
  if (!head || text::is_object_id(*head)) {
    return head;
  }
  const std::string name =
      head->starts_with(lead) ? head->substr(lead.size()) : "";
  // What HEAD stands for where references are in a table.
  if (!name.starts_with("refs/heads/") || name == "refs/heads/.invalid" ||
      name.find("..") != std::string::npos) {
    return std::nullopt;
  }
  std::string id = read_line(repository.common_dir + "/" + name)
                       .value_or(find_packed(repository, name));
  return id.empty() || text::is_object_id(id) ? std::optional(std::move(id))
                                              : std::nullopt;
}

} // namespace handoff::git
