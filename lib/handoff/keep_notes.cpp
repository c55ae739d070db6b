// SPDX-License-Identifier: MIT
// Notes are never lost: what was read is kept when what follows fails.
#include "handoff/keep_notes.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "handoff/redaction.hpp"
#include "store/place.hpp"
#include "text/visible.hpp"

#include <optional>

namespace handoff {
namespace {

// The failure as it was, with one more hint.
Error with_hint(const Error& error, const std::string& more) {
  const std::string& hint = error.hint();
  return Error(error.what(),
               hint.empty() ? more : hint + "\nhint: " + more,
               error.exit());
}

// The path; nothing where no place takes it.
std::optional<std::string> write_kept(const std::string& redacted) {
  const store::Places places = store::find_places(store::place_query());
  for (const std::string& root : places.roots) {
    const std::string path = root + "/notes-" + base::random_name(8) + ".md";
    const auto failure = base::attempt([&] {
      base::make_private_directory(root);
      base::write_private_file(path, redacted, base::IfExists::refuse);
    });
    if (!failure) { // a full disk is answered by the next place
      return path;
    }
  }
  return std::nullopt;
}

// Where no disk takes them they are said: nothing else has them.
std::string where_kept(const std::string& notes) {
  std::string redacted;
  std::optional<std::string> path;
  const auto failure = base::attempt([&] {
    redact::Redactor redactor(redaction_options_here());
    redacted = redactor.redact(notes).text.str();
    path = write_kept(redacted);
  });
  if (path) {
    return "your notes are kept, redacted, in '" + *path +
           "'; use them again with -F";
  }
  return redacted.empty()
             ? std::string("your notes could not be kept: ") + failure->what()
             : "no temporary directory takes your notes; redacted, they "
               "are:\n" +
                   text::visible(redacted);
}

} // namespace

std::string keep_notes(const std::string& notes, redact::Redactor& redactor) {
  const auto path = write_kept(redactor.redact(notes).text.str());
  if (!path) {
    throw Error("no temporary directory takes them");
  }
  return *path;
}

// The one place below main that catches: promise 3 of the design stands
// above the rule that only main does.
void keeping_notes(const std::string& notes,
                   const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    if (notes.empty()) {
      throw;
    }
    throw with_hint(error, where_kept(notes));
  }
}

} // namespace handoff
