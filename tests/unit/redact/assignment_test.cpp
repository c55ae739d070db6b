// SPDX-License-Identifier: MIT
// Secrets behind a name.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_word = "Tr0ub4dor&" + random_text(4);
const std::string k_opaque = random_text(28, k_alnum, 3);

} // namespace

TEST_CASE("a password is found in every way to write it down") {
  const Place places[] = {
      {"password", "password = \"", k_word, "\"\n"},
      {"password", "PASSWORD=", k_word, "\n"},
      {"password", "db_pass := '", k_word, "'"},
      {"password", "$password = \"", k_word, "\";"},
      {"password", "\"adminPassword\": \"", k_word, "\","},
      {"password", "{\\\"password\\\": \\\"", k_word, "\\\"}"},
      {"password", "  password: ", k_word, "\n  user: x"},
      {"password", "password => '", k_word, "',"},
      {"password", "<password>", k_word, "</password>"},
      {"password", "<dbPassword>\n    ", k_word, "\n</dbPassword>"},
      {"password", "conn.password(\"", k_word, "\")"},
      {"password", "define('DB_PASSWORD', '", k_word, "');"},
      {"password", "pw: ", k_word, "\n"},
      {"password", "pw=", k_word, "\n"},
      {"password", "--password ", k_word, " --host x"},
      {"password", "password = \"", k_word, "\n"},
      {"password", "password:\n    '", k_word, "',"},
      {"call-password", "new NetworkCredential(\"me\", \"", k_word, "\");"},
      {"password", "--password=", k_word, ""},
      {"password", "the password is ", k_word, ""},
      {"password", "| DB_PASSWORD | `", k_word, "` |"},
      {"password", "+    password = \"", k_word, "\""},
      {"password", "if (password == \"", k_word, "\") {"},
      {"password", "let password: &str = \"", k_word, "\";"},
      {"password", "set PASSWORD \"", k_word, "\""},
      {"password", "os.environ['DB_PASSWORD'] = '", k_word, "'"},
      {"password", "Server=x,1433;User ID=u;Password=", k_word, ";Timeout=3"},
      {"password", "<add key=\"DbPassword\" value=\"", k_word, "\" />"},
      {"password",
       "  - name: DB_PASSWORD\n    value: ",
       k_word,
       "\n  - name: X"},
      {"password",
       "variable \"db_password\" {\n  default = \"",
       k_word,
       "\"\n}"},
      {"password", "{\"name\": \"DB_PASSWORD\", \"value\": \"", k_word, "\"}"},
      {"password", "SMTP_PASSWORD=", "xpqu zbke vwhh rqcj", "\n"},
      {"password", "password: \"", "xpqu zbke vwhh rqcj", "\""},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("a key or token is found where its value is no word") {
  const Place places[] = {
      {"secret", "api_key = \"", k_opaque, "\""},
      {"secret", "export ACME_TOKEN=", k_opaque, "\n"},
      {"secret", "acmeSecretKey: ", k_opaque, ""},
      {"secret", "acme_key = ", k_opaque, ""},
      {"secret", "?format=csv&access_token=", k_opaque, "&page=2"},
      {"secret", "rotate the acme token ", k_opaque, ", it was pasted"},
      {"secret", "needs the acme api key `", k_opaque, "`;"},
      {"secret", "X-Api-Key: ", k_opaque, "\n"},
      {"secret",
       "client = Client(acme_auth_key=\"",
       k_opaque,
       "\", timeout=30)"},
      {"secret", "rejected acme_secret=", k_opaque, "\")"},
      {"secret", "'API_KEY' => env('X_API_KEY', '", k_opaque, "'),"},
      {"secret", "acmeTOKEN-", k_opaque, ""},
      {"secret", "acme ACCESS ", k_opaque, ""},
      {"secret", "$acmeToken .= \"", k_opaque, "\""},
      {"secret", "token: ", "12|" + k_opaque + "Ab3d5F7h", "\n"},
      {"secret", "token: ", "prod:acme-4|" + random_text(64, k_hex), "\n"},
      {"secret", "token=", "*:development." + random_text(56, k_hex), "\n"},
      {"secret", "--token ", "oauth:" + k_opaque, " -x"},
      {"secret", "sonar.login=", random_text(40, k_hex), "\n"},
      {"secret", "rotate the acme token ", random_text(64, k_hex), ", it"},
      {"secret", "ACME_SECRET=", "/" + k_opaque + "/3d=", "\n"},
      {"secret", "acmePRIVATEacme_KEYacme-", random_text(40, k_hex), "\n"},
      {"secret", "acme-KEY-", k_opaque + "+9xt/a1b=", "\n"},
      {"secret", "acme-SECRET-", k_opaque, "\n"},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
}

TEST_CASE("names that only look like a secret's promise nothing") {
  const std::string clean[] = {
      "public_key = " + k_opaque,
      "monkey = " + k_opaque.substr(0, 20),
      "primaryKey: \"" + k_opaque + "\"",
      "max_tokens = 4096",
      "password_hint: the name of my first dog",
      "keyboard = \"us-international\"",
      "\"key\": \"ctrl+shift+down\"",
      "idempotency_key: \"" + k_opaque + "\"",
      "AZURE_CLIENT_ID=dac6fb3d-713c-4555-8a97-4089aa3849be",
  };
  for (const std::string& text : clean) {
    check_kept(text);
  }
}

TEST_CASE("code, references and stand-ins are not values") {
  const std::string clean[] = {
      "password = getpass.getpass()",
      "const password = result.groups?.password;",
      "token = self.request.headers['X-Token']",
      "const token = await auth.refreshToken();",
      "password=$DB_PASSWORD",
      "password: ${DB_PASSWORD}",
      "password: {{ vault_password }}",
      "process.env.STRIPE_SECRET_KEY",
      "password: <password>",
      "api_key = \"insert_key_here\"",
      "password: string;",
      "apiKey == \"\"",
      "\"api_key=\" + key",
      "token: $(cat /run/secrets/token)",
      "password = argv[3];",
      "case token::REPEATN:",
      "EC_KEY *d2i_ECPrivateKey_fp(FILE *fp, EC_KEY **eckey);",
      "secret := groups[r.SecretGroup]",
      "token: UTF8String): boolean;",
      "passwd\t1:4.13+dfsg1-1+deb12u1",
      "ERROR_WRONG_PASSWORD = 1323;",
      "#define PASS8 0x08000000",
      "IAMUserChangePassword = \"arn:aws:iam::aws:policy/ChangePassword\"",
      "put '/forgot-password' => \"cms/sites/passwords#update\"",
      "this.addPassword = \"#add-password\";",
      "<input type=\"password\" name=\"password\">",
      "stringdata:secret:db-AbCdEf",
  };
  for (const std::string& text : clean) {
    check_kept(text);
  }
}

TEST_CASE("a value alone on its line belongs to the sentence above") {
  const std::string value = random_text(32, k_hex);
  check_replaced({"service-secret",
                  "Please use the following password to proceed:\n\n",
                  value,
                  "\n\nThis may also be found elsewhere."});
}
