import { describeTakesEffect } from '../../catalogue/takesEffect.ts';
import { tServer } from '../../rules/parts.ts';
import type {
  PlanReport,
  ReportedDn,
  ReportedEffect,
  ReportedOption,
  ReportedValue,
  SeverityCounts,
} from '../report.ts';

/** A text on one line, in which nothing invisible can hide: control characters and the like are said by their number. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}

/** How a DN is called. */
export function titleOf({ dn, switch: onSwitch, dbid, updates, newPath, oldPath }: ReportedDn): string {
  const place = onSwitch === undefined ? '' : ` (${onSwitch})`;
  const name = dn ?? (dbid === undefined ? undefined : `with DBID ${dbid}`);
  if (updates !== undefined) return `Update of DN ${name ?? `'${updates}'`}${name === undefined ? '' : place}`;
  return name === undefined ? `DN in ${newPath ?? oldPath}` : `DN ${name}${place}`;
}

/** An option's name, with its section where that is another one than TServer. */
export function nameOfOption({ section, option }: ReportedOption): string {
  return section === tServer ? option : `[${section}] ${option}`;
}

/** A value in words, and whether it is one that is written in the file, rather than something said about it. */
export interface Said {
  readonly value?: string;
  readonly remark?: string;
}

export function sayEffect({ kind, value, hidden }: ReportedEffect): Said {
  const shown: Said = hidden
    ? { remark: 'not shown' }
    : value === undefined
      ? {}
      : value === ''
        ? { remark: 'empty' }
        : { value };
  switch (kind) {
    case 'written':
      return shown;
    case 'default':
      return { ...shown, remark: shown.remark === undefined ? 'default' : `${shown.remark}, default` };
    case 'unknown':
      return { ...shown, remark: shown.remark === undefined ? 'unknown' : `${shown.remark}, unknown` };
    case 'absent':
      return { remark: 'not written' };
    case 'deleted':
      return { remark: 'taken away' };
  }
}

export function sayField(field: ReportedValue | undefined): Said {
  if (!field) return { remark: 'not written' };
  if (field.list) return { remark: 'a list' };
  return field.hidden || field.value === undefined ? { remark: 'not shown' } : { value: field.value };
}

/** When a change of an option takes effect. */
export function sayTakesEffect({ inEffect, takesEffect }: ReportedOption): string {
  if (inEffect === 'same') return 'same in effect';
  if (takesEffect === undefined || takesEffect === 'unknown') return 'unknown';
  const words = describeTakesEffect(takesEffect);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** `1 DN changes, 2 come` and the like; what is nought is left out. */
export function sayCounts({ added, removed, changed }: PlanReport['summary']): string {
  const parts = [
    [changed, 'changes', 'change'],
    [added, 'comes', 'come'],
    [removed, 'goes', 'go'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  return told
    .map(([count, one, many], index) => {
      const noun = index > 0 ? '' : count === 1 ? ' DN' : ' DNs';
      return `${count}${noun} ${count === 1 ? one : many}`;
    })
    .join(', ');
}

/** `1 new error, 2 new warnings` or the same of findings that are resolved; empty where there is none. */
export function saySeverities(counts: SeverityCounts, what: string): string {
  return (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const count = counts[severity];
      return `${count} ${what} ${severity}${count === 1 || severity === 'information' ? '' : 's'}`;
    })
    .join(', ');
}

/** Whether a report has anything to tell. */
export function isEmpty({ dns, introduced, resolved }: PlanReport): boolean {
  return dns.length + introduced.length + resolved.length === 0;
}

/** What it all comes to, in one sentence. */
export function saySummary(report: PlanReport): string {
  const { summary } = report;
  const parts = [
    sayCounts(summary) || 'No DN changes',
    saySeverities(summary.introduced, 'new'),
    saySeverities(summary.resolved, 'resolved'),
  ];
  return isEmpty(report) ? 'Nothing changes' : parts.filter((part) => part !== '').join('; ');
}
