// SPDX-License-Identifier: MIT
// Where in a file a branch changed something, and in which function.
#include "git/branch/hunks.hpp"

#include "git/git.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace handoff::git {
namespace {

std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, failure] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return failure == std::errc() ? number : 0;
}

// "@@ -1,2 +3,4 @@ int f()"
Hunk parse_header(std::string_view line) {
  Hunk hunk;
  const std::size_t plus = line.find('+');
  std::string_view rest = line.substr(std::min(plus + 1, line.size()));
  hunk.first = take_number(rest);
  hunk.count = 1;
  if (rest.starts_with(',')) {
    rest.remove_prefix(1);
    hunk.count = take_number(rest);
  }
  const std::size_t end = rest.find("@@");
  if (end != std::string_view::npos && end + 3 < rest.size()) {
    hunk.function = rest.substr(end + 3);
  }
  return hunk;
}

// Lines of content that a hunk's header announces, so that a content line
// can never be taken for a header.
std::size_t announced_lines(std::string_view line) {
  std::size_t sum = 0;
  for (const char side : {'-', '+'}) {
    const std::size_t at = line.find(side);
    std::string_view rest = line.substr(std::min(at + 1, line.size()));
    take_number(rest);
    if (!rest.starts_with(',')) {
      ++sum;
      continue;
    }
    rest.remove_prefix(1);
    sum += take_number(rest);
  }
  return sum;
}

void take_changed(std::string_view line, Hunk& hunk) {
  if (!line.empty() && line[0] != ' ') {
    std::string& side = line[0] == '-' ? hunk.removed : hunk.added;
    side.append(line.substr(1)).append("\n");
  }
}

// git has drivers for these languages, and uses one where an attribute says
// so. Ours come last: what the repository says of a file counts.
constexpr std::string_view k_attributes =
    "*.c diff=cpp\n*.cc diff=cpp\n*.cpp diff=cpp\n*.cxx diff=cpp\n"
    "*.h diff=cpp\n*.hh diff=cpp\n*.hpp diff=cpp\n*.hxx diff=cpp\n"
    "*.m diff=objc\n*.mm diff=objc\n*.cs diff=csharp\n*.css diff=css\n"
    "*.ex diff=elixir\n*.exs diff=elixir\n*.f90 diff=fortran\n"
    "*.go diff=golang\n*.java diff=java\n*.kt diff=kotlin\n"
    "*.kts diff=kotlin\n*.md diff=markdown\n*.markdown diff=markdown\n"
    "*.php diff=php\n*.pl diff=perl\n*.pm diff=perl\n*.py diff=python\n"
    "*.pyi diff=python\n*.rb diff=ruby\n*.rs diff=rust\n*.sh diff=bash\n"
    "*.bash diff=bash\n*.scm diff=scheme\n*.tex diff=tex\n"
    "*.js diff=handoff-script\n*.jsx diff=handoff-script\n"
    "*.mjs diff=handoff-script\n*.cjs diff=handoff-script\n"
    "*.ts diff=handoff-script\n*.tsx diff=handoff-script\n"
    "*.mts diff=handoff-script\n*.cts diff=handoff-script\n"
    "*.vue diff=handoff-script\n*.svelte diff=handoff-script\n";

// JavaScript and TypeScript, for which git has none: functions, classes,
// functions that a constant holds, and methods. The first group of each is
// what git shows.
constexpr std::string_view k_script_driver =
    "diff.handoff-script.xfuncname="
    "!^[ \t]*(if|for|while|switch|catch|return|else|do|try|await|new)"
    "[^a-zA-Z_$0-9]\n"
    "^[ \t]*(((export|default|declare|abstract|async)[ \t]+)*"
    "(function|class|interface|enum|namespace)[ \t*].*)$\n"
    "^((export[ \t]+)?(const|let|var)[ \t]+[a-zA-Z_$0-9]+[^=]*="
    "[ \t]*(async|function|\\(|[a-zA-Z_$0-9]+[ \t]*=>).*)$\n"
    "^[ \t]+(((public|private|protected|static|async|get|set|override|"
    "readonly)[ \t]+)*[a-zA-Z_$#0-9]+[ \t]*\\(.*\\{)[ \t]*$";

} // namespace

std::vector<std::vector<Hunk>> parse_hunks(std::string_view diff) {
  std::vector<std::vector<Hunk>> files;
  std::size_t content = 0; // lines of it still to come
  while (!diff.empty()) {
    const std::string_view line = diff.substr(0, diff.find('\n'));
    diff.remove_prefix(std::min(line.size() + 1, diff.size()));
    if (content > 0) {
      if (!line.starts_with('\\')) {
        --content;
        take_changed(line, files.back().back());
      }
    } else if (line.starts_with("diff --git ")) {
      files.emplace_back();
    } else if (line.starts_with("@@ ") && !files.empty()) {
      files.back().push_back(parse_header(line));
      content = announced_lines(line);
    }
  }
  return files;
}

std::map<std::string, std::vector<Hunk>>
read_hunks(const std::string& base,
           const std::string& head,
           const std::vector<std::string>& paths) {
  std::map<std::string, std::vector<Hunk>> hunks;
  std::vector<std::string> sorted = paths;
  std::ranges::sort(sorted);
  // Attributes from standard input: no file of the user's is touched.
  std::vector<std::string> arguments = {"-c",
                                        "core.attributesFile=/dev/stdin",
                                        "-c",
                                        std::string(k_script_driver),
                                        "diff",
                                        "-U0",
                                        "--no-color",
                                        "--no-ext-diff",
                                        "--no-textconv",
                                        "--no-renames",
                                        "--src-prefix=a/",
                                        "--dst-prefix=b/",
                                        "--ignore-submodules",
                                        base,
                                        head,
                                        "--"};
  for (const std::string& path : sorted) {
    arguments.push_back(":(top,literal)" + path);
  }
  const base::Completed diff =
      run(std::move(arguments), {}, std::string(k_attributes));
  std::vector<std::vector<Hunk>> files = parse_hunks(diff.out);
  if (!diff.ok() || files.size() != sorted.size()) {
    return hunks; // a path that git sees otherwise than we do
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    hunks.emplace(sorted[i], std::move(files[i]));
  }
  return hunks;
}

} // namespace handoff::git
