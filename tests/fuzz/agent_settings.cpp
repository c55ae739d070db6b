// SPDX-License-Identifier: MIT
// Settings of agents: any bytes; what goes in comes out again.
#include "agenthooks/hook_settings.hpp"
#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const agent::Agent agent = agent::named("claude");
  try {
    const std::string with = agenthooks::with_hooks(text, agent);
    if (agenthooks::hooked_events(with).size() < agent->hooks->slots.size() ||
        agenthooks::with_hooks(with, agent) != with ||
        !agenthooks::hooked_events(agenthooks::without_hooks(with).value_or(""))
             .empty()) {
      std::abort();
    }
    if (agenthooks::hooked_events(text).empty() &&
        agenthooks::without_hooks(with) != text) {
      std::abort();
    }
  } catch (const Error&) {
    return 0; // no settings
  }
  return 0;
}
