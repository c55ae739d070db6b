#!/bin/sh
# SPDX-License-Identifier: MIT
# The guard in a large tree, over a long history, on outsized files.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=${work:-$(mktemp -d)}/guard
mkdir -p "$top"
compare="perl $here/compare.pl"

"$here/make-tree.sh" "$top/tree" && cd "$top/tree"
$compare -n 50 '80,000 files, 1 staged : diff --cached' \
  ours git handoff check --staged vs git diff --cached --quiet
$compare '--all on them : grep -lF' \
  ours git handoff check --all vs git grep -lF 'handoff: 1'

"$here/make-history.sh" "$top/history" 80000 && cd "$top/history"
$compare -n 3 '--history, 80,000 commits : log -p | grep -c' \
  ours git handoff check --history \
  vs sh -c 'git log -p --all | grep -c handoff'

git init -q "$top/outsized" && cd "$top/outsized"
head -c 2000000000 /dev/zero | tr '\0' '\1' >binary
git -c core.bigFileThreshold=1m add binary && rm binary
$compare -n 3 'a staged binary of 2 GB : diff --cached' \
  ours git handoff check --staged vs git diff --cached --quiet
git rm -q --cached binary
perl -e 'print "# Notes ", "and so on " x 5_000_000' >line.md
git add line.md
$compare -n 3 'a staged line of 50 MB : cat-file' \
  ours git handoff check --staged vs git cat-file blob :line.md
git rm -q --cached line.md
awk 'BEGIN { for (i = 0; i < 100000; i++) {
  printf "blob\nmark :%d\ndata <<E\n# Item %d\n\nSome words on it.\nE\n", i + 1, i
} print "commit refs/heads/many\ncommitter A <a@example.com> 0 +0000\ndata 0"
for (i = 0; i < 100000; i++) printf "M 100644 :%d d%d/%d.md\n", i + 1, i / 500, i
}' </dev/null | git fast-import --quiet
git read-tree many
$compare -n 3 '100,000 staged files : diff --cached' \
  ours git handoff check --staged vs git diff --cached --quiet
