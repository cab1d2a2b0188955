import type { Random } from './random.ts';

/** Replaces the text from `start` to `end`. */
export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

const anywhere = [
  'x',
  '1',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '"',
  "'",
  ':',
  '=',
  ',',
  '-',
  'ü',
  '😀',
  'true',
  'voice',
  'number',
];

/** What comments can say to us. */
const directives = [
  'dn-config: imRole=im-only',
  'dn-config: deployment=multi-site',
  'dn-config: imRole=no-im x=y',
  'dn-config-disable-next-line',
  'dn-config-disable-next-line dn/missing-type, value/case',
  'dn-config-disable-line value/yaml-boolean -- why',
  'dn-config-disable',
  'dn-config-disable value/case, value/invalid, dn/duplicate',
  'dn-config-disable config/unused-suppression',
  'dn-config-enable',
  'dn-config-enable value/case',
];

/** What people type in each language, and what reaches far when it is half typed. */
const pieces: Readonly<Record<string, readonly string[]>> = {
  yaml: [
    ...[
      '- ',
      '\n  - ',
      '\n- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '|',
      '>',
      '|-\n',
      '#',
      '# ',
      '&a ',
      '*a',
      '&b ',
      '*b',
      '<<: *a',
      '!x ',
      '? ',
    ],
    ...[
      '---\n',
      '\n---\n',
      '...\n',
      '%YAML 1.2\n',
      'dns:\n',
      '\ndns:\n',
      'x-base: &a\n  TServer:\n    voice: yes\n',
      '\ufeff',
    ],
    ...[
      '  - number: "7001"\n    type: extension\n',
      '    userProperties:\n      TServer:\n        multimedia: yes\n',
      '# dn-config: x\n',
    ],
    ...[
      'number: 1\ntype: extension\n',
      '        <<: *a\n',
      '      TServer: *b\n',
      '"7001"',
      'a: b: c',
      '\n  # comment\n',
      '\n\n\n',
    ],
    ...directives.flatMap((words) => [`\n  # ${words}\n`, ` # ${words}`]),
  ],
  xml: [
    ...[
      '<',
      '>',
      '/>',
      '</',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '&',
      '&amp;',
      '<!DOCTYPE x [',
      ']>',
      '\r',
      '<CfgDN>',
      '</CfgDN>',
    ],
    ...[
      '<CfgDN number="1" type="1">',
      '<userProperties>',
      '</userProperties>',
      '<list_pair key="TServer">',
      '</list_pair>',
      '</CfgCreate>',
    ],
    ...[
      '<str_pair key="voice" value="yes"/>',
      '<CfgSwitch name="a">',
      '</CfgSwitch>',
      '<CfgReference>',
      '</CfgReference>',
      '</CfgData>',
    ],
    ...[
      '<!-- x -->\n',
      '<CfgDNUpdate DBIDref="12">',
      '</CfgDNUpdate>',
      'value="',
      ' key=',
      '<a:CfgDN>',
      '<number value="1"/>',
    ],
    ...directives.flatMap((words) => [`\n<!-- ${words.replace('--', '\u2014')} -->\n`, `<!-- ${words} -->`]),
  ],
  json: [
    ...[
      '{',
      '}',
      '[',
      ']',
      '},\n{',
      '{}',
      '[]',
      '"dns": [',
      '{"number": "1", "type": "extension"}',
      ',\n',
      '//',
      '/*',
      '*/',
      '\\',
      '\\u00',
      'null',
    ],
    ...[
      '"userProperties": {"TServer": {"voice": "yes"}},',
      '"number": "7001",',
      '"statusCode": 0,',
      '"type": "CfgDN",',
      '    },\n    {\n',
      '\n    }',
    ],
  ],
  options: [
    '[',
    ']',
    '[TServer]\n',
    '\n[tserver]\n',
    'voice=yes\n',
    ';',
    '\n;x\n',
    'multimedia',
    'password=abcd\n',
    '[TServer',
    ...directives.map((words) => `\n; ${words}\n`),
  ],
};

/** An edit of a text: mostly small ones, as typing makes them, and now and then one that moves much. `language` is the file's ending. */
export function randomEdit(text: string, language: string, random: Random): RandomEdit {
  const typical = pieces[language] ?? [];
  const start = random.below(text.length + 1);
  const kind = random.below(20);
  if (kind < 4) return { start, end: start, newText: random.pick(anywhere) };
  if (kind < 9) return { start, end: start, newText: random.pick(typical) };
  if (kind < 13) return { start, end: Math.min(start + 1 + random.below(4), text.length), newText: '' };
  if (kind < 15) return { start, end: Math.min(start + random.below(60), text.length), newText: '' };
  if (kind < 17) {
    // A piece of the file itself, as when something is copied.
    const from = random.below(text.length + 1);
    const line = text.lastIndexOf('\n', start) + 1;
    const piece = text.slice(text.lastIndexOf('\n', from) + 1, from + random.below(300));
    return { start: line, end: line, newText: piece };
  }
  if (kind < 18) {
    const line = text.lastIndexOf('\n', start) + 1;
    const next = text.indexOf('\n', start);
    return {
      start: line,
      end: next < 0 ? text.length : next + 1,
      newText: random.below(2) === 0 ? '' : `  ${text.slice(line, next + 1)}`,
    };
  }
  if (kind < 19) return { start, end: Math.min(start + random.below(10), text.length), newText: random.pick(typical) };
  const end = Math.min(start + random.below(text.length + 1), text.length);
  return random.below(8) === 0 ? { start, end, newText: random.pick(typical) } : { start, end: start, newText: '' };
}
