// SPDX-License-Identifier: MIT
// Any hook file, manager's file and list of refs: what goes in comes out again
// to the byte, and what is not ours is never taken for ours.
#include "base/error.hpp"
#include "githooks/manager.hpp"
#include "githooks/text.hpp"
#include "guard/repository/repository_guard.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace handoff::guard;
using namespace handoff::githooks;

namespace {

void require(bool is_so) {
  if (!is_so) {
    std::abort();
  }
}

void try_hook(const std::string& text) {
  const Facts facts = {.event = "pre-push", .directory = "/usr/bin"};
  if (const auto there = read_hook_file(text)) {
    require(hook_file(*there) == text);
  }
  if (const auto made = with_block(text, facts)) {
    require(with_block(*made, facts) == made);
    require(without_block(*made).has_value());
    require(has_block(text) || *without_block(*made) == text ||
            *without_block(*made) == text + "\n");
  }
}

void try_stanza(const std::string& text, const Manager& manager) {
  if (const auto made = with_stanza(manager, text)) {
    require(made->starts_with(text));
    require(without_stanza(manager, *made).has_value());
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try_hook(text);
  try_hook("#!/bin/sh\n" + text);
  try_stanza(text, {.stanza = "- repo: local\n  hooks: []\n", .file = "a.yml"});
  try_stanza("repos:\n" + text,
             {.stanza = "- repo: local\n  hooks: []\n", .file = "a.yml"});
  try_stanza(text, {.stanza = "pre-commit:\n  jobs: []\n", .file = "a.yml"});
  try {
    (void)parse_pre_receive(text);
  } catch (const handoff::Error&) {
  }
  return 0;
}
