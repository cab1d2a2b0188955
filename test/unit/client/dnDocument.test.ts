import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { couldBeDnFile, isOptionsExport } from '../../../client/src/dnDocument.ts';

interface Case {
  readonly name: string;
  readonly language: string;
  readonly fileName?: string;
  readonly text: string;
}

const dnFiles: readonly Case[] = [
  { name: 'a list of DNs', language: 'yaml', text: 'dns:\n  - number: "7001"\n    type: extension\n' },
  { name: 'a list of DNs whose names are quoted', language: 'yaml', text: '"dns":\n- "number": "7001"\n' },
  { name: 'a list of DNs without numbers', language: 'yaml', text: 'dns:\n  - annex:\n      TServer: {}\n' },
  { name: 'a DN by itself', language: 'yaml', text: '---\nnumber: "7001"\nuserProperties:\n  TServer:\n' },
  { name: 'a DN by itself, indented', language: 'yaml', text: '  number: 7001\n  switch: SIP_Switch\n' },
  { name: 'a DN with CR LF at its line ends', language: 'yaml', text: 'number: "7001"\r\nswitch: SIP_Switch\r\n' },
  { name: 'a DN in flow style', language: 'yaml', text: '{dns: [{number: "7001"}]}' },
  { name: 'an empty file whose name says it', language: 'yaml', fileName: 'berlin.dn.yaml', text: '' },
  { name: 'the project file', language: 'yaml', fileName: 'dn-config.yaml', text: '' },
  { name: 'an export of mutagen', language: 'json', text: '{"__metadata__": {"formatName": "JSON"}, "dns": []}' },
  { name: 'a raw export of mutagen', language: 'json', text: '{"__metadata__": {"formatName": "RAW"}, "CFGDN": []}' },
  {
    name: 'an answer of Genesys Web Services',
    language: 'json',
    text: '{"statusCode": 0, "dns": [{"number": "7001"}]}',
  },
  { name: 'an object of GAX', language: 'jsonc', text: '{"type": "CfgDN",\n "userproperties": {"property": []}}' },
  { name: 'an object of GAX without options', language: 'json', text: '{"type": "CfgDN", "dbid": "1"}' },
  { name: 'an export with a comment at its start', language: 'jsonc', text: '{ // DNs\n"dns": [{"number": "7001"}]}' },
  { name: 'an import file', language: 'xml', text: '<?xml version="1.0"?>\n<CfgData provider="CfgLib">' },
  { name: 'a dump with a namespace', language: 'xml', text: '<c:ConfData xmlns:c="urn:x">' },
  { name: 'an options export', language: 'genesys-options', text: '' },
];

const otherFiles: readonly Case[] = [
  {
    name: 'a Kubernetes ingress',
    language: 'yaml',
    text: 'spec:\n  type: x\n  port:\n    name: web\n    number: 80\n',
  },
  {
    name: 'a compose file with name servers',
    language: 'yaml',
    text: 'services:\n  web:\n    dns:\n      - 9.9.9.9\n',
  },
  {
    name: 'a pod with settings for DNS',
    language: 'yaml',
    text: 'dnsPolicy: None\ndnsConfig:\n  options:\n    - name: ndots\n',
  },
  { name: 'prose about numbers', language: 'yaml', text: '# number: and type:\ntext: "number: 1"\n' },
  { name: 'a package manifest', language: 'json', fileName: 'package.json', text: '{"name": "x", "type": "module"}' },
  { name: 'a JSON schema', language: 'json', text: '{"type": "number", "options": {"a": 1}}' },
  { name: 'another XML file', language: 'xml', text: '<project><name>CfgData</name></project>' },
  { name: 'another language', language: 'plaintext', text: 'dns:\n  - number: "7001"\n' },
];

suite('the first look at a document', () => {
  for (const { name, language, fileName = 'file', text } of dnFiles) {
    test(`takes ${name} for a DN file`, () => assert(couldBeDnFile(language, fileName, text)));
  }

  for (const { name, language, fileName = 'file', text } of otherFiles) {
    test(`passes over ${name}`, () => assert(!couldBeDnFile(language, fileName, text)));
  }

  test('comes to an answer for the worst of texts', () => {
    const size = 64 * 1024;
    const texts = ['number:\n', '- - - ', '{ , ', '<', ' ', '"number" : ', ' number:\n  number:\n'].map((part) =>
      part.repeat(size / part.length),
    );
    for (const language of ['yaml', 'json', 'xml']) {
      for (const text of texts) {
        assert.equal(typeof couldBeDnFile(language, 'file', text), 'boolean');
      }
    }
  });
});

suite('an options export among other files', () => {
  const text = '; saved\r\n[TServer]\r\nvoice=true\r\n';
  const exports = [
    { name: 'a bare name', fileName: 'backup.cfg', text },
    { name: 'no name', fileName: 'Untitled-1', text },
    { name: 'the section in another case, with blanks', fileName: 'backup.conf', text: ' [ TSERVER ] \n  x = y' },
    { name: 'the name of an annex, no option yet', fileName: 'CfgDN_annex_345.cfg', text: '[TServer]\n' },
    { name: 'the name of another object', fileName: 'CfgApplication_annex_12.cfg', text: '[tserver]\n' },
    { name: 'the name of options', fileName: 'CfgDN_options_345.cfg', text: '[TServer]\n' },
  ];
  const others = [
    { name: 'another section', fileName: 'backup.cfg', text: '[Printer]\nvoice=true\n' },
    { name: 'the section without options', fileName: 'backup.cfg', text: '[TServer]\n' },
    { name: 'the section within a line', fileName: 'notes.txt', text: 'see [TServer] for\nx=y\n' },
    { name: 'the name of an annex alone', fileName: 'CfgDN_annex_345.cfg', text: '[Agent]\nx=y\n' },
    { name: 'markup', fileName: 'page', text: '<pre>\n[TServer]\nvoice=true\n</pre>' },
    { name: 'a file of notes', fileName: 'README.md', text },
  ];

  for (const { name, fileName, text } of exports)
    test(`is known: ${name}`, () => assert(isOptionsExport(fileName, text)));
  for (const { name, fileName, text } of others)
    test(`is not taken for one: ${name}`, () => assert(!isOptionsExport(fileName, text)));
});
