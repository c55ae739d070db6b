// SPDX-License-Identifier: MIT
// Proof that this user wrote a line of a ledger, and wrote it in this place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// A git directory can come from elsewhere with a ledger in it. The key of the
// seal is kept in a store of this user's ("<root>/.key", below TMPDIR or its
// fallbacks), which no repository can bring along. It dies with the temporary
// directory, and so do the handoffs that were sealed with it.
class Seal {
public:
  // With the keys that there are.
  [[nodiscard]] static Seal of_reader(const std::string& common_dir);
  // With a key: made if there is none. Without one where no temporary
  // directory takes it.
  [[nodiscard]] static Seal of_writer(const std::string& common_dir);

  // Empty without a key.
  [[nodiscard]] std::string seal(std::string_view text) const;
  [[nodiscard]] bool holds(std::string_view text, std::string_view seal) const;

private:
  explicit Seal(const std::string& common_dir);

  std::string place_; // the git directory, without links
  std::vector<std::string> keys_;
};

} // namespace handoff::store
