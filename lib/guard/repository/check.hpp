// SPDX-License-Identifier: MIT
// Judges what git lists, under a policy, in parallel.
#pragma once

#include "git/objects/blob_stream.hpp"
#include "guard/document/detector.hpp"
#include "guard/policy/policy.hpp"
#include "guard/repository/subject.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

enum class Action { allow, warn, refuse };

// One handoff that was found, and what is done about it.
struct FoundHandoff {
  Subject subject;
  Verdict verdict;
  Action action = Action::refuse;
  std::string allowed_because; // with Action::allow
};

struct Report {
  std::vector<FoundHandoff> findings; // in the order of the subjects
  std::size_t checked = 0;            // files and messages

  [[nodiscard]] std::size_t count(Action action) const;
};

// How much is compared with this repository's handoffs: all that comes in, or,
// where everything there is goes through, only what reads as prose.
enum class Care { full, quick };

// What documents are judged by; all must outlive the answer.
struct JudgeContext {
  const Policy& policy;
  const Descent* descent = nullptr; // null: no handoffs are known
  Care care = Care::full;
};

// Judges files and messages. Not for two threads at once: it starts its own.
class Checker {
public:
  explicit Checker(const JudgeContext& question) : question_(question) {}

  // Reads the blobs of `subjects` through `blobs`. Throws Error when one is
  // not there: what cannot be read cannot be called clean.
  [[nodiscard]] Report check(std::vector<Subject> subjects,
                             git::BlobStream& blobs);

  // The same for subjects that become known one after the other.
  [[nodiscard]] Report check(const NextSubjects& next, git::BlobStream& blobs);

  // Documents that are no objects: `load` gives the bytes of a name, nothing
  // where they are too many to be read.
  using Load =
      std::function<std::optional<std::string>(const std::string& name)>;
  [[nodiscard]] Report check(const std::vector<std::string>& names,
                             const Load& load);

private:
  JudgeContext question_;
};

// What attributes say of paths ("off", "warn", ...) is applied to findings
// afterwards: few have any. `setting_of` gives the `handoff` attribute of a
// path, empty when it has none; -handoff is "off".
using AttributeOf = std::function<std::string(const std::string& path)>;
void apply_attributes(Report& report, const AttributeOf& attribute_of);

} // namespace handoff::guard
