import type { PlanReport, ReportedDn, ReportedField, ReportedFinding, ReportedOption } from '../report.ts';
import { nameOfOption, type Said, sayEffect, sayField, saySummary, sayTakesEffect, titleOf, visible } from './words.ts';

const marks: Readonly<Record<ReportedDn['change'], string>> = {
  added: '+ ',
  removed: '- ',
  changed: '',
  unchanged: '',
};
const remarks: Readonly<Record<ReportedDn['change'], string>> = {
  added: '   new',
  removed: '   goes',
  changed: '',
  unchanged: '   as it is',
};

/** The plan for people at a terminal: a group of lines for each DN, and what it all comes to. */
export function planText(report: PlanReport): string {
  const groups = report.dns.map((dn) => [
    `${marks[dn.change]}${visible(titleOf(dn))}${remarks[dn.change]}`,
    ...dn.fields.map((field) => `  ${fieldLine(field, dn)}`),
    ...dn.options.map((option) => `  ${optionLine(option, dn)}`),
    ...findingLines(dn),
  ]);
  const others = findingLines(report);
  if (others.length > 0) groups.push(['Files', ...others]);
  const blocks = [...groups.map((lines) => lines.join('\n')), saySummary(report)];
  return `${blocks.join('\n\n')}\n`;
}

function fieldLine({ field, old, new: young, cannotChange }: ReportedField, { change }: ReportedDn): string {
  if (change === 'added') return `+ ${visible(field)}: ${said(sayField(young))}`;
  const remark = cannotChange ? '   cannot be changed in a DN that exists' : '   unknown';
  const [before, after] = [said(sayField(old)), said(sayField(young))];
  const isUntold = before === after && (old?.list || old?.hidden);
  return `~ ${visible(field)}: ${isUntold ? `changed ${after}` : `${before} -> ${after}`}${remark}`;
}

function optionLine(option: ReportedOption, { change }: ReportedDn): string {
  const name = visible(nameOfOption(option));
  const { old, new: young, inEffect } = option;
  if (change === 'added' || !old) return `+ ${name}: ${said(sayEffect(young))}`;
  const isHidden = old.hidden && young.hidden;
  const mark = inEffect === 'same' ? '=' : old.kind === 'absent' ? '+' : young.kind === 'absent' ? '-' : '~';
  const values = isHidden ? 'changed (not shown)' : `${said(sayEffect(old))} -> ${said(sayEffect(young))}`;
  return `${mark} ${name}: ${values}   ${visible(sayTakesEffect(option))}`;
}

function said({ value, remark }: Said): string {
  return [...(value === undefined ? [] : [visible(value)]), ...(remark === undefined ? [] : [`(${remark})`])].join(' ');
}

function findingLines({ introduced, resolved }: Pick<ReportedDn, 'introduced' | 'resolved'>): string[] {
  return [
    ...introduced.map((finding) => `  ! new ${findingText(finding)}`),
    ...resolved.map((finding) => `  * resolved ${findingText(finding)}`),
  ];
}

/** Places one-based, as editors show them. */
function findingText({ severity, message, rule, path, range }: ReportedFinding): string {
  const { line, character } = range.start;
  return `${severity}: ${visible(message)} [${rule}] ${visible(path)}:${line + 1}:${character + 1}`;
}
