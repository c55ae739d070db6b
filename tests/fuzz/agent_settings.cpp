// SPDX-License-Identifier: MIT
// Settings of agents: any bytes; what goes in comes out again.
#include "agents/hook_settings.hpp"
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
    const std::string with = agents::with_hooks(text, agent);
    if (agents::hooked_events(with).size() < agent->hooks->slots.size() ||
        agents::with_hooks(with, agent) != with ||
        !agents::hooked_events(agents::without_hooks(with).value_or(""))
             .empty()) {
      std::abort();
    }
    if (agents::hooked_events(text).empty() &&
        agents::without_hooks(with) != text) {
      std::abort();
    }
  } catch (const Error&) {
    return 0; // no settings
  }
  return 0;
}
