import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse } from '../../../server/src/analysis/analysis.ts';
import { layoutOf } from '../../../server/src/analysis/fix.ts';
import { builtInCatalogue } from '../../../server/src/catalogue/catalogue.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { settingsAt } from '../../../server/src/features/settingsInForce.ts';
import { type EditorSettings, fileSettings } from '../../../server/src/project/fileSettings.ts';
import { readProjectFile } from '../../../server/src/project/projectFile.ts';

interface Around {
  readonly project?: string;
  readonly editor?: EditorSettings;
  readonly fileName?: string;
}

/** What is said at the mark: by the request, place by place, and by the hover. */
function at(
  text: string,
  { project, editor, fileName = 'a.dn.yaml' }: Around = {},
): { declared: string[]; dn: string | undefined; hover: string } {
  const offset = text.indexOf('|');
  const content = text.replace('|', '');
  const uri = `file:///work/${fileName}`;
  const source =
    project === undefined
      ? undefined
      : { uri: 'file:///work/dn-config.yaml', text: project, project: readProjectFile(project).project };
  const analysis = analyse(content, fileName, {
    ...fileSettings(source, editor, fileName),
    catalogue: builtInCatalogue,
  });
  assert.ok(analysis);
  const document = { text: TextDocument.create(uri, '', 1, content), analysis, layout: layoutOf(content) };
  const position = document.text.positionAt(offset);
  const { declared, dn } = settingsAt(document, position);
  const contents = hoverAt(document, position)?.contents;
  return {
    dn,
    declared: declared.map(({ key, value, origin: { kind, uri: where, range } }) =>
      [
        `${key}=${value}`,
        kind,
        ...(where === undefined ? [] : [where.slice(where.lastIndexOf('/') + 1), range?.start.line]),
      ].join(' '),
    ),
    hover: contents && typeof contents === 'object' && 'value' in contents ? contents.value : '',
  };
}

const two = (comment = '', number = '"70|01"'): string =>
  `dns:\n${comment}  - number: ${number}\n    type: extension\n  - number: "7002"\n    type: extension\n`;

describe('the settings in force at a place', () => {
  it('come from where somebody has declared them', () => {
    const project = 'imEndpoint: workspace\noverrides:\n  - dns: ["7001"]\n    deployment: multi-site\n';
    const found = at(two('  # dn-config: imRole=im-only\n'), { project });
    assert.deepEqual(found.declared, [
      'deployment=multi-site project dn-config.yaml 3',
      'imEndpoint=workspace project dn-config.yaml 0',
      'imRole=im-only comment a.dn.yaml 1',
    ]);
    assert.equal(found.dn, '7001');
    assert.match(
      found.hover,
      /- Deployment: `multi-site` \(dn-config\.yaml line 4\)\n- IM endpoint: `workspace` \(dn-config\.yaml line 1\)\n- IM role: `im-only` \(comment in line 2\)$/,
    );
  });

  it("can be the editor's", () => {
    const { declared, hover } = at(two(), { editor: { deployment: 'single-site' } });
    assert.deepEqual(declared, ['deployment=single-site editor']);
    assert.match(
      hover,
      /Deployment: `single-site` \(the editor's settings\)\n\nNot declared, so nothing is concluded from it: IM endpoint, IM role\.$/,
    );
  });

  it('are said not to be declared where nobody has', () => {
    const { declared, hover } = at(two());
    assert.deepEqual(declared, []);
    assert.match(hover, /\n\nNot declared, so nothing is concluded from it: Deployment, IM endpoint, IM role\.$/);
  });

  it('show at every field, and where there is none at the section', () => {
    assert.match(at(two().replace('|', '').replace('type', 'ty|pe')).hover, /Not declared/);
    assert.match(
      at('; dn-config: imRole=no-im\n[TSer|ver]\nvoice=true\n', { fileName: 'CfgDN_annex_1.cfg' }).hover,
      /IM role: `no-im` \(comment in line 1\)/,
    );
  });

  it('are those of the file where no DN stands', () => {
    const text = `# dn-con|fig: deployment=multi-site\n${two('', '"7001"')}`;
    const { declared, dn } = at(text, { project: 'deployment: single-site\nimEndpoint: workspace\n' });
    assert.deepEqual(declared, [
      'deployment=multi-site comment a.dn.yaml 0',
      'imEndpoint=workspace project dn-config.yaml 1',
    ]);
    assert.equal(dn, undefined);
  });

  it('tell no secret', () => {
    const { dn } = at(
      'dns:\n  - number: "s3cr|et"\n    password: s3cret\n    annex: { TServer: { password: s3cret } }\n',
    );
    assert.ok(dn === undefined || !dn.includes('s3cret'));
  });
});
