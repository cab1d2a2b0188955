import assert from 'node:assert/strict';
import {
  type CodeAction,
  commands,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { bytesOnDisk, finding, fixture, open, until } from '../support.ts';

suite('tools', () => {
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('a preset is applied to the DN at the cursor', async () => {
    const { document } = await open('site/lyon.dn.yaml');
    const title = await until('a preset for DN 9102', async () => {
      const place = new Range(new Position(10, 4), new Position(10, 4));
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        place,
        'refactor.rewrite.dnConfig.preset',
        5,
      );
      const action = actions.find(({ edit }) => edit);
      return action?.edit && (await workspace.applyEdit(action.edit)) && action.title;
    });
    assert.match(title, /IM/);
    assert.match(document.getText(), /9102[\s\S]*password: sesame # keep\n[\s\S]*multimedia: true/);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('Convert to… opens the other format as a document that is not saved, under the name it would have', async () => {
    await commands.executeCommand('dnConfig.convertTo', fixture('berlin.dn.yaml'), 'cfgdata');
    const document = await documentWith('berlin.cfgdata.xml');
    assert(document.isUntitled);
    assert.equal(document.languageId, 'xml');
    assert.match(document.getText(), /<CfgDN [^>]*7001[\s\S]*sip-signaling-chat" value="sometimes"/);
  });

  test('Convert to… takes what is in the editor, saved or not', async () => {
    const editor = await open('munich.yaml');
    await editor.edit((edit) => replaceIn(editor, edit, '8001', '8009'));
    await commands.executeCommand('dnConfig.convertTo', undefined, 'gax');
    assert.match((await documentWith('munich.gax.json')).getText(), /"8009"/);
    await window.showTextDocument(editor.document);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('Compare with… shows what lies between two files, in whatever formats', async () => {
    const [old, young] = [fixture('site/lyon.dn.yaml'), fixture('export.xml')];
    await commands.executeCommand('dnConfig.compareWith', young, [old, young]);
    const page = await pageTitled('DN plan from lyon.dn.yaml to export.xml');
    assert.match(page.getText(), /^### DN plan\n[\s\S]*9101[\s\S]*\*\*goes\*\*/);
    assert.doesNotMatch(page.getText(), /sesame/);
  });

  test('Plan Changes Since Last Commit shows what has changed, unsaved edits included', async () => {
    const editor = await open('site/lyon.dn.yaml');
    await editor.edit((edit) => replaceIn(editor, edit, 'sip-signaling-chat: none', 'sip-signaling-chat: session'));
    await commands.executeCommand('dnConfig.planChanges', fixture('site'));
    const page = await pageTitled('DN plan of site since the last commit');
    assert.match(page.getText(), /9101.*`sip-signaling-chat`.*`none`.*`session`/);
    assert.match(page.getText(), /New findings[\s\S]*im\/signaling-multi-site/);
    await until('the preview is shown', () =>
      window.tabGroups.activeTabGroup.tabs.some(({ label }) => label.includes('since the last commit')),
    );
    await window.showTextDocument(editor.document);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('Export for Import… makes an update of what has changed since the last commit', async () => {
    const editor = await open('site/lyon.dn.yaml');
    await editor.edit((edit) => replaceIn(editor, edit, 'sip-signaling-chat: none', 'sip-signaling-chat: session'));
    await commands.executeCommand('dnConfig.exportForImport', editor.document.uri, 'commit', 'cfgdata');
    const made = await until('the import', () =>
      workspace.textDocuments.find(({ isUntitled, uri }) => isUntitled && uri.path.startsWith(fixture('site').path)),
    );
    assert.match(made.getText(), /<CfgUpdate>[\s\S]*sip-signaling-chat[\s\S]*session/);
    assert.doesNotMatch(made.getText(), /9102|sesame/);
    await window.showTextDocument(editor.document);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('Create dn-config.yaml makes a file that declares nothing, opens it, and never replaces one', async () => {
    const uri = fixture('dn-config.yaml');
    try {
      await commands.executeCommand('dnConfig.createProjectFile');
      assert.equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
      assert.match(await bytesOnDisk('dn-config.yaml'), /^# deployment: multi-site$/m);
      await workspace.fs.writeFile(uri, new TextEncoder().encode('deployment: nowhere\n'));
      await commands.executeCommand('dnConfig.createProjectFile');
      assert.equal(await bytesOnDisk('dn-config.yaml'), 'deployment: nowhere\n');
      await finding(await workspace.openTextDocument(uri), 'config/invalid-value');
    } finally {
      await workspace.fs.delete(uri);
    }
  });
});

type EditBuilder = Parameters<Parameters<TextEditor['edit']>[0]>[0];

function replaceIn({ document }: TextEditor, edit: EditBuilder, old: string, young: string): void {
  const start = document.getText().indexOf(old);
  assert(start >= 0, `'${old}' is not in ${document.fileName}.`);
  edit.replace(new Range(document.positionAt(start), document.positionAt(start + old.length)), young);
}

function documentWith(name: string): Promise<TextDocument> {
  return until(`a document ${name}`, () => workspace.textDocuments.find(({ uri }) => nameOf(uri) === name));
}

function pageTitled(title: string): Promise<TextDocument> {
  return until(`the page ${title}`, () =>
    workspace.textDocuments.find(({ uri }) => uri.scheme === 'dn-config-plan' && nameOf(uri) === `${title}.md`),
  );
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
