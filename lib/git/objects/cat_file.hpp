// SPDX-License-Identifier: MIT
// Objects from `git cat-file --batch`: right in every repository.
#pragma once

#include "git/objects/cat_file_pipe.hpp"
#include "git/objects/objects.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace handoff::git {

// One `git cat-file` in a batch mode, started on the first question and kept.
class CatFile {
public:
  explicit CatFile(std::string mode) : mode_(std::move(mode)) {}
  // "<id> <kind> <size>" for `name`, or what git says instead. Nothing when
  // git ended. `name` holds no control character.
  [[nodiscard]] std::optional<std::string> ask(std::string_view name);
  // The object that follows the answer in mode --batch.
  [[nodiscard]] std::string read_bytes(std::size_t size);

private:
  std::string mode_;
  std::optional<CatFilePipe> pipe_;
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
