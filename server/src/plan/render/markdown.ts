import { bullets, code, paragraphs, prose } from '../../catalogue/markdown.ts';
import type { PlanReport, ReportedDn, ReportedFinding, ReportedOption } from '../report.ts';
import { nameOfOption, type Said, sayEffect, sayField, saySummary, sayTakesEffect, titleOf, visible } from './words.ts';

const changes: Readonly<Record<ReportedDn['change'], string>> = {
  added: 'comes',
  removed: 'goes',
  changed: 'changes',
  unchanged: 'as it is',
};

/** The plan for a merge request: a table of DNs that change, lists of findings. Nothing of a file can break out of it. */
export function planMarkdown(report: PlanReport): string {
  const { dns, introduced, resolved } = report;
  const rows = dns.flatMap(rowsOf);
  const findings = (pick: (dn: Pick<ReportedDn, 'introduced' | 'resolved'>) => readonly ReportedFinding[]): string => {
    const ofDns = dns.flatMap((dn) => pick(dn).map((finding) => findingItem(finding, titleOf(dn))));
    const ofFiles = pick({ introduced, resolved }).map((finding) => findingItem(finding));
    return bullets([...ofDns, ...ofFiles]);
  };
  const isNew = dns.some((dn) => dn.introduced.length > 0) || introduced.length > 0;
  const isResolved = dns.some((dn) => dn.resolved.length > 0) || resolved.length > 0;
  return `${paragraphs([
    '### DN plan',
    `**${prose(saySummary(report))}**`,
    rows.length > 0 ? table(['DN', 'What', 'Old', 'New', 'Takes effect'], rows) : undefined,
    isNew ? '#### New findings' : undefined,
    isNew ? findings((dn) => dn.introduced) : undefined,
    isResolved ? '#### Resolved findings' : undefined,
    isResolved ? findings((dn) => dn.resolved) : undefined,
  ])}\n`;
}

type Row = readonly string[];

function rowsOf(dn: ReportedDn): Row[] {
  const title = escaped(titleOf(dn));
  const isNew = dn.change === 'added';
  const rows: Row[] = dn.fields.map(({ field, old, new: young, cannotChange }) => [
    title,
    escaped(`${field} (field)`),
    isNew ? '' : cell(sayField(old)),
    cell(sayField(young)),
    isNew ? '' : cannotChange ? 'cannot be changed in a DN that exists' : 'unknown',
  ]);
  for (const option of dn.options) rows.push([title, cell({ value: nameOfOption(option) }), ...valuesOf(option)]);
  if (dn.change === 'added' || dn.change === 'removed' || (rows.length === 0 && dn.change === 'changed'))
    rows.unshift([title, `**${changes[dn.change]}**`, '', '', '']);
  return rows;
}

function valuesOf(option: ReportedOption): Row {
  const { old, new: young } = option;
  if (!old) return ['', cell(sayEffect(young)), ''];
  if (old.hidden && young.hidden) return ['*changed*', '*not shown*', escaped(sayTakesEffect(option))];
  return [cell(sayEffect(old)), cell(sayEffect(young)), escaped(sayTakesEffect(option))];
}

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell({ value, remark }: Said): string {
  const said = value === undefined ? [] : [inTable(visible(value))];
  return [...said, ...(remark === undefined ? [] : [`(${escaped(remark)})`])].join(' ');
}

/** A text as code. In a table, a bar ends a cell even in code, and how backslashes before it count differs; so it is written as an entity. */
function inTable(text: string): string {
  return text.includes('|') ? `<code>${entities(text)}</code>` : code(text);
}

/** All signs that mean anything to Markdown or HTML as numbers, which mean the same everywhere. */
function entities(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function escaped(text: string): string {
  return prose(visible(text).replaceAll('`', "'"));
}

function findingItem({ severity, message, rule, path, range }: ReportedFinding, title?: string): string {
  const about = title === undefined ? '' : `${escaped(title)}: `;
  return `**${severity}** ${about}${prose(visible(message))} (${code(rule)}, ${code(`${visible(path)}:${range.start.line + 1}`)})`;
}
