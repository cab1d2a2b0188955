import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { type Analysis, analyse } from '../../server/src/analysis/analysis.ts';
import type { Dn } from '../../server/src/model/dn.ts';
import type { Span } from '../../server/src/model/span.ts';
import { read, surroundings } from '../support/read.ts';

const root = join(import.meta.dirname, '../..');

const unusual = `%YAML 1.2
---
x-base: &base {multimedia: true, voice: "fa\\x6cse"}
dns:
- &one
  number: "7001"
  annex:
    TServer:
      <<: [*base, *base]
      contact: >-
        sip:7001
        # no comment
      "quoted key": 'it''s'
      ? explicit
      : !tag value
- {number: 7002, options: {TServer: {voice: , multimedia: [a, {b: c}]}}}
- *one
- - nested
  - list
other: |
  text: with colon
...
---
number: 1
type: trunk
userProperties: {TServer: *nothing}
`;

const xml = `<?xml version="1.0"?>
<!-- all <of> them -->
<c:CfgData xmlns:c="http://www.genesyslab.com/cs">
  <CfgReference><CfgSwitchRef id="S" name="S"/></CfgReference>
  <CfgCreate>
    <!-- dn-config: imRole=im-only -->
    <CfgDN id="d1" name='7001'
      type="1" ownerDBID="S">
      <userProperties><list_pair key="TServer"><str_pair value="a &amp; b" key="contact"/>
        <int_pair key="x" value="1"></int_pair><![CDATA[ <x> ]]>
        <list_pair key="y"><str_pair key="z" value=""/></list_pair>
      </list_pair></userProperties>
    </CfgDN>
    <CfgRouteDN name="9" type="4"/>
  </CfgCreate>
  <CfgUpdate><CfgDNUpdate DBIDref="d1"><userProperties action="delete"><list_pair key="TServer"/></userProperties></CfgDNUpdate></CfgUpdate>
</c:CfgData>
`;

const dump =
  '<ConfData><CfgDN><DBID value="1"/><number value="7001"/><type value=""/>\n<userProperties><list_pair key="TServer"><str_pair key="voice" value="no"/></list_pair></userProperties></CfgDN></ConfData>\n';

const samples: Record<string, string> = {
  'create.xml': xml,
  'dump.xml': dump,
  'unusual.dn.yaml': unusual,
  'windows.dn.yaml': '\ufeffdns:\r\n  - number: "1"\r\n    options:\r\n\tTServer:\r\n        voice: "x\r\n',
  'lines.dn.cfg': '\ufeffx=1\r\n[TServer\r\nvoice = true \r\n=\r\n[]\r\n;c\r\nname\r\n[a]b\r\n',
};
for (const file of globSync('examples/*/*', { cwd: root, exclude: ['**/dn-config.yaml'] })) {
  const text = readFileSync(join(root, file), 'utf8');
  if (!file.endsWith('.md')) samples[basename(file)] = text;
}

/** Every part lies in its segment and is in order; segments join without gaps; findings lie in the text. */
function assertInOrder(analysis: Analysis, text: string): void {
  let end = 0;
  for (const segment of analysis.segments) {
    assert.equal(segment.start, end, text);
    end = segment.end;
    const length = segment.end - segment.start;
    for (const dn of segment.dns) for (const span of spansOf(dn)) assertWithin(span, length, text);
    for (const comment of segment.comments) assertWithin(comment.span, length, text);
  }
  assert.equal(end, text.length);
  for (const finding of analysis.findings) assertWithin(finding, text.length, text);
}

/** XML and JSON without their beginning are no files of DNs any more; whatever is read of it must be in order. */
function assertAnyInOrder(text: string, name: string): void {
  const analysis = analyse(text, name, surroundings());
  if (analysis) assertInOrder(analysis, text);
  else assert.match(name, /\.(?:xml|json)$/, text);
}

function assertWithin({ start, end }: Span, length: number, text: string): void {
  assert.ok(0 <= start && start <= end && end <= length, `${start}-${end} of ${length} in\n${text}`);
}

function spansOf(dn: Dn): Span[] {
  const parts = [...dn.fields, ...dn.sections.flatMap((section) => section.options)];
  return [
    dn.span,
    dn.head,
    ...parts.flatMap((part) => [part.span, part.name.span, part.value.span]),
    ...dn.sections.flatMap((s) => [s.span, s.name.span]),
  ];
}

suite('any text can be read', () => {
  for (const [name, text] of Object.entries(samples)) {
    test(`every beginning of ${name}`, () => {
      for (let end = 0; end <= text.length; end++) {
        const part = text.slice(0, end);
        assertAnyInOrder(part, name);
      }
    });

    test(`${name} without any one character`, () => {
      for (let at = 0; at < text.length; at++) {
        const part = text.slice(0, at) + text.slice(at + 1);
        assertAnyInOrder(part, name);
      }
    });
  }

  test('text nested ten thousand deep', () => {
    for (const nested of [
      `dns:\n- a: ${'['.repeat(10_000)}`,
      `dns:\n${'- '.repeat(10_000)}`,
      `${'{a: '.repeat(10_000)}`,
      `dns:\n- ${'x:\n '.repeat(50)}${Array.from({ length: 3_000 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')}`,
    ]) {
      assertInOrder(read(nested, 'a.dn.yaml'), nested);
    }
  });

  test('aliases that multiply end soon', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) => `x${i + 1}: &x${i + 1}\n  <<: [${Array(20).fill(`*x${i}`).join(', ')}]\n  k${i}: 1`,
    );
    const bomb = `x0: &x0 {k: v}\n${levels.join('\n')}\ndns:\n  - number: 1\n    <<: *x30\n    userProperties:\n      TServer:\n        <<: *x30\n`;
    assertInOrder(read(bomb, 'a.dn.yaml'), bomb);
  });

  test('keys with the names of object members', () => {
    const text =
      'dns:\n  - number: "1"\n    __proto__: x\n    constructor: y\n    userProperties:\n      __proto__: {toString: 1}\n      TServer: {__proto__: {polluted: true}, hasOwnProperty: 2}\n';
    assertInOrder(read(text, 'a.dn.yaml'), text);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});
