// SPDX-License-Identifier: MIT
// Secrets in columns of tables.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_word = "Tr0ub4dor&" + random_text(4);
const std::string k_opaque = random_text(28, k_alnum, 3);

} // namespace

TEST_CASE("a column whose head promises a secret holds secrets") {
  const Place places[] = {
      {"secret", "| svc | key |\n|---|---|\n| zorb | ", k_opaque, " |\n"},
      {"secret", "svc | Token\n--- | ---\nzorb | `", k_opaque, "`\n"},
      {"secret",
       "| API key | svc |\n| :-- | --: |\n| a | b |\n| **",
       k_opaque,
       "** | x |\n"},
      {"password",
       "> | user | **Password** |\r\n> |---|:-:|\r\n> | bob | ",
       k_word,
       " |\r\n"},
      {"password",
       "|a|passwort|\n|-|-|\n|\n|x|passwort|\n|--|--|\n|b|",
       k_word,
       "|"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("other columns, other tables and words in a column stay") {
  const std::string rows[] = {
      "| svc | digest |\n|---|---|\n| zorb | " + k_opaque + " |\n",
      "| svc | key |\n| zorb | " + k_opaque + " |\n",
      "| key | action |\n|---|---|\n| Ctrl+Shift+F5 | reload |\n",
      "| Token | Meaning |\n|---|---|\n| `AND_THEN` | joins both |\n",
      "| name | password |\n|---|---|\n| field | required |\n",
      "| name | key |\n|---|---|\n| zorb | |\n\n" + k_opaque + " | x\n",
      "|---|---|\n| key | " + random_text(4) + " |\n",
  };
  for (const std::string& row : rows) {
    check_kept(row);
  }
}
