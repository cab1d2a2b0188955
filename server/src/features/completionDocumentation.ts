import type { CompletionItem } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { findDnField } from '../catalogue/dnFields.ts';
import {
  renderEnumMember,
  renderField,
  renderOption,
  renderOptionValue,
  renderPreset,
  renderSection,
} from '../catalogue/documentation.ts';
import { enumerationNamed } from '../catalogue/enumerations.ts';
import { presets } from '../catalogue/presets.ts';
import { declarationKeys } from '../project/settings.ts';
import { isRuleId } from '../rules/definitions.ts';
import { renderDeclaration, renderDeclared, renderHead, renderRule } from './directiveDocumentation.ts';
import type { FeatureOptions } from './document.ts';

/** What a completion is about; travels in the item's `data` from the list to its resolution. */
export type DocumentedThing =
  | { readonly kind: 'option'; readonly section: string; readonly name: string }
  | { readonly kind: 'value'; readonly section: string; readonly name: string; readonly value: string }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'member'; readonly enumeration: string; readonly number: number }
  | { readonly kind: 'preset'; readonly id: string }
  /** A word with which comments that speak to us begin, without a colon. */
  | { readonly kind: 'directive'; readonly word: string }
  | { readonly kind: 'declaration'; readonly key: string; readonly value?: string }
  | { readonly kind: 'rule'; readonly rule: string };

/** Adds its documentation to a completion; what says nothing that is known comes back as it was. */
export function resolveCompletion(
  item: CompletionItem,
  catalogue: Catalogue,
  options: FeatureOptions = {},
): CompletionItem {
  const value = isThing(item.data) ? render(item.data, catalogue, options) : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function render(thing: DocumentedThing, catalogue: Catalogue, options: FeatureOptions): string | undefined {
  switch (thing.kind) {
    case 'option': {
      const definition = catalogue.find(thing.section, thing.name);
      return definition && renderOption(definition);
    }
    case 'value': {
      const definition = catalogue.find(thing.section, thing.name);
      return definition && renderOptionValue(definition, thing.value);
    }
    case 'section':
      return renderSection(thing.name);
    case 'field': {
      const field = findDnField(thing.name);
      return field && renderField(field);
    }
    case 'member': {
      const enumeration = enumerationNamed(thing.enumeration);
      const member = enumeration?.members.find(({ number }) => number === thing.number);
      return enumeration && member && renderEnumMember(enumeration, member);
    }
    case 'preset': {
      const preset = presets.find(({ id }) => id === thing.id);
      return preset && renderPreset(preset);
    }
    case 'directive':
      return renderHead(thing.word);
    case 'declaration': {
      const key = declarationKeys.find((known) => known === thing.key);
      if (!key) return undefined;
      return thing.value === undefined ? renderDeclaration(key) : renderDeclared(key, thing.value);
    }
    case 'rule':
      return isRuleId(thing.rule) ? renderRule(thing.rule, options) : undefined;
    default:
      return undefined;
  }
}

/** Clients send `data` back as they got it; one that does not is met with silence, not with an error. */
function isThing(data: unknown): data is DocumentedThing {
  return typeof data === 'object' && data !== null && 'kind' in data && typeof data.kind === 'string';
}
