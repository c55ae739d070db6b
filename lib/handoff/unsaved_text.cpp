// SPDX-License-Identifier: MIT
// The one owner of what an author has typed until a handoff holds it.
#include "handoff/unsaved_text.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "git/repository.hpp"
#include "handoff/notes_input.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/place.hpp"
#include "store/store.hpp"
#include "text/input.hpp"
#include "text/visible.hpp"

#include <exception>
#include <new>
#include <utility>

namespace handoff {
namespace {

// The failure as it was, with one more hint.
Error with_hint(const Error& error, const std::string& more) {
  const std::string& hint = error.hint();
  return Error(error.what(),
               hint.empty() ? more : hint + "\nhint: " + more,
               error.exit());
}

// Like base::attempt(), for the last line of defence: nothing may escape.
std::optional<Error> attempt_all(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return Error("out of memory");
  } catch (const std::exception& error) {
    return Error(error.what());
  }
  return std::nullopt;
}

std::vector<std::string> roots() {
  std::optional<store::Places> places;
  const auto outside_repository = base::attempt([&] {
    const git::Repository repository = git::discover(git::Ask::place);
    places = store::find_places(store::place_query(repository));
  });
  if (outside_repository) {
    places = store::find_places(store::place_query());
  }
  return places->roots;
}

// The path; nullopt if no place takes it.
std::optional<std::string> write_kept(const std::string& what,
                                      const redact::RedactedText& text) {
  std::optional<std::string> written;
  const auto none = attempt_all([&] {
    for (const std::string& root : roots()) {
      const std::string path =
          root + "/" + what + "-" + base::random_name(8) + ".md";
      const auto failure = base::attempt([&] {
        base::make_private_directory(root);
        base::write_private_file(path, text.view(), base::IfExists::refuse);
      });
      if (!failure) { // a full disk is answered by the next place
        written = path;
        return;
      }
    }
  });
  return written;
}

struct KeptText {
  bool is_kept = false; // in a file or in the sentence
  std::string sentence;
};

KeptText keep_text(const std::string& what,
                   const std::string& text,
                   const std::string& directory) {
  std::optional<redact::RedactedText> redacted;
  const auto failure = attempt_all([&] {
    redacted = redact::Redactor(rules::whatever_can_be_read(directory),
                                redact::Words::authors)
                   .filter(text);
  });
  if (failure) {
    return {false,
            "your " + what + " could not be redacted: " + failure->what()};
  }
  if (const auto path = write_kept(what, *redacted)) {
    return {true,
            "your " + what + " are kept, redacted, in '" + *path +
                "'; use them again with -F"};
  }
  return {true,
          "could not save your " + what +
              " anywhere; here they are, redacted:\n" +
              text::visible(redacted->str())};
}

// Whether a stored handoff is just this document.
bool is_stored(const std::string& document) {
  for (const std::string& path :
       store::stored_files(store::known_roots(store::place_query()))) {
    std::string bytes;
    const auto failure = base::attempt([&] {
      bytes = base::read_private_file(path, store::k_max_document_bytes);
    });
    if (!failure && bytes == document) {
      return true;
    }
  }
  return false;
}

// What is worth keeping of a file that an editor had open.
std::string unsaved_words(const base::EditorFile& file) {
  std::string text = text::decode_lossily(file.read());
  if (file.name() == k_notes_file) {
    return authors_words(std::move(text));
  }
  return is_stored(text) ? std::string() : text;
}

} // namespace

UnsavedText::UnsavedText(std::string what) : what_(std::move(what)) {}

void UnsavedText::append(std::string_view bytes) {
  text_ += bytes;
}

void UnsavedText::replace_from(std::size_t start, std::string_view text) {
  text_.replace(start, std::string::npos, text);
}

const std::string& UnsavedText::edit(const EditorText& text,
                                     const std::string& editor) {
  file_.emplace(std::string(text.file_name), text.start);
  const auto failure = base::attempt([&] { file_->edit(editor); });
  const std::string bytes = file_->read();
  text_ = text.authors_words(text::decode_lossily(bytes));
  if (failure) {
    throw *failure;
  }
  // What follows would take a replacement for what the author wrote.
  static_cast<void>(text::decode_input(bytes, "the edited " + what_));
  return text_;
}

void UnsavedText::saved() {
  text_.clear();
  file_.reset();
}

void UnsavedText::guard(const std::function<void()>& work,
                        const std::function<void(const Error&)>& report) {
  std::optional<Error> failure = attempt_all(work);
  if (!failure) {
    return;
  }
  base::DeferredSignals::acknowledge();
  if (const std::string where = keep(); !where.empty()) {
    failure = with_hint(*failure, where);
  }
  if (base::DeferredSignals::pending() != 0) {
    report(*failure);
  }
  throw Error(*failure);
}

std::string UnsavedText::keep() {
  if (text_.find_first_not_of(" \t\r\n") == std::string::npos) {
    return {};
  }
  KeptText kept = keep_text(what_, text::decode_lossily(text_), {});
  if (!kept.is_kept && file_) {
    file_->leave();
  }
  saved();
  return std::move(kept.sentence);
}

std::vector<std::string> recover_unsaved_text() {
  static constexpr std::string_view k_names[] = {k_notes_file, k_edit_file};
  std::vector<std::string> sentences;
  for (base::EditorFile& file : base::abandoned_editor_files(k_names)) {
    std::string words;
    const auto failure = attempt_all([&] { words = unsaved_words(file); });
    if (failure || words.empty()) {
      continue;
    }
    const std::string what = file.name() == k_notes_file ? "notes" : "edits";
    KeptText kept = keep_text(what, words, file.origin());
    if (!kept.is_kept) {
      file.leave();
    }
    sentences.push_back("the last editor was interrupted; " + kept.sentence);
  }
  return sentences;
}

} // namespace handoff
