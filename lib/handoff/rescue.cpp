// SPDX-License-Identifier: MIT
// Moves a handoff that the guard refused out of the repository.
#include "handoff/rescue.hpp"

#include "base/attempt.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "forge/remote.hpp"
#include "git/git.hpp"
#include "guard/descent.hpp"
#include "handoff/quote_yaml.hpp"
#include "handoff/redaction.hpp"
#include "handoff/settings.hpp"
#include "redact/redactor.hpp"
#include "store/front_matter.hpp"
#include "store/store.hpp"
#include "text/input.hpp"
#include "text/visible.hpp"

#include <filesystem>
#include <optional>
#include <utility>

namespace handoff {
namespace {

namespace fs = std::filesystem;

// A path with what there is of it.
struct Found {
  std::string path;                    // as git has it
  std::optional<std::string> staged;   // the index's bytes
  std::optional<std::string> worktree; // the file's
  // The revision whose version the index gets back; none: it had none.
  std::optional<std::string> before;
  bool is_committed = false;  // HEAD has brought it in
  std::size_t redactions = 0; // values that what is kept will not have
};

std::string file_of(const git::Repository& repository,
                    const std::string& path) {
  return repository.worktree + "/" + path;
}

// What git would call a path that it does not know: below the top of the
// work tree, whatever links lead there. Throws Error when it is elsewhere.
std::string name_below_top(const git::Repository& repository,
                           const std::string& typed) {
  const fs::path path = fs::path(typed).lexically_normal();
  const fs::path real =
      fs::weakly_canonical(fs::absolute(path).parent_path()) / path.filename();
  const fs::path name =
      real.lexically_relative(fs::canonical(repository.worktree));
  if (name.empty() || *name.begin() == "..") {
    throw Error("'" + typed + "' is outside the work tree");
  }
  return name.string();
}

// The paths that git knows under a name, each once, though a conflict has it
// in several stages.
std::string full_name(const git::Repository& repository,
                      const std::string& typed) {
  const std::string listed = git::output({"--literal-pathspecs",
                                          "ls-files",
                                          "-z",
                                          "--deduplicate",
                                          "--full-name",
                                          "--",
                                          typed});
  const auto names = git::split(listed, '\0');
  if (names.size() > 1 || fs::is_directory(fs::symlink_status(typed))) {
    throw Error("'" + typed + "' is a folder", "name the files in it");
  }
  return names.empty() ? name_below_top(repository, typed)
                       : std::string(names.front());
}

std::optional<std::string> object(const std::string& name) {
  base::Completed said = git::run({"cat-file", "blob", name});
  return said.ok() ? std::optional(std::move(said.out)) : std::nullopt;
}

// What the index had before the handoff came: HEAD's version, or, when the
// handoff is committed and nothing has changed since, that of the commit
// before, so that `git commit --amend` takes it out.
void find_before(Found& found) {
  const std::optional<std::string> head = object("HEAD:" + found.path);
  if (!head) {
    return;
  }
  const bool is_changed = found.staged && found.staged != head;
  const bool is_edited = found.worktree && found.worktree != head;
  if (is_changed || is_edited) {
    found.before = "HEAD";
    return;
  }
  found.is_committed = true;
  const std::optional<std::string> older = object("HEAD^:" + found.path);
  if (older && older != head) {
    found.before = "HEAD^";
  }
}

Found find(const git::Repository& repository, const std::string& typed) {
  Found found{.path = full_name(repository, typed)};
  found.staged = object(":0:" + found.path);
  const std::string file = file_of(repository, found.path);
  if (fs::is_regular_file(fs::symlink_status(file))) {
    found.worktree = base::read_file(file);
  }
  if (!found.staged && !found.worktree) {
    throw Error("'" + typed + "' is neither staged nor in the work tree");
  }
  find_before(found);
  return found;
}

// The bytes to keep: the file, and what is staged where that differs. What
// `git add -N` puts into the index has none.
std::vector<std::string> versions(const Found& found) {
  std::vector<std::string> all;
  if (found.worktree) {
    all.push_back(*found.worktree);
  }
  const bool differs = found.staged != found.worktree;
  if (found.staged && differs && !found.staged->empty()) {
    all.push_back(*found.staged);
  }
  return all;
}

std::string repository_name(const git::Repository& repository) {
  const auto remote =
      forge::main_remote(repository.config, repository.branch());
  return remote ? remote->full_name()
                : fs::path(repository.worktree).filename().string();
}

// The document under a front matter of its own; its own, if it had one of
// ours, goes.
std::string compose(const git::Repository& repository,
                    const Found& found,
                    std::string_view bytes,
                    const std::string& id) {
  const std::string text = text::decode_input(bytes, "'" + found.path + "'");
  const store::ParsedDocument parsed = store::parse_document(text);
  const std::int64_t now = base::now();
  const std::int64_t lifetime = read_settings(repository.config).lifetime;
  std::string document = "---\nhandoff: 1\nid: " + id + "\nkind: continue\n";
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) {
      document += std::string(key) + ": " +
                  quote_yaml(text::visible_line(value)) + "\n";
    }
  };
  add("purpose",
      parsed.ok() ? parsed.front.purpose : "rescued from " + found.path);
  add("repository", repository_name(repository));
  add("branch", repository.branch());
  add("head", repository.head.substr(0, git::id_digits({repository.head})));
  add("created", base::iso_time(now));
  add("expires", lifetime == 0 ? "never" : base::iso_time(now + lifetime));
  return document + "---\n" +
         (parsed.ok() ? text.substr(parsed.body) : "\n" + text);
}

redact::Redactor redactor_for(const git::Repository& repository) {
  return redact::Redactor(
      redaction_options(repository.config, repository.worktree));
}

// Whatever can fail in making the documents fails here, before anything is
// changed.
void prove(const git::Repository& repository, Found& found) {
  for (const std::string& bytes : versions(found)) {
    const std::string document =
        compose(repository, found, bytes, std::string(4, '0'));
    found.redactions +=
        redactor_for(repository).redact(document).findings.size();
  }
}

// Its copies are recognised from now on; if not, it is kept all the same.
void remember_descent(const git::Repository& repository,
                      store::WrittenHandoff& written) {
  const std::optional<Error> failure = base::attempt([&] {
    guard::record(
        repository.common_dir, written.id, base::read_file(written.path));
  });
  if (failure) {
    written.warnings.push_back(std::string("the guard will not know it: ") +
                               failure->what());
  }
}

void keep(const git::Repository& repository,
          const Found& found,
          const std::string& bytes,
          Rescued& rescued) {
  const auto render = [&](const std::string& id) {
    return redactor_for(repository)
        .redact(compose(repository, found, bytes, id))
        .text;
  };
  const store::Places places =
      store::find_places(store::place_query(repository));
  store::WrittenHandoff written =
      store::write_handoff(places, repository.common_dir, render);
  remember_descent(repository, written);
  rescued.kept.push_back(std::move(written.path));
  rescued.ids.push_back(std::move(written.id));
  for (std::string& warning : written.warnings) {
    rescued.warnings.push_back(std::move(warning));
  }
}

// The index has the path as it was before, or no longer.
void unstage(const git::Repository& repository, const Found& found) {
  const std::vector<std::string> arguments =
      found.before ? std::vector<std::string>{"--literal-pathspecs",
                                              "reset",
                                              "-q",
                                              *found.before,
                                              "--",
                                              found.path}
                   : std::vector<std::string>{
                         "update-index", "--force-remove", "--", found.path};
  const base::Completed said = base::run(repository.at_top(arguments));
  if (!said.ok()) {
    throw git::failure("take '" + found.path + "' out of the index", said);
  }
}

Rescued rescue_one(const git::Repository& repository, const Found& found) {
  Rescued rescued{.path = found.path,
                  .is_committed = found.is_committed,
                  .redactions = found.redactions};
  for (const std::string& bytes : versions(found)) {
    keep(repository, found, bytes, rescued);
  }
  if (found.staged) {
    unstage(repository, found);
  }
  if (!found.worktree) {
    rescued.file = FileFate::none;
  } else if (found.before) {
    rescued.file = FileFate::older;
  } else if (found.redactions > 0) {
    rescued.file = FileFate::has_more;
  } else {
    fs::remove(file_of(repository, found.path));
  }
  return rescued;
}

} // namespace

std::vector<Rescued> rescue(const git::Repository& repository,
                            const std::vector<std::string>& paths) {
  if (repository.worktree.empty()) {
    throw Error("there is no work tree to rescue anything from");
  }
  std::vector<Found> all;
  for (const std::string& path : paths) {
    all.push_back(find(repository, path));
    prove(repository, all.back());
  }
  std::vector<Rescued> rescued;
  for (const Found& found : all) {
    rescued.push_back(rescue_one(repository, found));
  }
  return rescued;
}

} // namespace handoff
