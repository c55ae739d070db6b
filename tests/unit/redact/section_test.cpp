// SPDX-License-Identifier: MIT
// Values below a heading that promises secrets.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_word = "Tr0ub4dor&" + random_text(4);
const std::string k_opaque = random_text(28, k_alnum, 3);

} // namespace

TEST_CASE("values below 'secrets', 'credentials' and 'passwords' are found") {
  const Place places[] = {
      {"secret", "secrets:\n  smtp: ", k_word, "\n"},
      {"secret", "app:\n  credentials: # of all\n    zorb: '", k_word, "'\n"},
      {"secret", "passwords:\n\n  # hers\n  alice: ", k_word, "\nx: y\n"},
      {"secret", "+  secrets:\n+    zorb: ", k_word, "\n"},
      {"secret", "[secrets]\n# remark\n\nzorb = \"", k_word, "\"\n"},
      {"secret", "[prod.credentials]\nuser=ops\nzorb=", k_word, "\n[other]\n"},
      {"secret",
       R"({"credentials": {"user": "bob", "smtp": ")",
       k_word,
       R"("}, "x": 1})"},
      {"secret", "kind: Secret\nstringData:\n  zorb: ", k_word, "\n"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("settings beside secrets, references and other headings stay") {
  const std::string rows[] = {
      "secrets:\n  smtp:\n    file: ./smtp_v2.txt\n    external: true\n",
      "secrets:\n  - name: db-Secret-v2\n",
      "secrets: inherit\n",
      "secrets:\n  npm: ${{ secrets.NPM_2 }}\n",
      "secrets:\n  user: Bob2Builder\n  path: /run/Secrets2/x\n",
      "secrets:\n  zorb: some words in 2 Lines\n",
      "secrets:\nzorb: " + k_word + "\n",
      "secretary:\n  zorb: " + k_word + "\n",
      "see the secrets: below\n",
      "[secrets] are kept\nzorb = " + k_word + "\n",
      "[secrets]\ndir = Keys2Dir\nand so on\nzorb = " + k_word + "\n",
      R"({"credentials": {"type": "ServiceAccount2"}})",
      R"({"credentials": true, "zorb": ")" + k_word + "\"}",
      "kind: Secret\ndata:\n  ca.crt: LS0tLS1CRUdJTiBDRVJU" + k_opaque + "\n",
      "kind: ConfigMap\ndata:\n  zorb: " + k_word + "\n",
  };
  for (const std::string& row : rows) {
    check_kept(row);
  }
}

TEST_CASE("a Secret's data is in base64") {
  check_replaced({"secret",
                  "kind: Secret\nmetadata:\n  name: a\ndata:\n  zorb: ",
                  "c29tZSB3b3Jkcw==",
                  "\n"});
  check_kept("kind: Secret\n---\ndata:\n  zorb: c29tZSB3b3Jkcw==\n");
}
