// SPDX-License-Identifier: MIT
// An object in a file of its own, read without git.
#include "git/objects/loose_object.hpp"

#include "base/fd.hpp"
#include "git/objects/cat_file.hpp"
#include "text/object_id.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace handoff::git {
namespace {

constexpr std::size_t k_max_header_length = 32; // "commit 18446744073709551615"

} // namespace

class LooseObject::Inflater {
public:
  explicit Inflater(base::Fd file) : file_(std::move(file)) {
    is_good_ = inflateInit(&stream_) == Z_OK;
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Up to `size` bytes more.
  std::string read(std::size_t size) {
    std::string out(is_good_ ? size : 0, '\0');
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    while (is_good_ && stream_.avail_out > 0) {
      is_good_ = (stream_.avail_in > 0 || fill()) &&
                 inflate(&stream_, Z_SYNC_FLUSH) == Z_OK;
    }
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

private:
  bool fill() {
    ssize_t n = 0;
    do {
      n = ::read(file_.get(), buffer_.data(), buffer_.size());
    } while (n < 0 && errno == EINTR);
    stream_.next_in = buffer_.data();
    stream_.avail_in = n > 0 ? static_cast<uInt>(n) : 0;
    return n > 0;
  }

  base::Fd file_;
  std::array<Bytef, 16384> buffer_; // most objects are smaller
  z_stream stream_{};
  bool is_good_ = false;
};

LooseObject::LooseObject(std::unique_ptr<Inflater> inflater)
    : inflater_(std::move(inflater)) {}
LooseObject::LooseObject(LooseObject&&) noexcept = default;
LooseObject::~LooseObject() = default;

std::optional<LooseObject> LooseObject::open(const std::string& objects,
                                             std::string_view id) {
  if (!text::is_object_id(id)) {
    return std::nullopt;
  }
  const std::string path = objects + "/" + std::string(id.substr(0, 2)) + "/" +
                           std::string(id.substr(2));
  base::Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    return std::nullopt;
  }
  LooseObject object(std::make_unique<Inflater>(std::move(file)));
  object.begun_ = object.inflater_->read(k_max_header_length);
  const std::size_t end = object.begun_.find('\0');
  if (end == std::string::npos) {
    return std::nullopt;
  }
  // "<kind> <size>", as cat-file says behind the id.
  const auto header =
      parse_object_header(std::string(id) + " " + object.begun_.substr(0, end));
  if (!header) {
    return std::nullopt;
  }
  object.kind_ = header->kind;
  object.size_ = header->size;
  object.begun_.erase(0, end + 1);
  return object;
}

std::optional<std::string> LooseObject::read(std::size_t most) {
  const std::size_t wanted = std::min(size_, most);
  std::string bytes = std::move(begun_);
  if (bytes.size() < wanted) {
    bytes += inflater_->read(wanted - bytes.size());
  }
  if (bytes.size() < wanted) {
    return std::nullopt;
  }
  bytes.resize(wanted);
  return bytes;
}

} // namespace handoff::git
