// SPDX-License-Identifier: MIT
// Objects from `git cat-file --batch`: right in every repository.
#pragma once

#include "base/child.hpp"
#include "git/objects.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::git {

// One `git cat-file` in a batch mode, started on the first question and kept.
class CatFile {
public:
  explicit CatFile(const char* mode) : mode_(mode) {}
  // "<id> <kind> <size>" for `name`, or what git says instead. Nothing when
  // git ended. `name` holds no control character.
  [[nodiscard]] std::optional<std::string> ask(std::string_view name);
  // The object that follows the answer in mode --batch.
  [[nodiscard]] std::string read_bytes(std::size_t size);

private:
  std::optional<std::string> read_line();
  bool fill();
  void write_all(std::string_view text);

  const char* mode_;
  std::optional<base::Child> child_;
  std::string buffer_; // read and not yet used from `used_` on
  std::size_t used_ = 0;
};

class CatFileObjects : public Objects {
public:
  explicit CatFileObjects(const Repository& repository);
  [[nodiscard]] std::optional<Object> read(std::string_view name) override;
  [[nodiscard]] std::optional<Header> header(std::string_view name) override;

private:
  std::optional<Header> ask(CatFile& cat_file, std::string_view name) const;

  bool is_partial_;
  CatFile contents_{"--batch"};
  CatFile headers_{"--batch-check"};
};

// Parses "<id> <kind> <size>"; nothing for any other answer.
[[nodiscard]] std::optional<Objects::Header>
parse_object_header(std::string_view answer);

} // namespace handoff::git
