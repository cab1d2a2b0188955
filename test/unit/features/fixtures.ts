import type { Setting } from './cursorMark.ts';

/** Texts that stand for what people have: every shape of DN file that completion must not break. */
export interface Fixture extends Setting {
  readonly name: string;
  readonly text: string;
}

const options: Setting = { fileName: 'CfgDN_annex_101.cfg' };

const dnsAtTwo = `# Berlin
dns:
  - number: "7001"
    type: extension # an agent
    switch: SIP_Switch

    userProperties:
      TServer:
        multimedia: true

        sip-signaling-chat: none
      other:
        anything: "1"

  # the second one
  - number: "7002"
    type: acdposition
    switch: SIP_Switch
    annex:
      TServer:
        voice: 'true'
`;

export const fixtures: readonly Fixture[] = [
  { name: 'a list of DNs', text: dnsAtTwo },
  { name: 'a list of DNs with CRLF', text: dnsAtTwo.replaceAll('\n', '\r\n') },
  { name: 'a list without a last line end', text: dnsAtTwo.trimEnd() },
  {
    name: 'dashes in the column of the key, four blanks',
    text: `dns:
- number: "1"
  type: extension
  options:
      TServer:
          voice: true
- number: "2"
  userProperties:
      TServer:

- type: trunk
`,
  },
  {
    name: 'an odd step, a wide dash',
    text: `dns:
   -   number: "1"
       state: enabled
       userProperties:
          TServer:
             voice: false
             multimedia: true

   -   number: "2"
`,
  },
  {
    name: 'a document for each DN',
    text: `---
number: "1"
type: extension
userProperties:
  TServer:
    multimedia: true

---
number: "2"
type: trunk

...
---
number: "3"
annex:
  TServer:
    contact: "*"
`,
  },
  {
    name: 'a list in each document',
    text: `dns:
  - number: "1"
    userProperties:
      TServer:
        voice: true
other:
  x: 1
---
dns:

  - number: "2"
    type: extension
`,
  },
  {
    name: 'anchors, aliases and merge keys',
    text: `base: &base
  type: extension
  switch: SIP
im: &im
  multimedia: true
dns:
  - &first
    <<: *base
    number: "1"
    userProperties: &annex
      TServer: &options
        <<: *im
        voice: true
  - <<: *base
    number: "2"
    userProperties: *annex
  - number: "3"
    userProperties:
      TServer: *options
`,
  },
  {
    name: 'flow style on one line',
    text: `dns: [{number: "1", type: extension, userProperties: {TServer: {multimedia: true, voice: true}}}, {number: '2'}]
`,
  },
  {
    name: 'flow style in a block list',
    text: `dns:
  - {number: "1", type: extension, userProperties: {TServer: {sip-signaling-chat: none}}}
  - number: "2"
    userProperties: {TServer: {}, other: {a: b}}
`,
  },
  {
    name: 'flow style over lines',
    text: `dns:
  - number: "1"
    userProperties: {
      TServer: {
        multimedia: true, # on

        voice: true
      }
    }
  - {
      "number": "2",
      "type": "extension",
    }
`,
  },
  {
    name: 'block scalars and long texts',
    text: `dns:
  - number: "1"
    name: |
      first line

      type: second line
    userProperties:
      TServer:
        note: "one
          two: three

          four"
        plain: one
          two
        voice: true
    folder: >-
      text

`,
  },
  { name: 'a file with only its key', text: 'dns:\n' },
  { name: 'a file with only its key and an indented line', text: 'dns:\n  \n' },
  { name: 'an empty file', text: '' },
  {
    name: 'an options export',
    text: '[TServer]\nmultimedia=true\n; a comment\nvoice = false\n\n[other]\nx=y\n',
    ...options,
  },
  {
    name: 'an options export with CRLF and tabs',
    text: '# top\r\n[TServer]\r\n\tvoice=true\r\n\t\r\ncontact=*\r\n',
    ...options,
  },
  { name: 'an options export without its section', text: '\n[other]\nx=1\n', ...options },
  { name: 'an empty options export', text: '', ...options },
];
