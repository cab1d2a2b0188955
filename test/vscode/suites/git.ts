import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { fixture, open, pageTitled, replaceText, revert, until } from '../support.ts';

// The folder of the tests is a Git repository, in which all is committed at the start.
suite('since the last commit', () => {
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('Plan Changes Since Last Commit shows what has changed, unsaved edits included', async () => {
    const { document } = await open('site/lyon.dn.yaml');
    await replaceText(document, 'sip-signaling-chat: none', 'sip-signaling-chat: session');
    await commands.executeCommand('dnConfig.planChanges', fixture('site'));
    const page = await pageTitled('DN plan of site since the last commit');
    assert.match(page.getText(), /9101.*`sip-signaling-chat`.*`none`.*`session`/);
    assert.match(page.getText(), /New findings[\s\S]*im\/signaling-multi-site/);
    await until('the preview is shown', () =>
      window.tabGroups.activeTabGroup.tabs.some(({ label }) => label.includes('since the last commit')),
    );
    await revert(document);
  });

  test('Export for Import… makes an update of what has changed since the last commit', async () => {
    const { document } = await open('site/lyon.dn.yaml');
    await replaceText(document, 'sip-signaling-chat: none', 'sip-signaling-chat: session');
    await commands.executeCommand('dnConfig.exportForImport', document.uri, 'commit', 'cfgdata');
    const made = await until('the import', () =>
      workspace.textDocuments.find(({ isUntitled, uri }) => isUntitled && uri.path.startsWith(fixture('site').path)),
    );
    assert.match(made.getText(), /<CfgUpdate>[\s\S]*sip-signaling-chat[\s\S]*session/);
    assert.doesNotMatch(made.getText(), /9102|sesame/);
    await revert(document);
  });
});
