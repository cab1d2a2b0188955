import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { buildTree, type XmlElement } from '../../server/src/formats/xml/tree.ts';

/** An element as both readers see it. */
interface Seen {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Seen[];
}

/** What saxes makes of a text; undefined when it is not well-formed. */
function bySaxes(text: string): Seen[] | undefined {
  const root: Seen = { name: '', attributes: {}, children: [] };
  const stack = [root];
  let isBroken = false;
  const parser = new SaxesParser();
  parser.on('error', () => {
    isBroken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => void stack.pop());
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  return isBroken ? undefined : root.children;
}

function seen({ tag, attributes, children }: XmlElement): Seen {
  const pairs = attributes.map(({ name, value }): [string, string] => [name, value?.text ?? '']);
  return { name: tag, attributes: Object.fromEntries(pairs), children: children.map(seen) };
}

const name = fc.constantFrom('CfgData', 'CfgDN', 'list_pair', 'userProperties', 'a:b', 'x');
const value = fc.constantFrom('true', 'a &amp; b', '&#65;&#x42;', 'x > y', "it's", 'a "q"', '', 'é', '&lt;b&gt;');
const attribute = fc
  .tuple(
    fc.constantFrom('key', 'value', 'name', 'xmlns'),
    value,
    fc.constantFrom('"', "'"),
    fc.constantFrom(' ', '\n  ', '\t'),
  )
  .map(([key, text, quote, blank]) => `${blank}${key}=${quote}${text.replaceAll(quote, '')}${quote}`);
const tag = fc.tuple(name, fc.uniqueArray(attribute, { maxLength: 3, selector: (text) => text.trim().split('=')[0] }));
const aside = fc.constantFrom('<!-- c <x> -->', '<![CDATA[ <y> & ]]>', '<?pi <z> ?>', ' text ', '\r\n', '&amp;');
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'small' },
    tag.map(([tagName, attributes]) => `<${tagName}${attributes.join('')}/>`),
    fc
      .tuple(tag, fc.array(fc.oneof(tie('element'), aside), { maxLength: 4 }))
      .map(([[tagName, attributes], inner]) => `<${tagName}${attributes.join('')}>${inner.join('')}</${tagName}>`),
  ),
}));

/** Well-formed texts, and the same with one character taken out, put in or changed. */
const texts = fc.oneof(
  element,
  fc
    .tuple(element, fc.nat(), fc.constantFrom('', '<', '>', '"', "'", '/', '&', ' ', 'x', '='))
    .map(([text, at, character]) => {
      const place = at % text.length;
      return text.slice(0, place) + character + text.slice(place + 1);
    }),
);

suite('the XML reader', () => {
  test('sees in well-formed XML what saxes sees', () => {
    let compared = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const expected = bySaxes(text);
        // Pairs never have children in these files, and so are read as if they had none.
        if (!expected || /<(?:str|int|bin)_pair[^>]*[^/]>/.test(text)) return;
        compared++;
        const tree = buildTree(text);
        assert.deepEqual(tree.problems, [], text);
        assert.deepEqual(tree.elements.map(seen), expected, text);
      }),
      { numRuns: 5_000 },
    );
    assert.ok(compared > 1_000, `only ${compared} texts were well-formed`);
  });
});
