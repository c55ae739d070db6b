#!/bin/sh
# SPDX-License-Identifier: MIT
# A repository with a long history: make-history.sh DIRECTORY [COMMITS] [OWN]
#
# main has COMMITS commits (50000) on some 4000 files, every tenth a merge;
# topic left it a thousand commits before its tip and has OWN commits (100). The
# work tree stands on topic with one changed and one untracked file.
set -eu
directory=${1:?directory}
commits=${2:-50000}
own=${3:-100}

git init -q -b main "$directory"
cd "$directory"
awk -v commits="$commits" -v own="$own" '
function data(text) { printf "data %d\n%s\n", length(text), text }
function commit(ref, mark, from, merge, text) {
  printf "commit refs/heads/%s\nmark :%d\n", ref, mark
  printf "author A U Thor <author@example.com> %d +0000\n", 1600000000 + mark * 60
  printf "committer A U Thor <author@example.com> %d +0000\n", 1600000000 + mark * 60
  data(text)
  if (from) printf "from :%d\n", from
  if (merge) printf "merge :%d\n", merge
}
function file(path, text) { printf "M 100644 inline %s\n", path; data(text) }
BEGIN {
  tip = 0
  for (i = 1; i <= commits; i++) {
    merge = (i > 20 && i % 10 == 0) ? i - 5 : 0
    from = (i > 20 && i % 10 == 0) ? i - 1 : (i % 10 == 6 && i > 20) ? i - 2 : i - 1
    commit("main", i, from, merge, "module " (i % 97) ": change number " i "\n\nWhy it was needed, said in a line or two of some length.\n")
    file("src/m" (i % 97) "/f" (i % 41) ".c", "int value_" i "(void) { return " i "; }")
  }
  from = commits > 1000 ? commits - 1000 : commits
  from -= from % 10
  for (i = 1; i <= own; i++) {
    commit("topic", commits + i, i == 1 ? from : commits + i - 1, 0, "topic: step " i "\n\nThe reason for step " i ".\n")
    file("topic/t" (i % 40) ".c", "int topic_" i "(void)\n{\n  return " i ";\n}")
  }
}' </dev/null | git fast-import --quiet --date-format=raw
git checkout -q topic
echo "int changed;" >>topic/t1.c
echo "not added yet" >notes-untracked.txt
