// SPDX-License-Identifier: MIT
// Real text that looks like a secret's place and holds none.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_hex40 = random_text(40, k_hex);
const std::string k_opaque = random_text(32, k_alnum, 7);

void check_all_kept(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    check_kept(text);
  }
}

} // namespace

TEST_CASE("a token that only says where to go on is no secret") {
  check_all_kept({
      "\"nextForwardToken\": \"f/" + random_text(56, "0123456789") + "\"",
      "\"NextToken\": \"" + k_opaque + "\"",
      "--starting-token " + k_opaque,
      "\"LockToken\":\"447e55ac-2396-4c6d-b9f9-86b67c17f8b5\"",
      "creationToken = 1644442601",
      "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
  });
  check_replaced({"secret", "\"sessionToken\": \"", k_opaque, "\""});
}

TEST_CASE("a pipe is no cell, and a quote may close what came before") {
  check_all_kept({
      "-o jsonpath=\"{.data.password}\" | base64 -d",
      "redis-password: {{ .Values.password | b64enc | quote }}",
      "'Password: '.$input->getArgument('password'),",
      "| `basicAuthPassword` | _[SecretSource](#secretsource)_ | converts |",
      "<a id=\"opt-influxdb2-token\" href=\"#opt-influxdb2-token\">",
  });
  check_replaced({"password", "| DB_PASSWORD | `", "hunt3r!2x", "` |"});
}

TEST_CASE("tags, references and code stay where a value would be") {
  check_all_kept({
      "ansible_password: !vault...",
      "MasterUserPassword: !Ref DbPassword",
      "password: urn:k8s:secret:redis:password",
      "clientSecret: $oidc.auth0.clientSecret",
      "clientSecret: $k8ssecret:clientsecret",
      "\"registrytoken\": \"9cbaf023786cd7...\"",
      "passphrase: &[u8],",
      "password: must have more than",
      "pwd = &cb_data;",
      "ri->auth_pass = sdsnew(argv[2]);",
      "gitaskpass \"github.com/acme/app/v3/cmd/askpass\"",
      "\"v1-oauth-token\": \"v1OauthToken\"",
      "\"visitor-keys\": \"3.6.1-alpha.1+00ac9c3c\"",
      "'password=20101008T000000Z'",
  });
}

TEST_CASE("a word within another word, a package and a page are no names") {
  check_all_kept({
      "\"AssociationId\": \"eipassoc-04d295cc9b8815b24\"",
      "see https://h.io/keyboard-shortcuts-dcc61a57-8ff0-cffe-9796-cb9706c75ee",
      "tmp/registry-auth-token_4.0.0_1560757564372_0.6026366665399465",
      "PublicKeyDetails_PKIX_RSA_PKCS1V15_4096_SHA256",
      "leaking credentials GHSA-8mxv-9xhp-86h4",
      "gpg: key 93935E02FF3B54FA: public key imported",
  });
  check_replaced({"secret", "acmetoken-", k_hex40});
}

TEST_CASE("digests, public keys and resources beside services stay") {
  check_all_kept({
      "\"url\": \"https://api.github.com\", \"sha\": \"" + k_hex40 + "\"",
      "\"compat-table\": \"github:kangax/compat-table#" + k_hex40 + "\"",
      "\"kty\":\"EC\",\"crv\":\"P-256\",\"key\":1,\"x\": \"" + k_opaque + "\"",
      "arn:aws:eks:us-west-2:111122223333:access-entry/" + k_opaque,
      "--attachment-set-id \"as-2f5a6faa2a4a1e600\"",
      "script-src https://h.io 'nonce-" + k_opaque + "'",
      "\"pgp\": \"" + random_text(54, k_alnum, 3) + "secret\\n" +
          random_text(60, k_alnum, 4) + "\\n=ab\"",
      "api\\r\\n------WebKitFormBoundary" + k_opaque,
  });
}

TEST_CASE("stand-ins of documentation are nobody's") {
  check_all_kept({
      "sns://ACCESS_KEY:SECRET_KEY@default?region=REGION",
      "mysql://db_user:db_password@127.0.0.1:3306/db_name",
      "C:\\Users\\User01\\Documents and /home/user2/x",
      "call +1 206 555 0142 or (206) 555-0142",
      "pycurl>=7.43.0.5",
      "a user identified by their e-mail address",
      "lore.kernel.org/git/CA+" + random_text(40) + "@mail.gmail.com/",
      "In-Reply-To: <CA+" + random_text(40) + "@mail.gmail.com>",
      "-----BEGIN PRIVATE KEY-----\\nkey omitted for security "
      "reasons\\n-----END",
  });
}

TEST_CASE("what a test run says of itself is no password") {
  check_all_kept({
      "PASS: gdb.base/info_sources_2.exp: args\n",
      "PASS: x86-64 SSE check (.sse_check none)\n",
      "FAIL: a\nPASS: t0001_init2\nPASS: t0002_more!\n",
  });
  check_replaced({"password", "USER: bob\nPASS: ", "hunt3r!2x", "\n"});
}

TEST_CASE("names of keys and algorithms, versions and pages are open") {
  check_all_kept({
      "update signing key to A8041FA839E16E36",
      "--install-key C0FCF8642D830C53246211400346653590B3795B \\",
      "`crypto_sign_edwards25519sha512batch_open` now rejects",
      "tests/fcntl64.c (test_flock64_lk64): Likewise.",
      "llvm (1:14~++20220202101403+91632c8ac97f-1~exp1)",
      "oss-fuzz.com/testcase-detail/5390364397928448",
      "oss-fuzz.com/testcase?key=6254792024915968",
      "redis://[[USERNAME:]PASSWORD@]HOST[:PORT][/DBNUMBER]",
      "kex.c:*:1000,*:kex_exchange_identification():*,packet.c:*",
      "h-0:*:20119552:65534:h-0:/:/usr/sbin/nologin",
  });
  check_replaced({"ip", "10.201.24.106 ", "87.12.33.44", " 10.12.3.4"});
}
