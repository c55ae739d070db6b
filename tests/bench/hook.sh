#!/bin/sh
# What a hook adds to `git commit` with 1 and 100 staged files: ours (the
# pre-commit hook alone, and all that install puts in), beside a shell that
# exits, and lefthook with one grep where it is on PATH.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=${work:-$(mktemp -d)}/hook
mkdir -p "$top"

# repository NAME: 100 documents, one commit.
repository() {
  git init -q "$top/$1" && cd "$top/$1"
  for i in $(seq 100); do
    { echo "# Part $i of the manual" && echo &&
      for j in $(seq 20); do
        echo "Use option $j of part $i when the server has to answer quickly."
      done; } >"part$i.md"
  done
  git add . && git commit -qm base
}
hook() {
  printf '#!/bin/sh\n%s\n' "$1" >.git/hooks/pre-commit
  chmod +x .git/hooks/pre-commit
}

repository none
repository exit0 && hook 'exit 0'
repository ours && git handoff install 2>/dev/null
git config --get-regexp '^hook\.' >/dev/null ||
  rm -f .git/hooks/commit-msg .git/hooks/pre-merge-commit
repository all && git handoff install 2>/dev/null
names="none exit0 ours all"
if command -v lefthook >/dev/null; then
  repository lefthook
  printf 'pre-commit:\n  jobs:\n    - run: %s\n' \
    "if grep -l HANDOFF {staged_files}; then exit 1; fi" >lefthook.yml
  lefthook install >/dev/null 2>&1
  names="$names lefthook"
fi

for files in 1 100; do
  # shellcheck disable=SC2086 # a list of words on purpose
  perl "$here/hook.pl" "$top" "$files" ${RUNS:-40} $names
done
