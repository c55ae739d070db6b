// SPDX-License-Identifier: MIT
// What the environment and files of this machine name as secrets.
#include "rules/known_values.hpp"

#include "base/private_file.hpp"
#include "config/redact_known_key.hpp"
#include "git/git.hpp"
#include "rules/secret_files.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

extern "C" char** environ;

namespace handoff::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t k_max_file = std::uintmax_t{1} << 20U;
constexpr std::size_t k_max_directories = 256;
constexpr std::size_t k_max_files = 64;
constexpr int k_max_depth = 2;

struct ValueSources {
  bool env = false;
  bool dotenv = false;
  bool netrc = false;
};

ValueSources places_of(const std::string& listed) {
  ValueSources places;
  std::size_t at = 0;
  while ((at = listed.find_first_not_of(" ,\t", at)) != std::string::npos) {
    const std::size_t end =
        std::min(listed.find_first_of(" ,\t", at), listed.size());
    const std::string word = listed.substr(at, end - at);
    at = end;
    if (word == "env") {
      places.env = true;
    } else if (word == "dotenv") {
      places.dotenv = true;
    } else if (word == "netrc") {
      places.netrc = true;
    } else {
      throw Error("handoff.redact.known: '" + word +
                  "' is not a place; list env, dotenv and netrc, or say false");
    }
  }
  return places;
}

ValueSources places_in(const git::Config& config) {
  const std::optional<std::string> value = config.get(config::k_redact_known);
  if (!value) {
    return places_of(std::string(config::k_redact_known.fallback));
  }
  const bool is_off =
      *value == "false" || *value == "off" || *value == "no" || *value == "0";
  return is_off ? ValueSources{} : places_of(*value);
}

// Nothing for what is not a file of a moderate size, or cannot be read.
std::string read(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed) ||
      fs::file_size(path, failed) > k_max_file) {
    return {};
  }
  try {
    return base::read_file(path.string());
  } catch (const Error&) {
    return {};
  }
}

void add_environment(std::vector<redact::NamedValue>& values) {
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view entry = *variable;
    const std::size_t equals = entry.find('=');
    if (equals != std::string_view::npos) {
      values.push_back({std::string(entry.substr(0, equals)),
                        std::string(entry.substr(equals + 1))});
    }
  }
}

// .env, .env.local, .envrc
bool is_dotenv(const std::string& name) {
  return name.starts_with(".env");
}

// Directories that hold what others wrote.
bool is_foreign(const std::string& name) {
  constexpr std::string_view foreign[] = {
      "node_modules", "vendor", "target", "build", "dist", "venv"};
  return name.starts_with('.') ||
         std::ranges::find(foreign, name) != std::end(foreign);
}

// Collects files `.env*`, by their path from the top.
class DotenvSearch {
public:
  explicit DotenvSearch(fs::path top) : top_(std::move(top)) {}

  // Looks into `directory`, a path from the top, and `depth` levels below.
  void look_into(const fs::path& directory, int depth) {
    if (++directories_ > k_max_directories) {
      return;
    }
    std::error_code failed;
    std::vector<fs::path> below;
    for (fs::directory_iterator it(
             top_ / directory,
             fs::directory_options::skip_permission_denied,
             failed);
         !failed && it != fs::directory_iterator();
         it.increment(failed)) {
      const std::string name = it->path().filename().string();
      std::error_code unknown;
      if (is_dotenv(name)) {
        if (found_.size() == k_max_files) {
          return;
        }
        found_.push_back((directory / name).string());
      } else if (depth > 0 && !is_foreign(name) && !it->is_symlink(unknown) &&
                 it->is_directory(unknown)) {
        below.push_back(directory / name);
      }
    }
    for (const fs::path& next : below) {
      look_into(next, depth - 1);
    }
  }

  [[nodiscard]] std::vector<std::string> take() {
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::move(found_);
  }

private:
  fs::path top_;
  std::vector<std::string> found_;
  std::size_t directories_ = 0;
};

std::vector<std::string> find_dotenv(const std::string& top) {
  std::error_code failed;
  DotenvSearch search(top);
  fs::path here = fs::current_path(failed).lexically_relative(top);
  if (!here.empty() && *here.begin() != "..") {
    for (; here.has_filename() && here != "."; here = here.parent_path()) {
      search.look_into(here, 0);
    }
  }
  search.look_into({}, k_max_depth);
  return search.take();
}

// Of `paths` those that git ignores: what it tracks is not a secret of this
// machine. If git cannot say, all of them.
std::vector<std::string> ignored(std::vector<std::string> paths,
                                 const std::string& top) {
  if (paths.empty()) {
    return paths;
  }
  std::string input;
  for (const std::string& path : paths) {
    input += path + '\0';
  }
  const base::Completed said =
      git::run({"check-ignore", "-z", "--stdin"}, top, input);
  if (said.status != 0 && said.status != 1) {
    return paths;
  }
  const std::vector<std::string_view> kept = text::split(said.out, '\0');
  return {kept.begin(), kept.end()};
}

void add_all(std::vector<redact::NamedValue>& values,
             std::vector<redact::NamedValue> more) {
  std::ranges::move(more, std::back_inserter(values));
}

std::string netrc_path() {
  if (const char* path = std::getenv("NETRC"); path != nullptr) {
    return path;
  }
  const char* home = std::getenv("HOME");
  return home == nullptr ? std::string() : std::string(home) + "/.netrc";
}

} // namespace

std::vector<redact::NamedValue> known_values(const git::Config& config,
                                             const std::string& top) {
  const ValueSources places = places_in(config);
  std::vector<redact::NamedValue> values;
  if (places.env) {
    add_environment(values);
  }
  if (places.dotenv && !top.empty()) {
    for (const std::string& path : ignored(find_dotenv(top), top)) {
      add_all(values, read_dotenv(read(fs::path(top) / path)));
    }
  }
  if (places.netrc) {
    add_all(values, read_netrc(read(netrc_path())));
  }
  return values;
}

} // namespace handoff::rules
