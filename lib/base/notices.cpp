// SPDX-License-Identifier: MIT
// What a command has to say beside its result, from wherever it was noticed.
#include "base/notices.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

namespace handoff::base {
namespace {

// One process has one standard error, so there is one list.
struct Notices {
  std::mutex mutex;
  std::vector<std::string> texts;
};

Notices& notices() {
  static Notices instance;
  return instance;
}

} // namespace

void add_notice(std::string text) {
  Notices& all = notices();
  const std::scoped_lock lock(all.mutex);
  if (std::ranges::find(all.texts, text) == all.texts.end()) {
    all.texts.push_back(std::move(text));
  }
}

std::vector<std::string> take_notices() {
  Notices& all = notices();
  const std::scoped_lock lock(all.mutex);
  return std::exchange(all.texts, {});
}

} // namespace handoff::base
