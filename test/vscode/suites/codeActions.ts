import assert from 'node:assert/strict';
import { type CodeAction, ConfigurationTarget, commands, Position, type TextDocument, workspace } from 'vscode';
import { bytesOnDisk, finding, findings, open, until } from '../support.ts';

suite('code actions', () => {
  test('a quick fix changes the value and not one byte besides', async () => {
    const before = await bytesOnDisk('CfgDN_annex_345.cfg');
    const { document } = await open('CfgDN_annex_345.cfg');
    await finding(document, 'value/invalid');
    const action = await until("the quick fix Change to 'none'", () => quickFix(document, "Change to 'none'"));
    assert(action.edit);
    assert(await workspace.applyEdit(action.edit));
    assert(await document.save());
    assert.equal(await bytesOnDisk('CfgDN_annex_345.cfg'), before.replace('always', 'none'));
    await until('the finding is gone', () => findings(document).length === 0);
  });

  test('all safe fixes are applied on save where the settings say so', async () => {
    const before = await bytesOnDisk('munich.yaml');
    const editor = await open('munich.yaml');
    await finding(editor.document, 'value/case');
    const settings = workspace.getConfiguration('editor', editor.document);
    await settings.update('codeActionsOnSave', { 'source.fixAll.dnConfig': 'explicit' }, ConfigurationTarget.Workspace);
    try {
      await editor.edit((edit) => edit.insert(new Position(0, 0), '# Munich\n'));
      assert(await editor.document.save());
      const after = await until('the file is saved', async () => {
        const bytes = await bytesOnDisk('munich.yaml');
        return bytes.startsWith('# Munich') && bytes;
      });
      assert.equal(after, `# Munich\n${before.replace('True', 'true')}`);
    } finally {
      await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace);
    }
  });
});

/** The quick fix of that title for the first finding of the document. */
async function quickFix(document: TextDocument, title: string): Promise<CodeAction | undefined> {
  const [first] = findings(document);
  if (!first) return undefined;
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    first.range,
  );
  return actions.find((action) => action.title === title);
}
