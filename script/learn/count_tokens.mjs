// SPDX-License-Identifier: MIT
// Counts tokens exactly: reads a JSON array of texts, prints for each a line
// "<o200k> <claude>". Run in a directory with gpt-tokenizer and ai-tokenizer.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.cwd() + '/'));
const o200k = require('gpt-tokenizer/cjs/encoding/o200k_base');
const { Tokenizer } = require('ai-tokenizer');
const claude = new Tokenizer(require('ai-tokenizer/encoding/claude'));

const texts = JSON.parse(readFileSync(0, 'utf8'));
const none = { allowedSpecial: new Set(), disallowedSpecial: new Set() };
console.log(texts.map((text) =>
  `${o200k.countTokens(text, none)} ${claude.count(text)}`).join('\n'));
