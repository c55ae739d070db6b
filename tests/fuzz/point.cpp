// SPDX-License-Identifier: MIT
// Fuzzes pointing and expanding: whatever the notes hold comes back.
#include "point/point.hpp"

#include "git/git.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

using namespace handoff;

constexpr std::string_view k_file =
    "#include <stdio.h>\n\nstatic int parse_header(const char *text)\n{\n"
    "\tif (!text)\n\t\treturn error(\"the header is empty\");\n\n"
    "\treturn scan_name(text);\n}\n";
constexpr std::string_view k_prose =
    "# The window\n\nThe window keeps the frames that were sent but are not "
    "yet\nacknowledged, in order.  A frame - any - leaves it when the \"peer\""
    "\nhas said so, or never.\n\n* Frames are never sent out of order.\n";

git::Repository make_repository() {
  std::string name =
      std::filesystem::temp_directory_path() / "fuzz-point-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr || ::chdir(name.c_str()) != 0) {
    std::abort();
  }
  const auto commit = [](const char* subject) {
    static_cast<void>(git::output({"add", "-A"}));
    static_cast<void>(git::output(
        {"-c",
         "user.name=A",
         "-c",
         "user.email=a@example.com",
         "commit",
         "-q",
         "-m",
         subject,
         "-m",
         "The reason is that nobody could tell why it was closed."}));
  };
  static_cast<void>(git::output({"init", "-q", "."}));
  std::ofstream("parse.c") << k_file;
  std::ofstream("window.md") << k_prose;
  commit("parser: first version");
  std::ofstream("parse.c") << k_file << "\nint main(void)\n{\n}\n";
  commit("parser: a program at last");
  return git::discover();
}

// Some control bytes stand for a piece of the sources, as long as the next
// byte says: copies, whole and changed, are likely.
std::string notes_of(std::string_view data) {
  const std::string sources = std::string(k_file) + std::string(k_prose);
  std::string notes;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const auto byte = static_cast<unsigned char>(data[i]);
    if (byte >= 14 && byte < 32) {
      const std::size_t start = (byte - 14U) * 17 % sources.size();
      const std::size_t next = i + 1 < data.size() ? i + 1 : i;
      const auto size = static_cast<unsigned char>(data[next]);
      notes += sources.substr(start, size * 2U);
    } else {
      notes += data[i];
    }
  }
  return notes;
}

void check(std::string_view notes, const git::Repository& repository) {
  const point::PointedNotes pointed = point::point(notes, repository, {});
  point::Library library(repository, {});
  if (point::expand(pointed.text, library).text != notes) {
    std::abort();
  }
  std::size_t last = 0;
  for (const point::Replacement& each : pointed.pointers) {
    if (each.start < last || each.end <= each.start) {
      std::abort();
    }
    last = each.end;
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const git::Repository repository = make_repository();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(notes_of(bytes), repository);
  return 0;
}
