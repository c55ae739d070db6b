// SPDX-License-Identifier: MIT
// The bases that need no question: upstream, remote's HEAD, usual names.
#pragma once

#include "git/branch/base_choice.hpp"

#include <string>
#include <vector>

namespace handoff::git {

// Looks among what discover() has read: no process. Both arguments must
// outlive it.
class UsualBases {
public:
  UsualBases(const Repository& repository, const Standing& standing);

  // True where the upstream is another branch and not a copy of this one.
  [[nodiscard]] bool is_upstream_another() const;
  // True when the branch is what others are measured against.
  [[nodiscard]] bool is_default_branch() const;
  // The symbolic ref HEAD of the preferred remote, or null.
  [[nodiscard]] const Ref* remote_head() const;
  // main before master and so on; of one name, ours before a remote's; null
  // if there is none.
  [[nodiscard]] const Ref* first_usual_name() const;

private:
  [[nodiscard]] const Ref* find(const std::string& name) const;
  [[nodiscard]] std::string upstream_branch() const;
  [[nodiscard]] bool is_usual(const std::string& branch) const;

  const Repository& repository_;
  const Standing& standing_;
  std::string own_; // "topic" of refs/heads/topic and refs/remotes/x/topic
  std::vector<std::string> remotes_; // the preferred first
};

} // namespace handoff::git
