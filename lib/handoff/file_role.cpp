// SPDX-License-Identifier: MIT
// What kind of file a path names, as far as its name tells.
#include "handoff/file_role.hpp"

#include "text/ascii.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>

namespace handoff {
using text::is_one_of;

namespace {

constexpr std::array<std::string_view, 17> k_generated_names = {
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "bun.lockb",
    "deno.lock",
    "cargo.lock",
    "go.sum",
    "poetry.lock",
    "uv.lock",
    "pipfile.lock",
    "gemfile.lock",
    "composer.lock",
    "flake.lock",
    "podfile.lock",
    "mix.lock"};

constexpr std::array<std::string_view, 11> k_generated_ends = {".min.js",
                                                               ".min.css",
                                                               ".map",
                                                               ".snap",
                                                               ".pb.go",
                                                               ".pb.cc",
                                                               ".pb.h",
                                                               "_pb2.py",
                                                               ".g.dart",
                                                               ".gen.go",
                                                               ".generated.ts"};

constexpr std::array<std::string_view, 5> k_generated_folders = {
    "node_modules", "vendor", "third_party", "dist", "__snapshots__"};

constexpr std::array<std::string_view, 9> k_test_folders = {"test",
                                                            "tests",
                                                            "spec",
                                                            "specs",
                                                            "__tests__",
                                                            "testdata",
                                                            "fixtures",
                                                            "e2e",
                                                            "testing"};

// "parse_test.go", "parse.test.ts", "test_parse.py", "ParseTest.java"
bool is_test_name(std::string_view name, std::string_view lower) {
  const std::string_view stem = name.substr(0, name.rfind('.'));
  const std::string_view low = lower.substr(0, stem.size());
  return low.ends_with("_test") || low.ends_with(".test") ||
         low.ends_with("-test") || low.ends_with("_spec") ||
         low.ends_with(".spec") || low.starts_with("test_") ||
         stem.ends_with("Test") || stem.ends_with("Tests");
}

} // namespace

FileRole file_role(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
  const std::string lower = text::to_lower(path);
  const std::string_view name = std::string_view(lower).substr(start);
  const bool has_generated_name =
      is_one_of(k_generated_names, name) ||
      std::ranges::any_of(k_generated_ends, [&](std::string_view end) {
        return name.ends_with(end);
      });
  if (has_generated_name) {
    return FileRole::generated;
  }
  FileRole role = is_test_name(path.substr(start), name) ? FileRole::test
                                                         : FileRole::production;
  std::string_view folders = std::string_view(lower).substr(0, start);
  while (!folders.empty()) {
    const std::size_t end = folders.find('/');
    const std::string_view folder = folders.substr(0, end);
    if (is_one_of(k_generated_folders, folder)) {
      return FileRole::generated;
    }
    role = is_one_of(k_test_folders, folder) ? FileRole::test : role;
    folders.remove_prefix(end + 1);
  }
  return role;
}

} // namespace handoff
