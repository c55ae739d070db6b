// SPDX-License-Identifier: MIT
// Any bytes: no crash, findings within the text, and a second run that finds
// nothing.
#include "redact/redactor.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using handoff::redact::Finding;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  handoff::redact::Redactor redactor(handoff::redact::Rules::built_in());
  const auto result = redactor.redact(text);
  std::size_t done = 0;
  for (const Finding& finding : result.findings) {
    require(finding.start >= done && finding.start < finding.end &&
            finding.end <= size);
    done = finding.end;
  }
  require(redactor.scan(result.text.view()).empty());
  return 0;
}
