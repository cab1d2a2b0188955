import assert from 'node:assert/strict';
import { languages, type Uri, workspace } from 'vscode';
import { finding, fixture, open, replaceText, ruleOf, until } from '../support.ts';

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
    await replaceText(document, 'multi-site', 'single-site');
    await until('the problem of Paris is gone', () => !rulesAt(paris).includes('im/signaling-multi-site'));
    await replaceText(document, 'single-site', 'nowhere');
    await finding(document, 'config/invalid-value');
    await replaceText(document, 'nowhere', 'multi-site');
    await until('the problem of Paris is back', () => rulesAt(paris).includes('im/signaling-multi-site'));
    assert(await document.save());
  });

  test('a catalogue that dn-config.yaml names has problems, too', async () => {
    const catalogue = fixture('site/our-options.yaml');
    await workspace.fs.writeFile(catalogue, new TextEncoder().encode('options: 7\n'));
    const { document } = await open('site/dn-config.yaml');
    const before = document.getText();
    await replaceText(document, before, `${before}catalogues: [./our-options.yaml]\n`);
    await open('site/our-options.yaml');
    await until('the problem of the catalogue', () => rulesAt(catalogue).includes('config/invalid-value'));
    await replaceText(document, document.getText(), before);
    assert(await document.save());
    await workspace.fs.delete(catalogue);
  });
});

function rulesAt(uri: Uri): string[] {
  return languages.getDiagnostics(uri).map(ruleOf);
}
