// SPDX-License-Identifier: MIT
// Recognises descent: the fingerprints of a repository on disk.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "git/state_directory.hpp"
#include "guard/descent.hpp"
#include "guard/text_cut.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_kept = 400;
constexpr std::string_view k_version = "1 ";
constexpr std::size_t k_hash_digits = 8;

// In repositories that several people share each has their own: only they
// can read it.
struct Places {
  std::string directory;
  std::string salt;
  std::string fingerprints;
};

Places places(const std::string& common_dir) {
  const std::string directory =
      common_dir + "/handoff/guard-" + std::to_string(::geteuid());
  return {directory, directory + "/salt", directory + "/fingerprints"};
}

std::string read_if_there(const std::string& path) {
  constexpr std::size_t most = std::size_t{8} << 20U;
  return fs::exists(fs::symlink_status(path))
             ? base::read_private_file(path, most)
             : std::string();
}

std::optional<Salt> parse_salt(std::string_view text) {
  text = trimmed(text);
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

// The repository's secret, made when there is none. Of two processes that
// make it at once the first wins.
Salt have_salt(const Places& at) {
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
  const ssize_t written = ::write(fd, line.data(), line.size());
  const int error = errno;
  ::close(fd);
  if (written != static_cast<ssize_t>(line.size())) {
    throw system_error("cannot write '" + path + "'", error);
  }
}

void keep_newest(const std::string& path) {
  const std::string all = read_if_there(path);
  const auto lines = std::count(all.begin(), all.end(), '\n');
  if (lines <= static_cast<std::ptrdiff_t>(2 * k_most_kept)) {
    return;
  }
  std::size_t start = all.size();
  for (std::size_t i = 0; i <= k_most_kept && start > 0; ++i) {
    const std::size_t newline = all.rfind('\n', start - 1);
    start = newline == std::string::npos ? 0 : newline;
  }
  base::write_private_file(
      path, std::string_view(all).substr(start + 1), base::IfExists::replace);
}

} // namespace

void record(const std::string& common_dir,
            std::string_view id,
            std::string_view document) {
  const Places at = places(common_dir);
  git::make_state_directory(common_dir, "guard");
  const Salt salt = have_salt(at);
  std::string line = std::string(k_version) + std::string(id);
  for (const Shingle& shingle : fingerprint(document, salt)) {
    line += " " + hex(shingle.hash, k_hash_digits);
  }
  append(at.fingerprints, line + "\n");
  keep_newest(at.fingerprints);
}

Descent Descent::load(const std::string& common_dir) {
  Descent descent;
  const Places at = places(common_dir);
  const auto salt = parse_salt(read_if_there(at.salt));
  if (!salt) {
    return descent;
  }
  descent.salt_ = *salt;
  const std::string all = read_if_there(at.fingerprints);
  for (const std::string_view line : cut(all, '\n')) {
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
