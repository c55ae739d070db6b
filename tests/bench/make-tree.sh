#!/bin/sh
# SPDX-License-Identifier: MIT
# A repository with a large tree:
# make-tree.sh DIRECTORY [FILES] [COMMITS] [LINES]
#
# main has one commit of FILES files (80000), each of four lines and LINES (0)
# more; topic has COMMITS commits (100)
# on top, each changing a few files. The work tree stands on topic with one
# changed, one staged and one untracked file.
set -eu
directory=${1:?directory}
files=${2:-80000}
commits=${3:-100}
lines=${4:-0}

git init -q -b main "$directory"
cd "$directory"
awk -v files="$files" -v commits="$commits" -v lines="$lines" '
function data(text) { printf "data %d\n%s\n", length(text), text }
function commit(ref, mark, from, text) {
  printf "commit refs/heads/%s\nmark :%d\n", ref, mark
  printf "author A U Thor <author@example.com> %d +0000\n", 1600000000 + mark * 60
  printf "committer A U Thor <author@example.com> %d +0000\n", 1600000000 + mark * 60
  data(text)
  if (from) printf "from :%d\n", from
}
function path(i) { return sprintf("d%02d/e%02d/f%05d.c", i % 40, int(i / 40) % 50, i) }
function file(i, text) { printf "M 100644 inline %s\n", path(i); data(text) }
function more(i,  text, n) {
  for (n = 1; n <= lines; n++)
    text = text "\tresult_" n " = compute_" i "(window, " (i * n) ");\n"
  return text
}
BEGIN {
  commit("main", 1, 0, "everything\n")
  for (i = 1; i <= files; i++)
    file(i, "int f" i "(void)\n{\n  return " i ";\n}\n" more(i))
  for (c = 1; c <= commits; c++) {
    commit("topic", c + 1, c, "topic: step " c "\n\nThe reason for step " c ".\n")
    for (k = 1; k <= 5; k++) {
      i = (c * 131 + k * 17) % files + 1
      file(i, "int f" i "(void)\n{\n  return " c ";\n}\nint step" c ";\n")
    }
  }
}' </dev/null | git fast-import --quiet --date-format=raw
git checkout -q topic
echo "int changed;" >>d01/e01/f00041.c
echo "int staged;" >>d02/e02/f00082.c
git add d02/e02/f00082.c
echo "not added yet" >notes-untracked.txt
