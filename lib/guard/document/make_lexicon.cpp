// SPDX-License-Identifier: MIT
// Run by the build: a vocabulary as a C++ file of constant tables.
#include "base/error.hpp"
#include "guard/document/vocabulary.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace {

using namespace handoff::guard;

void write_table(std::ostream& out, const char* name, FlatTable table) {
  out << "constexpr FlatSlot " << name << "[] = {\n";
  for (const FlatSlot& slot : table.slots()) {
    out << "{" << slot.key << "U, " << slot.value << "},\n";
  }
  out << "};\n";
}

void write_groups(std::ostream& out, std::span<const EvidenceGroup> groups) {
  out << "constexpr EvidenceGroup k_groups[] = {\n";
  for (const EvidenceGroup& group : groups) {
    out << "{R\"~(" << group.name << ")~\", " << group.where
        << ", static_cast<Measure>(" << static_cast<int>(group.measure) << "), "
        << group.limit << ", R\"~(" << group.says << ")~\"},\n";
  }
  out << "};\n";
}

template <class Numbers>
void write_numbers(std::ostream& out,
                   const char* declaration,
                   const Numbers& numbers) {
  out << "constexpr " << declaration << "[] = {";
  for (const auto number : numbers) {
    out << number << "U,\n";
  }
  out << "};\n";
}

void write(std::ostream& out, const LexiconTables& tables) {
  out << "#include \"guard/document/lexicon.hpp\"\n"
         "namespace handoff::guard {\nnamespace {\n";
  write_groups(out, tables.groups);
  write_table(out, "k_words", tables.words);
  write_table(out, "k_prefixes", tables.prefixes);
  write_table(out, "k_edges", tables.edges);
  write_numbers(out, "std::uint64_t k_prefix_heads", tables.prefix_heads);
  write_numbers(out, "std::uint64_t k_known_words", tables.known_words);
  write_numbers(out, "std::uint32_t k_openers", tables.openers);
  write_numbers(out, "std::uint64_t k_branches", tables.branches);
  write_numbers(out, "std::uint32_t k_outputs_of", tables.outputs_of);
  out << "constexpr Output k_outputs[] = {";
  for (const Output& output : tables.outputs) {
    out << "{" << output.group << ", " << output.next << "},\n";
  }
  out << "};\n} // namespace\n"
         "extern const LexiconTables k_lexicon;\n"
         "constinit const LexiconTables k_lexicon = {k_groups, "
         "FlatTable(k_words), FlatTable(k_prefixes), FlatTable(k_edges), "
         "k_prefix_heads, k_known_words, k_openers, k_branches, k_outputs_of, "
         "k_outputs};\n"
         "} // namespace handoff::guard\n";
}

} // namespace

// make_lexicon VOCABULARY OUTPUT
int main(int argc, char** argv) {
  if (argc != 3) {
    return 2;
  }
  try {
    std::ifstream file(argv[1]);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    std::ofstream out(argv[2]);
    write(out, Vocabulary(text).tables());
    return file && out.flush() ? 0 : 1;
  } catch (const handoff::Error& error) {
    std::cerr << argv[1] << ": " << error.what() << "\n";
    return 1;
  }
}
