import type { Hover, Position } from 'vscode-languageserver-types';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { findDnField } from '../catalogue/dnFields.ts';
import {
  renderEnumMember,
  renderField,
  renderOption,
  renderOptionValue,
  renderSection,
} from '../catalogue/documentation.ts';
import { enumerationNamed, findMember } from '../catalogue/enumerations.ts';
import { code, paragraphs } from '../catalogue/markdown.ts';
import type { Dn, Field, Option, Section } from '../model/dn.ts';
import { type Span, shift, touches } from '../model/span.ts';
import { fieldOf, isTServer, tServer } from '../rules/parts.ts';
import type { RuleContext } from '../rules/rule.ts';
import { isSecret, withoutSecrets } from '../rules/secret.ts';
import { directiveHoverAt } from './directiveHover.ts';
import { type DnDocument, type FeatureOptions, rangeOf } from './document.ts';
import { renderEffects } from './effects.ts';
import { renderInherited } from './inherited.ts';
import { renderSettings } from './settingsInForce.ts';

/** Text for a part of a DN, and where the part stands in its segment. */
interface Found {
  readonly span: Span;
  readonly markdown: string;
}

/** What is known besides a DN, and the settings in force for it, in Markdown. */
interface HoverContext extends RuleContext {
  shown(): string | undefined;
}

/** What is known of the thing at a position. Never shows what the file holds as a secret. */
export function hoverAt(document: DnDocument, position: Position, options: FeatureOptions = {}): Hover | undefined {
  const ofDirective = directiveHoverAt(document, position, options);
  if (ofDirective) return ofDirective;
  const offset = document.text.offsetAt(position);
  const segment = document.analysis.segmentAt(offset);
  if (!segment) return undefined;
  const at = offset - segment.start;
  for (const dn of segment.dns) {
    if (!touches(dn.span, at)) continue;
    const context = document.analysis.contextOf(segment, dn);
    const shown = (): string | undefined => (dn.role === 'dn' ? renderSettings(document, segment, dn) : undefined);
    const found = inDn(document, withoutSecrets(dn, document.analysis.catalogue), { ...context, shown }, at);
    // Of an empty place there is nothing to say.
    if (found && found.span.end > found.span.start)
      return {
        contents: { kind: 'markdown', value: found.markdown },
        range: rangeOf(document, shift(found.span, segment.start)),
      };
  }
  return undefined;
}

function inDn(document: DnDocument, dn: Dn, context: HoverContext, at: number): Found | undefined {
  for (const section of dn.sections) {
    const found = inSection(document, dn, section, context, at);
    if (found) return found;
  }
  for (const field of dn.fields) {
    const found = inField(dn, field, context, at);
    if (found) return found;
  }
  return inherited(document, dn, at);
}

function inSection(
  document: DnDocument,
  dn: Dn,
  section: Section,
  { shown }: HoverContext,
  at: number,
): Found | undefined {
  for (const option of section.options) {
    const found = !option.inherited && inOption(document, section, option, at);
    if (found) return found;
  }
  if (section.inherited || !touches(section.name.span, at)) return undefined;
  const isOurs = isTServer(section);
  // An options export has no number at which it could be said.
  const settings = isOurs && !fieldOf(dn, 'number') ? shown() : undefined;
  return {
    span: section.name.span,
    markdown: paragraphs([renderSection(isOurs ? tServer : section.name.text), settings]),
  };
}

function inOption({ analysis }: DnDocument, section: Section, option: Option, at: number): Found | undefined {
  const { catalogue } = analysis;
  const name = isTServer(section) ? tServer : section.name.text;
  const definition = catalogue.find(name, option.name.text) ?? catalogue.findIgnoringCase(name, option.name.text);
  if (touches(option.name.span, at)) {
    const { span, text } = option.name;
    if (definition) return { span, markdown: paragraphs([spelling(text, definition.name), renderOption(definition)]) };
    return name === tServer && text !== '' ? { span, markdown: renderUnknown(text, catalogue) } : undefined;
  }
  if (!definition || !touches(option.value.span, at)) return undefined;
  const secret = isSecret(name, option.name.text, catalogue);
  return {
    span: option.value.span,
    markdown: secret ? renderOption(definition) : renderOptionValue(definition, option.value.text),
  };
}

function spelling(written: string, name: string): string | undefined {
  return written === name ? undefined : `Option names are case-sensitive: ${code(written)} is not ${code(name)}.`;
}

function renderUnknown(name: string, catalogue: Catalogue): string {
  const near = catalogue.nearestNames(tServer, name).map(code);
  return paragraphs([
    `${code(name)} is not in the catalogue. The built-in catalogue is incomplete, so nothing is known of it here.`,
    near.length > 0 ? `Perhaps ${near.join(' or ')} is meant.` : undefined,
  ]);
}

function inField(dn: Dn, field: Field, context: HoverContext, at: number): Found | undefined {
  const definition = findDnField(field.property);
  if (field.inherited || !definition) return undefined;
  if (touches(field.name.span, at)) {
    const effects = field.property === 'number' ? renderEffects(dn, context) : undefined;
    return { span: field.name.span, markdown: paragraphs([renderField(definition), effects, context.shown()]) };
  }
  if (!touches(field.value.span, at) || field.value.kind === 'collection') return undefined;
  if (field.property === 'number')
    return { span: field.value.span, markdown: paragraphs([renderEffects(dn, context), context.shown()]) };
  const enumeration = definition.enumeration === undefined ? undefined : enumerationNamed(definition.enumeration);
  const member = enumeration && findMember(enumeration, field.value.text, context.format.traits.enumForm);
  return enumeration && member
    ? { span: field.value.span, markdown: renderEnumMember(enumeration, member) }
    : undefined;
}

/** What an alias or a merge key brings in. */
function inherited({ analysis }: DnDocument, dn: Dn, at: number): Found | undefined {
  const parts = [...dn.fields, ...dn.sections, ...dn.sections.flatMap(({ options }) => options)];
  const part = parts.find((candidate) => candidate.inherited && touches(candidate.name.span, at));
  return part && { span: part.name.span, markdown: renderInherited(dn, part.name.span, analysis.catalogue) };
}
