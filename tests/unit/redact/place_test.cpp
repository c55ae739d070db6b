// SPDX-License-Identifier: MIT
// Secrets known by their place: URLs, headers, keys.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_password = "p4ss" + random_text(8) + "!";
const std::string k_token = random_text(43, k_alnum, 5);

std::string key_lines(const std::string& margin) {
  std::string lines;
  for (std::uint64_t seed = 1; seed < 5; ++seed) {
    lines += margin + random_text(64, k_alnum, seed) + "\n";
  }
  return lines;
}

} // namespace

TEST_CASE("only the password of a URL goes") {
  const Place places[] = {
      {"url-password", "postgres://app:", k_password, "@db.corp.io:5432/shop"},
      {"url-password", "redis://:", k_password, "@cache:6379/0"},
      {"url-password", "mongodb+srv://u:", k_password, "@c.mongodb.net/"},
      {"url-password", "(https://root:", k_password, "@git.corp.io/a.git)"},
      {"url-password", "amqp://u:", "a/b@c9d", "@mq.corp.io/vhost"},
      {"url-token", "https://", k_token, "@git.corp.io/a.git"},
      {"connection-password",
       "jdbc:postgresql://db/app?user=u&password=",
       k_password,
       ""},
      {"connection-password",
       "jdbc:oracle:thin:scott/",
       k_password,
       "@db:1521"},
      {"azure-connection-key",
       "SharedAccessKeyName=Root;SharedAccessKey=",
       k_token + "=",
       ""},
      {"presigned-url",
       "https://b.s3.amazonaws.com/k?X-Amz-Signature=",
       random_text(64, k_hex),
       "&x=1"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("URLs without a password stay") {
  const std::string_view clean[] = {
      "mysql://root:${DB_PASS}@db/app",
      "mongodb+srv://<username>:<password>@cluster.mongodb.net/app",
      "mongodb://localhost:27017/test",
      "https://user@git.corp.io/a.git",
      "git@github.com:org/repo.git",
      "http://[::1]:8080/x",
      "https://host:8080/path@2x.png",
  };
  for (const std::string_view text : clean) {
    check_kept(text);
  }
}

TEST_CASE("credentials in headers go, their schemes stay") {
  const Place places[] = {
      {"auth-header", "Authorization: Bearer ", k_token, "\n"},
      {"auth-header", "Authorization: Token ", k_token, "\n"},
      {"auth-header", "-H 'Authorization: Bearer ", k_token, "' https://x"},
      {"auth-header", "\"Authorization\": \"Bearer ", k_token, "\""},
      {"basic-auth", "Authorization: Basic ", "dXNlcjpwYXNzd29yZDEyMw==", "\n"},
      {"cookie", "Cookie: theme=dark; sid=", k_token, "; x=1"},
      {"cookie", "Set-Cookie: connect.sid=", k_token, "; Path=/"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  check_kept("Basic Options are described below");
  check_kept("the bearer of this letter");
  check_kept("Cookie: theme=dark; lang=en");
}

TEST_CASE("passwords on command lines go") {
  const Place places[] = {
      {"cli-password", "mysql -uroot -p", k_password, " -h db.internal app"},
      {"cli-password", "sshpass -p '", k_password, "' ssh u@h"},
      {"cli-password", "curl -u \"api:", k_password, "\" https://x.io"},
      {"cli-password", "curl -s --user deploy:", k_password, " https://x.io"},
      {"cli-password", "redis-cli -h cache -a ", k_password, " ping"},
      {"cli-password", "zip -P ", k_password, " out.zip a.txt"},
      {"cli-password", "htpasswd -b .htpasswd ci ", k_password, ""},
      {"cli-password", "docker login -u bob -p ", k_password, " ghcr.io"},
      {"cli-password", "ldapsearch -D cn=admin -w ", k_password, " -b x"},
      {"password", "PGPASSWORD='", k_password, "' pg_dump app"},
      {"netrc-password", "machine h.io login bob password ", k_password, "\n"},
      {"pgpass-password", "db.internal:5432:app:app_user:", k_password, "\n"},
      {"cli-password", "alter user app identified by \"", k_password, "\";"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  check_kept("curl -sL --user \"$1:$2\" \"$3\" > \"$4\"");
  check_kept("curl -u <user:password> https://test.com/endpoint");
  check_kept("attachments identified by their keys");
  check_kept("mkdir -p build");
}

TEST_CASE("a private key goes, whole or cut short, quoted or escaped") {
  const std::string begin = "-----BEGIN RSA PRIVATE "
                            "KEY-----\n";
  const std::string end = "-----END RSA PRIVATE "
                          "KEY-----\n";
  const auto body = [](const std::string& margin) {
    std::string lines = key_lines(margin);
    return lines.substr(margin.size(), lines.size() - margin.size() - 1);
  };
  const Place places[] = {
      {"private-key", begin, body(""), "\n" + end},
      {"private-key", "> " + begin + "> ", body("> "), "\n> " + end},
      {"private-key", "+" + begin + "+", body("+"), "\n+" + end},
      {"private-key", "key: |\n  " + begin + "  ", body("  "), "\n  " + end},
      {"private-key", "$ head -4 id\n" + begin, body(""), "\n$ ls\n"},
      {"private-key",
       "-----BEGIN PRIVATE "
       "KEY-----\\n",
       random_text(64) + "\\n" + random_text(60),
       "\\n-----END PRIVATE "
       "KEY-----"},
      {"private-key",
       "client-key-data: ",
       "LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ" + random_text(80),
       "\n"},
  };
  for (const Place& place : places) {
    INFO(place.before);
    const std::string out = redacted(place.before + place.value + place.after);
    CHECK(out.find(place.value.substr(4, 40)) == std::string::npos);
    CHECK(out.find(place.value.substr(place.value.size() - 40)) ==
          std::string::npos);
    CHECK(out.substr(out.size() - place.after.size()) == place.after);
    CHECK(out.substr(0, place.before.size()) == place.before);
  }
  check_kept("-----BEGIN CERTIFICATE-----\n" + key_lines("") +
             "-----END CERTIFICATE-----\n");
  check_kept("-----BEGIN PRIVATE "
             "KEY-----\\n...\\n-----END PRIVATE "
             "KEY-----");
  check_kept("-----BEGIN PUBLIC KEY-----\n" + key_lines("") +
             "-----END PUBLIC KEY-----\n");
}
