// SPDX-License-Identifier: MIT
// The header of a handoff that is being written.
#include "store/header.hpp"

#include "base/clock.hpp"

namespace handoff::store {

std::vector<HeaderLine> header_lines(const Header& header) {
  const HeaderFacts& facts = header.facts;
  std::vector<HeaderLine> lines;
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) {
      lines.push_back({key, std::move(value)});
    }
  };
  const auto shown = [&](const std::string& id) {
    return id.substr(0, facts.id_digits);
  };
  const bool has_both = !header.base_name.empty() && !facts.base.empty();
  add("handoff", "1");
  add("id", facts.id);
  add("kind", std::string(kind_name(facts.kind)));
  add("purpose", header.purpose.str());
  add("repository", header.repository.str());
  add("branch", header.branch.str());
  add("base",
      header.base_name.str() + (has_both ? " " : "") + shown(facts.base));
  add("head", shown(facts.head));
  add("snapshot", shown(facts.snapshot));
  add("parent", facts.parent);
  add("automatic", facts.automatic);
  add("created", base::iso_time(facts.created));
  add("expires", facts.expires == 0 ? "never" : base::iso_time(facts.expires));
  add("redacted", facts.redacted);
  return lines;
}

} // namespace handoff::store
