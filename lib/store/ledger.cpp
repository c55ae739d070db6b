// SPDX-License-Identifier: MIT
// Where this repository's handoffs are, whatever TMPDIR the finder has.
#include "store/ledger.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"
#include "git/state_directory.hpp"
#include "store/id.hpp"
#include "store/seal.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_entry_bytes = 64U << 10U;

struct TextField {
  std::string_view key;
  std::string LedgerEntry::*field;
};
constexpr std::array k_text_fields = {
    TextField{"id", &LedgerEntry::id},
    TextField{"kind", &LedgerEntry::kind},
    TextField{"branch", &LedgerEntry::branch},
    TextField{"branch-hash", &LedgerEntry::branch_hash},
    TextField{"parent-branch-hash", &LedgerEntry::parent_branch_hash},
    TextField{"head", &LedgerEntry::head},
    TextField{"snapshot", &LedgerEntry::snapshot},
    TextField{"parent", &LedgerEntry::parent},
    TextField{"digest", &LedgerEntry::digest},
    TextField{"path", &LedgerEntry::path},
};

struct NumberField {
  std::string_view key;
  std::int64_t LedgerEntry::*field;
};
constexpr std::array k_number_fields = {
    NumberField{"created", &LedgerEntry::created},
    NumberField{"expires", &LedgerEntry::expires},
    NumberField{"sequence", &LedgerEntry::sequence},
};

// The last line: the seal of those before it.
constexpr std::string_view k_seal = "seal ";

// Values may hold newlines: a path can.
std::string escaped(std::string_view value) {
  std::string line;
  for (const char c : value) {
    if (c == '\n' || c == '\\') {
      line += '\\';
    }
    line += c == '\n' ? 'n' : c;
  }
  return line;
}

std::string unescaped(std::string_view line) {
  std::string value;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      value += line[i] == 'n' ? '\n' : line[i];
    } else {
      value += line[i];
    }
  }
  return value;
}

std::string format(const LedgerEntry& entry) {
  std::string text;
  const auto add = [&](std::string_view key, std::string_view value) {
    text.append(key).append(" ").append(escaped(value)).append("\n");
  };
  for (const TextField& known : k_text_fields) {
    add(known.key, entry.*known.field);
  }
  for (const NumberField& known : k_number_fields) {
    add(known.key, std::to_string(entry.*known.field));
  }
  return text;
}

void take(LedgerEntry& entry, std::string_view key, std::string_view value) {
  for (const TextField& known : k_text_fields) {
    if (known.key == key) {
      entry.*known.field = unescaped(value);
    }
  }
  for (const NumberField& known : k_number_fields) {
    if (known.key == key) {
      std::from_chars(
          value.data(), value.data() + value.size(), entry.*known.field);
    }
  }
}

} // namespace

std::optional<ParsedEntry> parse_ledger_entry(std::string_view text) {
  ParsedEntry parsed{.sealed_text = text};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) {
      return std::nullopt; // cut off
    }
    const std::string_view line = text.substr(at, end - at);
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) {
      return std::nullopt;
    }
    if (line.starts_with(k_seal)) {
      parsed.seal = line.substr(k_seal.size());
      parsed.sealed_text = text.substr(0, at);
      break;
    }
    take(parsed.entry, line.substr(0, space), line.substr(space + 1));
    at = end + 1;
  }
  const bool is_whole =
      is_id(parsed.entry.id) && parsed.entry.path.starts_with('/');
  return is_whole ? std::optional(std::move(parsed)) : std::nullopt;
}

namespace {

// The one entry in `file`. Throws Error where it is not readable.
LedgerEntry read_entry(const fs::path& file, const Seal& seal) {
  const std::string bytes =
      base::read_private_file(file.string(), k_max_entry_bytes);
  std::optional<ParsedEntry> parsed = parse_ledger_entry(bytes);
  if (!parsed || parsed->entry.id != file.filename().string()) {
    throw Error("the ledger's entry '" + file.string() + "' is damaged");
  }
  parsed->entry.is_sealed = seal.holds(parsed->sealed_text, parsed->seal);
  return std::move(parsed->entry);
}

// Each user has an own one: a shared repository has several.
std::string ledger_directory(const std::string& common_dir) {
  return git::state_directory(common_dir, "ledger");
}

} // namespace

Ledger read_ledger(const std::string& common_dir) {
  Ledger ledger;
  const Seal seal = Seal::of_reader(common_dir);
  std::error_code error;
  for (fs::directory_iterator it(ledger_directory(common_dir), error), end;
       !error && it != end;
       it.increment(error)) {
    if (!is_id(it->path().filename().string())) {
      continue; // a name in passing, of a write that was killed
    }
    const std::optional<Error> failure = base::attempt(
        [&] { ledger.entries.push_back(read_entry(it->path(), seal)); });
    if (failure) {
      ledger.warnings.emplace_back(failure->what());
    }
  }
  std::ranges::sort(ledger.entries, {}, [](const LedgerEntry& entry) {
    return std::pair(entry.sequence, entry.created);
  });
  return ledger;
}

namespace {

// The last number that was given, kept in a file of its own: to read every
// entry would make each handoff slower than the one before.
std::string counter_path(const std::string& directory) {
  return directory + "/sequence";
}

std::int64_t read_counter(const std::string& path) {
  std::int64_t last = 0;
  const std::optional<Error> failure = base::attempt([&] {
    const std::string text = base::read_private_file(path, 32);
    std::from_chars(text.data(), text.data() + text.size(), last);
  });
  return failure ? 0 : last;
}

std::int64_t next_sequence(const std::string& common_dir,
                           const std::string& directory) {
  const std::int64_t counted = read_counter(counter_path(directory));
  if (counted > 0) {
    return counted + 1;
  }
  const Ledger ledger = read_ledger(common_dir);
  return ledger.entries.empty() ? 1 : ledger.entries.back().sequence + 1;
}

} // namespace

namespace {

std::string reservation_path(const std::string& directory,
                             const std::string& id) {
  return directory + "/" + id + ".reserved";
}

std::string use_path(const std::string& directory, const std::string& id) {
  return directory + "/" + id + ".used";
}

void remove(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
    throw system_error("cannot remove '" + path + "'", errno);
  }
}

bool is_there(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error);
}

} // namespace

bool reserve_id(const std::string& common_dir, const std::string& id) {
  const std::string directory = git::make_state_directory(common_dir, "ledger");
  const std::string path = reservation_path(directory, id);
  if (!base::create_private_file(path, "")) {
    return false;
  }
  // Looked for last: whoever had reserved it enters it before he releases it.
  const bool is_taken = is_there(directory + "/" + id);
  if (is_taken) {
    remove(path);
  }
  return !is_taken;
}

void release_id(const std::string& common_dir, const std::string& id) {
  static_cast<void>(base::attempt(
      [&] { remove(reservation_path(ledger_directory(common_dir), id)); }));
}

std::vector<std::string> stale_reservations(const std::string& common_dir,
                                            std::int64_t now) {
  constexpr std::int64_t k_day = 24 * 60 * 60;
  std::vector<std::string> stale;
  std::error_code error;
  for (fs::directory_iterator it(ledger_directory(common_dir), error), end;
       !error && it != end;
       it.increment(error)) {
    struct stat found {};
    if (it->path().extension() == ".reserved" &&
        ::lstat(it->path().c_str(), &found) == 0 &&
        now - found.st_mtime > k_day) {
      stale.push_back(it->path().string());
    }
  }
  return stale;
}

bool add_to_ledger(const std::string& common_dir, LedgerEntry entry) {
  const std::string directory = git::make_state_directory(common_dir, "ledger");
  entry.sequence = next_sequence(common_dir, directory);
  std::string text = format(entry);
  const std::string seal = Seal::of_writer(common_dir).seal(text);
  if (!seal.empty()) {
    text.append(k_seal).append(seal).append("\n");
  }
  if (!base::create_private_file(directory + "/" + entry.id, text)) {
    return false;
  }
  base::write_private_file(counter_path(directory),
                           std::to_string(entry.sequence) + "\n",
                           base::IfExists::replace);
  return true;
}

void remove_from_ledger(const std::string& common_dir, const std::string& id) {
  if (is_id(id)) {
    const std::string directory = ledger_directory(common_dir);
    remove(directory + "/" + id);
    remove(use_path(directory, id));
  }
}

void mark_as_used(const std::string& common_dir, const std::string& id) {
  const std::string directory = ledger_directory(common_dir);
  if (is_id(id) && is_there(directory + "/" + id)) {
    static_cast<void>(base::create_private_file(use_path(directory, id), ""));
  }
}

bool is_used(const std::string& common_dir, const std::string& id) {
  return is_there(use_path(ledger_directory(common_dir), id));
}

} // namespace handoff::store
