#!/bin/sh
# point: what is not worth a pointer, and what belongs to the author.
. "$(dirname "$0")/test-lib.sh"

in=$TRASH/in
pointed() {
	git handoff point <"$in" >"$in.pointed" &&
	git handoff expand <"$in.pointed" >"$in.back" &&
	cmp "$in" "$in.back"
}
stays() {
	pointed && test_cmp "$in" "$in.pointed"
}

cat >plan.md <<\END
# Plan of the window

**Date**: 2026-01-02
**Status**: open

---

## Key numbers

| What | Measured | Where |
|---|---|---|
| frames that are kept at most | twelve of them | window.c |
| tries before a frame is given up | three of them | timer.c |
| bytes of a frame that are counted | all of them | frame.c |

## How it is built

The window keeps each frame that was sent until the peer has acknowledged it.
A frame that nobody acknowledges is given up when the timer has fired thrice.

1. Read the frame from the socket and check its length before all else.
2. Put it into the window unless the window has no room for one more frame.
3. Acknowledge it.
END
{
	sed -n 's/^/ * /; 1,12p' <<\END
Licensed to the window project under one or more agreements.
You may copy this file when you keep this notice, and all of it, in each copy
that you make, whether you have changed the file or not.
There is no warranty whatever, not even that it does what its name says.
END
} >"$TRASH/licence"
for i in $(seq 120)
do
	{ cat "$TRASH/licence"; echo "int file_$i(void);"; } >file$i.h
done
cat >code.py <<\END
class Window:
    def keep(self, frame):
        if frame.size > self.limit:
            raise ValueError("the frame is larger than the window")
        self.frames.append(frame)


class Timer:
    def fire(self, frame):
        frame.tries += 1
        return frame.tries < self.most_tries and not frame.is_acknowledged
END
git add . && git commit -q -m 'all files'
head=$(git rev-parse --short HEAD)

test_expect_success 'a head of a table, headings and dates are no copies' '
	{ sed -n 9,11p plan.md; echo "| mine | mine | mine |"; } >"$in" && stays &&
	sed -n 3,9p plan.md >"$in" && stays
'

test_expect_success 'a licence that stands in a hundred files is no copy' '
	cat "$TRASH/licence" >"$in" && stays
'

# What an index keeps of a file's text differs from index to index when it is
# chosen by salted hashes.
test_expect_success 'whatever the salt of the index, the answer is the same' '
	{ cat "$TRASH/licence" && sed -n 19,22p plan.md && cat "$TRASH/licence" &&
	  echo "int file_7(void);" && sed -n 8,11p code.py; } >"$in" &&
	pointed && cp "$in.pointed" "$TRASH/want" &&
	test "$(grep -c "^= " "$TRASH/want")" -ge 2 &&
	for i in $(seq 40); do
		rm -rf .git/handoff && pointed &&
		test_cmp "$TRASH/want" "$in.pointed" || return 1
	done
'

test_expect_success 'a line or two of code that hardly save a token stay' '
	sed -n 3p code.py >"$in" && stays
'

test_expect_success 'a heading behind a copy belongs to what the author says next' '
	{ sed -n 16,21p plan.md; echo; echo "## Key numbers"; echo; echo "None yet."
	} >"$in" && pointed &&
	test_grep "^= .plan.md:1[67]-2[01] @ $head" "$in.pointed" &&
	test_grep "^## Key numbers$" "$in.pointed"
'

test_expect_success 'a table that the author continues keeps its head and rows' '
	{ sed -n 10,14p plan.md; echo "| my own row | is here | and here |"; } >"$in" &&
	stays
'

test_expect_success 'a whole table is a copy' '
	sed -n 10,14p plan.md >"$in" && pointed &&
	test_grep "^= .plan.md:10-14 @ $head (Key numbers) | raw.$" "$in.pointed"
'

test_expect_success 'a sentence of the author between two copies stays, in prose too' '
	{ sed -n 18p plan.md; echo "A frame that somebody acknowledges is sent to the archive at once."
	  sed -n 21,22p plan.md; } >"$in" && pointed &&
	test_grep "^A frame that somebody acknowledges" "$in.pointed"
'

test_expect_success 'the number of the next item is no end of a sentence' '
	{ sed -n 18,22p plan.md; echo "3. Do something else with it."; } >"$in" &&
	pointed && test_grep "^3. Do something else" "$in.pointed"
'

test_expect_success 'labels: the heading in Markdown, the function in code' '
	sed -n 21,22p plan.md >"$in" && pointed &&
	test_grep "^= .plan.md:21-22 @ $head (How it is built)" "$in.pointed" &&
	sed -n 8,11p code.py >"$in" && pointed &&
	test_grep "^= .code.py:8-11 @ $head (Timer)" "$in.pointed"
'

test_expect_success 'labels: a fence in a list ends there' '
	cat >list.md <<-\END &&
	# Before you begin

	1. Build it:

	   ```sh
	   # not a heading
	   make everything
	   ```

	## Where the timers live

	Each connection has one timer of its own, which its window owns and frees.
	Nobody else may stop it: a stopped timer would keep frames for ever after.
	END
	git add list.md && git commit -q -m list &&
	sed -n 12,13p list.md >"$in" && pointed &&
	test_grep "^= .list.md:12-13 @ [0-9a-f]* (Where the timers live)" "$in.pointed"
'

test_done
