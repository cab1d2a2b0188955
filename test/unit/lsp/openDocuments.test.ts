import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CrossFiles } from '../../../server/src/analysis/crossFiles.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { OpenDocuments } from '../../../server/src/lsp/openDocuments.ts';
import { OpenText } from '../../../server/src/lsp/openText.ts';
import { defaultSettings, settingsForAll } from '../../../server/src/project/settings.ts';

const usual = { file: settingsForAll(defaultSettings), catalogue: builtInCatalogue, maxLength: 50_000_000 };
const settings = async () => usual;
const noToken = undefined;

function open(dns: number): { documents: OpenDocuments; text: OpenText; pauses: () => number } {
  let pauses = 0;
  const documents = new OpenDocuments(
    new CrossFiles(),
    () => {},
    () => {},
    async () => {
      pauses++;
    },
  );
  const items = Array.from({ length: dns }, (_, index) => `  - number: "${index}"\n    type: extensoin\n`);
  return {
    documents,
    text: new OpenText('file:///a.dn.yaml', 'yaml', 1, `dns:\n${items.join('')}`),
    pauses: () => pauses,
  };
}

describe('a large document', () => {
  test('is first known as far as the screen', async () => {
    const { documents, text } = open(20_000);
    const first = (await documents.firstLook(text, settings, () => true, 60))?.document;
    assert.ok(first && !first.analysis.isSettled);
    const lines = first.analysis.findings.map(({ start }) => text.positionAt(start).line);
    assert.deepEqual(
      lines.slice(0, 30),
      Array.from({ length: 30 }, (_, index) => index * 2 + 2),
    );
    const whole = (await documents.get(text, settings, () => true))?.document;
    assert.equal(whole?.analysis.findings.length, 20_000);
    assert.equal(await documents.firstLook(text, settings, () => true, 60), undefined, 'nothing is left to wait for');
  });

  test('is known as far as it is asked for', async () => {
    const { documents, text } = open(20_000);
    const document = (await documents.get(text, settings, () => true, { upTo: () => 1_000 }))?.document;
    assert.ok(document && !document.analysis.isSettled && document.analysis.settledUpTo > 1_000);
  });

  test('lets other work go on', async () => {
    const { documents, text, pauses } = open(20_000);
    await documents.get(text, settings, () => true);
    assert.ok(pauses() > 3);
  });

  test('says when an answer is the latest no longer', async () => {
    const { documents, text } = open(10);
    const answer = await documents.get(text, settings, () => true);
    assert.ok(answer && documents.isLatest(text.uri, answer));
    documents.recompare(text.uri, []);
    assert.ok(!documents.isLatest(text.uri, answer), 'other files have changed');
    const next = await documents.get(text, settings, () => true);
    assert.ok(next && documents.isLatest(text.uri, next));
    const start = { line: 1, character: 13 };
    text.update([{ range: { start, end: start }, text: '1' }], 2);
    assert.ok(!documents.isLatest(text.uri, next), 'it has been edited');
    documents.forget(text.uri);
    assert.ok(!documents.isLatest(text.uri, next), 'it has been closed');
  });

  test('is left alone when nobody waits for it any longer', async () => {
    const { documents, text } = open(20_000);
    const token = { isCancellationRequested: true, onCancellationRequested: () => ({ dispose: () => {} }) };
    assert.equal(await documents.get(text, settings, () => true, 'all', token), undefined);
    assert.equal(await documents.get(text, settings, () => false, 'all', noToken), undefined);
  });

  test('is read to its end by all who wait, whatever the settings do meanwhile', async () => {
    const { documents, text } = open(5_000);
    let now = usual;
    const one = documents.get(
      text,
      async () => now,
      () => true,
    );
    now = { ...usual, file: settingsForAll({ rules: { 'dn/unknown-type': 'off' } }) };
    const other = documents.get(
      text,
      async () => now,
      () => true,
    );
    assert.deepEqual(
      (await Promise.all([one, other])).map((answer) => answer?.document?.analysis.findings.length),
      [0, 0],
    );
    assert.equal((await one)?.id, (await other)?.id);
  });

  test('keeps its text once, in the analysis', async () => {
    const { documents, text } = open(100);
    const content = text.getText();
    const document = (await documents.get(text, settings, () => true))?.document;
    assert.ok(text.isAnalysed);
    assert.equal(text.getText(), content);
    text.update([{ range: { start: { line: 1, character: 13 }, end: { line: 1, character: 14 } }, text: '99' }], 2);
    assert.equal(document?.analysis.text, content.replace('"0"', '"99"'));
  });
});

test('a large options export is read in parts while it is typed in, and as one object when a key ties them together', async () => {
  const { documents } = open(0);
  const asides = Array.from({ length: 500 }, (_, index) => `[site-${index}]\ndesk-${index}=Anna\n`).join('');
  const text = new OpenText('file:///CfgDN_annex_1.cfg', 'plaintext', 1, `[TServer]\nvoice=True\n${asides}`);
  const type = async (line: number, character: number, newText: string) => {
    text.update([{ range: { start: { line, character }, end: { line, character } }, text: newText }], text.version + 1);
    const analysis = (await documents.get(text, settings, () => true))?.document?.analysis;
    assert.ok(analysis);
    return {
      isInParts: analysis.segments.length > 1,
      rules: analysis.findings.map(({ finding }) => finding.rule),
    };
  };
  assert.deepEqual(await type(501, 0, 'x'), { isInParts: true, rules: ['value/case'] });
  const tied = await type(501, 0, 'voice=true\n');
  assert.deepEqual(tied, { isInParts: false, rules: ['value/case', 'option/misplaced'] });
  assert.deepEqual(await type(501, 5, '-'), { isInParts: true, rules: ['value/case'] });
});

describe('two documents of which one has the number of a DN in the other', () => {
  const dn = 'dns:\n  - number: "7001"\n    type: extension\n    switch: Berlin\n';

  /** Longer than other files are not told of what has changed. */
  const told = () => new Promise((resolve) => setTimeout(resolve, 250));

  function openTwo() {
    const crossFiles = new CrossFiles();
    const documents: OpenDocuments = new OpenDocuments(
      crossFiles,
      (touched) => {
        for (const [uri, keys] of touched) documents.recompare(uri, keys);
      },
      () => {},
      async () => {},
    );
    const texts = ['a', 'b'].map((name) => new OpenText(`file:///${name}.dn.yaml`, 'yaml', 1, dn)) as [
      OpenText,
      OpenText,
    ];
    const count = async (text: OpenText) =>
      (await documents.get(text, settings, () => true))?.document?.analysis.findings.length;
    return { crossFiles, documents, texts, count };
  }

  test('are compared when both are opened at once', async () => {
    const { texts, count } = openTwo();
    assert.deepEqual(await Promise.all(texts.map(count)), [0, 0]);
    await told();
    assert.deepEqual(await Promise.all(texts.map(count)), [0, 1]);
  });

  test('are compared no longer when one is closed before the other has told of its DNs', async () => {
    const { crossFiles, documents, texts, count } = openTwo();
    const [a, b] = texts;
    await count(a);
    await told();
    assert.equal(await count(b), 1);
    documents.forget(a.uri);
    assert.equal(crossFiles.remove(a.file).size, 0, 'nothing is known of the other one yet');
    await told();
    assert.equal(await count(b), 0);
  });

  test('are compared when both get a number within a moment', async () => {
    const { texts, count } = openTwo();
    await Promise.all(texts.map(count));
    await told();
    for (const text of texts) {
      const start = { line: 1, character: 13 };
      text.update([{ range: { start, end: { line: 1, character: 17 } }, text: '7002' }], 2);
    }
    await Promise.all(texts.map(count));
    await told();
    assert.deepEqual(await Promise.all(texts.map(count)), [0, 1]);
  });
});
