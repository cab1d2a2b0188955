import type { PlanReport } from '../report.ts';
import { planMarkdown } from './markdown.ts';
import { planText } from './text.ts';

export const planFormats = ['text', 'json', 'markdown'] as const;
export type PlanFormat = (typeof planFormats)[number];

/** A plan as people or programs read it; ends with a line end. */
export function renderPlan(report: PlanReport, format: PlanFormat): string {
  switch (format) {
    case 'text':
      return planText(report);
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'markdown':
      return planMarkdown(report);
  }
}
