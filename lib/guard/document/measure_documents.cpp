// SPDX-License-Identifier: MIT
// Run by script/learn/guard-weights: how strongly each group of the vocabulary
// speaks in each document. Reads "<path in the repository><TAB><file>" lines,
// prints the names of the groups, then a line of strengths for each document.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "guard/document/detector.hpp"
#include "guard/document/evidence.hpp"
#include "guard/document/readable.hpp"

#include <iostream>
#include <string>

namespace {

using namespace handoff::guard;

std::vector<Strength> strengths_of(const Knowledge& knowledge,
                                   const std::string& path,
                                   const std::string& file) {
  const std::string bytes = handoff::base::read_file(file);
  const Readable readable(bytes);
  PhraseFinder finder(knowledge.lexicon);
  Evidence evidence =
      collect(finder, knowledge.lexicon, readable.text().value_or(""));
  evidence.in_path = read_path(finder, knowledge.lexicon, path);
  return measure(evidence, knowledge.lexicon, {0, evidence.lines.size()});
}

void measure_all(const Knowledge& knowledge) {
  for (const EvidenceGroup& group : knowledge.lexicon.groups()) {
    std::cout << group.name << ' ';
  }
  std::cout << '\n';
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    for (const Strength& strength :
         strengths_of(knowledge, line.substr(0, tab), line.substr(tab + 1))) {
      std::cout << strength.value << ' ';
    }
    std::cout << '\n';
  }
}

} // namespace

int main() {
  try {
    measure_all(built_in_knowledge());
    return std::cout.flush() ? 0 : 1;
  } catch (const handoff::Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
