// SPDX-License-Identifier: MIT
// A transcript of a test's own, on the disk while the test runs.
#pragma once

#include "session/formats/read.hpp"
#include "support/temporary_directory.hpp"

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

namespace handoff::test {

class Transcript {
public:
  // `lines` in order, each ended by a newline.
  Transcript(const std::string& name,
             std::initializer_list<std::string_view> lines) {
    path_ = write(name, lines);
  }

  std::string write(const std::string& name,
                    std::initializer_list<std::string_view> lines) {
    const std::string path = directory_ / name;
    std::filesystem::create_directories(
        std::filesystem::path(path).parent_path());
    std::ofstream file(path);
    for (const std::string_view line : lines) {
      file << line << '\n';
    }
    return path;
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const TemporaryDirectory& directory() const {
    return directory_;
  }
  // As the reader reads it that its content asks for.
  [[nodiscard]] session::Session read() const {
    return session::read_session(path_);
  }

private:
  TemporaryDirectory directory_;
  std::string path_;
};

} // namespace handoff::test
