import type { Hover, Position } from 'vscode-languageserver-types';
import { declarationKeys } from '../project/settings.ts';
import { isRuleId } from '../rules/definitions.ts';
import { type DirectivePart, directivePartAt } from './directiveAt.ts';
import { renderDeclaration, renderDeclared, renderHead, renderRule } from './directiveDocumentation.ts';
import { type DnDocument, type FeatureOptions, rangeOf } from './document.ts';

/** What a word of a comment that speaks to us means. */
export function directiveHoverAt(document: DnDocument, position: Position, options: FeatureOptions): Hover | undefined {
  const part = directivePartAt(document, document.text.offsetAt(position));
  const value = part && meaningOf(part, options);
  if (!part || part.kind === 'other' || value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, range: rangeOf(document, part.word) };
}

function meaningOf(part: DirectivePart, options: FeatureOptions): string | undefined {
  switch (part.kind) {
    case 'head':
      return renderHead(part.word.text);
    case 'rule':
      return isRuleId(part.word.text) ? renderRule(part.word.text, options) : undefined;
    case 'key': {
      const key = declarationKeys.find((known) => known === part.word.text);
      return key && renderDeclaration(key);
    }
    case 'value': {
      const key = declarationKeys.find((known) => known === part.key);
      return key && renderDeclared(key, part.word.text);
    }
    case 'other':
      return undefined;
  }
}
