import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, type Uri } from 'vscode';
import { open, until } from '../support.ts';

/** The outline of a document, whoever gives it, once there is one. */
function outlineOf(uri: Uri): Promise<DocumentSymbol[]> {
  return until(`an outline of ${uri.path}`, async () => {
    const symbols = await commands.executeCommand<DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    return symbols && symbols.length > 0 && symbols;
  });
}

suite('outline', () => {
  test('has the DNs of a YAML file, with their sections and options', async () => {
    const { document } = await open('berlin.dn.yaml');
    const symbols = await outlineOf(document.uri);
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [
        ['7001', 'Extension on SIP_Berlin'],
        ['7002', 'Extension on SIP_Berlin'],
      ],
    );
    const [section] = symbols[0]?.children ?? [];
    assert.equal(section?.name, 'TServer');
    assert.deepEqual(
      section.children.map(({ name }) => name),
      ['multimedia', 'sip-signaling-chat', 'voice'],
    );
  });

  test('has the sections of an options export, which can be folded', async () => {
    const { document } = await open('CfgDN_annex_345.cfg');
    const symbols = await outlineOf(document.uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['TServer'],
    );
    const ranges = await commands.executeCommand<{ start: number }[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.equal(ranges[0]?.start, symbols[0]?.range.start.line);
  });

  test('is left to VS Code in JSON', async () => {
    const { document } = await open('gax.json');
    const symbols = await outlineOf(document.uri);
    assert.deepEqual(symbols.map(({ name }) => name).sort(), ['number', 'subtype', 'type', 'userproperties']);
  });
});
