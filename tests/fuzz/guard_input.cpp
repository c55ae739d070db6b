// SPDX-License-Identifier: MIT
// Fuzzes what else the guard reads: git's raw diffs, policies, the results
// of earlier sweeps. Each is understood or refused with an Error.
#include "base/error.hpp"
#include "guard/policy/policy.hpp"
#include "guard/repository/subject.hpp"
#include "guard/sweep/sweep_file.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace handoff::guard;

namespace {

template <class Parse>
void try_to(const Parse& parse) {
  try {
    parse();
  } catch (const handoff::Error&) {
    // an answer
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try_to([&] { (void)parse_raw(text); });
  try_to([&] { (void)parse_policy(text, ".handoff.yml", "1.0.0"); });
  try_to([&] {
    for (const auto& [repository, swept] : parse_sweep(text, {"--all"})) {
      const std::string line = to_line(swept, {"--all"});
      if (!parse_sweep(line, {"--all"}).contains(repository)) {
        std::abort();
      }
    }
  });
  return 0;
}
