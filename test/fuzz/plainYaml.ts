import fc from 'fast-check';

/**
 * Texts in the shape of DN files with everything that block YAML allows, and much that it does not: the strict reader has to accept
 * a text with the result of `yaml`, or to pass.
 */
const word = fc.constantFrom(
  'number',
  'type',
  'voice',
  'sip-signaling-chat',
  'a',
  'b.c',
  'x:y',
  '<<',
  '-a',
  '?b',
  '7',
  'true',
  '"a b"',
  "'c: d'",
  '"e\\u0041"',
  'a#b',
  '*k',
  '&k',
  '!k',
  '[k]',
  '@k',
  'a\tb',
);
const scalar = fc.oneof(
  fc.constantFrom(
    'true',
    'none',
    '7001',
    '~',
    'null',
    '1.5',
    'sip:7001@host;transport=tcp',
    "it's",
    'a "b" c',
    'a#b',
    '-1',
    'a: b',
    'a, b',
    'a\tb',
    'a:b # c',
    'a :b',
    'x #',
    ':x',
    '?x',
    'é\u00a0b',
    'a:\u00a0b',
    'a\rb',
    '---',
    '...',
  ),
  fc.constantFrom('"7001"', "'x'", "'it''s'", '"a b"', '"a\\tb"', '""', "''", '"a # b"', "'a: b'", '"open', "'open"),
  fc.constantFrom(
    '{a: 1}',
    '[x, y]',
    '&a b',
    '*a',
    '!t c',
    '|',
    '>-',
    '@x',
    '`y',
    '%z',
    '{',
    '[',
    '? x',
    '- y',
    '#c',
    '"a" b',
  ),
);
const comment = fc.constantFrom('', '', '', ' # note', '  #', '\t# tab', '#no', ' \t ', ' # a: "b');
const ending = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  '\r\n',
  '\n\n',
  '\n  # own line\n',
  '\n#left\n',
  '\r\n \r\n',
  '\n \t\n',
  '',
);
const indent = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 2, 4, 6, 8) },
  { weight: 1, arbitrary: fc.constantFrom(1, 3, 5, 7) },
);

const line = fc
  .tuple(
    indent,
    fc.constantFrom('', '', '', '- ', '-', '-   ', '- - '),
    word,
    fc.constantFrom(':', ': ', ':  ', ' :', '', ' '),
    fc.option(scalar),
    comment,
    ending,
  )
  .map(
    ([columns, dash, name, colon, value, note, end]) =>
      `${' '.repeat(columns)}${dash}${name}${colon}${value ?? ''}${note}${end}`,
  );

/** Lines that make sense below each other more often than by chance. */
export const yamlTexts: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '', '', '\ufeff', '---\n', '%YAML 1.2\n---\n'), fc.array(line, { maxLength: 8 }))
    .map(([start, lines]) => start + lines.join('')),
  fc
    .tuple(
      fc.constantFrom(2, 4),
      fc.array(fc.tuple(word, scalar, comment, ending), { minLength: 1, maxLength: 5 }),
      ending,
    )
    .map(([step, pairs, end]) => {
      const pad = ' '.repeat(step);
      const options = pairs
        .map(([name, value, note, eol]) => `${pad.repeat(3)}  ${name}: ${value}${note}${eol}`)
        .join('');
      return `- number: "1"${end}  annex:\n${pad}  TServer:\n${options}`;
    }),
);

const gap = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  ' ',
  '  ',
  '\n  ',
  '\n    ',
  '\r\n   ',
  '\n',
  '\n ',
  '\n\n  ',
  '\n  \n  ',
  '\t',
  ' # note\n  ',
);
const flowWord = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('number', 'voice', '"a b"', "'c: d'", 'sip-signaling-chat', '7', 'b.c', '"a"'),
  },
  { weight: 1, arbitrary: word },
);
const flowScalar = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('true', 'none', '7001', '"7001"', "'it''s'", 'sip:7001@host', 'a b', '-1', "''", '', ''),
  },
  { weight: 1, arbitrary: scalar },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a:1',
      'a:',
      ':a',
      '-',
      '- a',
      '-a',
      '--a',
      '-[',
      'http://x',
      'a::b',
      'a:/b',
      'a:é',
      'a"b',
      'a#',
      '? a',
      '?',
      '!',
      'a\u2028b',
      '"a\n  b"',
      'a\n  b',
      '"x"y',
      '---',
      '#',
    ),
  },
);

/** Collections between brackets, of every kind that people and programs write, and some more. */
const { flow } = fc.letrec<{ flow: string; list: string; map: string; value: string }>((tie) => ({
  value: fc.oneof({ weight: 3, arbitrary: flowScalar }, { weight: 2, arbitrary: tie('flow') }),
  list: fc
    .tuple(
      fc.array(
        fc.tuple(gap, tie('value'), gap).map((parts) => parts.join('')),
        { maxLength: 3 },
      ),
      gap,
      fc.constantFrom('', '', '', ','),
    )
    .map(([items, end, comma]) => `[${items.join(',')}${comma}${end}]`),
  map: fc
    .tuple(
      fc.array(
        fc
          .tuple(
            gap,
            flowWord,
            fc.constantFrom('', '', '', ' ', '\n  '),
            fc.constantFrom(': ', ': ', ': ', ':', ''),
            gap,
            tie('value'),
            gap,
          )
          .map((parts) => parts.join('')),
        { maxLength: 3 },
      ),
      gap,
      fc.constantFrom('', '', '', ','),
    )
    .map(([pairs, end, comma]) => `{${pairs.join(',')}${comma}${end}}`),
  flow: fc.oneof({ maxDepth: 3 }, tie('list'), tie('map')),
}));

/** The same where collections between brackets can stand: as a document, an item, a value, or on a line of their own. */
export const flowTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', 'dns: ', '- ', 'dns:\n  - ', '- number: "1"\n  annex: ', 'a:\n  ', 'a:\n', '  ', '- - '),
    flow,
    comment,
    fc.constantFrom('', '\n', '\n', '\r\n', '\nb: c\n', '\n- d\n', '\n  e: f\n', ']\n', ': g\n', '\n...\n', '\n---\n'),
  )
  .map((parts) => parts.join(''));
