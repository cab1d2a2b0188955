import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { goldenCases } from '../golden/cases.ts';
import { Client, root } from '../protocol/client.ts';
import { Playground } from './playground.ts';

/** Findings as both report them. */
interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: unknown;
  readonly dn: string | undefined;
}

const severities = ['', 'error', 'warning', 'information', 'hint'];
const languages: Readonly<Record<string, string>> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json', '.xml': 'xml' };

suite('the command line and the editor', () => {
  const place = new Playground();
  const client = new Client();
  /** Each in a folder of its own, so that no file is compared with another. */
  const texts = new Map<string, string>();

  before(async () => {
    await client.start();
    for (const { path, inputs } of goldenCases)
      for (const { notation, fileName, text } of inputs) {
        const folder = `${path}/${notation}`;
        texts.set(`${folder}/${fileName}`, text);
        place.write({ [`${folder}/${fileName}`]: text });
      }
    for (const file of globSync('examples/*/*.{yaml,json,xml,cfg}', { cwd: root })) {
      const text = readFileSync(join(root, file), 'utf8');
      texts.set(`${file}/${basename(file)}`, text);
      place.write({ [`${file}/${basename(file)}`]: text });
    }
  });
  after(async () => {
    await client.stop();
    place.remove();
  });

  test('find the same in every example and golden case', async () => {
    const linted = lint([...texts.keys()]);
    assert.ok(texts.size > 200, `only ${texts.size} files`);
    for (const [path, text] of texts) {
      const uri = pathToFileURL(place.path(path)).href;
      await client.open(uri, text, languages[extname(path)] ?? 'plaintext');
      const shown = (await client.pull(uri)).map(({ code, severity = 0, message, range, data }): Finding => {
        return {
          rule: String(code),
          severity: severities[severity] ?? '',
          message: String(message),
          range,
          dn: data?.dn,
        };
      });
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      // What another case says of the same number is none of this one's: where the editor finds a number twice, the file is linted alone.
      const isDouble = shown.some(({ rule }) => rule === 'dn/duplicate');
      const found = (isDouble ? lint([path]) : linted).get(path) ?? [];
      assert.deepEqual(isDouble ? found : found.filter(({ rule }) => rule !== 'dn/duplicate'), shown, path);
    }
  });

  function lint(paths: readonly string[]): Map<string, Finding[]> {
    const { files } = JSON.parse(place.run(['lint', '--format', 'json', ...paths]).stdout);
    return new Map(
      files.map(({ path, findings }: { path: string; findings: Finding[] }) => [
        path,
        findings.map(({ rule, severity, message, range, dn }) => ({ rule, severity, message, range, dn })),
      ]),
    );
  }
});
