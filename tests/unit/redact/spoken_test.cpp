// SPDX-License-Identifier: MIT
// Passwords in sentences, blocks, forms and other languages.
#include "samples.hpp"

using namespace handoff::redact;

namespace {

const std::string k_word = "Tr0ub4dor" + random_text(4);
const std::string k_opaque = random_text(28, k_alnum, 3);

} // namespace

TEST_CASE("a password is found in a sentence") {
  const Place places[] = {
      {"password", "The new password for staging is `", k_word, "`."},
      {"password", "password for the backup host: ", k_word, "\n"},
      {"password", "The password is now ", k_word, ", tell nobody."},
      {"password", "Das Passwort für den Rechner ist ", k_word, "."},
  };
  for (const Place& place : places) {
    check_replaced(place);
  }
  check_kept("The password for the form is required, 8 characters at least.");
  check_kept("enter the password for user1: ********");
  check_kept("The password is now optional.");
}

TEST_CASE("a password is found by its name in other languages") {
  for (const char* name : {"Contraseña: ",
                           "mot de passe : ",
                           "Пароль: ",
                           "密码：",
                           "パスワード: ",
                           "비밀번호: ",
                           "hasło: ",
                           "| wachtwoord | `"}) {
    check_replaced({"password", name, k_word, "\n"});
  }
  check_kept("пароль: введите пароль2");
  check_kept("mot de passe : obligatoire");
  check_kept("パスワード: 8文字以上");
}

TEST_CASE("a value in a block of YAML is found") {
  check_replaced({"password", "  password: |\n    ", k_word, "\n  user: x"});
  check_replaced({"password", "db_password: >-\r\n  ", k_word, "\r\n"});
  check_replaced({"secret", "api_key: |-\n  ", k_opaque, "\n"});
  check_kept("password: |\n  your password here\n");
  check_kept("password: |-\n  {{ vault.password1 }}\n");
  check_kept("token: >-\n  some-token-name-from-vault\n");
}

TEST_CASE("a value in a form and a secure string is found") {
  check_replaced({"password",
                  "<input type=\"password\" name=\"x\" value=\"",
                  k_word,
                  "\">"});
  check_replaced(
      {"password", "<input value='", k_word, "' type='password' id=\"p\">"});
  check_kept("<input type=\"password\" value=\"{{ form.value1 }}\">");
  check_replaced(
      {"call-password", "ConvertTo-SecureString \"", k_word, "\" -AsPlain"});
  check_kept("ConvertTo-SecureString \"$env:PASS1\" -AsPlainText");
}
