// SPDX-License-Identifier: MIT
// Moves a handoff that the guard refused out of the repository.
#include "handoff/rescue.hpp"

#include "base/attempt.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "forge/remote.hpp"
#include "git/git.hpp"
#include "guard/document/descent.hpp"
#include "handoff/rescue_source.hpp"
#include "handoff/settings.hpp"
#include "redact/redactor.hpp"
#include "render/quote_yaml.hpp"
#include "rules/rules.hpp"
#include "store/front_matter.hpp"
#include "store/reserved_id.hpp"
#include "store/store.hpp"
#include "text/input.hpp"
#include "text/visible.hpp"

#include <filesystem>
#include <optional>
#include <utility>

namespace handoff {
namespace {

namespace fs = std::filesystem;

std::string repository_name(const git::Repository& repository) {
  const auto remote =
      forge::main_remote(repository.config, repository.branch());
  return remote ? remote->full_name()
                : fs::path(repository.worktree).filename().string();
}

// A handoff of what was found, before redaction.
struct RescueDraft {
  store::BasicHeader<std::string> header;
  std::string body;
};

// The document under a front matter of its own; its own, if it had one of
// ours, goes.
RescueDraft compose(const git::Repository& repository,
                    const RescueSource& source,
                    std::string_view bytes,
                    const std::string& id) {
  const std::string text = text::decode_input(bytes, "'" + source.path + "'");
  const store::ParsedDocument parsed = store::parse_document(text);
  const std::int64_t now = base::now();
  const std::int64_t lifetime = read_settings(repository.config).lifetime;
  return {.header = {.facts = {.id = id,
                               .head = repository.head,
                               .id_digits = git::id_digits({repository.head}),
                               .created = now,
                               .expires = lifetime == 0 ? 0 : now + lifetime},
                     .purpose = parsed.ok() ? parsed.front.purpose
                                            : "rescued from " + source.path,
                     .repository = repository_name(repository),
                     .branch = repository.branch()},
          .body = parsed.ok() ? text.substr(parsed.body) : "\n" + text};
}

// The finished handoff, and how many values redaction took out of the file.
struct Finished {
  store::NewHandoff handoff;
  std::size_t redactions = 0;
};

Finished finish(const RescueDraft& draft, redact::Redactor redactor) {
  Finished finished;
  store::Header& header = finished.handoff.header;
  header.facts = draft.header.facts;
  header.purpose = redactor.redact(draft.header.purpose).text;
  header.repository = redactor.redact(draft.header.repository).text;
  header.branch = redactor.redact(draft.header.branch).text;
  std::string document = "---\n";
  for (const store::HeaderLine& line : store::header_lines(header)) {
    document += std::string(line.key) + ": " +
                quote_yaml(text::visible_line(line.value)) + "\n";
  }
  redact::Redaction whole = redactor.redact(document + "---\n" + draft.body);
  finished.redactions = whole.findings.size();
  finished.handoff.document = std::move(whole.text);
  finished.handoff.branch = draft.header.branch;
  return finished;
}

// Whatever can fail in making the documents fails here, before anything is
// changed. Returns how many values redaction takes out.
std::size_t prove_rescued(const git::Repository& repository,
                          const RescueSource& source) {
  std::size_t redactions = 0;
  for (const std::string& bytes : source.versions) {
    redactions +=
        finish(compose(repository, source, bytes, std::string(4, '0')),
               redact::Redactor(rules::for_repository(repository)))
            .redactions;
  }
  return redactions;
}

// Its copies are recognised from now on; if not, it is kept all the same.
void remember_descent(const git::Repository& repository,
                      store::WrittenHandoff& written) {
  const std::optional<Error> failure = base::attempt([&] {
    guard::record(
        repository.common_dir, written.id, base::read_file(written.path));
  });
  if (failure) {
    written.warnings.push_back(
        std::string("could not record it for the guard: ") + failure->what());
  }
}

// The bytes as they were, unless the document has them: text in an encoding
// that we cannot tell for sure. Redaction has seen what could be read of them,
// and found nothing.
void keep_original(const RescueSource& source,
                   const std::string& bytes,
                   const std::string& path,
                   Rescued& rescued) {
  if (text::decode_input(bytes, "'" + source.path + "'") != bytes) {
    rescued.originals.push_back(store::original_path(path));
    base::write_private_file(
        rescued.originals.back(), bytes, base::IfExists::refuse);
  }
}

void keep(const git::Repository& repository,
          const RescueSource& source,
          const std::string& bytes,
          Rescued& rescued) {
  const store::Places places =
      store::find_places(store::place_query(repository));
  const store::ReservedId reserved(repository.common_dir);
  const Finished finished =
      finish(compose(repository, source, bytes, reserved.id()),
             redact::Redactor(rules::for_repository(repository)));
  store::WrittenHandoff written =
      store::write_handoff(places, repository.common_dir, finished.handoff);
  if (rescued.redactions == 0) {
    keep_original(source, bytes, written.path, rescued);
  }
  remember_descent(repository, written);
  rescued.kept.push_back(std::move(written.path));
  rescued.ids.push_back(std::move(written.id));
  for (std::string& warning : written.warnings) {
    rescued.warnings.push_back(std::move(warning));
  }
}

// The index has the path as it was before, or no longer.
void unstage(const git::Repository& repository, const RescueSource& source) {
  std::vector<std::string> arguments =
      source.before ? std::vector<std::string>{"--literal-pathspecs",
                                               "reset",
                                               "-q",
                                               *source.before,
                                               "--",
                                               source.path}
                    : std::vector<std::string>{
                          "update-index", "--force-remove", "--", source.path};
  // Of the hooks post-index-change would run.
  arguments.insert(arguments.begin(), {"-c", "core.hooksPath=/dev/null"});
  const base::Completed said = base::run(repository.at_top(arguments));
  if (!said.ok()) {
    throw git::failure("take '" + source.path + "' out of the index", said);
  }
}

// Nothing is lost by this: it is kept, whole.
FileFate remove_file(const git::Repository& repository,
                     const RescueSource& source,
                     Rescued& rescued) {
  std::error_code failure;
  fs::remove(repository.worktree + "/" + source.path, failure);
  if (failure) {
    rescued.warnings.push_back("cannot remove '" + source.path +
                               "': " + failure.message());
    return FileFate::stays;
  }
  return FileFate::removed;
}

FileFate end_file(const git::Repository& repository,
                  const RescueSource& source,
                  Rescued& rescued) {
  if (!source.has_file) {
    return FileFate::none;
  }
  if (source.before) {
    return FileFate::older;
  }
  return rescued.redactions > 0 ? FileFate::has_more
                                : remove_file(repository, source, rescued);
}

Rescued rescue_one(const git::Repository& repository,
                   const RescueSource& source,
                   std::size_t redactions) {
  Rescued rescued{.path = source.path,
                  .is_committed = source.is_committed,
                  .redactions = redactions};
  for (const std::string& bytes : source.versions) {
    keep(repository, source, bytes, rescued);
  }
  if (source.is_in_index) {
    unstage(repository, source);
  }
  rescued.file = end_file(repository, source, rescued);
  return rescued;
}

} // namespace

std::vector<Rescued> rescue(const git::Repository& repository,
                            const std::vector<std::string>& paths) {
  if (repository.worktree.empty()) {
    throw Error("not in a work tree: nothing to rescue");
  }
  std::vector<RescueSource> all;
  std::vector<std::size_t> redactions;
  for (const std::string& path : paths) {
    all.push_back(find_rescue_source(repository, path));
    redactions.push_back(prove_rescued(repository, all.back()));
  }
  std::vector<Rescued> rescued;
  for (std::size_t i = 0; i < all.size(); ++i) {
    rescued.push_back(rescue_one(repository, all[i], redactions[i]));
  }
  return rescued;
}

} // namespace handoff
