import {
  type CompletionItem,
  type CompletionItemKind,
  type CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type Range,
} from 'vscode-languageserver-types';
import { nearest } from '../catalogue/nearest.ts';
import { yamlBoolean } from '../catalogue/values.ts';
import type { DocumentedThing } from './completionDocumentation.ts';
import type { FeatureOptions } from './document.ts';
import { TabStops } from './snippet.ts';

/** Groups of proposals, in the order in which they are listed. */
const groups = ['value', 'first', 'known', 'last', 'preset'] as const;

export type Group = (typeof groups)[number];

/** One thing that can be written at the cursor. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly group: Group;
  readonly detail?: string;
  readonly tags?: CompletionItemTag[];
  readonly thing?: DocumentedThing;
  /** What comes next can be listed, too. */
  readonly suggest?: boolean;
  /** It is one of a closed list: nothing else can stand there. */
  readonly isOnlyChoice?: boolean;
  /** The text; undefined where it cannot stand there. */
  write(stops: TabStops): string | undefined;
}

/** What an accepted completion takes the place of; `typed` is its part before the cursor. */
export interface Replaced {
  readonly range: Range;
  readonly text: string;
  readonly typed: string;
}

/** More proposals than one list ever has. */
const listLength = 1_000;

/** The proposals as LSP wants them, in their order. `list` counts the lists of one cursor: those of a later one stand behind. */
export function itemsOf(
  proposals: readonly Proposal[],
  replaced: Replaced,
  { snippets, suggestCommand }: FeatureOptions,
  list = 0,
): CompletionItem[] {
  const filter = new Filter(proposals, replaced);
  return proposals.flatMap((proposal, index) => {
    const stops = new TabStops(snippets === true);
    const text = proposal.write(stops);
    if (text === undefined) return [];
    const { label, kind, detail, tags, thing, suggest } = proposal;
    return [
      {
        label,
        kind,
        ...(detail !== undefined && { detail }),
        ...(tags && { tags }),
        sortText: `${groups.indexOf(proposal.group)}${String(list * listLength + index).padStart(4, '0')}`,
        filterText: filter.textFor(proposal),
        textEdit: { range: replaced.range, newText: stops.finish(text) },
        insertTextFormat: stops.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        // The text is indented for its place already; an editor that indents it again breaks it.
        insertTextMode: InsertTextMode.asIs,
        ...(suggest &&
          suggestCommand !== undefined && { command: { title: 'Suggest what comes next', command: suggestCommand } }),
        ...(thing && { data: thing }),
      },
    ];
  });
}

/** By which text clients filter: they compare it with what stands between the start of the range and the cursor, blanks and quote included. */
class Filter {
  private readonly lead: string;
  private readonly typed: string;
  private readonly whole: string;
  private readonly near: readonly string[];

  constructor(proposals: readonly Proposal[], { text, typed }: Replaced) {
    this.lead = /^[ \t]*(?:["']|\[[ \t]*)?/.exec(typed)?.[0] ?? '';
    this.typed = typed.slice(this.lead.length);
    this.whole = text
      .slice(this.lead.length)
      .trim()
      .replace(/["'\]]$/, '');
    const labels = proposals.filter(({ group }) => group !== 'preset').map(({ label }) => label);
    this.near = this.typed === '' ? [] : nearest(this.whole, labels);
  }

  textFor(proposal: Proposal): string {
    return this.lead + (this.isMeant(proposal) ? this.typed : proposal.label);
  }

  /** Whether something else stands there that this one is to replace, and that a client would not find it by. */
  private isMeant({ label, isOnlyChoice }: Proposal): boolean {
    if (this.typed === '' || isSubsequence(this.typed, label)) return false;
    if (this.near.includes(label) || (isOnlyChoice && yamlBoolean(this.whole) === label)) return true;
    // At its end the word is still being typed; inside of it somebody asks what else could stand there.
    return isOnlyChoice === true && this.typed.length < this.whole.length;
  }
}

function isSubsequence(part: string, text: string): boolean {
  const wanted = part.toLowerCase();
  let at = 0;
  for (const character of text.toLowerCase()) if (character === wanted[at]) at++;
  return at >= wanted.length;
}
