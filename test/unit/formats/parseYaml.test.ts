import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from '../../../server/src/formats/yaml/parse.ts';
import { dnsIn, read } from '../../support/read.ts';

describe('a long text', () => {
  test('with one slip in each DN is read to its end', () => {
    const dns = Array.from(
      { length: 3000 },
      (_, index) => `{ number: "${index}", switch: @Berlin, annex: { TServer: { voice: maybe } } }`,
    );
    const analysis = read(`dns: [ ${dns.join(', ')} ]\n`, 'a.dn.yaml');
    assert.equal(dnsIn(analysis).length, 3000);
    assert.equal(analysis.findings.filter(({ finding }) => finding.rule === 'value/invalid').length, 3000);
  });

  test('that is certainly no YAML has its mistakes where they are, and none where the sample ends', () => {
    const mistakes = 'x y: &,\n'.repeat(4000);
    const text = `a: [${mistakes}"${'lorem ipsum '.repeat(30_000)}"]`;
    const { root, problems } = parse(text);
    assert.equal(root, undefined);
    assert.ok(problems.length > 4000);
    for (const { span } of problems) assert.ok(span.start < text.indexOf('"'), `at ${span.start}`);
  });
});
