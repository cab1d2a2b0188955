import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Format } from '../formats/format.ts';
import type { DnSettings } from '../project/settings.ts';
import { Standings } from './standing.ts';
import type { Templates } from './template.ts';
import { TemplateTree } from './templateTree.ts';

/** What engines have learned of texts in one format, with one catalogue, in files of the same settings. */
export interface Lessons {
  readonly templates: Templates;
  readonly standings: Standings;
}

/** Files of more kinds than this are hardly ever read by turns. */
const mostKept = 16;

/**
 * What one file teaches of another, for somebody who reads many files in one go: DNs look alike across files, too. It is to be dropped with the
 * last of them.
 */
export class Learned {
  private readonly kept: { format: Format; catalogue: Catalogue; settings: DnSettings; lessons: Lessons }[] = [];

  lessonsFor(format: Format, catalogue: Catalogue, settings: DnSettings): Lessons {
    const known = this.kept.find(
      (one) => one.format === format && one.catalogue === catalogue && one.settings === settings,
    );
    if (known && !known.lessons.templates.isFull) return known.lessons;
    // What has filled up with texts that nothing follows is of no more use.
    if (known) this.kept.splice(this.kept.indexOf(known), 1);
    else if (this.kept.length >= mostKept) this.kept.shift();
    const lessons: Lessons = { templates: new TemplateTree(true), standings: new Standings() };
    this.kept.push({ format, catalogue, settings, lessons });
    return lessons;
  }
}
