// SPDX-License-Identifier: MIT
// Secrets with a published form.
#include "redact/value/prefixed.hpp"
#include "samples.hpp"

using namespace handoff::redact;

TEST_CASE("a secret of a published form needs no context") {
  const std::string body = random_text(120);
  const auto hex = [](std::size_t size) { return random_text(size, k_hex); };
  const Place places[] = {
      {"github-pat", "x ", "ghp_" + body.substr(0, 36), " y"},
      {"github-pat", "(", "gho_" + body.substr(0, 36), ")"},
      {"gitlab-token", "", "glpat-" + body.substr(0, 20), ""},
      {"npm-token", "\n", "npm_" + body.substr(0, 36), "\n"},
      {"aws-access-key-id",
       "",
       "AK"
       "IA" +
           random_text(16, k_upper),
       ""},
      {"anthropic-api-key", "`", "sk-ant-api03-" + body.substr(0, 95), "`"},
      {"openai-api-key", "", "sk-proj-" + body.substr(0, 60), "."},
      {"google-api-key",
       "?q=",
       "AI"
       "za" +
           body.substr(0, 35),
       "&x"},
      {"huggingface-token", "", "hf_" + body.substr(0, 34), ""},
      {"stripe-key",
       "",
       "sk_"
       "live_" +
           body.substr(0, 24),
       ""},
      {"shopify-token", "", "shpat_" + hex(32), ""},
      {"digitalocean-token", "", "dop_v1_" + hex(64), ""},
      {"twilio-key", "", "SK" + hex(32), ""},
      {"sendgrid-key",
       "",
       "SG." + body.substr(0, 22) + "." + body.substr(30, 43),
       ""},
      {"telegram-token", "", "123456789:AA" + body.substr(0, 33), ""},
      {"databricks-token", "", "dapi" + hex(32), ""},
      {"teams-webhook",
       "https://acme.webhook.office.com/webhookb2/",
       random_text(36, k_hex) + "@" + random_text(36, k_hex) +
           "/IncomingWebhook/" + random_text(32, k_hex),
       "\n"},
      {"age-key", "", "AGE-SECRET-KEY-1" + random_text(58, k_upper), ""},
      {"password-hash", "", "$2b$12$" + body.substr(0, 53), ""},
      {"password-hash",
       "root:",
       "$6$" + body.substr(0, 8) + "$" + body.substr(10, 86),
       ":19000:0:"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("a form must begin a word, in its own case, and be long enough") {
  const std::string body = random_text(120);
  const std::string clean[] = {
      "xghp_" + body.substr(0, 19),
      "GHP_" + body.substr(0, 19),
      "my_ghp_",
      "ghp_short",
      "ac" + random_text(32, k_hex, 5),
      "hf_generated_by_the_home_app_for_debugging",
  };
  for (const std::string& text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a token that begins with its maker's name needs no rule") {
  const std::string body = random_text(64);
  const std::string hex = random_text(40, k_hex);
  const Place places[] = {
      {"token", "", "acme_live_" + body.substr(0, 24)},
      {"token", "(", "acmepat-" + body.substr(0, 20) + "_" + body.substr(0, 9)},
      {"token", "x=", "AC_" + body.substr(0, 32) + "==", ";"},
      {"token", "the token ", "acm_" + hex, "."},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  const std::string clean[] = {
      "acme_live_" + body.substr(0, 12),
      "see acm_" + hex,
      "sha512-" + body,
      "msg_" + body.substr(0, 24),
      "dist/acme-" + body.substr(0, 24) + ".js",
      "acme-" + body.substr(0, 24) + ".js",
      "https://cdn.acme.test/?list=AC_" + body.substr(0, 24),
      "acme_ThisIsTheVeryLongNameOfATest12",
      "acme_" + std::string(24, 'x'),
  };
  for (const std::string& text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a prefix with nothing behind it is no token") {
  CHECK(!prefixed_token("acme-live-"));
  CHECK(!prefixed_token("acme_"));
  CHECK(!prefixed_token("acme--" + random_text(24)));
  CHECK(prefixed_token("acme-" + random_text(24)));
}

TEST_CASE("what documentation writes for a secret stays") {
  const std::string clean[] = {
      "AK"
      "IAIOSFODNN7EXAMPLE",
      "ghp_" + std::string(36, 'x'),
      "glsa_" + std::string(32, 'X') + "_" + std::string(8, 'A'),
      "OPENAI_API_KEY=your-api-key-here",
      "token: ${{ secrets.GITHUB_TOKEN }}",
      "sk-xxxx",
  };
  for (const std::string& text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a wrapped token goes as a whole") {
  const std::string body = random_text(96, k_alnum, 7);
  const Place places[] = {
      {"github-pat",
       "export TOKEN=",
       "ghp_" + body.substr(0, 20) + "\n" + body.substr(20, 16),
       "\n"},
      {"anthropic-api-key",
       "export TOKEN=",
       "sk-ant-api03-" + body.substr(0, 48) + " \\\n    " + body.substr(48),
       "\nnext line\n"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("a JSON web token goes whole, with or without its signature") {
  const std::string head = "ey"
                           "JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
  const std::string body = "ey"
                           "JzdWIiOiIxMjM0NTY3ODkwIiwiaWF0IjoxNTE2fQ";
  check_replaced({"jwt", "a ", head + "." + body, " b"});
  check_replaced(
      {"jwt", "a ", head + "." + body + "." + random_text(43), "\n"});
}

TEST_CASE(
    "an opaque token beside the name of a service is taken for a secret") {
  const std::string token = random_text(32, k_alnum, 11);
  check_replaced({"service-secret", "cloudflare: \"", token, "\""});
  check_replaced({"service-secret", "the postmark ", token, " was revoked"});
  check_kept("the blue one " + token + " was revoked");
  check_kept("cloudflare: commit " + random_text(40, k_hex));
  check_kept("https://gitlab.com/acme/app/-/blob/" + random_text(40, k_hex));
}

TEST_CASE("digests, identifiers and integrity values stay") {
  const std::string base64 = random_text(86) + "==";
  const std::string clean[] = {
      "commit " + random_text(40, k_hex),
      "Digest: sha256:" + random_text(64, k_hex),
      "resolution: {integrity: sha512-" + base64 + "}",
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + random_text(43) + " deploy-key",
      "ED25519 key fingerprint is SHA256:" + random_text(43),
      "gpg: using RSA key " + random_text(40, k_upper),
      "run 10239d62-ecb3-40e5-a953-e2ab8a7f68ec failed",
      "golang.org/x/net v0.0.0-20190307195333-5fe7a883aa19/go.mod h1:" +
          random_text(43) + "=",
      "src: url(data:font/woff2;base64," + random_text(200) + ")",
  };
  for (const std::string& text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a key of AWS goes whatever its letters spell") {
  const std::string lead = "AKI" + std::string("A");
  for (const std::string body :
       {"THEREISNOTHINGXY", "PASSWORDLANTERNS", "QWERTYUIOPASDFGH"}) {
    check_replaced({"aws-access-key-id", "id: ", lead + body, "\n"});
  }
  check_kept("id: " + lead + "IOSFODNN7EXAMPLE\n");
  check_replaced({"stripe-key",
                  "",
                  "sk_live" + std::string("_qaBzTrWiXaCwKnLfoTwGxEWw"),
                  "\n"});
  check_kept("sk_live_getUserNameFromTokenStore\n");
}
