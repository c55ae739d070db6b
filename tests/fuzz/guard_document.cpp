// SPDX-License-Identifier: MIT
// Fuzzes the detector on the bytes of a file: it ends, reads nothing outside
// them, and every line that it names is there.
#include "guard/document/detector.hpp"
#include "guard/document/embedded.hpp"
#include "guard/document/readable.hpp"
#include "guard/policy/policy.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace handoff::guard;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const Knowledge knowledge;
  static Detector detector(knowledge, nullptr);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Readable readable(bytes);
  if (!readable.text()) {
    return 0;
  }
  const std::string_view text = *readable.text();
  (void)may_be_prose(text);
  (void)find_inline_allowance(text);
  (void)find_embedded(text, Host::code);
  const std::string path = bytes.substr(0, std::min<std::size_t>(size, 40));
  const auto lines =
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const Verdict& verdict :
       {detector.judge(path, text), detector.judge_code(path, text)}) {
    for (const Reason& reason : verdict.reasons) {
      if (reason.line > lines) {
        std::abort();
      }
    }
  }
  (void)fingerprint(text, {1, 2});
  return 0;
}
