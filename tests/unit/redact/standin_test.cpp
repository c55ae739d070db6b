// SPDX-License-Identifier: MIT
// Words that say what a value stands for, and the same letters by chance.
#include "samples.hpp"

using namespace handoff;
using namespace handoff::redact;

TEST_CASE("a chance word does not keep a random value") {
  std::uint64_t seed = 500;
  for (const std::string word : {"todo",
                                 "null",
                                 "xxxx",
                                 "dummy",
                                 "TODO",
                                 "Null",
                                 "example",
                                 "undefined",
                                 "redacted"}) {
    for (const std::size_t at : {0, 7, 20, 32}) {
      std::string body = random_text(36 - word.size(), k_alnum, ++seed);
      body.insert(std::min(at, body.size()), word);
      check_replaced({"github-pat", "see ", "ghp_" + body, " there\n"});
      body.resize(32);
      check_replaced({"password", "DB_PASSWORD=", body, "\n"});
      check_replaced({"secret", "API_TOKEN=", body, "\n"});
    }
  }
}

TEST_CASE("a word that describes a value marks it as a stand-in") {
  for (const std::string& text : {
           std::string("password: null"),
           std::string("password: todo-set-later"),
           std::string("API_TOKEN=your_token_here_1234567"),
           std::string("token: ghp_") + std::string(36, 'x'),
           std::string("token: ghp_") + "exampletoken123456789",
           std::string("AKIA") + "IOSFODNN7EXAMPLE",
           std::string("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/") +
               "bPxRfiCYEXAMPLEKEY",
           std::string("API_TOKEN=") + "a8Kq2-placeholder-9zT4x",
           std::string("password: changeme123"),
           std::string("client_secret: \"dummy-secret\""),
       }) {
    check_kept(text);
  }
}
