import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse } from '../../server/src/analysis/analysis.ts';
import { CrossFiles } from '../../server/src/analysis/crossFiles.ts';
import { layoutOf } from '../../server/src/analysis/fix.ts';
import { builtInCatalogue } from '../../server/src/catalogue/catalogue.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { encodingProblemIn } from '../../server/src/formats/encoding.ts';
import { OpenDocuments } from '../../server/src/lsp/openDocuments.ts';
import { OpenText } from '../../server/src/lsp/openText.ts';
import { defaultSettings, settingsForAll } from '../../server/src/project/settings.ts';
import { Random } from '../support/random.ts';
import { randomEdit } from '../support/randomEdits.ts';
import { surroundings } from '../support/read.ts';

// Files that are recognised by their content, as a client edits them: what is said of them is what would be said if they were opened as they are now.
// Edits make DNs of them and take them away again, break their encoding and mend it.

const texts: Readonly<Record<string, string>> = {
  'a.yaml': 'dns:\n  - number: "7001"\n    type: extension\n    voice: yes\n  - number: "7001"\n    type: trunk\n',
  'b.json': '{ "dns": [ { "number": "1", "type": "extensoin" }, { "number": "2" } ] }',
  'c.xml': '<CfgData>\n<CfgCreate>\n<CfgDN number="1" type="99"/>\n</CfgCreate>\n</CfgData>\n',
  'd.xml': '<CfgDN><number value="1"/><type value="1"/><tpye value="1"/></CfgDN>',
  'e.cfg': '[TServer]\nvoice=yes\nmultimedia=True\n',
  'f.dn.yaml': 'number: "1"\ntype: extension\nuserProperties:\n  TServer:\n    voice: nope\n',
};

const extra = [
  '\0',
  '\ufffd',
  'dns:\n',
  '{',
  '<',
  '[TServer]\nx=y\n',
  '\r',
  '---\n',
  '"type": "CfgDN"',
  '"statusCode": 0,',
];

for (const [name, start] of Object.entries(texts)) {
  test(`${name} is known as if it had just been opened`, async () => {
    const random = new Random(7);
    const settings = { file: settingsForAll(defaultSettings), catalogue: builtInCatalogue, maxLength: 2_000 };
    const language = name.endsWith('.cfg') ? 'options' : (name.split('.').at(-1) ?? '');
    for (let file = 0; file < 12; file++) {
      const open = new OpenDocuments(
        new CrossFiles(),
        () => {},
        () => {},
        () => Promise.resolve(),
      );
      const uri = `file:///${name}`;
      const text = new OpenText(uri, language, 0, start);
      let content = start;
      for (let version = 1; version <= 60; version++) {
        const edit = randomEdit(content, language, random);
        const newText = random.below(12) === 0 ? random.pick(extra) : edit.newText;
        const before = TextDocument.create(uri, language, 0, content);
        const range = { start: before.positionAt(edit.start), end: before.positionAt(edit.end) };
        const [from, to] = [before.offsetAt(range.start), before.offsetAt(range.end)];
        const isWhole = random.below(20) === 0;
        content = isWhole ? start : content.slice(0, from) + newText + content.slice(to);
        text.update([isWhole ? { text: content } : { range, text: newText }], version);
        if (random.below(4) === 0) continue;
        const document = (
          await open.get(
            text,
            async () => settings,
            () => true,
          )
        )?.document;
        assert.equal(text.getText(), content);
        const analysis =
          content.length > settings.maxLength
            ? undefined
            : analyse(content, name, surroundings(), {
                languageId: language,
                encodingProblem: encodingProblemIn(content),
              });
        const fresh = analysis && {
          text: TextDocument.create(uri, language, 0, content),
          analysis,
          layout: layoutOf(content),
        };
        const where = `file ${file}, version ${version}:\n${content}`;
        assert.equal(document?.analysis.format.id, fresh?.analysis.format.id, where);
        assert.deepEqual(document && diagnosticsOf(document, {}), fresh && diagnosticsOf(fresh, {}), where);
        assert.deepEqual(document?.layout, fresh?.layout, where);
      }
    }
  });
}
