#!/bin/sh
# Pointers in a tree of 80,000 files (Debian's linux-source package where it
# is installed, else a generated one), beside `git grep` over the same tree;
# the index's size, memory; then notes of 10 MB beside notes of 1 MB.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=${work:-$(mktemp -d)}/point
mkdir -p "$top" && cd "$top"
archive=$(ls /usr/src/linux-source-*.tar.* 2>/dev/null | tail -n 1)
if [ -n "$archive" ]; then
  tar xf "$archive" && cd linux-source-*/
  git init -q . && git add -A -f . && git commit -q -m everything
else
  "$here/make-tree.sh" "$top/tree" 80000 1 100 && cd "$top/tree"
  git checkout -q -f main
fi
git config gc.auto 0

# 40 lines of every file in turn, between two sentences.
notes() { # BYTES
  git ls-files '*.c' | awk -v bytes="$1" '
    { print "What I saw in file " NR " is this, and I wonder why:\n\n```c"
      for (n = 0; n < 40 && (getline line < $0) > 0; n++) {
        print line; size += length(line) + 1 }
      close($0); print "```\n"
      if (size > bytes) exit }' || :
}
row() { # TITLE RUNS COMMAND...
  title=$1 runs=$2
  shift 2
  perl "$here/compare.pl" -n "$runs" -i "$top/small.md" "$title" "$@"
}
peak() { # TITLE NOTES COMMAND...
  title=$1 notes=$2
  shift 2
  perl "$here/peak.pl" "$title" 307200 "$notes" "$@"
}

notes 2000 >"$top/small.md"
notes 1000000 >"$top/1.md"
notes 10000000 >"$top/10.md"
nowhere="no_such_word_$$"
row 'point, first run : git grep -F' 3 \
  ours sh -c 'rm -rf .git/handoff && exec git handoff point' \
  vs git grep -F "$nowhere" HEAD
row 'point, later runs : the same' 11 \
  ours git handoff point vs git grep -F "$nowhere" HEAD
index=$(du -s -k .git/handoff | cut -f 1)
tree=$(git ls-tree -r -l HEAD | awk '{ all += $4 } END { print all / 1024 }')
awk -v index_kb="$index" -v tree="$tree" 'BEGIN {
  printf "%-44s %9d kB %9d kB %7.2f\n", "index : bytes of the tree", index_kb,
    tree, index_kb / tree }'

# Segments are never changed: links to them are as good as copies.
cp -R .git/handoff "$top/index"
git checkout -q -B hundred
git ls-files '*.c' | head -n 100 | while read -r path; do
  echo "int changed;" >>"$path"
done
git commit -q -a -m 'change a hundred files'
row 'point, after 100 files changed : the same' 5 \
  ours sh -c "rm -rf .git/handoff && cp -R -l '$top/index' .git/handoff &&
    exec git handoff point --base HEAD^" \
  vs git grep -F "$nowhere" HEAD
git checkout -q -

peak 'peak memory, first run : 300 MB' "$top/small.md" \
  sh -c 'rm -rf .git/handoff && exec git-handoff point'
peak 'peak memory, later runs : 300 MB' "$top/small.md" git-handoff point
peak 'peak memory, 10 MB of notes : 300 MB' "$top/10.md" git-handoff point
perl "$here/compare.pl" -n 1 '10 MB of notes : 1 MB (at most 12)' \
  ours sh -c "exec git handoff point <'$top/10.md'" \
  vs sh -c "exec git handoff point <'$top/1.md'"
