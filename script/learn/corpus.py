# SPDX-License-Identifier: MIT
"""What the learners share: public repositories at known commits, as text."""
import ctypes
import hashlib
import math
import os
import re
import subprocess
import sys


class Source:
    """A line of a file in sources/: '<url> <commit> [<flag>...]'."""

    def __init__(self, url, commit, flags):
        self.url = url
        self.commit = commit
        self.flags = flags

    def clone(self, clones):
        """The clone that script/learn/fetch makes: <clones>/<owner>/<name>."""
        owner, name = self.url.rstrip('/').removesuffix('.git').split('/')[-2:]
        return os.path.join(clones, owner, name)


def read_sources(path):
    sources = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            words = line.split('#')[0].split()
            if words:
                sources.append(Source(words[0], words[1], words[2:]))
    return sources


def read_files(clone, commit, is_wanted):
    """Yields (path, bytes) of the blobs at `commit`, in git's order of paths."""
    listing = subprocess.run(
        ['git', '-C', clone, 'ls-tree', '-r', '-z', commit],
        check=True, capture_output=True).stdout
    wanted = []
    for entry in listing.split(b'\0'):
        if not entry:
            continue
        head, path = entry.split(b'\t', 1)
        mode, kind, object_id = head.split()
        name = path.decode('utf-8', 'replace')
        # 120000 is a symbolic link.
        if kind == b'blob' and mode != b'120000' and is_wanted(name):
            wanted.append((name, object_id))
    batch = subprocess.Popen(['git', '-C', clone, 'cat-file', '--batch'],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for name, object_id in wanted:
        batch.stdin.write(object_id + b'\n')
        batch.stdin.flush()
        header = batch.stdout.readline().split()
        if header[1] == b'missing':
            continue
        size = int(header[2])
        data = batch.stdout.read(size)
        batch.stdout.read(1)
        yield name, data
    batch.stdin.close()
    batch.stdout.close()
    batch.wait()


def read_all_files(sources, clones, is_wanted):
    """Yields (path, bytes) of every source that has a clone, or stops."""
    for source in sources:
        clone = source.clone(clones)
        if not os.path.isdir(clone):
            sys.exit(f'{clone} is missing; run script/learn/fetch')
        yield from read_files(clone, source.commit, is_wanted)


def digest(data):
    return hashlib.sha256(data).digest()


# ---- skills ------------------------------------------------------------------

def is_skill_path(path):
    return (path.rsplit('/', 1)[-1].lower() == 'skill.md' or
            re.search(r'(^|/)agents/[^/]+\.md$', path) is not None)


def front_matter(text):
    """The top-level scalars of YAML front matter; {} without one."""
    found = re.match(r'\ufeff?---[ \t]*\r?\n(.*?)\n---[ \t]*(\r?\n|$)', text, re.S)
    values = {}
    key = None
    for line in found.group(1).splitlines() if found else []:
        entry = re.match(r'([A-Za-z_-]+):[ \t]*(.*)$', line)
        if entry:
            key = entry.group(1).lower()
            value = entry.group(2).strip()
            values[key] = '' if value in ('|', '>', '|-', '>-', '|+', '>+') else value
        elif key and line[:1] in (' ', '\t'):
            values[key] += ' ' + line.strip()
    return {name: value.strip().strip('"\'') for name, value in values.items()}


def read_skills(sources, clones):
    """Distinct skills as (name, description, body), sorted; none that a source
    with the flag 'held-out' has, by name or by description."""
    held_out = set()
    skills = {}
    for flag in (True, False):
        chosen = [s for s in sources if ('held-out' in s.flags) == flag]
        for _, data in read_all_files(chosen, clones, is_skill_path):
            text = data.decode('utf-8', 'replace')
            values = front_matter(text)
            name = values.get('name', '').lower()
            description = values.get('description', '')
            same = ' '.join(words(description.lower()))[:400]
            if not name or len(same) < 20:
                continue
            if flag:
                held_out.update((name, same))
            elif name not in held_out and same not in held_out:
                body = text.split('\n---', 1)[-1]
                entry = (name, description, body)
                skills[same] = min(skills.get(same, entry), entry)
    return sorted(skills.values())


# ---- words, as lib/skills/words.cpp reads them -------------------------------

def words(text):
    return re.findall(r'[A-Za-z0-9\u0080-\U0010ffff]+', text)


class Stemmer:
    """Snowball's English stemmer, from the library that git-handoff loads."""

    def __init__(self):
        self.library = ctypes.CDLL('libstemmer.so.0d')
        self.library.sb_stemmer_new.restype = ctypes.c_void_p
        self.library.sb_stemmer_stem.restype = ctypes.POINTER(ctypes.c_ubyte)
        self.library.sb_stemmer_stem.argtypes = [
            ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.library.sb_stemmer_length.argtypes = [ctypes.c_void_p]
        self.handle = self.library.sb_stemmer_new(b'english', b'UTF_8')
        self.known = {}

    def stem(self, word):
        lower = re.sub('[A-Z]', lambda c: c.group(0).lower(), word)
        if lower not in self.known:
            data = lower.encode('utf-8')
            if len(data) <= 64:
                stemmed = self.library.sb_stemmer_stem(self.handle, data, len(data))
                size = self.library.sb_stemmer_length(self.handle)
                self.known[lower] = bytes(stemmed[:size]).decode('utf-8', 'replace')
            else:
                self.known[lower] = lower
        return self.known[lower]

    def stems(self, text):
        return [self.stem(word) for word in words(text)]


# ---- numbers -----------------------------------------------------------------

def solve(matrix, right):
    """Solves a small symmetric system by Gaussian elimination."""
    size = len(right)
    rows = [list(row) + [right[i]] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            if factor:
                for c in range(i, size + 1):
                    rows[r][c] -= factor * rows[i][c]
    result = [0.0] * size
    for i in reversed(range(size)):
        rest = math.fsum(rows[i][c] * result[c] for c in range(i + 1, size))
        result[i] = (rows[i][size] - rest) / rows[i][i]
    return result
