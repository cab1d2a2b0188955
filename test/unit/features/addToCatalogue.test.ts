import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProjectAtHand } from '../../../server/src/features/projectAtHand.ts';
import { readCatalogueFile } from '../../../server/src/project/catalogueFile.ts';
import { filesAfter, projectOf, quickFixesAt } from './actionsAt.ts';

const text = 'dns:\n  - number: "1"\n    type: extension\n    annex:\n      tserver:\n        our-op|tion: s3cret\n';

function after(
  project: ProjectAtHand | undefined,
  before: Record<string, string> = {},
): Record<string, string> | undefined {
  const { list } = quickFixesAt(text, {}, { project });
  const action = list.find(({ title }) => title.startsWith('Add '));
  assert.ok(!JSON.stringify(list).includes('s3cret'));
  return action && filesAfter(action.edit, before);
}

describe('adding an unknown option to a catalogue', () => {
  const rows: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'ours.yaml',
      'version: 1\noptions:\n  - name: a\n    section: TServer\n    summary: |\n      Text.\n# end\n',
      'version: 1\noptions:\n  - name: a\n    section: TServer\n    summary: |\n      Text.\n  - name: our-option\n    section: TServer\n# end\n',
    ],
    [
      'ours.yaml',
      'options:\r\n- {name: a, section: TServer} # x\r\nversion: 1\r\n',
      'options:\r\n- {name: a, section: TServer} # x\r\n- name: our-option\r\n  section: TServer\r\nversion: 1\r\n',
    ],
    ['ours.yaml', 'version: 1\noptions: []\n', 'version: 1\noptions: [ { name: our-option, section: TServer } ]\n'],
    [
      'ours.json',
      '{\n  "version": 1,\n  "options": [\n    { "name": "a", "section": "TServer" }\n  ]\n}\n',
      '{\n  "version": 1,\n  "options": [\n    { "name": "a", "section": "TServer" },\n    { "name": "our-option", "section": "TServer" }\n  ]\n}\n',
    ],
  ];
  for (const [name, before, expected] of rows)
    it(`goes at the end of the first catalogue: ${JSON.stringify(before.slice(0, 40))}`, () => {
      assert.deepEqual(after(projectOf(`catalogues: [./${name}]\n`, { [name]: before }), { [name]: before }), {
        [name]: expected,
      });
    });

  it('makes a catalogue where there is none, and names it in the project file', () => {
    const project = 'deployment: multi-site\n';
    const made = after(projectOf(project), { 'dn-config.yaml': project });
    assert.deepEqual(made, {
      'dn-catalogue.yaml': 'version: 1\noptions:\n  - name: our-option\n    section: TServer\n',
      'dn-config.yaml': 'deployment: multi-site\ncatalogues:\n  - ./dn-catalogue.yaml\n',
    });
    assert.deepEqual(readCatalogueFile(made['dn-catalogue.yaml'] ?? '', 'dn-catalogue.yaml').problems, []);
  });

  it('makes the project file, too', () =>
    assert.equal(
      after(projectOf(undefined))?.['dn-config.yaml'],
      'deployment: multi-site\ncatalogues:\n  - ./dn-catalogue.yaml\n',
    ));

  it('is not offered where nothing can be written', () => {
    assert.equal(after(undefined), undefined);
    const shared = 'version: 1\noptions: &o [{ name: a, section: TServer }]\n';
    const { newCatalogue, ...rest } = projectOf('catalogues: [./ours.yaml]\n', { 'ours.yaml': `${shared}...\n---\n` });
    assert.ok(newCatalogue);
    assert.equal(after(rest, {}), undefined);
    assert.equal(after(projectOf('catalogues: 7\n')), undefined);
  });
});
