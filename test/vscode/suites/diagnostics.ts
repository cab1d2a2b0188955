import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode';
import { finding, open, textAt } from '../support.ts';

suite('diagnostics', () => {
  test('a YAML file, known by its content', async () => {
    const { document } = await open('munich.yaml');
    const found = await finding(document, 'value/case');
    assert.equal(textAt(document, found), 'True');
    assert.equal(found.severity, DiagnosticSeverity.Warning);
  });

  test('an options export, whose lines end with CR LF', async () => {
    const { document } = await open('CfgDN_annex_345.cfg');
    const found = await finding(document, 'value/invalid');
    assert.equal(textAt(document, found), 'always');
    assert.equal(found.severity, DiagnosticSeverity.Error);
  });

  test('CfgData XML, known by its root', async () => {
    const { document } = await open('export.xml');
    const found = await finding(document, 'value/invalid');
    assert.equal(textAt(document, found), '"nine"');
  });

  test('the JSON of Genesys Administrator Extension, known by its keys', async () => {
    const { document } = await open('gax.json');
    const found = await finding(document, 'value/type');
    assert.equal(textAt(document, found), 'true');
    assert.equal(found.severity, DiagnosticSeverity.Warning);
  });

  test('a finding links to the page of its rule', async () => {
    const { document } = await open('berlin.dn.yaml');
    const { code } = await finding(document, 'value/invalid');
    assert(typeof code === 'object');
    assert.match(code.target.path, /\/docs\/rules\/value\/invalid\.md$/);
  });
});
