// SPDX-License-Identifier: MIT
// Reading lines and counted bytes from a pipe.
#include "base/pipe_reader.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <unistd.h>

using namespace handoff;

namespace {

// A pipe into which another thread writes all of `text`, then closes it.
class Source {
public:
  explicit Source(std::string text) {
    REQUIRE(::pipe(ends_) == 0);
    writer_ = std::jthread([fd = ends_[1], text = std::move(text)] {
      std::size_t written = 0;
      while (written < text.size()) {
        const ssize_t n =
            ::write(fd, text.data() + written, text.size() - written);
        written += n > 0 ? static_cast<std::size_t>(n) : text.size();
      }
      ::close(fd);
    });
  }
  ~Source() {
    writer_.join();
    ::close(ends_[0]);
  }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  [[nodiscard]] int fd() const { return ends_[0]; }

private:
  int ends_[2] = {-1, -1};
  std::jthread writer_;
};

} // namespace

TEST_CASE("lines and counted bytes come in their order, newlines inside too") {
  const Source source("4 bytes\na\nb\n\nlast\n");
  base::PipeReader reader(source.fd());
  CHECK(reader.read_line() == "4 bytes");
  CHECK(reader.read_bytes(4) == "a\nb\n");
  CHECK(reader.read_line() == "");
  CHECK(reader.read_bytes(0) == "");
  CHECK(reader.read_line() == "last");
  CHECK_FALSE(reader.read_line());
}

TEST_CASE("what is longer than a pipe holds is read whole") {
  const std::string longest(300'000, 'x');
  const Source source(longest + "\n" + longest + "end\n");
  base::PipeReader reader(source.fd());
  CHECK(reader.read_line() == longest);
  CHECK(reader.read_bytes(longest.size()) == longest);
  CHECK(reader.read_line() == "end");
}

TEST_CASE("of more than is wanted the first bytes are kept, all are taken") {
  const Source source(std::string(100'000, 'x') + "tail\n");
  base::PipeReader reader(source.fd());
  CHECK(reader.read_bytes(100'000, 3) == "xxx");
  CHECK(reader.read_line() == "tail");
}

TEST_CASE("what is cut short is nothing") {
  const Source line("no newline");
  CHECK_FALSE(base::PipeReader(line.fd()).read_line());
  const Source bytes("three");
  CHECK_FALSE(base::PipeReader(bytes.fd()).read_bytes(6));
}
