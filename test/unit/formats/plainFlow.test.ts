import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPlain } from '../../../server/src/formats/yaml/plain.ts';

// That what is read so is what `yaml` reads, test/fuzz/yamlBlocks.test.ts shows. Here stands what has to be read so, for `yaml` takes twenty times as long.
describe('plain between brackets', () => {
  const dns = Array.from({ length: 3 }, (_, index) => `{number: "${index}", annex: {TServer: {voice: true}}}`);
  const texts: Readonly<Record<string, string>> = {
    'a list of DNs on one line': `dns: [${dns.join(', ')}]\n`,
    'one DN on each line': `dns: [\n  ${dns.join(',\n  ')}\n  ]\n`,
    'DNs as items': `dns:\n${dns.map((dn) => `  - ${dn} # a DN\n`).join('')}`,
    'a section': 'dns:\n  - number: "1"\n    annex:\n      TServer: {voice: true, contact: "sip:1@host:5060"}\n',
    'JSON on one line': '{"dns":[{"number":"1","type":"Extension","annex":{"TServer":{"voice":"true"}}}]}',
    'JSON in lines': '{\n "dns": [\n  {\n   "number": "1"\n  }\n ]\n }\n',
  };
  for (const [what, text] of Object.entries(texts)) test(what, () => assert.ok(readPlain(text)));
});
