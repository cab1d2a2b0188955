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
