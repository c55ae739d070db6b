// SPDX-License-Identifier: MIT
// The fingerprint index on disk.
#include "git/state_directory.hpp"
#include "point/index/fingerprint_index.hpp"
#include "point/match/notes.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace handoff::point;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_id_size = 20;
constexpr std::string_view k_text = "first line of the text\n"
                                    "second line of the text\n"
                                    "third line of the text\n"
                                    "fourth line of the text\n";

class Directory {
public:
  Directory() {
    std::string name = fs::temp_directory_path() / "fingerprints-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Directory() { fs::remove_all(path); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  [[nodiscard]] std::vector<fs::path> segments() const {
    std::vector<fs::path> all;
    for (const auto& file : fs::directory_iterator(
             handoff::git::state_directory(path, "fingerprints"))) {
      if (file.path().extension() == ".segment") {
        all.push_back(file.path());
      }
    }
    return all;
  }

  std::string path;
};

void add(FingerprintIndex& index, char id, std::string_view text) {
  SegmentWriter writer(k_id_size);
  writer.add(std::string(k_id_size, id),
             index.fingerprinter().of_blob(text, TextKind::code));
  index.add(writer);
}

// The ids, as their first letters, of all blobs that share a fingerprint.
std::string found(FingerprintIndex& index, std::string_view notes) {
  std::string letters;
  for (const NotePrint& print :
       index.fingerprinter().of_notes(NoteLines(notes))) {
    for (const std::string_view id : index.find(print.print)) {
      if (letters.find(id[0]) == std::string::npos) {
        letters += id[0];
      }
    }
  }
  return letters;
}

} // namespace

TEST_CASE("a blob is found again by some of its lines, however pasted") {
  const Directory here;
  FingerprintIndex index(here.path, k_id_size);
  add(index, 'a', k_text);
  add(index, 'b', "another text\nof other lines\nand no more\n");
  const std::string rows[] = {
      "second line of the text\nthird line of the text\nfourth line of the "
      "text\n",
      "> second line of the text\n> third line of the text\n> fourth line of "
      "the text\n",
      " 2\tsecond line of the text\n 3\tthird line of the text\n 4\tfourth "
      "line of the text\n"};
  for (const std::string& notes : rows) {
    CHECK(found(index, notes) == "a");
  }
  CHECK(found(index, "second line of a text\nthird line of a text\n").empty());
}

TEST_CASE("what is kept of a text does not depend on the salt") {
  std::string prose;
  for (unsigned i = 0; i < 300; ++i) {
    prose += "word" + std::to_string(i * 7919 % 1000);
    prose += i % 9 == 8 ? '\n' : ' ';
  }
  const Fingerprinter first(1);
  const std::size_t kept = first.of_blob(prose, TextKind::prose).size();
  for (std::uint64_t salt = 2; salt < 50; ++salt) {
    const Fingerprinter other(salt);
    const auto prints = other.of_blob(prose, TextKind::prose);
    CHECK(prints.size() == kept);
    CHECK(prints != first.of_blob(prose, TextKind::prose));
  }
}

TEST_CASE("two lines have the same fingerprint in any context") {
  const Fingerprinter printer(1);
  const auto alone =
      printer.of_blob("the one line\nthe other line\n", TextKind::code);
  REQUIRE(alone.size() == 1);
  for (std::size_t i = 0; i < 50; ++i) {
    const std::string text = "before " + std::string(i, 'x') +
                             "\nthe one line\n}\nthe other line\nbehind " +
                             std::string(i, 'y') + "\n";
    CHECK_THAT(printer.of_blob(text, TextKind::code),
               Catch::Matchers::VectorContains(alone[0]));
  }
}

TEST_CASE("what one process added another knows, also in another work tree") {
  const Directory here;
  {
    FingerprintIndex index(here.path, k_id_size);
    add(index, 'a', k_text);
  }
  FingerprintIndex index(here.path, k_id_size);
  CHECK(found(index, k_text) == "a");
  const std::string ids[] = {std::string(k_id_size, 'a'),
                             std::string(k_id_size, 'b')};
  CHECK(index.known({ids[0], ids[1]}) == std::vector<bool>{true, false});
}

TEST_CASE("a damaged or cut segment is removed, and its blobs unknown") {
  for (const bool is_cut : {true, false}) {
    const Directory here;
    {
      FingerprintIndex index(here.path, k_id_size);
      add(index, 'a', k_text);
    }
    const fs::path segment = here.segments().at(0);
    if (is_cut) {
      fs::resize_file(segment, fs::file_size(segment) - 3);
    } else {
      std::fstream file(segment, std::ios::in | std::ios::out);
      file.seekp(-2, std::ios::end);
      file.put('\x55');
      file.put('\x55');
    }
    FingerprintIndex index(here.path, k_id_size);
    CHECK(found(index, k_text).empty());
    const std::string id(k_id_size, 'a');
    CHECK(index.known({id}) == std::vector<bool>{false});
    CHECK(here.segments().empty());
    add(index, 'a', k_text);
    CHECK(found(index, k_text) == "a");
  }
}

TEST_CASE("without its salt the index starts anew") {
  const Directory here;
  {
    FingerprintIndex index(here.path, k_id_size);
    add(index, 'a', k_text);
  }
  fs::remove(handoff::git::state_directory(here.path, "fingerprints") +
             "/salt");
  FingerprintIndex index(here.path, k_id_size);
  CHECK(found(index, k_text).empty());
  CHECK(here.segments().empty());
}

TEST_CASE("where nothing can be written the index lives in memory") {
  FingerprintIndex index("/dev/null", k_id_size);
  CHECK(index.directory().empty());
  add(index, 'a', k_text);
  CHECK(found(index, k_text) == "a");
}

TEST_CASE("small segments are joined, and too many blobs dropped") {
  const Directory here;
  FingerprintIndex index(here.path, k_id_size);
  for (char id = 'a'; id < 'k'; ++id) {
    add(index, id, std::string(k_text) + id + id + id + " and more\n");
  }
  CHECK(here.segments().size() == 10);
  index.tidy(10);
  CHECK(here.segments().size() == 1);
  CHECK(found(index, k_text) == "abcdefghij");
}
