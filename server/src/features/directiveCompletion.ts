import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type Position,
} from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis.ts';
import type { Use } from '../analysis/silencing.ts';
import { declarationKeys, declarations } from '../project/settings.ts';
import { type RuleId, ruleDefinitions, ruleIds } from '../rules/definitions.ts';
import type { DocumentedThing } from './completionDocumentation.ts';
import { type DirectivePart, directivePartAt } from './directiveAt.ts';
import { directiveHeads } from './directiveDocumentation.ts';
import { type DnDocument, type FeatureOptions, rangeOf } from './document.ts';

/** One word that can stand at the cursor. */
interface Choice {
  readonly label: string;
  readonly newText: string;
  readonly detail?: string;
  readonly thing: DocumentedThing;
  /** More can be listed behind it. */
  readonly suggest?: boolean;
}

/** Rules that find nothing in a file of DNs. */
const elsewhere: ReadonlySet<RuleId> = new Set<RuleId>([
  'file/encoding',
  'config/missing-file',
  'config/catalogue',
  'config/contradicts-documented',
]);

/**
 * What can be written at a place of a comment; undefined outside of comments. `trigger`: the character that was typed when nobody asked for a list:
 * whoever begins a comment wants none.
 */
export function directiveCompletionsAt(
  document: DnDocument,
  position: Position,
  options: FeatureOptions,
  trigger?: string,
): CompletionItem[] | undefined {
  const part = directivePartAt(document, document.text.offsetAt(position));
  if (!part) return undefined;
  if (part.kind === 'other') return [];
  const range = rangeOf(document, part.word);
  if (range.start.line !== position.line || range.end.line !== position.line) return [];
  const kind = part.kind === 'key' || part.kind === 'head' ? CompletionItemKind.Keyword : CompletionItemKind.EnumMember;
  return choicesAt(document, part, trigger).map(({ label, newText, detail, thing, suggest }, index) => ({
    label,
    kind,
    ...(detail !== undefined && { detail }),
    sortText: String(index).padStart(4, '0'),
    filterText: label,
    textEdit: { range, newText },
    insertTextFormat: InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    data: thing,
    ...(suggest &&
      options.suggestCommand !== undefined && {
        command: { title: 'Suggest what comes next', command: options.suggestCommand },
      }),
  }));
}

function choicesAt(
  document: DnDocument,
  part: Exclude<DirectivePart, { kind: 'other' }>,
  trigger: string | undefined,
): readonly Choice[] {
  switch (part.kind) {
    case 'head':
      return isForUs(part, trigger) ? headsFor(document, part) : [];
    case 'key':
      return declarationKeys
        .filter((key) => !part.taken.includes(key))
        .map((key) => ({
          label: key,
          newText: part.hasValue ? key : `${key}=`,
          thing: { kind: 'declaration', key },
          suggest: !part.hasValue,
        }));
    case 'value': {
      const key = declarationKeys.find((known) => known === part.key);
      return key
        ? declarations[key].map((word) => ({
            label: word,
            newText: word,
            thing: { kind: 'declaration', key, value: word },
          }))
        : [];
    }
    case 'rule':
      return rulesFor(document, part).map((rule) => ({
        label: rule,
        newText: rule,
        detail: ruleDefinitions[rule].summary.replaceAll('`', ''),
        thing: { kind: 'rule', rule },
      }));
  }
}

/** Whether a first word is ours or may become so: most comments are for people. */
function isForUs({ word, before, isAlone }: DirectivePart & { readonly kind: 'head' }, trigger?: string): boolean {
  if (word.text.trim().startsWith('dn-config')) return true;
  if (before !== '') return before === word.text;
  return isAlone && word.text.trim() === '' && trigger === undefined;
}

/** Only what begins as it is typed. */
function headsFor(
  { analysis }: DnDocument,
  { word, before, hasColon }: DirectivePart & { readonly kind: 'head' },
): readonly Choice[] {
  const isTouchingMark = /[#;-]/.test(analysis.slice(word.start - 1, word.start));
  return directiveHeads
    .filter((head) => head.word.startsWith(before))
    .map((head) => {
      const isDeclaration = head.word.endsWith(':');
      const isFollowed =
        /^[:\s]/.test(analysis.slice(word.end, word.end + 1)) && !/[\r\n]/.test(analysis.slice(word.end, word.end + 1));
      const text = hasColon && isDeclaration ? head.word.slice(0, -1) : head.word;
      return {
        label: head.word,
        newText: `${isTouchingMark ? ' ' : ''}${text}${isFollowed ? '' : ' '}`,
        thing: { kind: 'directive', word: head.word.replace(/:$/, '') },
        suggest: !isFollowed,
      };
    });
}

/** The rules that can be named: those first that find something where the comment speaks, or would if it did not, then those of the file. */
function rulesFor(
  document: DnDocument,
  { taken, suppression, comment, segment, word }: DirectivePart & { readonly kind: 'rule' },
): readonly RuleId[] {
  const { analysis, text } = document;
  const own = segment.rulings?.suppressions.find(
    ({ directive }) => segment.start + directive.comment.span.start === comment.start,
  );
  const uses = [...silencedIn(analysis)];
  const among = (some: readonly Use[]): readonly RuleId[] => {
    const rules = new Set(some.map(({ rule }) => rule));
    return ruleIds.filter((rule) => rules.has(rule));
  };
  const silenced = own ? among(uses.filter(({ id }) => id === own.id)) : [];
  // A comment that ends what others silence concerns just that.
  const ended = suppression === 'enable' ? among(uses) : [];
  const { line } = text.positionAt(comment.end);
  const spoken = suppression === 'disable-line' ? line : suppression === 'disable-next-line' ? line + 1 : undefined;
  const inFile = analysis.findings.map(({ finding }) => finding.rule);
  const onLine =
    spoken === undefined
      ? []
      : analysis.findings
          .filter(({ start }) => text.positionAt(start).line === spoken)
          .map(({ finding }) => finding.rule);
  const known = ruleIds.filter(
    (rule) => !elsewhere.has(rule) && (!rule.startsWith('syntax/') || rule === `syntax/${analysis.format.syntax}`),
  );
  const first = [...silenced, ...ended, ...onLine, ...inFile].filter(
    (rule) => !rule.startsWith('config/') || rule === word.text,
  );
  return [...new Set([...first, ...known])].filter((rule) => !taken.includes(rule) && !elsewhere.has(rule));
}

function* silencedIn({ segments }: Analysis): Generator<Use> {
  for (const { rulings, silencedOwn, silencedClashes } of segments)
    if (rulings) yield* [...silencedOwn, ...silencedClashes];
}
