#!/usr/bin/env python3
"""Feeds each command with texts of many shapes, at n bytes and at 4n.

Prints those whose processor time grows with more than the size; what is
linear takes 4 times as long, what is quadratic 16 times.
"""
import json
import os
import resource
import subprocess
import sys

SIZE = 20000  # bytes
MOST = 8      # times the time for 4 times the bytes
NOISE = 0.4   # seconds that the larger one may always take


def repeated(text):
    return lambda n: text * (n // len(text.encode()) + 1)


def numbered(form):
    def make(n):
        return ''.join(form.format(i, i + 1)
                       for i in range(1, n // len(form.encode()) + 2))
    return make


SHAPES = {
    'references': numbered('#{} '), 'tickets': numbered('GH-{} '),
    'addresses': numbered('https://x.example/a/b/issues/{} '),
    'half addresses': repeated('http://'), 'documents': numbered('docs/plan-{}.md '),
    'fences': repeated('```\n'), 'backticks': repeated('`'),
    'longer backticks': lambda n: ' '.join('`' * (1 + i % 200) for i in range(n // 100)),
    'stars': repeated('*'), 'open stars': repeated('*a '), 'underscores': repeated('_a '),
    'brackets': repeated('['), 'open links': repeated('[a]('), 'tags': repeated('<a '),
    'comments': repeated('<!--'), 'quotations': repeated('>'), 'lists': repeated('- '),
    'headings': repeated('# a\n'), 'deep lists': lambda n: ''.join(
        ' ' * (i % 200) + '- x\n' for i in range(n // 100)),
    'tables': repeated('|a|b|\n|-|-|\n'), 'pipes': repeated('|'),
    'decisions': numbered('- Decision: use x{} instead of y{}.\n'),
    'one decision': repeated('I decided to use the parser. '),
    'rejections': numbered('Use x{} instead of y{}. '),
    'questions': numbered('Should I do {}? '), 'options': numbered('{}. Option\n'),
    'errors': numbered('error: thing {} failed\n'),
    'pointers': numbered('`a.c:{}-{} @ abcdef1`\n'),
    'marks of pointers': numbered('= `a.c:{} @ abcdef1` '),
    'backslashes': repeated('\\'), 'unicode escapes': repeated('\\u00'),
    'entities': repeated('&#'), 'percent': repeated('%4'), 'escapes': repeated('\x1b['),
    'titles of terminals': repeated('\x1b]0;'), 'zero width': repeated('\u200b'),
    'combining': lambda n: 'e' + '\u0301' * (n // 2), 'base64': repeated('QUJD'),
    'hexadecimal': repeated('deadbeef'), 'digits': repeated('1'), 'numbers': repeated('12 '),
    'at signs': repeated('a@'), 'dots': repeated('a.'), 'names': repeated('password:'),
    'assignments': repeated('TOKEN='), 'keys': repeated('-----BEGIN '),
    'columns': repeated('password,user\n'), 'carriage returns': repeated('a\r'),
    'one word': repeated('x'), 'words': repeated('word '), 'characters': repeated('決定'),
}


def record(number, role, text):
    return json.dumps({
        'type': role, 'uuid': f'u{number}', 'parentUuid': f'u{number - 1}' if number else None,
        'sessionId': '11111111-2222-3333-4444-555555555555', 'cwd': os.getcwd(),
        'timestamp': f'2026-01-01T10:00:{number % 60:02d}.000Z', 'gitBranch': 'topic',
        'message': {'role': role, 'content': text}}) + '\n'


def in_one_message(text):
    return record(0, 'user', text) + record(1, 'assistant', text)


def in_many_messages(text):
    size = 400
    return ''.join(record(i // size, 'assistant' if i // size % 2 else 'user', text[i:i + size])
                   for i in range(0, len(text), size))


def seconds(command, text):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(['git', 'handoff', *command], input=text.encode(), check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def of_session(form):
    def run(text):
        with open('session.jsonl', 'w', encoding='utf-8') as file:
            file.write(form(text))
        return seconds(['new', '-n', 'x', '--session', os.path.abspath('session.jsonl')], '')
    return run


def of_commit(text):
    subprocess.run(['git', 'commit', '-q', '--allow-empty', '--amend', '-F', '-',
                    '--cleanup=verbatim'], input=('subject\n\n' + text).encode(), check=True)
    return seconds(['new', '-n', 'x', '--session', 'none'], '')


COMMANDS = {
    'redact': lambda text: seconds(['redact'], text),
    'notes': lambda text: seconds(['new', '-n', 'x', '--session', 'none'], text),
    'point': lambda text: seconds(['point'], text),
    'check': lambda text: seconds(['check', '--stdin', 'notes.md'], text),
    'tokens': lambda text: seconds(['tokens'], text),
    'expand': lambda text: seconds(['expand'], text),
    'a long message': of_session(in_one_message),
    'many messages': of_session(in_many_messages),
    'a commit': of_commit,
}


def main():
    for name, run in COMMANDS.items():
        for shape, make in SHAPES.items():
            small, large = run(make(SIZE)), run(make(4 * SIZE))
            if large > NOISE and large > MOST * small:
                print(f'{name}, {shape}: {small:.2f} s, then {large:.2f} s')
    print(len(COMMANDS) * len(SHAPES), 'cases', file=sys.stderr)


main()
