import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { extension, finding, findings, open } from '../support.ts';

suite('restart', () => {
  test('the command stops the server, starts another, and the findings come back', async () => {
    const { document } = await open('berlin.dn.yaml');
    await finding(document, 'value/invalid');
    await commands.executeCommand('dnConfig.restartServer');
    assert.equal(extension().exports.serverState, 'running');
    await finding(document, 'value/invalid');
    assert.equal(findings(document).length, 1);
  });
});
