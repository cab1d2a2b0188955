import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, test } from 'node:test';
import { type Analysis, analyse } from '../../server/src/analysis/analysis.ts';
import { surroundings } from '../support/read.ts';

// Every form of suppression, at every line of every golden input and example with a finding: what is left is what was found without it, but for
// exactly the findings that it names. Where a comment of other words changes what is found (within a broken tag, in a text), there is no comment.

const root = join(import.meta.dirname, '../..');
const commentIn: Readonly<Record<string, (words: string) => string>> = {
  '.yaml': (words) => `# ${words}`,
  '.cfg': (words) => `; ${words}`,
  '.xml': (words) => `<!-- ${words} -->`,
};

/** A finding without its place in the text, which comments move; `line` counts the lines that were there before. */
interface Found {
  readonly rule: string;
  readonly line: number;
  readonly what: string;
}

/** Lines that a form of suppression adds: before a line, at its end, behind it. */
interface Form {
  readonly name: string;
  readonly before?: (rule: string) => string;
  readonly atEnd?: (rule: string) => string;
  readonly behind?: (rule: string) => string;
  /** Whether it silences every rule. */
  readonly all?: true;
}

const forms: readonly Form[] = [
  { name: 'next line', before: (rule) => `dn-config-disable-next-line ${rule}` },
  { name: 'next line, all rules', before: () => 'dn-config-disable-next-line', all: true },
  { name: 'line', atEnd: (rule) => `dn-config-disable-line ${rule}` },
  { name: 'line, all rules', atEnd: () => 'dn-config-disable-line', all: true },
  {
    name: 'range',
    before: (rule) => `dn-config-disable ${rule}`,
    behind: (rule) => `dn-config-enable ${rule}`,
  },
  { name: 'range, all rules', before: () => 'dn-config-disable', behind: () => 'dn-config-enable', all: true },
];

function samples(): { name: string; text: string }[] {
  return ['test/golden', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => extname(path) in commentIn && !/expected|problems|fixed|dn-config\.yaml/.test(path))
      .sort()
      .map((path) => ({ name: path, text: readFileSync(join(root, folder, path), 'utf8') }))
      .filter(({ text }) => !text.includes('dn-config') && !text.includes('\r')),
  );
}

/** `added`: the lines, counted with them, that were not there before. */
function foundIn(analysis: Analysis, added: ReadonlySet<number>): Found[] {
  return analysis.findings.map(({ finding, severity, start, dn }) => {
    const { line } = analysis.places.placeAt(start);
    const before = [...added].filter((one) => one < line).length;
    const text = JSON.stringify([finding.message, severity, dn]);
    return { rule: finding.rule, line: added.has(line) ? -1 : line - before, what: text };
  });
}

function withComments(
  lines: readonly string[],
  at: number,
  form: Form,
  words: (make: (rule: string) => string) => string,
): { text: string; added: ReadonlySet<number> } {
  const line = lines[at] ?? '';
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const part = (make: ((rule: string) => string) | undefined): string[] => (make ? [indent + words(make)] : []);
  const before = part(form.before);
  const behind = part(form.behind);
  const own = form.atEnd ? `${line} ${words(form.atEnd)}` : line;
  const text = [...lines.slice(0, at), ...before, own, ...behind, ...lines.slice(at + 1)].join('\n');
  return { text, added: new Set([...(form.before ? [at] : []), ...(form.behind ? [at + 2] : [])]) };
}

describe('a suppression silences exactly what it names', () => {
  const all = samples();
  for (const form of forms)
    for (const [ending, comment] of Object.entries(commentIn)) {
      // Behind the value of an options export no comment begins.
      if (form.atEnd && ending === '.cfg') continue;
      test(`${form.name}, in ${ending}`, () => {
        let compared = 0;
        for (const { name, text } of all) {
          if (extname(name) !== ending) continue;
          const read = (one: string): Analysis | undefined =>
            analyse(one, name.slice(name.lastIndexOf('/') + 1), surroundings());
          const plain = read(text);
          if (!plain || plain.isUnreadable) continue;
          const lines = text.split('\n');
          const found = foundIn(plain, new Set());
          for (const at of new Set(found.map(({ line }) => line))) {
            // What stands behind the words of another comment is part of that.
            if (form.atEnd && lines[at]?.includes('#')) continue;
            // The same place with a comment that says nothing.
            const quiet = withComments(lines, at, form, () => comment('nothing to do with us'));
            const unchanged = read(quiet.text);
            if (!unchanged || JSON.stringify(foundIn(unchanged, quiet.added)) !== JSON.stringify(found)) continue;
            for (const rule of new Set(found.filter(({ line }) => line === at).map((one) => one.rule))) {
              const spoken = withComments(lines, at, form, (make) => comment(make(rule)));
              const analysis = read(spoken.text);
              const left = found.filter((one) => one.line !== at || (!form.all && one.rule !== rule));
              assert.deepEqual(
                analysis && foundIn(analysis, spoken.added),
                left,
                `${name}, line ${at}\n${spoken.text}`,
              );
              compared++;
            }
          }
        }
        assert.ok(compared > 5, `${compared}`);
      });
    }
});
