// SPDX-License-Identifier: MIT
// Any file of rules: tables, or an Error.
#include "base/error.hpp"
#include "redact/redactor.hpp"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string yaml(reinterpret_cast<const char*>(data), size);
  try {
    handoff::redact::Redactor redactor(handoff::redact::Rules(
        handoff::redact::Options{.rule_files = {{"fuzz.yml", yaml}}}));
    (void)redactor.scan("a key: abc-1234567890, seal of wax\n");
  } catch (const handoff::Error&) {
    // what a wrong file is
  }
  return 0;
}
