import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatOf } from '../../../server/src/formats/formats.ts';

/** The format that a text with a name is taken for. */
const taken = (text: string, fileName: string): string | undefined => formatOf(text, fileName)?.id;

suite('what is a file of DNs', () => {
  const dns: [string, string, string, string][] = [
    ['a list with a number', 'team.yaml', 'dns:\n  - number: "1"\n', 'yaml'],
    ['a list of which a later entry tells', 'team.yaml', 'dns:\n  - 8.8.8.8\n  - annex: {}\n', 'yaml'],
    ['a list in flow style', 'team.yml', 'dns: [{number: 1}]\n', 'yaml'],
    ['a flow document', 'team.yaml', '{dns: [{userProperties: {}}]}', 'yaml'],
    ['one DN for each document', 'team.yaml', 'kind: Pod\n---\nnumber: 1\ntype: trunk\n', 'yaml'],
    ['a DN with a quoted key', 'team.yaml', '"number": 1\nannex: {}\n', 'yaml'],
    ['an empty file with the right name', 'new.dn.yaml', '', 'yaml'],
    ['the same in capitals', 'NEW.DN.YML', '', 'yaml'],
    ['an export by its name', 'CfgDN_annex_345.cfg', '', 'options'],
    ['an export by its content', 'backup.txt', '[TServer]\nvoice=true\n', 'options'],
    ['an export in the wrong case', 'backup.ini', '; c\n[tserver]\r\nvoice = true\r\n', 'options'],
    ['an export with a byte order mark', 'backup.ini', '\ufeff[TSERVER]\na=b', 'options'],
    ['JSON with a list', 'team.json', '{"dns": [{"number": "1"}]}', 'json'],
    [
      'an answer of Web Services',
      'team.json',
      '{"statusCode": 0, "dns": [{"DBID": "1", "number": "1", "userProperties": {}}]}',
      'json',
    ],
    ['an object of GAX', 'team.json', '{"type": "CfgDN", "userproperties": {"property": []}}', 'json'],
    ['a RAW export', 'team.json', '{"__metadata__": {"formatName": "RAW"}, "CFGDN": []}', 'confdata'],
    ['CfgData', 'team.xml', '<?xml version="1.0"?>\n<!-- c --><CfgData/>', 'cfgdata'],
    ['ConfData', 'team.xml', '<ConfData></ConfData>', 'confdata'],
    ['a DN of the Platform SDK', 'team.xml', '<CfgDN><DBID value="1"/></CfgDN>', 'confdata'],
    [
      'a DN file whose block scalar looks like an export',
      'x.dn.yaml',
      'dns:\n- number: 1\n  x: |\n    [TServer]\n    a=b\n',
      'yaml',
    ],
  ];
  for (const [what, name, text, format] of dns) test(what, () => assert.equal(taken(text, name), format));

  const others: [string, string, string][] = [
    [
      'a compose file with name servers',
      'compose.yaml',
      'services:\n  web:\n    dns:\n      - 8.8.8.8\n    options: {}\n',
    ],
    ['a top-level list of name servers', 'net.yaml', 'dns:\n  - 1.1.1.1\n  - name: x\noptions: {a: b}\n'],
    [
      'a pod with a DNS configuration',
      'pod.yaml',
      'kind: Pod\nspec:\n  dnsConfig:\n    options:\n      - name: ndots\n',
    ],
    ['a document with a number alone', 'x.yaml', 'number: 1\ntitle: y\n'],
    ['options alone', 'x.yaml', 'options:\n  a: b\n'],
    ['another kind of settings', 'setup.cfg', '[metadata]\nname = x\n'],
    ['a section without an option', 'x.cfg', '[TServer]\n'],
    ['an option without the section', 'x.cfg', 'voice=true\n'],
    ['XML that quotes an export', 'x.xml', '<a>\n[TServer]\nvoice=true\n</a>'],
    ['a manual that quotes an export', 'guide.md', '```\n[TServer]\nvoice=true\n```\n'],
    ['nothing', 'x.yaml', ''],
    ['a manifest of npm', 'package.json', '{"name": "x", "dns": {}}'],
    ['a project of Maven', 'pom.xml', '<project><number value="1"/></project>'],
  ];
  for (const [what, name, text] of others) test(`not ${what}`, () => assert.equal(taken(text, name), undefined));
});
