import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analysis, placeOfRelated, type Surroundings } from '../../server/src/analysis/analysis.ts';
import { fixAll, fixesOf, layoutAtStart } from '../../server/src/analysis/fix.ts';
import { allPlacedDns, applyPreset } from '../../server/src/analysis/preset.ts';
import { builtInCatalogue, createCatalogue } from '../../server/src/catalogue/catalogue.ts';
import { presets } from '../../server/src/catalogue/presets.ts';
import { codeActionsOf } from '../../server/src/features/codeActions.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import type { DnDocument } from '../../server/src/features/document.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { settingsAt } from '../../server/src/features/settingsInForce.ts';
import { options as format } from '../../server/src/formats/options/index.ts';
import { type DnSettings, defaultSettings } from '../../server/src/project/settings.ts';
import { mildEdit, optionsExport } from '../support/optionsExports.ts';
import { Random } from '../support/random.ts';
import { randomEdit } from '../support/randomEdits.ts';
import { surroundings } from '../support/read.ts';

// Whether an export is read in parts or as the one object that it is, the same is said of it: after every edit, by findings, fixes and all that
// answers at a place.

const files = Number(process.env.DN_CONFIG_EXPORTS ?? 80);
const editsPerFile = 12;
const firstSeed = Number(process.env.DN_CONFIG_SEED ?? 1);
const fileNames = ['CfgDN_annex_101.cfg', 'a.dn.cfg', 'CfgSwitch_options_7.cfg'];

/** A catalogue of somebody's own, with an option whose name tells where it belongs, and one that is a secret. */
const catalogue = createCatalogue(builtInCatalogue.options, [
  { name: 'our-option', section: 'TServer', evidence: 'name', source: { title: 'ours' } },
  {
    name: 'our-key',
    section: 'gateway',
    evidence: 'name',
    source: { title: 'ours' },
    values: { kind: 'string', secret: true },
  },
] as unknown as Parameters<typeof createCatalogue>[0]);

const settings: readonly DnSettings[] = [
  defaultSettings,
  { rules: { 'option/default': 'hint', 'value/case': 'off' }, imRole: 'im-and-voice', deployment: 'multi-site' },
  { rules: {}, imRole: 'im-only', deployment: 'business-continuity', imEndpoint: 'office-communicator' },
];

function begin(text: string, fileName: string, around: Surroundings, dividesFrom: number, random: Random): Analysis {
  const options = { dividesFrom, segmentsPerStep: random.pick([1, 2, 64]) };
  const analysis = new Analysis(text, fileName, format, around, undefined, undefined, options);
  assert.ok(analysis.advance(() => false));
  return analysis;
}

function documentOf(analysis: Analysis, text: string): DnDocument {
  return { analysis, text: TextDocument.create('file:///a.cfg', '', 0, text), layout: layoutAtStart(analysis) };
}

function cutsOf(analysis: Analysis): readonly unknown[] {
  return analysis.segments.map(({ cut: { kind, before, after }, start, end }) => [kind, before, after, start, end]);
}

/** All that is said of the whole file, as lines. */
function said({ analysis, layout }: DnDocument): string {
  const findings = analysis.findings.map((placed) => {
    const { finding, severity, start, end, dn } = placed;
    const { rule, message, data, tags } = finding;
    const related = finding.related?.map((other) => [other.message, placeOfRelated(analysis, placed, other)]);
    const fixes = fixesOf(analysis, placed, layout).map(({ fix, edits }) => [fix.title, fix.safe, edits]);
    return JSON.stringify([rule, severity, message, start, end, dn, data, tags, related, fixes]);
  });
  const presetEdits = presets.map((preset) => {
    const { edits, dns } = applyPreset(analysis, allPlacedDns(analysis), preset, layout);
    return JSON.stringify([edits, dns.map(({ changes, obstacles, number }) => [changes, obstacles, number])]);
  });
  return [...findings, ...presetEdits, JSON.stringify(fixAll(analysis, layout))].join('\n');
}

/** All that is said at a place, as lines. */
function saidAt(document: DnDocument, offset: number): string {
  const position = document.text.positionAt(offset);
  const range = { start: position, end: position };
  return [
    hoverAt(document, position),
    completionsAt(document, position, { snippets: true }),
    completionsAt(document, position, {}),
    codeActionsOf(document, range, { triggerKind: 1 }, {}),
    settingsAt(document, position),
  ]
    .map((answer) => JSON.stringify(answer))
    .join('\n');
}

describe('an export in parts says what it says as one object', () => {
  test('after random edits', () => {
    let compared = 0;
    let inParts = 0;
    for (let seed = firstSeed; seed < firstSeed + files; seed++) {
      const random = new Random(seed);
      const chosen = random.pick(settings);
      const around = { ...surroundings(chosen), catalogue: random.below(2) === 0 ? catalogue : builtInCatalogue };
      const fileName = random.pick(fileNames);
      const isPlain = random.below(4) > 0;
      let text = optionsExport(random, isPlain);
      const dividesFrom = random.pick([0, 0, 60]);
      const live = begin(text, fileName, around, dividesFrom, random);
      for (let step = 0; step < editsPerFile; step++) {
        const before = text;
        const edit = random.below(6) === 0 ? randomEdit(text, 'options', random) : mildEdit(text, random);
        text = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
        live.edit(edit.start, edit.end, edit.newText);
        if (random.below(6) === 0) continue;
        assert.ok(live.advance(() => false));
        const whole = begin(text, fileName, around, Number.POSITIVE_INFINITY, random);
        const where = `seed ${seed}, step ${step}, ${JSON.stringify(edit)} in\n${JSON.stringify(before)}`;
        const [one, other] = [documentOf(live, text), documentOf(whole, text)];
        assert.equal(live.text, text, where);
        assert.deepEqual(cutsOf(live), cutsOf(begin(text, fileName, around, dividesFrom, random)), where);
        assert.equal(said(one), said(other), where);
        assert.deepEqual(diagnosticsOf(one, {}), diagnosticsOf(other, {}), where);
        for (const offset of [edit.start, edit.start + edit.newText.length, random.below(text.length + 1)])
          assert.equal(saidAt(one, offset), saidAt(other, offset), `offset ${offset}, ${where}`);
        compared++;
        if (live.segments.length > 1) inParts++;
      }
    }
    assert.ok(inParts > compared / 4 && inParts < (compared * 3) / 4, `${inParts} of ${compared} in parts`);
  });
});
