// SPDX-License-Identifier: MIT
// A tree object, and ids in their two forms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

struct TreeRecord {
  std::string_view name;
  std::string_view id;    // as bytes
  std::uint32_t mode = 0; // of a file 0100644 or 0100755, as git shows it

  [[nodiscard]] bool is_directory() const;
};

class Tree {
public:
  Tree() = default; // has nothing
  // `bytes` of the object, `id_size` of an id in it. Nothing when damaged.
  [[nodiscard]] static std::optional<Tree> parse(std::string bytes,
                                                 std::size_t id_size);

  // The entry called `name`, or null; good as long as the Tree.
  [[nodiscard]] const TreeRecord* find(std::string_view name) const;

private:
  std::vector<char> bytes_;
  std::vector<TreeRecord> entries_; // by name
};

// The bytes of an id as hexadecimal digits.
[[nodiscard]] std::string to_digits(std::string_view id);

} // namespace handoff::git
