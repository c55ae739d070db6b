// SPDX-License-Identifier: MIT
// Build tool: rules in YAML to C++ tables, so that no YAML is read at start.
// usage: compile_rules OUTPUT FILE...
#include "base/error.hpp"
#include "redact/rules/pattern.hpp"
#include "redact/rules/rule_file.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

namespace handoff::redact {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (byte < 0x20 || byte > 0x7e) {
      char buffer[8];
      std::snprintf(buffer, sizeof buffer, "\\%03o", byte);
      out += buffer;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

template <typename T>
void write_array(std::ostream& out,
                 const std::string& type,
                 const std::string& name,
                 const std::vector<T>& values) {
  out << "const " << type << " " << name << "[] = {";
  for (std::size_t i = 0; i < values.size(); ++i) {
    out << (i % 24 == 0 ? "\n" : "") << static_cast<std::uint32_t>(values[i])
        << ",";
  }
  out << "};\n";
}

void write_automaton(std::ostream& out,
                     const std::string& name,
                     const AutomatonTables& tables) {
  write_array(out, "std::uint8_t", name + "_classes", tables.classes);
  write_array(out, "std::uint16_t", name + "_next", tables.next);
  write_array(out, "std::uint32_t", name + "_output_at", tables.output_at);
  write_array(out, "std::uint16_t", name + "_outputs", tables.outputs);
  out << "const Automaton " << name << "{" << name << "_classes, " << name
      << "_next, " << tables.shift << ", " << tables.first_final << ", " << name
      << "_output_at, " << name << "_outputs};\n";
}

void write_rules(std::ostream& out, const RuleSet& set) {
  out << "const Rule k_rules[] = {\n";
  for (const Rule& rule : set.rules) {
    out << "{" << quoted(rule.id) << ", " << quoted(rule.pattern)
        << ", static_cast<Charset>(" << static_cast<int>(rule.charset)
        << "), static_cast<Check>(" << static_cast<int>(rule.check) << "), "
        << rule.least << ", " << rule.most << "},\n";
  }
  out << "};\nconst Keyword k_keywords[] = {\n";
  for (const Keyword& keyword : set.keywords) {
    out << "{" << quoted(keyword.text) << ", " << keyword.rule << ", "
        << int{keyword.length} << ", " << int{keyword.cut}
        << ", static_cast<Detector>(" << static_cast<int>(keyword.detector)
        << ")},\n";
  }
  out << "};\n";
}

std::string read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    throw Error("cannot read '" + file + "'");
  }
  return text.str();
}

void compile(const std::string& output, const std::vector<std::string>& files) {
  RuleTables tables;
  for (const std::string& file : files) {
    tables.add_own({file, read(file)});
  }
  const RuleSet& set = tables.compile();
  for (const Rule& rule : set.rules) {
    if (!rule.pattern.empty()) {
      static_cast<void>(Pattern(rule.id, rule.pattern)); // or it throws
    }
  }
  const AutomatonTables names = build_automaton(tables.names());
  std::ofstream out(output, std::ios::binary);
  out << "#include \"redact/rules/rule.hpp\"\n"
         "namespace handoff::redact {\nnamespace {\n";
  write_automaton(out, "k_automaton", tables.automaton());
  write_automaton(out, "k_names", names);
  write_rules(out, set);
  out << "const RuleSet k_set{k_automaton, k_keywords, k_rules};\n"
         "} // namespace\n"
         "const RuleSet& builtin_rules() { return k_set; }\n"
         "const Automaton& service_names() { return k_names; }\n"
         "} // namespace handoff::redact\n";
  if (!out.flush()) {
    throw Error("cannot write '" + output + "'");
  }
}

} // namespace
} // namespace handoff::redact

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> words(argv, argv + argc);
    if (words.size() < 3) {
      throw handoff::Error("usage: compile_rules OUTPUT FILE...");
    }
    handoff::redact::compile(words[1], {words.begin() + 2, words.end()});
    return 0;
  } catch (const handoff::Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
