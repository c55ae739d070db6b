// SPDX-License-Identifier: MIT
// Secrets that are words, and values that go on in the next line.
#include "samples.hpp"

using namespace handoff::redact;

TEST_CASE("words are a secret where the name says so") {
  const Place places[] = {
      {"password", "VAULT_PASSPHRASE=\"", "copper lantern  harbor", "\"\n"},
      {"password", "passphrase: \"", "copper lantern harbor", "\"\n"},
      {"secret", "OAUTH_CLIENT_SECRET=", "copper-lantern-harbor", "\n"},
      {"secret", "client_secret: ", "copper-lantern-harbor", "\n"},
      {"secret", "clientSecret: '", "copper-lantern-harbor", "'\n"},
      {"password", "DB_PASSWORD=", "copper-lantern", "\n"},
      {"password", "REACT_APP_DB_PASSWORD=", "sunflower", "\n"},
      {"password", "User ID=sa;Password=", "copper", ";Server=db1;\n"},
      {"password", "the password is ", "Xk9/fQ2z!mP4", " for now\n"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("words that tell what they are stay") {
  for (const std::string_view text : {
           "VAULT_PASSPHRASE=\"enter the phrase\"\n",
           "password: \"must be at least long\"\n",
           "\"password\": \"Forgot password\"\n",
           "invalid_password = \"wrong, try again\"\n",
           "CLIENT_SECRET=my-client-secret\n",
           "RAMP_CLIENT_SECRET=ramp_sec_short\n",
           "CLIENT_SECRET=prod-db-credentials\n",
           "secret: ingress-tls-certificate\n",
           "DB_PASSWORD=postgres\n",
           "DB_PASSWORD=required\n",
           "password=settings\n",
           "pushed the password to Owner1/Name2\n",
           "password:\n  minLength1\n",
       }) {
    check_kept(text);
  }
}

TEST_CASE("a value that goes on in the next line leaves no tail") {
  const std::string head = random_text(14, k_alnum, 3) + "7";
  const std::string tail = random_text(14, k_alnum, 4);
  const Place places[] = {
      {"password", "PASSWORD=\"", head + "\\\n" + tail, "\"\nHOST=x\n"},
      {"password", "  password: \"", head + "\\\n    " + tail, "\"\n"},
      {"password", "PASSWORD=", head + "\\\n" + tail, "\nHOST=x\n"},
      {"password", "password = \"", head + "\n" + tail, "\"\n"},
      {"secret", "api_key: '", head + "\n  " + tail + "\n  " + tail, "'\n"},
      {"password", "Password:\n", head, "\nHost: db1\n"},
      {"secret", "API token:\n\n    ", head + "zQ", "\n"},
      // a quote that nobody closes
      {"password", "PASSWORD=\"", head, "\nHOST=\"x\"\n"},
      {"password", "run --password ", head, " \\\n  --host db1\n"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}
