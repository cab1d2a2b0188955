import assert from 'node:assert/strict';
import { languages, Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { finding, fixture, open, ruleOf, until } from '../support.ts';

suite('the workspace', () => {
  test('a file that nobody has opened has its problems', async () => {
    await open('berlin.dn.yaml');
    const paris = fixture('site/paris.dn.yaml');
    await until('the problem of Paris', () => rulesAt(paris).includes('im/signaling-multi-site'));
    assert(!workspace.textDocuments.some(({ uri }) => uri.toString() === paris.toString()));
  });

  test('what is typed in dn-config.yaml counts at once, in open files and in others', async () => {
    const { document } = await open('site/dn-config.yaml');
    const paris = fixture('site/paris.dn.yaml');
    await replace(document, 'multi-site', 'single-site');
    await until('the problem of Paris is gone', () => !rulesAt(paris).includes('im/signaling-multi-site'));
    await replace(document, 'single-site', 'nowhere');
    await finding(document, 'config/invalid-value');
    await replace(document, 'nowhere', 'multi-site');
    await until('the problem of Paris is back', () => rulesAt(paris).includes('im/signaling-multi-site'));
    assert(await document.save());
  });

  test('a catalogue that dn-config.yaml names has problems, too', async () => {
    const catalogue = fixture('site/our-options.yaml');
    await workspace.fs.writeFile(catalogue, new TextEncoder().encode('options: 7\n'));
    const { document } = await open('site/dn-config.yaml');
    const before = document.getText();
    await replace(document, before, `${before}catalogues: [./our-options.yaml]\n`);
    await open('site/our-options.yaml');
    await until('the problem of the catalogue', () => rulesAt(catalogue).includes('config/invalid-value'));
    await replace(document, document.getText(), before);
    assert(await document.save());
    await workspace.fs.delete(catalogue);
  });
});

function rulesAt(uri: Uri): string[] {
  return languages.getDiagnostics(uri).map(ruleOf);
}

async function replace(document: TextDocument, old: string, young: string): Promise<void> {
  const start = document.getText().indexOf(old);
  assert(start >= 0, `'${old}' is not in ${document.fileName}.`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + old.length)), young);
  assert(await workspace.applyEdit(edit));
}
