// SPDX-License-Identifier: MIT
// Links that let in whoever has them, and what is given to a client.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_word = "Tr0ub4dor" + random_text(4);
const std::string k_opaque = random_text(32, k_alnum, 3);
const std::string k_digest = random_text(40, k_hex, 4);

} // namespace

TEST_CASE("the opaque end of a webhook or of a link to come in goes") {
  const Place places[] = {
      {"webhook-url", "https://hooks.corp.io/in/", k_opaque, "\n"},
      {"webhook-url", "post to https://ci.corp.io/hook/", k_opaque, " then"},
      {"webhook-url", "<https://corp.io/api/webhooks/v2/", k_opaque, ">"},
      {"link-token", "https://corp.io/reset-password/", k_opaque, "?x=1"},
      {"link-token", "https://corp.io/invite/", k_opaque, "."},
      {"link-token",
       "https://corp.io/calendar/private-",
       random_text(32, k_hex, 5),
       "/basic.ics"},
      {"link-token", "https://corp.io/login?code=", k_opaque, "&x=1"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("a value in a query ends where the next one begins") {
  check_replaced({"secret", "\"https://corp.io/get?token=", k_opaque, "&V1\""});
  check_replaced({"secret", "https://corp.io/?a=1&token=", k_opaque, "&&b"});
  check_replaced({"password", "DB_PASSWORD=", "ab&" + k_word, "\n"});
}

TEST_CASE("pages about hooks and links stay") {
  const std::string rows[] = {
      "https://corp.io/webhooks/webhook-events-and-payloads#push",
      "https://corp.io/o/r/blob/" + k_digest + "/hooks/post-commit",
      "https://corp.io/o/hooks/commit/" + k_digest,
      "https://corp.io/reset-password/confirm-your-new-address",
      "https://corp.io/?code=not_found_error_of_the_page",
      "https://corp.io/images/" + k_opaque + ".png",
  };
  for (const std::string& row : rows) {
    check_kept(row);
  }
}

TEST_CASE("an unlikely token that a client is made with goes") {
  const Place places[] = {
      {"call-token", "const c = new Client(\"", k_opaque, "\");"},
      {"call-token", "zorb = Zorb::Client.new('", k_opaque, "')"},
      {"call-token", "bot = Bot(\"", k_digest, "\")"},
      {"call-token", "Analytics.init(\"", k_opaque, "\");"},
      {"call-password", "login(\"bob\", \"", k_word, "\")"},
      {"call-password", "c.authenticate(user='bob', password='", k_word, "')"},
      {"call-password", "DBI->connect('dbi:Pg:x', 'bob', '", k_word, "')"},
      {"call-secret", "jwt.sign(payload, '", k_word, "')"},
      {"call-secret", "hmac.new(b'", k_opaque, "', text, sha256)"},
      {"call-secret", "createHmac(\"sha256\", \"", k_opaque, "\")"},
      {"call-secret", "const key = Buffer.from(\"", k_digest, "\", \"hex\")"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("names, addresses and identifiers that a client is made with stay") {
  const std::string rows[] = {
      "new Client(\"https://api.corp.io/v2/endpoint12345\")",
      "new Client(\"550e8400-e29b-41d4-a716-446655440000\")",
      "new Bot(\"my-favourite-name-of-a-bot-v2\")",
      "app.init(\"the-container-of-the-window-2\")",
      "login(username, password)",
      "login(\"username\", \"password\")",
      "jwt.verify(token, publicKey, { algorithms: [\"RS256\"] })",
      "createHmac(\"sha256\", secret)",
      "publicKey = Buffer.from(\"" + k_digest + "\", \"hex\")",
      "text = Buffer.from(\"" + k_digest + "\", \"hex\")",
  };
  for (const std::string& row : rows) {
    check_kept(row);
  }
}
