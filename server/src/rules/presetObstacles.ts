import { CfgDNType, findMember, typesOutsidePlaces } from '../catalogue/enumerations.ts';
import type { Preset } from '../catalogue/types.ts';
import type { Dn } from '../model/dn.ts';
import { fieldOf, isTServer, textOf } from './parts.ts';
import type { RuleContext } from './rule.ts';

/**
 * Why a preset cannot bring about what it says. `read-only`: files of this format are only read. `update-form`: it changes a DN that exists, and
 * what that one has is not written here. `dn-type`: a DN of this type cannot be in a Place, so IM is nothing for it. `shared`: what would have
 * to change reaches the DN by an alias or merge key, or reaches other DNs from here. `not-editable`: the text around it allows no edit.
 */
export type Obstacle = 'read-only' | 'update-form' | 'dn-type' | 'shared' | 'not-editable';

const sentences: Readonly<Record<Obstacle, string>> = {
  'read-only': 'Files of this format are only read.',
  'update-form': 'This is an update form: what the DN has besides is not written here.',
  'dn-type': 'A DN of this type cannot be in a Place and so serves no agent.',
  shared: 'What would have to change is shared with others by an alias or a merge key.',
  'not-editable': 'It cannot be edited where it stands.',
};

/** What keeps a preset from a DN as a whole. */
export function obstacleOf(dn: Dn, preset: Preset, context: RuleContext): Obstacle | undefined {
  if (context.format.traits.isReadOnly) return 'read-only';
  if (dn.isUpdate) return 'update-form';
  return isForIm(preset) && isOutsidePlaces(dn, context) ? 'dn-type' : undefined;
}

function isForIm({ options }: Preset): boolean {
  return options.some(({ name, value }) => name === 'multimedia' && value === 'true');
}

function isOutsidePlaces(dn: Dn, { format }: RuleContext): boolean {
  const type = textOf(fieldOf(dn, 'type'));
  const member = type === undefined ? undefined : findMember(CfgDNType, type, format.traits.enumForm);
  return member !== undefined && typesOutsidePlaces.has(member.name);
}

/** What kept options of a DN as they are: most often that its section, or part of it, stands elsewhere. */
export function obstacleAt(dn: Dn): Obstacle {
  const isShared =
    dn.fields.some(({ property, inherited }) => property === 'userProperties' && inherited) ||
    dn.sections.some(
      (section) => isTServer(section) && (section.inherited || section.options.some(({ inherited }) => inherited)),
    );
  return isShared ? 'shared' : 'not-editable';
}

/** The same as a sentence for people; it holds nothing of the file. */
export function describeObstacle(obstacle: Obstacle): string {
  return sentences[obstacle];
}
