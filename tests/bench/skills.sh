#!/bin/sh
# 500 installed skills, beside listing and reading their files.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=${work:-$(mktemp -d)}/skills
mkdir -p "$top/.claude/skills" && cd "$top" && git init -q .
words='debug test review deploy slide sheet plan merge parse index query cache
render style animate translate profile migrate release document'
i=0
for a in $words; do
  for b in $words; do
    for c in one two; do
      i=$((i + 1))
      [ "$i" -le 500 ] || break 3
      mkdir -p ".claude/skills/$a-$b-$c"
      {
        printf -- '---\nname: %s-%s-%s\n' "$a" "$b" "$c"
        printf 'description: Use when the user wants to %s or to %s, or ' \
          "$a" "$b"
        printf 'mentions that a %s is wanted for the %s.\n---\n' "$b" "$a"
        for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          echo "$n. First $a what there is to $b, then say what was found."
        done
      } >".claude/skills/$a-$b-$c/SKILL.md"
    done
  done
done
perl "$here/compare.pl" -n 30 '500 skills : cat of the files' \
  ours git handoff skills --agent claude 'fix the flaky checkout test' \
  vs sh -c 'cat .claude/skills/*/SKILL.md'
