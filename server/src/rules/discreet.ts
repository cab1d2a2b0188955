import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Dn } from '../model/dn.ts';
import { once } from '../model/once.ts';
import type { Finding, FindingData } from './finding.ts';
import { numberOf } from './parts.ts';
import type { CrossCheck } from './rule.ts';
import { hasSecret, hidden, partsOf, sayableIn, sayableNumber } from './secret.ts';

/** What the messages about a DN must not say as it is written, besides what they quote. */
interface Unsayable {
  /** Texts with a quote in them, which hides where the text ends; and how each is said. */
  readonly quoting: ReadonlyMap<string, string>;
  readonly number: string | undefined;
}

const unsayable = once((catalogue: Catalogue) =>
  once((dn: Dn): Unsayable => {
    const quoting = new Map<string, string>();
    for (const { name, value } of partsOf(dn, catalogue)) {
      for (const text of [name.text, value?.text.trim() ?? '']) {
        if (!text.includes("'")) continue;
        const said = sayableIn(dn, text, catalogue);
        if (said !== text) quoting.set(text, said);
      }
    }
    const number = numberOf(dn);
    const isSayable = number === undefined || sayableNumber(dn, number, catalogue) === number;
    return { quoting, number: isSayable ? undefined : number };
  }),
);

/** With more such texts than anybody writes, nothing is looked for any more: all that could be quoted is left out. */
const mostQuoting = 200;

/** The last line of defence: a text with all that it quotes, and the DN's number, as they may be said. */
function discreetText(dn: Dn, text: string, catalogue: Catalogue): string {
  const { quoting, number } = unsayable(catalogue)(dn);
  let whole = text;
  if (quoting.size > mostQuoting) whole = whole.replace(/'.*'/s, `'${hidden}'`);
  else for (const [part, said] of quoting) whole = whole.replaceAll(part, () => said);
  const said = whole.replace(/'([^'\n]+)'/g, (_, quoted: string) => `'${sayableIn(dn, quoted, catalogue)}'`);
  return number === undefined ? said : said.replaceAll(number, hidden);
}

/** A finding that says no secret of its DN, whatever the rule has put into it. */
export function discreet(finding: Finding, dn: Dn, catalogue: Catalogue): Finding {
  const { message, related, data, fixes } = finding;
  if (!hasSecret(dn, catalogue) && !/password/i.test(message)) return finding;
  const say = (text: string): string => discreetText(dn, text, catalogue);
  const told = Object.entries(data ?? {}).map(([key, text]: [string, string]) => [key, sayableIn(dn, text, catalogue)]);
  return {
    ...finding,
    message: say(message),
    ...(related && { related: related.map((other) => ({ ...other, message: say(other.message) })) }),
    ...(data && { data: Object.fromEntries(told) as FindingData }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, title: say(fix.title) })) }),
  };
}

/** A check of DNs against each other whose findings are discreet. */
export function discreetCrossCheck(cross: CrossCheck): CrossCheck {
  return {
    ...cross,
    finding(dn, earlier, context) {
      const finding = cross.finding(dn, earlier, context);
      const said = discreet(finding, dn, context.catalogue);
      return 'uri' in earlier ? said : discreet(said, earlier, context.catalogue);
    },
  };
}
