/** Presets on DNs as anybody might have written them: what a preset says is so afterwards, and nothing else has changed. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/analysis/analysis.ts';
import { layoutOf } from '../../server/src/analysis/fix.ts';
import { allPlacedDns, applyPreset } from '../../server/src/analysis/preset.ts';
import { applyEdits } from '../../server/src/analysis/textEdits.ts';
import { presets } from '../../server/src/catalogue/presets.ts';
import type { Preset } from '../../server/src/catalogue/types.ts';
import type { DnSettings } from '../../server/src/project/settings.ts';
import { type PlainDn, plainDn, plainDns } from '../support/dnSets.ts';
import { jsonShapes, jsonStyle, writeJson } from '../support/jsonStyles.ts';
import { optionsStyle, writeOptions } from '../support/optionsStyles.ts';
import { dnsIn, plain, read } from '../support/read.ts';
import { writeCfgData, xmlStyle } from '../support/xmlStyles.ts';
import { writeYaml, yamlStyle } from '../support/yamlStyles.ts';

/** What has to be declared for a preset to be the right one. */
const declared: Readonly<Record<string, Omit<DnSettings, 'rules'>>> = {
  'im-workspace': { deployment: 'single-site', imEndpoint: 'workspace' },
  'im-multi-site': { deployment: 'multi-site', imEndpoint: 'workspace' },
  'im-business-continuity': { deployment: 'business-continuity', imEndpoint: 'workspace' },
  'im-office-communicator': { deployment: 'single-site', imEndpoint: 'office-communicator' },
  'im-only': { imRole: 'im-only' },
  'voice-only': { imRole: 'no-im' },
};

const preset = fc.constantFrom(...presets);

interface File {
  readonly text: string;
  readonly fileName: string;
  readonly dns: readonly PlainDn[];
}

const dnsThatCanHaveIm = plainDns.map((dns) => dns.map(withPlace));

/** A trunk serves no agent, and a preset for IM leaves it alone. */
function withPlace(dn: PlainDn): PlainDn {
  return dn.fields.type === 'trunk' ? { ...dn, fields: { ...dn.fields, type: 'extension' } } : dn;
}

const files: Record<string, fc.Arbitrary<File>> = {
  YAML: fc
    .tuple(dnsThatCanHaveIm, yamlStyle)
    .map(([dns, style]) => ({ text: writeYaml(dns, style), fileName: 'a.dn.yaml', dns })),
  CfgData: fc
    .tuple(dnsThatCanHaveIm, xmlStyle)
    .map(([dns, style]) => ({ text: writeCfgData(dns, style), fileName: 'a.xml', dns })),
  'an options export': fc
    .tuple(plainDn, optionsStyle)
    .map(([dn, style]) => ({ text: writeOptions(dn, style), fileName: 'a.dn.cfg', dns: [dn] })),
  ...Object.fromEntries(
    Object.entries(jsonShapes).map(([name, shape]) => [
      name,
      fc.tuple(dnsThatCanHaveIm, jsonStyle).map(([dns, style]): File => {
        const written = name === 'gax, one object' ? dns.slice(0, 1) : dns;
        return { text: writeJson(shape.write(written), style), fileName: 'a.dn.json', dns: written };
      }),
    ]),
  ),
};

suite('a preset', () => {
  for (const [name, file] of Object.entries(files)) {
    test(`in ${name}`, () => {
      fc.assert(
        fc.property(file, preset, fc.integer({ min: 0, max: 15 }), (written, chosen, mask) =>
          check(written, chosen, mask),
        ),
        { numRuns: 150 },
      );
    });
  }
});

/** Applies a preset to the DNs whose bit is set in `mask`. */
function check({ text, fileName }: File, preset: Preset, mask: number): void {
  const before = read(text, fileName, { rules: {}, ...declared[preset.id] });
  const all = allPlacedDns(before);
  const isChosen = (index: number): boolean => ((mask >> index) & 1) === 1;
  const chosen = all.filter((_, index) => isChosen(index));
  const { edits, dns } = applyPreset(before, chosen, preset, layoutOf(text));
  assert.deepEqual(
    dns.flatMap(({ obstacles }) => obstacles),
    [],
  );
  assert.deepEqual(
    dns.flatMap((dn) => dn.edits),
    edits,
  );
  const changed = applyEdits(text, edits);
  const after = read(changed, fileName, { rules: {}, ...declared[preset.id] });
  const [old, now] = [dnsIn(before).map(plain), dnsIn(after).map(plain)];
  assert.equal(now.length, old.length);
  for (const [index, dn] of old.entries()) {
    const expected = isChosen(index) ? withPreset(dn, preset) : dn;
    assert.deepEqual(now[index], expected, `DN ${index}\n${text}\n---\n${changed}`);
    if (!isChosen(index)) assert.equal(textOf(after, index), textOf(before, index));
  }
  assert.deepEqual(comments(after), comments(before));
  const again = applyPreset(
    after,
    allPlacedDns(after).filter((_, index) => isChosen(index)),
    preset,
    layoutOf(changed),
  );
  assert.deepEqual(again.edits, [], 'a second time changes nothing');
  checkRules(
    after,
    dns.map((dn) => dn.number),
  );
}

function withPreset(dn: PlainDn, { options }: Preset): PlainDn {
  const section: Record<string, string> = { ...dn.sections.TServer };
  for (const { name, value } of options) {
    if (value === undefined) delete section[name];
    else section[name] = value;
  }
  return { ...dn, sections: { ...dn.sections, TServer: section } };
}

function textOf(analysis: Analysis, index: number): string {
  const { segment, dn } = allPlacedDns(analysis)[index] ?? assert.fail();
  return segment.text.slice(dn.span.start, dn.span.end);
}

function comments({ segments }: Analysis): string[] {
  return segments.flatMap((segment) => segment.comments.map(({ text }) => text));
}

/** Of the DNs that the preset was for, the rules for IM have nothing to say. */
function checkRules({ findings }: Analysis, numbers: readonly (string | undefined)[]): void {
  const left = findings.filter(
    ({ finding, dn }) => numbers.includes(dn) && /^im\/|^dn\/no-media$|^syntax\//.test(finding.rule),
  );
  assert.deepEqual(
    left.map(({ finding }) => finding.message),
    [],
  );
}
