// SPDX-License-Identifier: MIT
// The bases that need no question: upstream, remote's HEAD, usual names.
#include "git/branch/base_candidates.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace handoff::git {
namespace {

constexpr std::string_view k_remotes = "refs/remotes/";

// "main" of "refs/heads/main" and of "refs/remotes/origin/main".
std::string branch_of(std::string_view ref) {
  std::string name = short_name(ref);
  return ref.starts_with(k_remotes) ? name.substr(name.find('/') + 1) : name;
}

// The branch's own, the one that checkout takes, origin, then the others.
std::vector<std::string> preferred_remotes(const Config& config,
                                           const std::string& branch) {
  std::vector<std::string> remotes;
  const auto add = [&remotes](const std::string& remote) {
    if (std::find(remotes.begin(), remotes.end(), remote) == remotes.end()) {
      remotes.push_back(remote);
    }
  };
  for (const std::string& key : {"branch." + branch + ".remote",
                                 std::string("checkout.defaultremote")}) {
    if (const std::optional<std::string> remote = config.get(key)) {
      add(*remote);
    }
  }
  add("origin");
  for (const std::string& remote : config.subsections("remote")) {
    add(remote);
  }
  return remotes;
}

} // namespace

UsualBases::UsualBases(const Repository& repository, const Standing& standing)
    : repository_(repository), standing_(standing),
      own_(branch_of(standing.ref)),
      remotes_(preferred_remotes(repository.config, standing.branch)) {}

bool UsualBases::is_upstream_another() const {
  const std::string name = upstream_branch();
  if (standing_.upstream.empty() || name == own_) {
    return false;
  }
  // "topic" pushed as "me/topic", or the other way round; but "fix/main" that
  // follows "main" left it.
  const bool is_copy = own_.ends_with("/" + name) || name.ends_with("/" + own_);
  return !is_copy || is_usual(name);
}

bool UsualBases::is_default_branch() const {
  bool has_remote_head = false;
  for (const Ref& ref : repository_.usual_bases) {
    if (!ref.target.empty() && ref.name.starts_with(k_remotes)) {
      has_remote_head = true;
      if (branch_of(ref.target) == own_) {
        return true;
      }
    }
  }
  const Ref* first = has_remote_head ? nullptr : first_usual_name();
  return first != nullptr && branch_of(first->name) == own_;
}

const Ref* UsualBases::remote_head() const {
  for (const std::string& remote : remotes_) {
    const Ref* ref = find(std::string(k_remotes) + remote + "/HEAD");
    if (ref != nullptr && !ref->target.empty()) {
      return ref;
    }
  }
  return nullptr;
}

const Ref* UsualBases::first_usual_name() const {
  for (const std::string name : k_usual_names) {
    if (const Ref* ref = find("refs/heads/" + name)) {
      return ref;
    }
    for (const std::string& remote : remotes_) {
      if (const Ref* ref = find(std::string(k_remotes) + remote + "/" + name)) {
        return ref;
      }
    }
  }
  return nullptr;
}

const Ref* UsualBases::find(const std::string& name) const {
  const auto found =
      std::find_if(repository_.usual_bases.begin(),
                   repository_.usual_bases.end(),
                   [&name](const Ref& ref) { return ref.name == name; });
  return found == repository_.usual_bases.end() ? nullptr : &*found;
}

std::string UsualBases::upstream_branch() const {
  const std::optional<std::string> merge =
      repository_.config.get("branch." + standing_.branch + ".merge");
  return merge ? short_name(*merge) : branch_of(standing_.upstream);
}

bool UsualBases::is_usual(const std::string& branch) const {
  return std::any_of(
      repository_.usual_bases.begin(),
      repository_.usual_bases.end(),
      [&branch](const Ref& ref) {
        return branch_of(ref.target.empty() ? ref.name : ref.target) == branch;
      });
}

} // namespace handoff::git
