/** A comment put into a DN: on a line of its own, inside the DN, and nothing else changes. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { layoutOf } from '../../server/src/analysis/fix.ts';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import { plainDn, plainDns } from '../support/dnSets.ts';
import { optionsStyle, writeOptions } from '../support/optionsStyles.ts';
import { dnsIn, plain, read } from '../support/read.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';
import { writeYaml, yamlStyle } from '../support/yamlStyles.ts';

const comment = 'dn-config: imRole=im-only';

/** Puts the comment into the DN of that index and checks what came of it; false where there was no place for it. */
function check(text: string, fileName: string, index: number): boolean {
  const before = read(text, fileName);
  const dn = dnsIn(before)[index];
  const segment = dn && before.segments.find(({ dns }) => dns.includes(dn));
  assert.ok(dn && segment);
  const editor = before.format.editor(text.slice(segment.start, segment.end), layoutOf(text));
  const edits = editor({ kind: 'add-comment', dn, text: comment });
  if (!edits) return false;
  const [edit, ...others] = edits;
  assert.ok(edit && others.length === 0 && edit.span.start === edit.span.end, 'it is only put in');
  const at = segment.start + edit.span.start;
  const result = applyEdits(text, [{ span: { start: at, end: at }, newText: edit.newText }]);

  const after = read(result, fileName);
  assert.deepEqual(dnsIn(after).map(plain), dnsIn(before).map(plain), result);
  assert.deepEqual(syntaxIn(after), syntaxIn(before), result);
  const added = after.segments.flatMap(({ start, comments, dns }) =>
    comments
      .filter((one) => one.text.includes(comment))
      .map((one) => ({ one, holder: dns.find(({ span }) => isWithin(one.span, span)), start })),
  );
  assert.equal(added.length, 1, result);
  assert.ok(added[0]?.one.ownLine, result);
  if (before.format.id !== 'options') assert.ok(added[0].holder === dnsIn(after)[index], result);
  assert.doesNotMatch(edit.newText, text.includes('\r\n') ? /[^\r]\n/ : /\r/);
  return true;
}

function isWithin(inner: { start: number; end: number }, outer: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function syntaxIn({ findings }: ReturnType<typeof read>): string[] {
  return findings.flatMap(({ finding }) => (finding.rule.startsWith('syntax/') ? [finding.message] : []));
}

suite('a comment put into a DN', () => {
  test('YAML', () => {
    let made = 0;
    fc.assert(
      fc.property(plainDns, yamlStyle, fc.nat(3), (dns, style, pick) => {
        if (check(writeYaml(dns, style), 'a.dn.yaml', pick % dns.length)) made++;
      }),
      { numRuns: 1_500 },
    );
    assert.ok(made > 500, `${made}`);
  });

  test('CfgData', () => {
    let made = 0;
    fc.assert(
      fc.property(plainDns, xmlStyle, fc.nat(3), (dns, style, pick) => {
        if (check(writeCfgData(dns, style), 'a.xml', pick % dns.length)) made++;
      }),
      { numRuns: 1_500 },
    );
    assert.ok(made > 500, `${made}`);
  });

  test('options export', () => {
    fc.assert(
      fc.property(plainDn, optionsStyle, (dn, style) => {
        assert.ok(check(writeOptions(dn, style), 'a.dn.cfg', 0));
      }),
      { numRuns: 1_500 },
    );
  });

  const yaml: readonly (readonly [name: string, text: string, isPossible: boolean])[] = [
    ['a text of several lines first', 'dns:\n  - name: |+\n      a\n\n    number: "1"\n    type: chat\n', true],
    ['quotes over several lines first', 'dns:\n  - name: "a\n      b"\n    number: "1"\n', true],
    ['braces over several lines first', 'dns:\n  - annex: { TServer: { a: b,\n      c: d } }\n    number: "1"\n', true],
    ['an anchor before the annex', 'dns:\n  - annex: &a\n      TServer: { a: b }\n    number: "1"\n', true],
    ['an explicit key', 'dns:\n  - ? number\n    : "1"\n    type: chat\n', true],
    ['a value below its key', 'dns:\n  - number:\n      "1"\n    type: chat\n', true],
    ['a plain text over several lines', 'dns:\n  - name: a\n      b\n    number: "1"\n', true],
    ['a merge key first', 'x: &x { type: chat }\ndns:\n  - <<: *x\n    number: "1"\n', true],
    ['nothing but the number', 'dns:\n  - number: "1"\n', false],
    ['flow style', 'dns:\n  - { number: "1",\n      type: chat }\n', false],
    ['everything from elsewhere', 'x: &x { number: "1", type: chat }\ndns:\n  - *x\n', false],
    ['a byte order mark', '\uFEFFnumber: "1"\ntype: chat\nannex: {}\n', true],
    ['no line end at the end', 'number: "1"\ntype: chat', true],
    ['several documents', 'number: "1"\ntype: chat\n---\nnumber: "2"\ntype: chat\n', true],
  ];
  for (const [name, text, isPossible] of yaml) {
    for (const eol of ['\n', '\r\n'])
      test(`YAML with ${name}, ${JSON.stringify(eol)}`, () =>
        assert.equal(check(text.replaceAll('\n', eol), 'a.dn.yaml', 0), isPossible));
  }

  test('CfgData without an inside has no place for it', () => {
    assert.equal(check('<CfgData><CfgCreate><CfgDN name="1" type="1"/></CfgCreate></CfgData>', 'a.xml', 0), false);
  });

  test('an options export with a byte order mark keeps it first', () => {
    assert.ok(check('\uFEFF[TServer]\nvoice=false\n', 'a.dn.cfg', 0));
  });

  test('JSON has none', () => {
    assert.equal(check('{"dns":[{"number":"1","type":"chat","userProperties":{}}]}', 'a.dn.json', 0), false);
  });
});
