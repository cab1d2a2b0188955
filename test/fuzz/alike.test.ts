import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analysis, dnCountOf, dnsOf, placeOfRelated, type Surroundings } from '../../server/src/analysis/analysis.ts';
import { fixesOf } from '../../server/src/analysis/fix.ts';
import { Learned } from '../../server/src/analysis/learned.ts';
import { formatOf } from '../../server/src/formats/formats.ts';
import { type DnSettings, defaultSettings } from '../../server/src/project/settings.ts';
import { type CrowdLanguage, crowdOf } from '../support/crowds.ts';
import { Random } from '../support/random.ts';
import { analyseEach, surroundings } from '../support/read.ts';

// What is said of a DN because others like it were read is what reading it says: for files of DNs that are nearly alike, in runs or one by one, and
// when other files have taught what is known. `DN_CONFIG_CROWDS=10000` for a long run.

const files = Number(process.env.DN_CONFIG_CROWDS ?? 80);
const firstSeed = Number(process.env.DN_CONFIG_SEED ?? 1);

const loud: DnSettings = { rules: { 'value/case': 'hint' }, deployment: 'business-continuity' };
const quiet: DnSettings = { rules: { 'value/invalid': 'off', 'option/unknown': 'off' }, imRole: 'im-and-voice' };
/** Where less is found, more DNs are taken for examples. */
const muted: DnSettings['rules'] = {
  'dn/unknown-field': 'off',
  'dn/missing-type': 'off',
  'dn/invalid-value': 'off',
  'option/unknown': 'off',
  'option/misplaced': 'off',
  'section/case': 'off',
  'secret/plain-text': 'off',
  'value/empty': 'off',
  'value/type': 'off',
};
const nearlyDumb: DnSettings['rules'] = {
  ...muted,
  'bc/static-contact': 'off',
  'im/multimedia-off': 'off',
  'im/im-only-voice-on': 'off',
  'im/signaling-multi-site': 'off',
  'value/invalid': 'off',
  'value/case': 'off',
  'dn/unknown-type': 'off',
  'dn/duplicate': 'off',
  'option/case': 'off',
};

const settingsInTurn: readonly DnSettings[] = [
  defaultSettings,
  loud,
  quiet,
  { rules: {}, deployment: 'multi-site', imEndpoint: 'workspace' },
  { rules: { ...muted, 'option/default': 'warning' }, imEndpoint: 'office-communicator', imRole: 'im-and-voice' },
  { rules: muted },
  { rules: nearlyDumb, deployment: 'business-continuity', imRole: 'im-only' },
  { rules: nearlyDumb, imRole: 'no-im' },
];

const everywhere: readonly Surroundings[] = [
  ...settingsInTurn.map((settings) => surroundings(settings)),
  {
    ...surroundings(),
    settingsFor: (number) => (number?.endsWith('2') ? loud : number?.endsWith('4') ? quiet : defaultSettings),
  },
];

function describe(analysis: Analysis): string {
  const layout = { eol: '\n', indent: 2 } as const;
  const findings = analysis.findings.map((placed) => {
    const { finding, severity, start, end, dn } = placed;
    const { rule, message, data, tags, related = [] } = finding;
    const others = related.map((one) => [one.message, placeOfRelated(analysis, placed, one)]);
    const fixes = fixesOf(analysis, placed, layout).map(({ fix: { title, safe }, edits }) => [title, safe, edits]);
    const place = analysis.places.placeAt(start);
    return JSON.stringify([rule, severity, message, start, end, dn, data, tags, others, fixes, place]);
  });
  const keys = [...analysis.crossKeys()]
    .map((one) => JSON.stringify([one.check, one.key, one.variant(), one.place()]))
    .sort();
  return [...findings, ...keys].join('\n');
}

for (const language of ['yaml', 'xml', 'json'] as const satisfies readonly CrowdLanguage[]) {
  test(`${language}: files of DNs that are nearly alike`, () => {
    const learned = everywhere.map(() => new Learned());
    let followed = 0;
    let troubled = 0;
    let all = 0;
    let unrecognised = 0;
    for (let seed = firstSeed; seed < firstSeed + files; seed++) {
      const random = new Random(seed);
      const text = crowdOf(language, 20 + random.below(40), random);
      const fileName = language === 'yaml' ? 'a.dn.yaml' : `a.${language}`;
      const format = formatOf(text, fileName);
      // A file may be so broken that nobody takes it for one of DNs.
      if (!format) {
        unrecognised++;
        continue;
      }
      const which = random.below(everywhere.length);
      const around = everywhere[which] as Surroundings;
      const runSize = { most: random.pick([2, 8, 64]), least: 1 + random.below(3), longEnough: 1 };
      const where = `${language}, seed ${seed}`;
      const expected = describe(analyseEach(text, fileName, format, around) as Analysis);
      const fewTroubled = random.pick([0, 0, 2]);
      for (const options of [{ runSize }, {}, { learned: learned[which] as Learned }]) {
        const hints = { ...options, fewTroubled };
        const analysis = new Analysis(text, fileName, format, around, undefined, undefined, hints);
        analysis.advance(() => false);
        troubled += analysis.troubled.filter(({ isTemplated, own }) => isTemplated && own.length > 0).length;
        const count = dnCountOf(analysis);
        assert.ok(analysis.text === text, where);
        assert.equal(describe(analysis), expected, where);
        assert.equal(count, dnsOf(analysis).length, where);
        followed += analysis.segments.filter(({ isTemplated }) => isTemplated).length;
        all += analysis.segments.length;
      }
    }
    // Else nothing was put to the test.
    assert.ok(unrecognised <= files / 20, `${unrecognised} of ${files} files`);
    assert.ok(followed > all / 10, `${followed} of ${all}`);
    assert.ok(troubled > all / 50, `${troubled} with findings of ${all}`);
  });
}
