import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analysis } from '../../server/src/analysis/analysis.ts';
import { documentSymbolsOf } from '../../server/src/features/documentSymbols.ts';
import { formatOf } from '../../server/src/formats/formats.ts';
import { optionsExport } from '../support/optionsExports.ts';
import { Random } from '../support/random.ts';
import { randomEdit } from '../support/randomEdits.ts';
import { analyseEach, surroundings } from '../support/read.ts';
import { problemsOfSymbols } from '../support/symbols.ts';

// After every edit, the symbols are those of a fresh reading of the same text, whatever is kept of the text before it; and they are valid.

const edits = 40;
const files = 25;
const root = join(import.meta.dirname, '../..');
const endings = { yaml: ['.yaml', '.yml'], xml: ['.xml'], json: ['.json'], options: ['.cfg'] } as const;
type Language = keyof typeof endings;

/** Files of examples; the DNs of each several times, so that there are runs. */
function texts(language: Language, random: Random): string[] {
  if (language === 'options') return Array.from({ length: 10 }, () => optionsExport(random, true));
  return readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => (endings[language] as readonly string[]).includes(extname(path)))
    .sort()
    .map((path) => readFileSync(join(root, 'examples', path), 'utf8'));
}

const crowds: Readonly<Record<Language, string>> = {
  yaml: `dns:\n${crowd((number) => `  - number: "${number}"\n    type: extension\n    switch: S\n    annex:\n      TServer:\n        voice: true\n`)}`,
  xml: `<CfgData>\n<CfgCreate>\n${crowd((number) => `<CfgDN id="dn${number}" name="${number}" type="1" ownerDBID="S">\n<userProperties><list_pair key="TServer">\n<str_pair key="voice" value="true"/>\n</list_pair></userProperties>\n</CfgDN>\n`)}<CfgDNUpdate DBIDref="dn1007"/></CfgCreate>\n</CfgData>\n`,
  json: `{"dns": [\n${crowd((number) => `  {\n    "number": "${number}", "type": "extension",\n    "userProperties": {"TServer": {"voice": "true"}}\n  },\n`)}  {"number": "1"}\n]}\n`,
  options: `[TServer]\n${crowd((number) => `x-${number}=1\n`)}`,
};

function crowd(write: (number: number) => string): string {
  return Array.from({ length: 30 }, (_, index) => write(1_000 + index)).join('');
}

function symbolsOf(analysis: Analysis, text: string) {
  const document = { text: TextDocument.create('file:///a', '', 0, text), analysis, layout: { eol: '\n', indent: 2 } };
  return documentSymbolsOf(document);
}

describe('after every edit the symbols are those of a fresh reading', () => {
  for (const language of Object.keys(endings) as Language[]) {
    test(language, () => {
      let compared = 0;
      for (let seed = 1; seed <= files; seed++) {
        const random = new Random(seed);
        let text = random.below(2) === 0 ? crowds[language] : random.pick(texts(language, random));
        const fileName = language === 'options' ? 'a.dn.cfg' : language === 'yaml' ? 'a.dn.yaml' : `a.${language}`;
        const format = formatOf(text, fileName);
        assert.ok(format, text);
        const dividesFrom = random.pick([0, Number.POSITIVE_INFINITY]);
        const runSize = { most: random.pick([2, 8, 64]), least: 1, longEnough: 1 };
        const analysis = new Analysis(text, fileName, format, surroundings(), undefined, undefined, {
          dividesFrom,
          runSize,
          fewTroubled: random.pick([0, 2]),
        });
        analysis.advance(() => false);
        for (let step = 0; step < edits; step++) {
          // Now and then somebody asks for one place in between, and its run is told apart.
          if (random.below(4) === 0) analysis.segmentAt(random.below(text.length + 1));
          const { start, end, newText } = randomEdit(text, language, random);
          const where = `${language}, seed ${seed}, step ${step}: ${JSON.stringify({ start, end, newText })} in\n${text}`;
          text = text.slice(0, start) + newText + text.slice(end);
          analysis.edit(start, end, newText);
          if (random.below(4) === 0) continue;
          analysis.advance(() => false);
          const fresh = analyseEach(text, fileName, format, surroundings(), dividesFrom);
          assert.ok(fresh);
          const symbols = symbolsOf(analysis, text);
          assert.deepEqual(symbols, symbolsOf(fresh, text), where);
          assert.deepEqual(problemsOfSymbols(symbols, text), [], where);
          compared++;
        }
      }
      assert.ok(compared > 300, `${compared}`);
    });
  }
});
