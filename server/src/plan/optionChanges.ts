import { DnOptions, type OptionEffect } from './effect.ts';
import type { Pair } from './match.ts';
import { catalogueOf, isSecretOn } from './read/side.ts';
import { isSameWritten, type WrittenOption } from './read/written.ts';

/** An option that is written otherwise than before. */
export interface OptionChange {
  readonly section: string;
  readonly name: string;
  /** Set when its values are to be kept from every screen. */
  readonly isSecret: boolean;
  /** Absent where the DN comes. */
  readonly oldEffect: OptionEffect | undefined;
  readonly newEffect: OptionEffect;
  /** Whether the DN behaves otherwise: `same` where only the writing changes, `unknown` where that cannot be told. */
  readonly inEffect: 'changes' | 'same' | 'unknown';
  /** In the words of the catalogue; undefined where no source says it. */
  readonly takesEffect: string | undefined;
  readonly old: WrittenOption | undefined;
  readonly new: WrittenOption | undefined;
}

/** The options that change from one DN to the other: those of the new one in its order, then those that are written no more. */
export function optionChanges({ old, new: young }: Pair): OptionChange[] {
  if (!young) return [];
  const before = old && new DnOptions(old);
  const after = new DnOptions(young);
  const compareTypes = old?.file.analysis.format.syntax === 'xml' && young.file.analysis.format.syntax === 'xml';
  const changes: OptionChange[] = [];
  const tell = (key: string, one: WrittenOption | undefined, other: WrittenOption | undefined): void => {
    const option = other ?? one;
    if (!option || (one && other && isSameWritten(one, other, compareTypes))) return;
    const { section, name } = option;
    const oldEffect = before?.effectOf(key, option);
    const newEffect = after.effectOf(key, option);
    changes.push({
      section,
      name,
      isSecret: isSecretOn([old, young], section, name),
      oldEffect,
      newEffect,
      inEffect: oldEffect ? comparedEffects(oldEffect, newEffect) : 'changes',
      takesEffect: catalogueOf(young).find(section, name)?.takesEffect,
      old: one,
      new: other,
    });
  };
  for (const [key, other] of after.written) tell(key, before?.written.get(key), other);
  for (const [key, one] of before?.written ?? []) if (!after.written.has(key)) tell(key, one, undefined);
  return changes;
}

function comparedEffects(one: OptionEffect, other: OptionEffect): OptionChange['inEffect'] {
  if (one.kind === 'unknown' || other.kind === 'unknown') return 'unknown';
  if (!('value' in one) || !('value' in other)) return one.kind === other.kind ? 'same' : 'changes';
  return one.value === other.value ? 'same' : 'changes';
}
