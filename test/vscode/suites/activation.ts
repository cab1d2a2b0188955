import assert from 'node:assert/strict';
import { commands, extensions, Uri, workspace } from 'vscode';
import { measurements } from '../measurements.ts';
import { extension, finding, open, until } from '../support.ts';

/** What the extension may cost everyone who opens a YAML file, in milliseconds. */
const activationLimit = 100;

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
    assert.equal(extension().exports.serverState, 'not started');
  });

  test('a DN file starts the server', async () => {
    assert.equal(extension().exports.serverState, 'not started');
    const { document } = await open('berlin.dn.yaml');
    await until('the server runs', () => extension().exports.serverState === 'running');
    await finding(document, 'value/invalid');
  });

  test(`VS Code itself counts less than ${activationLimit} ms for loading and activating the extension`, async () => {
    const { loadCode, callActivate } = await until('the startup performance names the extension', readActivationTimes);
    measurements.activation = { loadCode, callActivate, total: loadCode + callActivate };
    assert(loadCode + callActivate < activationLimit, `${loadCode} ms to load and ${callActivate} ms to activate`);
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
