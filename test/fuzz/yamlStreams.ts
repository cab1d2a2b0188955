import fc from 'fast-check';

/** YAML streams of DNs with all that can make one segment depend on another, and with much that is broken. */

const eol = fc.constantFrom('\n', '\n', '\n', '\r\n');
const anchor = fc.constantFrom('a', 'b', 'c');
const note = fc.constantFrom('', '', '', ' # note');

/** Lines of an item or a mapping, indented by one step less than they will be. */
const memberLines: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.constantFrom(
    ['number: 7001'],
    ['type: extension', 'state: enabled'],
    ['userProperties:', '  TServer:', '    voice: true'],
    ['text: |', '  any: thing', '', '   - x'],
    ['name: "open'],
    ["name: 'a", "  b'"],
    ['list: [a,', '  b]'],
    ['half'],
    [''],
    ['# own line'],
    ['type: x', 'type: y'],
  ),
  anchor.map((name) => ['annex:', `  TServer: &${name}`, '    voice: yes']),
  anchor.map((name) => [`annex: &${name}`, '  TServer: {voice: true}']),
  fc.tuple(anchor, anchor).map(([one, other]) => ['options:', `  TServer: *${one}`, `  other: *${other}`]),
  fc.tuple(anchor, anchor).map(([one, other]) => ['annex:', `  <<: *${one}`, '  TServer:', `    <<: [*${other}]`]),
  anchor.map((name) => [`<<: *${name}`]),
  anchor.map((name) => [`switch: *${name}`]),
);

/** An item with dashes in `column`. */
const itemIn = (column: number) =>
  fc
    .tuple(
      fc.array(memberLines, { minLength: 1, maxLength: 3 }),
      fc.option(anchor, { freq: 3 }),
      fc.constantFrom('', '', '', 'stray: x', 'stray:', '# left', ' # odd', '\t# tab', ''),
      fc.boolean(),
    )
    .map(([members, name, stray, comment]) => {
      const pad = ' '.repeat(column);
      const lines = members.flat().map((line) => `${pad}  ${line}`);
      const first = name ? [`${pad}- &${name}`] : [];
      if (!name && lines[0] !== undefined) lines[0] = `${pad}- ${lines[0].trimStart()}`;
      const at = Math.min(1, lines.length);
      return [
        ...(comment ? [`${pad}# of the next`] : []),
        ...first,
        ...lines.slice(0, at),
        ...(stray === '' ? [] : [stray]),
        ...lines.slice(at),
      ];
    });

const list = fc
  .tuple(fc.constantFrom('dns:', 'dns: # list', '"dns":', "'dns' :"), fc.constantFrom(0, 1, 2, 4))
  .chain(([key, column]) =>
    fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: itemIn(column) },
          { weight: 1, arbitrary: anchor.map((name) => [`${' '.repeat(column)}- *${name}`]) },
        ),
        { maxLength: 4 },
      )
      .map((items) => [key, ...items.flat()]),
  );

/** What stands between lists: shared parts, other keys, comments, single DNs. */
const frame: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.tuple(anchor, memberLines).map(([name, lines]) => [`x-${name}: &${name}`, ...lines.map((line) => `  ${line}`)]),
  fc.tuple(anchor, anchor).map(([name, other]) => [`y-${name}: &${name}`, `  <<: *${other}`, '  voice: on']),
  anchor.map((name) => [`- &${name} x`]),
  memberLines,
  fc.constantFrom(
    ['# comment'],
    ['key: value'],
    ['key:', '  - a'],
    ['dns: [{number: 1, annex: {TServer: &a {voice: yes}}}, {number: 2, annex: {TServer: *a}}]'],
    ['number: 7', 'type: trunk'],
    ['', ''],
  ),
);

const marker = fc.constantFrom(['---'], ['---'], ['--- # x'], ['--- x'], ['...'], ['%YAML 1.2', '---'], ['...', '---']);

const part = fc.oneof(
  { weight: 4, arbitrary: list },
  { weight: 3, arbitrary: frame },
  { weight: 1, arbitrary: marker },
);

export const yamlStreams: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', '', '', '\ufeff'), fc.array(part, { maxLength: 6 }), eol, note, fc.boolean())
  .map(([start, parts, end, comment, closed]) => {
    const lines = parts.flat();
    if (lines[0] !== undefined) lines[0] += comment;
    return start + lines.join(end) + (closed ? end : '');
  });
