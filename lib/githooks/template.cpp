// SPDX-License-Identifier: MIT
// Our hooks in the template that git init and git clone copy.
#include "githooks/template.hpp"

#include "base/error.hpp"
#include "git/git.hpp"
#include "githooks/files.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace handoff::githooks {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> configured_directory() {
  const base::Completed said =
      git::run({"config", "--type=path", "--get", "init.templateDir"});
  return said.ok() ? std::optional(said.out.substr(0, said.out.find('\n')))
                   : std::nullopt;
}

// Ours alone, by its name.
std::string own_directory() {
  const char* const config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') {
    return std::string(config) + "/git/handoff-template";
  }
  const char* const home = std::getenv("HOME");
  if (home == nullptr) {
    throw Error("cannot find a place for a template: HOME is not set",
                "git config --global init.templateDir <directory>");
  }
  return std::string(home) + "/.config/git/handoff-template";
}

// init.templateDir stands for git's own template: without its parts new
// repositories would lack info/exclude. A repository made with it has them.
void copy_default(const std::string& directory) {
  const std::string sample = directory + "/.sample";
  (void)git::output({"init", "-q", "--bare", sample});
  for (const char* name : {"description", "info", "hooks"}) {
    if (fs::exists(sample + "/" + name)) {
      fs::copy(sample + "/" + name,
               directory + "/" + name,
               fs::copy_options::recursive |
                   fs::copy_options::overwrite_existing);
    }
  }
  fs::remove_all(sample);
}

std::string make_own_directory() {
  std::string directory = own_directory();
  make_directory(directory);
  copy_default(directory);
  (void)git::output({"config", "--global", "init.templateDir", directory});
  return directory;
}

// Whether `hooks` has only git's samples.
bool has_only_samples(const std::string& hooks) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(hooks, error)) {
    if (entry.path().extension() != ".sample") {
      return false;
    }
  }
  return true;
}

} // namespace

Outcome install_template(std::span<const std::string_view> events,
                         const std::string& binary_directory) {
  const std::optional<std::string> configured = configured_directory();
  const std::string directory = configured ? *configured : make_own_directory();
  Outcome outcome;
  for (const std::string_view event : events) {
    install_file(directory + "/hooks",
                 {.event = std::string(event), .directory = binary_directory},
                 Chain::no,
                 outcome);
  }
  return outcome;
}

Outcome remove_template(std::span<const std::string_view> events) {
  Outcome outcome;
  const std::optional<std::string> directory = configured_directory();
  if (!directory) {
    return outcome;
  }
  for (const std::string_view event : events) {
    remove_file(*directory + "/hooks", event, outcome);
  }
  if (*directory == own_directory() &&
      has_only_samples(*directory + "/hooks")) {
    (void)git::run({"config", "--global", "--unset", "init.templateDir"});
    fs::remove_all(*directory);
    outcome.done.push_back("removed " + *directory + " and init.templateDir");
  }
  return outcome;
}

} // namespace handoff::githooks
