// SPDX-License-Identifier: MIT
// An object in a file of its own, read without git.
#include "git/loose_object.hpp"

#include "base/mapped_file.hpp"
#include "git/cat_file.hpp"

#include <algorithm>
#include <utility>
#include <zlib.h>

namespace handoff::git {
namespace {

constexpr std::size_t k_longest_header = 32; // "commit 18446744073709551615"

bool is_full_id(std::string_view id) {
  return (id.size() == 40 || id.size() == 64) &&
         id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

class LooseObject::Inflater {
public:
  explicit Inflater(base::MappedFile file) : file_(std::move(file)) {
    const std::string_view bytes = file_.bytes();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in =
        static_cast<uInt>(std::min<std::size_t>(bytes.size(), ~uInt{0}));
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
      is_good_ = inflate(&stream_, Z_SYNC_FLUSH) == Z_OK;
    }
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

private:
  base::MappedFile file_;
  z_stream stream_{};
  bool is_good_ = false;
};

LooseObject::LooseObject(std::unique_ptr<Inflater> inflater)
    : inflater_(std::move(inflater)) {}
LooseObject::LooseObject(LooseObject&&) noexcept = default;
LooseObject::~LooseObject() = default;

std::optional<LooseObject> LooseObject::open(const std::string& objects,
                                             std::string_view id) {
  if (!is_full_id(id)) {
    return std::nullopt;
  }
  std::optional<base::MappedFile> file =
      base::MappedFile::open(objects + "/" + std::string(id.substr(0, 2)) +
                             "/" + std::string(id.substr(2)));
  if (!file) {
    return std::nullopt;
  }
  LooseObject object(std::make_unique<Inflater>(std::move(*file)));
  object.begun_ = object.inflater_->read(k_longest_header);
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
