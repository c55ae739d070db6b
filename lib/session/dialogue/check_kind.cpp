// SPDX-License-Identifier: MIT
// Which commands are checks: evidence of a state, worth telling.
#include "session/dialogue/check_kind.hpp"

#include "session/dialogue/shell_words.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
namespace {

struct Form {
  std::string_view words; // of the command's beginning, by single spaces
  Check check;
};

// Longer forms before their beginnings.
constexpr std::array k_forms = {
    Form{"go test -bench", Check::bench},
    Form{"cargo bench", Check::bench},
    Form{"npm run bench", Check::bench},
    Form{"make bench", Check::bench},
    Form{"make lint", Check::lint},
    Form{"hyperfine", Check::bench},
    Form{"wrk", Check::bench},
    Form{"ab", Check::bench},
    Form{"k6", Check::bench},
    Form{"npm test", Check::test},
    Form{"npm t", Check::test},
    Form{"npm run test", Check::test},
    Form{"pnpm test", Check::test},
    Form{"pnpm run test", Check::test},
    Form{"yarn test", Check::test},
    Form{"yarn run test", Check::test},
    Form{"bun test", Check::test},
    Form{"deno test", Check::test},
    Form{"node --test", Check::test},
    Form{"npx vitest", Check::test},
    Form{"npx jest", Check::test},
    Form{"npx mocha", Check::test},
    Form{"npx playwright test", Check::test},
    Form{"vitest", Check::test},
    Form{"jest", Check::test},
    Form{"mocha", Check::test},
    Form{"go test", Check::test},
    Form{"gotestsum", Check::test},
    Form{"cargo test", Check::test},
    Form{"cargo nextest", Check::test},
    Form{"pytest", Check::test},
    Form{"py.test", Check::test},
    Form{"tox", Check::test},
    Form{"nox", Check::test},
    Form{"python -m pytest", Check::test},
    Form{"python3 -m pytest", Check::test},
    Form{"python -m unittest", Check::test},
    Form{"python3 -m unittest", Check::test},
    Form{"uv run pytest", Check::test},
    Form{"poetry run pytest", Check::test},
    Form{"rspec", Check::test},
    Form{"bundle exec rspec", Check::test},
    Form{"rake test", Check::test},
    Form{"rails test", Check::test},
    Form{"phpunit", Check::test},
    Form{"mvn test", Check::test},
    Form{"mvn verify", Check::test},
    Form{"gradle test", Check::test},
    Form{"gradlew test", Check::test},
    Form{"dotnet test", Check::test},
    Form{"swift test", Check::test},
    Form{"mix test", Check::test},
    Form{"ctest", Check::test},
    Form{"meson test", Check::test},
    Form{"ninja test", Check::test},
    Form{"make test", Check::test},
    Form{"make check", Check::test},
    Form{"just test", Check::test},
    Form{"mise run test", Check::test},
    Form{"task test", Check::test},
    Form{"bazel test", Check::test},
    Form{"prove", Check::test},
    Form{"bats", Check::test},
    Form{"npm run build", Check::build},
    Form{"pnpm build", Check::build},
    Form{"pnpm run build", Check::build},
    Form{"yarn build", Check::build},
    Form{"npx tsc", Check::build},
    Form{"tsc", Check::build},
    Form{"go build", Check::build},
    Form{"cargo build", Check::build},
    Form{"cargo check", Check::build},
    Form{"cmake --build", Check::build},
    Form{"ninja", Check::build},
    Form{"meson compile", Check::build},
    Form{"bazel build", Check::build},
    Form{"mvn", Check::build},
    Form{"gradle", Check::build},
    Form{"gradlew", Check::build},
    Form{"dotnet build", Check::build},
    Form{"swift build", Check::build},
    Form{"docker build", Check::build},
    Form{"make", Check::build},
    Form{"go vet", Check::lint},
    Form{"golangci-lint", Check::lint},
    Form{"cargo clippy", Check::lint},
    Form{"cargo fmt", Check::lint},
    Form{"npm run lint", Check::lint},
    Form{"pnpm lint", Check::lint},
    Form{"pnpm run lint", Check::lint},
    Form{"npx eslint", Check::lint},
    Form{"eslint", Check::lint},
    Form{"ruff", Check::lint},
    Form{"mypy", Check::lint},
    Form{"flake8", Check::lint},
    Form{"pylint", Check::lint},
    Form{"shellcheck", Check::lint},
    Form{"clang-tidy", Check::lint},
    Form{"mise run lint", Check::lint},
    Form{"mise run build", Check::build},
    Form{"just lint", Check::lint},
    Form{"just build", Check::build},
    Form{"task lint", Check::lint},
    Form{"bun run test", Check::test},
    Form{"npm run typecheck", Check::lint},
    Form{"pnpm run typecheck", Check::lint},
    Form{"pnpm typecheck", Check::lint},
    Form{"yarn typecheck", Check::lint},
    Form{"yarn lint", Check::lint},
    Form{"bun run lint", Check::lint},
    Form{"bun run build", Check::build},
    Form{"uv run ruff", Check::lint},
    Form{"uv run mypy", Check::lint},
    Form{"npx biome", Check::lint},
    Form{"deno lint", Check::lint},
    Form{"pre-commit run", Check::lint},
};

// "node test.js", "./run-tests.sh", "python3 test_parse.py", "sh t/t0001.sh".
bool runs_a_test_file(const std::vector<std::string>& words) {
  static constexpr std::array runners = {
      "node", "python", "python3", "sh", "bash", "ruby", "php", "perl", "tsx"};
  const auto last_part = [](std::string_view path) {
    return path.substr(path.find_last_of('/') + 1);
  };
  const bool has_runner =
      std::ranges::find(runners, last_part(words[0])) != runners.end();
  const std::size_t at = has_runner ? 1 : 0;
  if (at >= words.size() ||
      (!has_runner && words[0].find('/') == std::string::npos)) {
    return false;
  }
  const std::string_view file = last_part(words[at]);
  return file.find("test") != std::string_view::npos ||
         file.find("spec.") != std::string_view::npos;
}

bool is_assignment(std::string_view word) {
  const std::size_t equals = word.find('=');
  return equals != std::string_view::npos && equals > 0 && word[0] != '-' &&
         word.find('/') > equals;
}

Check kind_of(const SimpleCommand& command) {
  std::vector<std::string> words = command.words;
  while (!words.empty() && (is_assignment(words[0]) || words[0] == "sudo" ||
                            words[0] == "time" || words[0] == "timeout")) {
    const bool has_argument = words[0] == "timeout" && words.size() > 1;
    words.erase(words.begin(), words.begin() + (has_argument ? 2 : 1));
  }
  if (words.empty()) {
    return Check::none;
  }
  std::string line;
  for (const std::string& word : words) {
    line += (line.empty() ? "" : " ") + word;
  }
  std::string_view view = line;
  const std::size_t slash = words[0].find_last_of('/');
  view.remove_prefix(slash == std::string::npos ? 0 : slash + 1);
  if (view.starts_with("go test") && view.find(" -bench") != view.npos) {
    return Check::bench;
  }
  for (const Form& form : k_forms) {
    const bool is_whole =
        view.size() == form.words.size() ||
        (view.size() > form.words.size() &&
         (view[form.words.size()] == ' ' || view[form.words.size()] == ':'));
    if (view.starts_with(form.words) && is_whole) {
      return form.check;
    }
  }
  return runs_a_test_file(words) ? Check::test : Check::none;
}

struct FoundCheck {
  Check check = Check::none;
  std::string text;
  bool decides = true; // the line's exit status
};

FoundCheck find_check(std::string_view line) {
  FoundCheck found;
  const bool has_pipefail = line.find("pipefail") != std::string_view::npos;
  for (const SimpleCommand& command : shell_commands(line)) {
    const Check check = kind_of(command);
    const bool is_better =
        check != Check::none &&
        (found.check == Check::none ||
         (check == Check::test && found.check != Check::test));
    if (is_better) {
      found = {check, command.text, true};
    }
    const bool hides = command.join == Join::or_else ||
                       command.join == Join::sequence ||
                       (command.join == Join::pipe && !has_pipefail);
    found.decides = found.decides && (found.check == Check::none || !hides);
  }
  return found;
}

} // namespace

std::string_view check_name(Check check) {
  switch (check) {
  case Check::test:
    return "test";
  case Check::build:
    return "build";
  case Check::lint:
    return "lint";
  case Check::bench:
    return "bench";
  case Check::none:
    break;
  }
  return "";
}

Check check_kind(std::string_view line) {
  return find_check(line).check;
}

std::string checking_part(std::string_view line) {
  FoundCheck found = find_check(line);
  return found.check == Check::none ? std::string(line) : std::move(found.text);
}

std::vector<std::pair<Check, std::string>> checks_of(std::string_view line) {
  std::vector<std::pair<Check, std::string>> checks;
  for (SimpleCommand& command : shell_commands(line)) {
    if (const Check check = kind_of(command); check != Check::none) {
      checks.emplace_back(check, std::move(command.text));
    }
  }
  return checks;
}

bool status_is_of_check(std::string_view line) {
  return find_check(line).decides;
}

} // namespace handoff::session
