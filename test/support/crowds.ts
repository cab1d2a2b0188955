import { dnOf, kindOf } from './crowds/dns.ts';
import { jsonCrowd } from './crowds/json.ts';
import { Mood } from './crowds/mood.ts';
import { spliced } from './crowds/splices.ts';
import { xmlCrowd } from './crowds/xml.ts';
import { yamlCrowd } from './crowds/yaml.ts';
import type { Random } from './random.ts';

// Files of many DNs that are nearly alike: the same entries in most, with other values, some left out, some more, now and then something wrong. Whoever
// concludes from one DN to the next is wrong about some of them.

const writers = { yaml: yamlCrowd, xml: xmlCrowd, json: jsonCrowd } as const;

export type CrowdLanguage = keyof typeof writers;

/** A file of so many DNs of a few kinds; those of one kind are nearly alike. */
export function crowdOf(language: CrowdLanguage, count: number, random: Random): string {
  const mood = new Mood(random, random.pick([1, 8, 40, 100, 100]));
  const kinds = Array.from({ length: random.pick([1, 1, 2, 3]) }, () => kindOf(mood));
  const numbers = Array.from({ length: count }, (_, turn) =>
    mood.odd(40) ? 2_000 + random.below(count) : 2_002 + turn * 3,
  );
  const text = writers[language](
    numbers.map((number) => dnOf(String(number), random.pick(kinds))),
    mood,
  );
  return random.below(3) === 0 ? spliced(text, random.below(12), mood) : text;
}
