// SPDX-License-Identifier: MIT
// Recognises descent: the fingerprints of a repository on disk.
#include "base/attempt.hpp"
#include "base/error.hpp"
#include "base/notices.hpp"
#include "base/ownership.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "git/state_directory.hpp"
#include "guard/document/descent.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_set>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_kept =
    400; // handoffs, once there are twice as many
constexpr std::size_t k_max_hashes = 8192; // of one handoff
// What is read. A file of three quarters of it is cut to half of it.
constexpr std::size_t k_max_file_bytes = std::size_t{8} << 20U;
constexpr std::string_view k_version = "1 ";
constexpr std::size_t k_hash_digits = 8;

// In repositories that several people share each has their own: only they
// can read it.
struct DescentPaths {
  std::string directory;
  std::string salt;
  std::string fingerprints;
};

DescentPaths places(const std::string& common_dir) {
  const std::string directory =
      common_dir + "/handoff/guard-" + std::to_string(::geteuid());
  return {directory, directory + "/salt", directory + "/fingerprints"};
}

// The newest lines of it; empty if there is none.
std::string read_if_there(const std::string& path) {
  if (!fs::exists(fs::symlink_status(path))) {
    return {};
  }
  std::string text = base::read_private_tail(path, k_max_file_bytes);
  if (text.size() == k_max_file_bytes) { // it may begin within a line
    text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return text;
}

// A file of ours that cannot be read must not stop a commit: it is put out of
// the way, a new one takes its place, and both are said.
std::string read_or_set_aside(const std::string& path) {
  std::string text;
  const auto failure = base::attempt([&] { text = read_if_there(path); });
  if (failure) {
    std::error_code error;
    fs::rename(path, path + ".unreadable", error);
    base::add_notice(std::string(failure->what()) +
                     (error
                          ? "; the guard does not know earlier handoffs"
                          : "; it is set aside as '" + path + ".unreadable'"));
  }
  return text;
}

std::optional<Salt> parse_salt(std::string_view text) {
  text = text::trimmed(text);
  Salt salt{};
  if (text.size() != 32) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string_view half = text.substr(i * 16, 16);
    const auto [end, error] =
        std::from_chars(half.data(), half.data() + 16, salt[i], 16);
    if (error != std::errc() || end != half.data() + 16) {
      return std::nullopt;
    }
  }
  return salt;
}

std::string hex(std::uint64_t value, std::size_t digits) {
  std::string text(digits, '0');
  for (std::size_t i = digits; i > 0; --i) {
    text[i - 1] = "0123456789abcdef"[value & 15U];
    value >>= 4U;
  }
  return text;
}

// The repository's secret, made if there is none. Of two processes that
// make it at once the first wins.
Salt have_salt(const DescentPaths& at) {
  if (const auto salt = parse_salt(read_if_there(at.salt))) {
    return *salt;
  }
  Salt fresh{};
  const std::string noise = base::random_name(48);
  for (std::size_t i = 0; i < noise.size(); ++i) {
    std::uint64_t& half = fresh[i % 2];
    half = half * 29 + static_cast<unsigned char>(noise[i]);
  }
  const std::string text = hex(fresh[0], 16) + hex(fresh[1], 16) + "\n";
  if (base::create_private_file(at.salt, text)) {
    return fresh;
  }
  const auto theirs = parse_salt(base::read_file(at.salt));
  if (!theirs) {
    throw Error("'" + at.salt + "' is damaged",
                "delete it and 'fingerprints' beside it: both are remade");
  }
  return *theirs;
}

// One write at the end of the file, so that two writers never mix.
void append(const std::string& path, std::string_view line) {
  const int fd = ::open(path.c_str(),
                        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                        S_IRUSR | S_IWUSR);
  if (fd < 0) {
    throw system_error("cannot open '" + path + "'", errno);
  }
  base::leave_to_owner(path);
  const ssize_t written = ::write(fd, line.data(), line.size());
  const int error = errno;
  ::close(fd);
  if (written != static_cast<ssize_t>(line.size())) {
    throw system_error("cannot write '" + path + "'", error);
  }
}

// Of a very long document the least hashes, each once, in its order: a part of
// it still has its share of them, and one document cannot push out the rest.
std::vector<std::uint64_t> bounded_hashes(std::string_view document,
                                          Salt salt) {
  std::vector<std::uint64_t> hashes;
  for (const Shingle& shingle : fingerprint(document, salt)) {
    hashes.push_back(shingle.hash);
  }
  if (hashes.size() <= k_max_hashes) {
    return hashes;
  }
  std::vector<std::uint64_t> least = hashes;
  std::ranges::sort(least);
  least.erase(std::unique(least.begin(), least.end()), least.end());
  least.resize(std::min(least.size(), k_max_hashes));
  std::unordered_set<std::uint64_t> seen;
  std::erase_if(hashes, [&](std::uint64_t hash) {
    return hash > least.back() || !seen.insert(hash).second;
  });
  return hashes;
}

// Where the newest lines begin that may stay: whole lines, at most k_max_kept
// of them and at most half of what is read.
std::size_t start_of_newest(std::string_view all) {
  std::size_t start = all.size();
  for (std::size_t i = 0; i <= k_max_kept && start > 0; ++i) {
    const std::size_t newline = all.rfind('\n', start - 1);
    const std::size_t next =
        newline == std::string_view::npos ? 0 : newline + 1;
    if (all.size() - next > k_max_file_bytes / 2 && i > 1) {
      break;
    }
    start = next == 0 ? 0 : newline;
  }
  return start == 0 ? 0 : start + 1;
}

void keep_newest(const std::string& path) {
  const std::string all = read_if_there(path);
  const auto lines = std::count(all.begin(), all.end(), '\n');
  if (lines > static_cast<std::ptrdiff_t>(2 * k_max_kept) ||
      all.size() > k_max_file_bytes * 3 / 4) {
    base::write_private_file(path,
                             std::string_view(all).substr(start_of_newest(all)),
                             base::IfExists::replace);
  }
}

} // namespace

void record(const std::string& common_dir,
            std::string_view id,
            std::string_view document) {
  const DescentPaths at = places(common_dir);
  git::make_state_directory(common_dir, "guard");
  const Salt salt = have_salt(at);
  std::string line = std::string(k_version) + std::string(id);
  for (const std::uint64_t hash : bounded_hashes(document, salt)) {
    line += " " + hex(hash, k_hash_digits);
  }
  append(at.fingerprints, line + "\n");
  keep_newest(at.fingerprints);
}

Descent Descent::load(const std::string& common_dir) {
  Descent descent;
  const DescentPaths at = places(common_dir);
  const auto salt = parse_salt(read_or_set_aside(at.salt));
  if (!salt) {
    return descent;
  }
  descent.salt_ = *salt;
  const std::string all = read_or_set_aside(at.fingerprints);
  for (const std::string_view line : text::split(all, '\n')) {
    descent.add(line);
  }
  return descent;
}

void Descent::add(std::string_view line) {
  if (!line.starts_with(k_version)) {
    return;
  }
  line.remove_prefix(k_version.size());
  const std::size_t end = std::min(line.find(' '), line.size());
  Kept kept{std::string(line.substr(0, end))};
  line.remove_prefix(end);
  const auto handoff = static_cast<std::uint32_t>(handoffs_.size());
  while (line.size() > k_hash_digits) {
    std::uint64_t hash = 0;
    const char* const digits = line.data() + 1;
    const auto [stop, error] =
        std::from_chars(digits, digits + k_hash_digits, hash, 16);
    if (error != std::errc() || stop != digits + k_hash_digits) {
      return;
    }
    add_owner(hash, handoff);
    ++kept.size;
    line.remove_prefix(k_hash_digits + 1);
  }
  handoffs_.push_back(std::move(kept));
}

} // namespace handoff::guard
