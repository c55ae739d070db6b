// SPDX-License-Identifier: MIT
// Any .handoff.yml: a policy, or an Error; and any paths and texts under it.
#include "base/error.hpp"
#include "guard/policy/policy.hpp"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace handoff::guard;
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)find_inline_allowance(text);
  try {
    const Policy policy = parse_policy(text, ".handoff.yml", "1.0");
    (void)policy.setting_of("docs/a.md");
    (void)policy.allowance(text.substr(0, 64));
    (void)find_unwanted(policy, text);
  } catch (const handoff::Error&) {
  }
  return 0;
}
