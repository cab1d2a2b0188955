import assert from 'node:assert/strict';
import { type CompletionList, commands, Position, workspace } from 'vscode';
import { until } from '../support.ts';

suite('completion', () => {
  test('names of options that the section does not have yet', async () => {
    const content = 'dns:\n  - number: "7001"\n    userProperties:\n      TServer:\n        multimedia: true\n        ';
    const document = await workspace.openTextDocument({ language: 'yaml', content });
    const end = new Position(5, 8);
    const labels = await until('completions with the name of an option', async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        end,
      );
      const all = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return all.includes('sip-signaling-chat') && all;
    });
    assert(labels.includes('voice'));
  });

  test('a name behind which a value has to be chosen opens the list of values', async () => {
    const content = 'dns:\n  - number: "7001"\n    ';
    const document = await workspace.openTextDocument({ language: 'yaml', content });
    const type = await until('the completion type', async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new Position(2, 4),
      );
      return list.items.find(({ label }) => label === 'type');
    });
    assert.equal(type.command?.command, 'editor.action.triggerSuggest');
  });
});
