import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, Selection, type TextEditor, window, workspace } from 'vscode';
import type { ShownSettings } from '../../../client/src/settingsStatus.ts';
import { extension, fixture, open, until } from '../support.ts';

suite('the language status', () => {
  test('says what is declared for the DN at the cursor, and where', async () => {
    const editor = await open('site/lyon.dn.yaml');
    moveTo(editor, '9101');
    const { text, detail } = await shown('of DN 9101', (settings) => /DN 9101/.test(settings.detail));
    assert.equal(text, 'IM: multi-site, workspace');
    assert.match(detail, /deployment multi-site: site\/dn-config\.yaml, line 1 · imEndpoint workspace: .*, line 2/);
    moveTo(editor, '9102');
    await shown('of DN 9102', (settings) => /DN 9102/.test(settings.detail));
  });

  test('leads to the place in the project file', async () => {
    await open('site/lyon.dn.yaml');
    const { command } = await shown('of Lyon', ({ text }) => /multi-site/.test(text));
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = await until('the project file is open', () => {
      const active = window.activeTextEditor;
      return active?.document.uri.toString() === fixture('site/dn-config.yaml').toString() && active;
    });
    assert.equal(editor.document.getText(editor.selection), 'multi-site');
  });

  test('offers to make a project file where there is none', async () => {
    await open('berlin.dn.yaml');
    const { text, command } = await shown('of Berlin', (settings) => /nothing/.test(settings.text));
    assert.equal(text, 'IM: nothing declared');
    assert.equal(command.command, 'dnConfig.createProjectFile');
  });

  test('warns of a file that is too large', async () => {
    const settings = workspace.getConfiguration('dnConfig');
    await open('berlin.dn.yaml');
    try {
      await settings.update('maxFileSize', 0.00001, ConfigurationTarget.Workspace);
      const { isWarning } = await shown('that warns', ({ text }) => /too large/.test(text));
      assert(isWarning);
    } finally {
      await settings.update('maxFileSize', undefined, ConfigurationTarget.Workspace);
    }
    await shown('that no longer warns', ({ isWarning }) => !isWarning);
  });

  test('is hidden where there are no DNs', async () => {
    await open('berlin.dn.yaml');
    await shown('of Berlin', () => true);
    await open('kubernetes.yaml');
    await until('the status is hidden', () => extension().exports.shownSettings === undefined);
  });
});

function moveTo(editor: TextEditor, text: string): void {
  const place = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.selection = new Selection(place, place);
}

/** What the status says, as soon as it is what is waited for. */
function shown(wanted: string, isWanted: (settings: ShownSettings) => boolean): Promise<ShownSettings> {
  return until(`a status ${wanted}`, () => {
    const settings = extension().exports.shownSettings;
    return settings && isWanted(settings) && settings;
  });
}
