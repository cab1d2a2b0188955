import assert from 'node:assert/strict';
import { type CodeAction, commands, Position, Range, window, workspace } from 'vscode';
import {
  bytesOnDisk,
  documentNamed,
  extension,
  finding,
  fixture,
  open,
  pageTitled,
  replaceText,
  revert,
  until,
} from '../support.ts';

suite('tools', () => {
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('each command of the manifest is there', async () => {
    const contributed: { command: string }[] = extension().packageJSON.contributes.commands;
    const registered = new Set(await commands.getCommands(true));
    for (const { command } of contributed) assert(registered.has(command), command);
  });

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
    await revert(document);
  });

  test('Convert to… opens the other format as a document that is not saved, under the name it would have', async () => {
    await commands.executeCommand('dnConfig.convertTo', fixture('berlin.dn.yaml'), 'cfgdata');
    const document = await documentNamed('berlin.cfgdata.xml');
    assert(document.isUntitled);
    assert.equal(document.languageId, 'xml');
    assert.match(document.getText(), /<CfgDN [^>]*7001[\s\S]*sip-signaling-chat" value="sometimes"/);
  });

  test('Convert to… takes what is in the editor, saved or not', async () => {
    const { document } = await open('munich.yaml');
    await replaceText(document, '8001', '8009');
    await commands.executeCommand('dnConfig.convertTo', undefined, 'gax');
    assert.match((await documentNamed('munich.gax.json')).getText(), /"8009"/);
    await revert(document);
  });

  test('Compare with… shows what lies between two files, in whatever formats', async () => {
    const [old, young] = [fixture('site/lyon.dn.yaml'), fixture('export.xml')];
    await commands.executeCommand('dnConfig.compareWith', young, [old, young]);
    const page = await pageTitled('DN plan from lyon.dn.yaml to export.xml');
    assert.match(page.getText(), /^### DN plan\n[\s\S]*9101[\s\S]*\*\*goes\*\*/);
    assert.doesNotMatch(page.getText(), /sesame/);
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
