import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analysis, placeOfRelated, type Surroundings } from '../../server/src/analysis/analysis.ts';
import { fixesOf, layoutOf } from '../../server/src/analysis/fix.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { rangeOf } from '../../server/src/features/document.ts';
import { formatOf } from '../../server/src/formats/formats.ts';
import { type DnSettings, defaultSettings } from '../../server/src/project/settings.ts';
import { crowdOf } from '../support/crowds.ts';
import { type PlainDn, plainDns } from '../support/dnSets.ts';
import { jsonShapes, jsonStyle, writeJson } from '../support/jsonStyles.ts';
import { optionsExport } from '../support/optionsExports.ts';
import { optionsStyle, writeOptions } from '../support/optionsStyles.ts';
import { Random } from '../support/random.ts';
import { randomEdit } from '../support/randomEdits.ts';
import { analyseEach, surroundings } from '../support/read.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';
import { writeYaml, yamlStyle } from '../support/yamlStyles.ts';

// After every edit, what the engine knows is what a fresh reading of the same text knows, one that reads every segment by itself.
// `DN_CONFIG_EDITS=1000000 node --test test/fuzz/incremental.test.ts` is the long run; a failure names the seed that brings it back.

const editsInAll = Number(process.env.DN_CONFIG_EDITS ?? 20_000);
const editsPerFile = 40;
const firstSeed = Number(process.env.DN_CONFIG_SEED ?? 1);

/** Settings that differ with the DN's number. */
const forSome: DnSettings = { rules: { 'value/case': 'hint', 'dn/missing-type': 'off' }, imRole: 'im-and-voice' };
const forOthers: DnSettings = { rules: { 'value/invalid': 'off' }, deployment: 'business-continuity' };
const varied: Surroundings = {
  ...surroundings(),
  settingsFor: (number) => (number?.endsWith('1') ? forSome : defaultSettings),
};

const variedToo: Surroundings = {
  ...varied,
  settingsFor: (number) => (number?.endsWith('1') ? forSome : number?.endsWith('4') ? forOthers : defaultSettings),
};

const root = join(import.meta.dirname, '../..');

interface Sample {
  readonly name: string;
  readonly text: string;
}

/** Files of many DNs, as people and tools write them. */
function writtenSamples(language: Language): Sample[] {
  const many = fc.array(plainDns, { minLength: 1, maxLength: 6 }).map((sets) => sets.flat());
  const texts: Readonly<Record<Language, fc.Arbitrary<string>>> = {
    yaml: fc.tuple(many, yamlStyle).map(([dns, style]) => writeYaml(dns, style)),
    xml: fc.tuple(many, xmlStyle).map(([dns, style]) => writeCfgData(dns, style)),
    json: fc
      .tuple(many, jsonStyle, fc.constantFrom(...Object.values(jsonShapes)))
      .map(([dns, style, shape]) => writeJson(shape.write(dns), style)),
    options: fc.tuple(many, optionsStyle).map(([[dn], style]) => writeOptions(dn as PlainDn, style)),
  };
  return fc.sample(texts[language], { numRuns: 60, seed: 1 }).map((text) => ({ name: '', text }));
}

const crowdNotations = {
  yaml: {
    head: 'dns:\n',
    dn: (number: number, name: string, chat: string) =>
      `  - number: ${number}\n    name: ${name}\n    type: extension\n    switch: SIP\n    annex:\n      TServer:\n        multimedia: true\n${chat && `        sip-signaling-chat: ${chat}\n`}        voice: true\n`,
    foot: '',
  },
  xml: {
    head: '<CfgData>\n<CfgCreate>\n',
    dn: (number: number, name: string, chat: string) =>
      `<CfgDN id="dn${number}" name="${number}" alias="${name}" type="1" ownerDBID="SIP">\n<userProperties><list_pair key="TServer">\n<str_pair key="multimedia" value="true"/>\n${chat && `<str_pair key="sip-signaling-chat" value="${chat}"/>\n`}</list_pair></userProperties>\n</CfgDN>\n`,
    foot: '</CfgCreate>\n</CfgData>\n',
  },
  json: {
    head: '{"__metadata__": {"formatName": "JSON", "formatVersion": "1.0.0"}, "dns": [\n',
    dn: (number: number, name: string, chat: string) =>
      `  {\n    "number": "${number}", "name": "${name}", "type": "extension", "switch": "SIP",\n    "userProperties": {"TServer": {"multimedia": "true"${chat && `, "sip-signaling-chat": "${chat}"`}}}\n  },\n`,
    foot: '  {"number": "9999", "type": "extension"}\n]}\n',
  },
  options: { head: '[TServer]\n', dn: (number: number) => `x-${number}=1\n`, foot: 'voice=true\n' },
} as const;

/** A file of many DNs that are nearly alike. */
function crowd(language: Language, random: Random): string {
  return language === 'options' || random.below(2) === 0
    ? plainCrowd(language, random)
    : crowdOf(language, 10 + random.below(30), random);
}

/** A file of many DNs that are alike but for number and name, now and then one that has something wrong or the number of another. */
function plainCrowd(language: Language, random: Random): string {
  const { head, dn, foot } = crowdNotations[language];
  const dns = Array.from({ length: 20 + random.below(30) }, (_, turn) => {
    const number = random.below(25) === 0 ? 2_000 + random.below(50) : 2_002 + turn * 3;
    const chat = random.below(25) === 0 ? 'nome' : random.pick(['', 'none', 'none']);
    return dn(number, `Anna_${'xyz'.repeat(1 + random.below(3))}`, chat);
  });
  return head + dns.join('') + foot;
}

function exportsOfManySections(): Sample[] {
  const random = new Random(1);
  return Array.from({ length: 60 }, () => ({ name: '', text: optionsExport(random, true) }));
}

function samplesIn(folder: string, endings: readonly string[]): Sample[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => endings.includes(extname(path)) && !/expected|problems|fixed|case\.json/.test(path))
    .sort()
    .map((path) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      text: readFileSync(join(root, folder, path), 'utf8'),
    }));
}

const endings = { yaml: ['.yaml', '.yml'], xml: ['.xml'], json: ['.json'], options: ['.cfg', '.conf'] } as const;

type Language = keyof typeof endings;

/** Several files of one kind in one, so that there are neighbours and repetitions. */
function baseText(samples: readonly Sample[], random: Random): string {
  const { text } = random.pick(samples);
  return random.below(3) === 0 && text.length < 4_000 ? text.repeat(1 + random.below(4)) : text;
}

/** What people see of an analysis without asking for anything, as text. */
function describeFindings(analysis: Analysis): string {
  const layout = layoutOf(analysis.text);
  const lines = analysis.findings.map((placed) => {
    const { finding, severity, start, end, dn } = placed;
    const from = analysis.places.placeAt(start);
    const to = analysis.places.placeAt(end);
    const related = finding.related?.map((other) => placeOfRelated(analysis, placed, other));
    const fixes = fixesOf(analysis, placed, layout).map(({ fix, edits }) => [fix.title, edits]);
    return JSON.stringify([
      finding.rule,
      severity,
      finding.message,
      start,
      end,
      from,
      to,
      dn,
      finding.data,
      finding.tags,
      related,
      fixes,
    ]);
  });
  return lines.join('\n');
}

/** All that is read, as text: for it, every segment has to be told apart from those that look like it. */
function describeSegments(analysis: Analysis): string {
  const segments = analysis.segments.map(({ cut, start, end, dns, comments }) => {
    const { kind, before, after } = cut;
    return JSON.stringify([kind, before, after, start, end, dns, comments]);
  });
  return segments.join('\n');
}

/** The keys by which other files are compared with this one. */
function describeKeys(analysis: Analysis): string {
  return [...analysis.crossKeys()]
    .map((one) => JSON.stringify([one.check, one.key, one.variant(), one.place()]))
    .sort()
    .join('\n');
}

/** Gives how many times the two were compared. */
function run(language: Language, samples: readonly Sample[], edits: number): number {
  let compared = 0;
  for (let seed = firstSeed; (seed - firstSeed) * editsPerFile < edits; seed++) {
    const random = new Random(seed);
    let text = random.below(3) === 0 ? crowd(language, random) : baseText(samples, random);
    const fileName = language === 'options' ? 'a.dn.cfg' : language === 'yaml' ? 'a.dn.yaml' : `a.${language}`;
    const format = formatOf(text, fileName);
    const dividesFrom = random.pick([0, 150, Number.POSITIVE_INFINITY]);
    const options = {
      segmentsPerStep: random.pick([1, 2, 3, 64]),
      dividesFrom,
      fewTroubled: random.pick([0, 0, 2]),
      runSize:
        random.below(5) > 0
          ? { most: random.pick([1, 2, 8, 64]), least: 1 + random.below(2), longEnough: 1 }
          : undefined,
    };
    const around = random.pick([varied, variedToo]);
    const analysis = format && new Analysis(text, fileName, format, around, undefined, undefined, options);
    analysis?.advance(() => false);
    for (let step = 0; step < editsPerFile; step++) {
      const edit = randomEdit(text, language, random);
      const before = text;
      text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
      const where = `${language}, seed ${seed}, step ${step}: ${JSON.stringify(edit)} in\n${before}`;
      const fresh = analyseEach(text, fileName, analysis?.format, around, dividesFrom);
      if (!analysis || !fresh) break;
      analysis.edit(edit.start, edit.end, edit.newText);
      // Now and then the next edit comes before all is done, or even begun.
      const patience = random.below(8);
      if (patience === 0) continue;
      if (patience === 1) {
        analysis.advance(() => true);
        continue;
      }
      assert.ok(
        analysis.advance(() => false),
        where,
      );
      compared++;
      assert.equal(analysis.text, text, where);
      assert.equal(describeFindings(analysis), describeFindings(fresh), where);
      // Whoever asks for all of it changes what the next edits meet.
      if (random.below(12) === 0) assert.equal(describeSegments(analysis), describeSegments(fresh), where);
      if (random.below(12) === 0) assert.equal(describeKeys(analysis), describeKeys(fresh), where);
      const document = TextDocument.create('file:///a', '', 0, text);
      // What is kept of places is what the text says.
      assert.deepEqual(
        diagnosticsOf({ text: document, analysis, layout: layoutOf(text) }, {}).map(({ range }) => range),
        analysis.findings.map((placed) => rangeOf({ text: document }, placed)),
        where,
      );
      const place = document.positionAt(edit.start + edit.newText.length);
      assert.deepEqual(analysis.places.placeAt(edit.start + edit.newText.length), place, where);
      assert.equal(analysis.places.offsetAt(place), document.offsetAt(place), where);
      assert.equal(analysis.places.lineCount, document.lineCount, where);
    }
  }
  return compared;
}

describe('after every edit the engine knows what a fresh reading knows', () => {
  const share = { yaml: 0.4, xml: 0.25, json: 0.25, options: 0.1 };
  for (const language of Object.keys(endings) as Language[]) {
    test(language, () => {
      const samples = [
        ...samplesIn('test/golden', endings[language]),
        ...samplesIn('examples', endings[language]),
        ...writtenSamples(language),
        ...(language === 'options' ? exportsOfManySections() : []),
      ];
      assert.ok(samples.length > 5);
      const edits = editsInAll * share[language];
      const compared = run(language, samples, edits);
      // Samples that are no DNs, and edits that come before all is done, are not compared.
      assert.ok(compared > edits / 2, `${compared} of ${edits}`);
    });
  }
});
