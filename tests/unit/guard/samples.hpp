// SPDX-License-Identifier: MIT
// Documents for the tests of the guard, written for them.
#pragma once

#include <string_view>

namespace handoff::test {

constexpr std::string_view k_english_handoff =
    R"(# Session handoff: rate limiter

**Date:** 2026-03-14
**Branch:** feat/rate-limit
**Last commit:** a41f09c

## What was done this session

- Added the token bucket in src/limiter.cc:40 and wired it into the server.
- Fixed the overflow that the tests had found; 212 passed, 0 failed.
- Pushed; draft PR #58 is open.

## Where things stand

The limiter works for one process. The Redis store is not started yet.
Uncommitted: nothing.

## Next steps

1. Implement the Redis store in src/store/redis.cc.
2. Run `make bench` and compare with the numbers in bench/2026-03.txt.

## Gotchas

- Do not touch src/clock.cc: the tests still depend on its rounding.
)";

// What `git handoff new` writes, without a title that says handoff.
constexpr std::string_view k_own_document = R"(---
handoff: 1
id: 4kq7-2mzd
kind: prototype
purpose: Prototype the window protocol
repository: acme/board
branch: proto/window-protocol
created: 2026-11-21T10:00:00Z
expires: 2026-11-28T10:00:00Z
---
# Prototype the window protocol

Context, not instructions. Where it and the code disagree, the code is right.

## Goal

Prove that a window can be resized without a round trip to the server.

## Next steps

1. Answer Q1 with the smallest program that shows it.

## Questions

- **Q1** Does the client own the size, or does the server confirm it?

## What you must know

- The protocol is binary since March; the JSON form was rejected because of
  its size on mobile links, which we measured at three times as much.
- Nobody may touch the canvas module before the release on the fourth.

## State

- Two commits, nothing uncommitted; the tests of the protocol pass.

## Suggested skills

- none is installed
)";

constexpr std::string_view k_skill = R"(---
name: session-handoff
description: Write a handoff when the context runs full. Use when the user says "hand off".
---

# Session handoff

## When to use

Use this skill whenever a session must end before the work is done.

## Process

1. Always read the branch's commits first. You should never guess.
2. Write the document with this template:

```markdown
# Handoff: [what you were working on]

**Date:** [YYYY-MM-DD]
**Branch:** [branch name]

## What was done
- [finished item]

## Next steps
1. [next action]
```

## Rules

- You must not include secrets.
- If the tests fail, say so in the handoff.
)";

constexpr std::string_view k_readme = R"(# limiter

A rate limiter for small servers. This page explains how to install it.

## Installation

```sh
git clone https://example.org/limiter.git
cd limiter && make install
```

## Usage

Run `limiter --help` to see every option. If you need more than one process,
use the Redis store.

## Status

The API is stable. See the roadmap for what comes next.

## License

MIT
)";

constexpr std::string_view k_changelog = R"(# Changelog

All notable changes to this project will be documented in this file.

## [1.4.0] - 2026-03-14

### Added
- Token bucket (#58)

### Fixed
- Overflow in the clock (a41f09c)

## [1.3.2] - 2026-02-01

### Changed
- The next session of a user keeps its size.
)";

constexpr std::string_view k_minutes = R"(# Weekly meeting 2026-03-14

## Attendees

Ada, Grace, Linus

## Agenda

- Status of the release: in progress, tests pass
- Handover of the on-call phone

## Action items

- Ada: fix the build by next week
- Grace: review PR #58

## Next meeting

2026-03-21
)";

} // namespace handoff::test
