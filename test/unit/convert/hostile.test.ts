import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SaxesParser } from 'saxes';
import { parse } from 'yaml';
import { type ConvertTarget, convert, convertTargets } from '../../../server/src/convert/convert.ts';
import { read } from '../../support/read.ts';
import { checkConversion } from '../../support/sameButReported.ts';

/** Texts that some format or reader takes for something else. */
const texts: readonly string[] = [
  '',
  ' ',
  ' x ',
  '\tx\t',
  'yes',
  'No',
  'on',
  'y',
  'TRUE',
  'True',
  'false',
  'null',
  'NULL',
  '~',
  '007',
  '0',
  '-1',
  '+1',
  '1e3',
  '1.5',
  '.5',
  '0x1F',
  '0o17',
  '1_000',
  '12:30:45',
  '2024-01-31',
  '.inf',
  '.NaN',
  '<<',
  '=',
  '!tag',
  '&anchor',
  '*alias',
  '- x',
  '-',
  '--',
  '---',
  '...',
  '? x',
  ': x',
  'a: b',
  'a:',
  ':a',
  'a #b',
  '#a',
  ';a',
  '[a]',
  '{a: b}',
  'a, b',
  '"quoted"',
  "'quoted'",
  "it's",
  'a\\b',
  '%a',
  '@a',
  '`a`',
  '|',
  '>',
  '<a href="x">&amp;</a>',
  ']]>',
  '-->',
  '<!-- x -->',
  'a\nb',
  'a\r\nb',
  'a\rb',
  '\n',
  'trailing\n',
  'ünïcödé',
  '日本語',
  '😀',
  '\ud800',
  'nbsp\u00a0x',
  'line\u2028separator',
  '\ufeffbom',
  'nel\u0085x',
  'bell\u0007',
  'delete\u007f',
  '\u0000',
  '\uffff',
  '…',
  '***',
  '__proto__',
  'constructor',
  'x'.repeat(2_000),
];
const names: readonly string[] = [
  ...texts.filter((text) => text.trim() !== ''),
  'toString',
  'hasOwnProperty',
  'a=b',
  'TServer',
];

/** A file that holds any text as a value, an option's name, a section's name and a field. */
function hostileJson(text: string): string {
  const sections: string[] = [
    `"TServer": {"first": "1", "value": ${JSON.stringify(text)}, "last": "2"}`,
    ...(names.includes(text)
      ? [
          `"Names": {"first": "1", ${JSON.stringify(text)}: "v", "last": "2"}`,
          ...(text === 'TServer' ? [] : [`${JSON.stringify(text)}: {"voice": "true"}`]),
        ]
      : []),
  ];
  const name = text.trim() === '' ? '' : `"name": ${JSON.stringify(text)}, "switch": ${JSON.stringify(text)}, `;
  return `{"dns": [{"number": "7001", ${name}"userProperties": {${sections.join(', ')}}}]}`;
}

suite('Hostile texts', () => {
  for (const text of texts) {
    test(`${JSON.stringify(text.slice(0, 20))} goes through every pair of formats, or is reported`, () => {
      const json = hostileJson(text);
      for (const first of convertTargets) {
        const [file] = checkConversion(json, 'a.json', first).files;
        assert.ok(file);
        witness(first, file.text);
        // What has been written is a source like any other.
        for (const second of convertTargets) checkConversion(file.text, file.name, second);
      }
    });
  }

  test('are the same text for every reader of YAML', () => {
    const { files } = convert([{ fileName: 'a.json', analysis: read(allAtOnce, 'a.json') }], 'yaml');
    for (const version of ['1.1', '1.2'] as const) {
      const { TServer } = parse(files[0]?.text ?? '', { version }).dns[0].userProperties;
      const read = Object.fromEntries(Object.entries(TServer).map(([name, value]) => [name, String(value)]));
      assert.deepEqual(read, Object.fromEntries(texts.map((text, index) => [`o${index}`, text])));
    }
  });

  test('keep every option but those that are reported', () => {
    for (const target of convertTargets) {
      const { notes } = checkConversion(allAtOnce, 'a.json', target);
      const lost = notes
        .filter(({ part }) => part.kind === 'option')
        .map(({ part }) => part.kind === 'option' && texts[part.option]);
      assert.deepEqual(lost, expectedLosses[target] ?? [], target);
    }
  });
});

const allAtOnce = `{"dns": [{"number": "7001", "userProperties": {"TServer": {${texts
  .map((text, index) => `"o${index}": ${JSON.stringify(text)}`)
  .join(', ')}}}}]}`;

const expectedLosses: Partial<Record<ConvertTarget, readonly string[]>> = {
  options: [' ', 'a\nb', 'a\r\nb', 'a\rb', '\n', 'trailing\n', '\ud800', '\u0000'],
  cfgdata: ['\ud800', 'bell\u0007', '\u0000', '\uffff'],
};

/** Somebody else's reader takes the text for well written, too. */
function witness(target: ConvertTarget, text: string): void {
  if (target === 'cfgdata') {
    const parser = new SaxesParser();
    parser.on('error', (error) => assert.fail(`${error.message}\n${text}`));
    parser.write(text).close();
  } else if (target === 'yaml') parse(text);
  else if (target !== 'options') JSON.parse(text);
}
