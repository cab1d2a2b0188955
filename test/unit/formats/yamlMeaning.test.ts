import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { dnsIn, plain, read } from '../../support/read.ts';

/** What `yaml` itself makes of the DNs of a text, with merge keys followed. */
function meant(text: string): unknown[] {
  return parseAllDocuments(text, { merge: true }).flatMap((document) => {
    const content = document.toJS() as { dns?: unknown[] } & Record<string, unknown>;
    return (content.dns ?? [content]).map((dn) => asText(dn as Record<string, unknown>));
  });
}

function asText(dn: Record<string, unknown>): unknown {
  const { userProperties, annex, options, ...fields } = dn;
  const sections = (userProperties ?? annex ?? options ?? {}) as Record<string, Record<string, unknown>>;
  const texts = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]));
  return {
    fields: texts(fields),
    sections: Object.fromEntries(Object.entries(sections).map(([key, value]) => [key, texts(value ?? {})])),
  };
}

const cases: Record<string, string> = {
  'a shared section': `x-im: &im
  multimedia: true
  voice: true
dns:
  - number: 7001
    userProperties:
      TServer: *im
  - number: 7002
    annex:
      TServer:
        <<: *im
        voice: false
`,
  'a shared annex and a shared DN': `base: &base
  type: extension
  switch: S
  options: &annex
    TServer: {multimedia: true}
dns:
- <<: *base
  number: 1
- number: 2
  options: *annex
- <<: *base
  number: 3
  options:
    <<: *annex
    other: {a: b}
`,
  'an anchor in an earlier DN': `dns:
  - &first
    number: 1
    type: extension
    userProperties: &annex
      TServer: &tserver
        multimedia: true
  - <<: *first
    number: 2
  - number: 3
    userProperties: *annex
  - number: 4
    userProperties:
      TServer:
        <<: *tserver
        voice: true
`,
  'several merges, the first one winning': `a: &a {x: 1, y: 1}
b: &b {y: 2, z: 2}
dns:
  - number: 1
    userProperties:
      TServer:
        <<: [*a, *b]
        x: 0
  - number: 2
    userProperties:
      TServer:
        <<: *b
        <<: *a
`,
  'merges of merges': `a: &a {x: 1}
b: &b
  <<: *a
  y: 2
dns:
  - number: 1
    userProperties:
      TServer: {<<: *b, z: 3}
`,
  'aliases of single values': `switch: &s SIP_Switch
dns:
  - {number: 1, switch: *s, userProperties: {TServer: {contact: *s}}}
`,
  'documents with anchors of their own': `---
x: &x {a: 1}
dns: [{number: 1, userProperties: {TServer: *x}}]
---
x: &x {a: 2}
dns:
  - number: 2
    userProperties:
      TServer: *x
...
---
number: 3
type: trunk
userProperties:
  TServer: {a: 3}
`,
  'block scalars and long strings': `dns:
  - number: 1
    userProperties:
      TServer:
        contact: >-
          sip:one
          two
        other: "first
          second"
        third: a plain
          one
  - number: 2
    type: |
      trunk
    userProperties: {}
`,
  'quotes, escapes and keys in quotes': `"dns":
  - "number": 1
    'type': extension
    userProperties:
      "TServer":
        "multimedia": "tr\\x75e"
        'it''s': 'a ''b'''
`,
  'comments everywhere': `# top
dns: # list
  # first
  - number: 1 # n
    # before type
    type: x # t
# left
    userProperties: # annex
      # in annex
      TServer: # section
        # before a
        a: 1 # one

  # second
  - number: 2

# end
other: # of list
  x: 1
`,
  'dashes in the column of the key': `dns:
- number: 1
  type: extension
-
  number: 2
-   number: 3
    type: trunk
other: 1
`,
};

suite('YAML means what `yaml` says it means', () => {
  for (const [name, text] of Object.entries(cases)) {
    for (const [kind, eol] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
    ] as const) {
      test(`${name} (${kind})`, () => {
        const written = text.replaceAll('\n', eol);
        const analysis = read(written, 'a.dn.yaml');
        assert.deepEqual(dnsIn(analysis).map(plain), meant(written));
        assert.deepEqual(
          analysis.findings.filter(({ finding }) => finding.rule === 'syntax/yaml'),
          [],
        );
      });
    }
  }
});
