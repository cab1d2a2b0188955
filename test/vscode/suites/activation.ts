import assert from 'node:assert/strict';
import { commands, extensions, Uri, workspace } from 'vscode';
import { measurements } from '../measurements.ts';
import { change, extension, finding, lookedAtAfter, open, until } from '../support.ts';

suite('activation', () => {
  suiteSetup(async () => {
    // VS Code counts the time that other extensions take meanwhile as ours as well, so they come first: those that are activated when VS Code has
    // started (of which this one is the last), and those that are activated by any document.
    await until('VS Code has started', () => extensions.getExtension('vscode.merge-conflict')?.isActive);
    await workspace.openTextDocument({ language: 'plaintext', content: '' });
    await until('any document activates Emmet', () => extensions.getExtension('vscode.emmet')?.isActive);
  });

  test('a YAML file that holds no DNs activates the extension and does not start the server', async () => {
    const { document } = await open('kubernetes.yaml');
    await until('the extension is active', () => extension().isActive);
    assert.equal(document.languageId, 'yaml');
    // A server that the first look had started would be starting at the second, which comes after a change.
    await lookedAtAfter(() => change(document));
    assert.equal(extension().exports.serverState, 'not started');
  });

  test('a DN file starts the server', async () => {
    assert.equal(extension().exports.serverState, 'not started');
    const { document } = await open('berlin.dn.yaml');
    await until('the server runs', () => extension().exports.serverState === 'running');
    await finding(document, 'value/invalid');
  });

  // For the bench: how long it takes is no matter of tests.
  test('VS Code reports how long loading and activating the extension took', async () => {
    const { loadCode, callActivate } = await until('the startup performance names the extension', readActivationTimes);
    assert(Number.isFinite(loadCode) && Number.isFinite(callActivate));
    measurements.activation = { loadCode, callActivate, total: loadCode + callActivate };
  });
});

interface ActivationTimes {
  readonly loadCode: number;
  readonly callActivate: number;
}

/**
 * Reads the row of the extension in the table of "Developer: Startup Performance", whose columns are: extension, eager, load code, call activate,
 * finish activate, event, by.
 */
async function readActivationTimes(): Promise<ActivationTimes | undefined> {
  await commands.executeCommand('perfview.show');
  const report =
    workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf') ??
    (await workspace.openTextDocument(Uri.parse('perf:Startup Performance')));
  const row = report
    .getText()
    .split('\n')
    .find((line) => line.includes('dn-config.dn-config'));
  const [, , , loadCode, callActivate] = row?.split('|').map((cell) => cell.trim()) ?? [];
  return loadCode && callActivate ? { loadCode: Number(loadCode), callActivate: Number(callActivate) } : undefined;
}
