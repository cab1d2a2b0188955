import { CrossFiles } from '../../analysis/crossFiles.ts';
import { uriOf } from '../check/duplicates.ts';
import { lintFile } from '../check/lintFile.ts';
import type { Projects } from '../check/projects.ts';
import type { ReadInput } from '../input/readSource.ts';
import type { Wants } from '../reports/report.ts';
import type { Done } from './outcome.ts';
import { Shelf } from './shelf.ts';

/** What came of all files of a run, which are then compared with each other. */
export class ComparedFiles {
  private readonly shelf = new Shelf();
  private readonly cross = new CrossFiles();
  private readonly places = new Map<string, number>();

  add({ keys = [], ...done }: Done): void {
    const place = this.shelf.add(done);
    if (keys.length === 0) return;
    const uri = uriOf(done.path);
    this.places.set(uri, place);
    this.cross.set(uri, keys);
  }

  /** Checks those files again whose DNs earlier files have, too. */
  compare(read: ReadInput, wants: Wants, projects: Projects): void {
    for (const uri of this.cross.clashing()) {
      const place = this.places.get(uri) as number;
      const done = this.shelf.at(place);
      const source = read(done.input);
      // What is gone by now was there a moment ago: then what was found counts.
      if ('problem' in source) continue;
      const again = lintFile(source, { wants }, projects, { elsewhere: this.cross.elsewhereFor(uri) });
      if ('report' in again && again.report) this.shelf.replace(place, { ...done, report: again.report });
    }
  }

  /** In the order in which they came; each is forgotten as it is taken. */
  takeAll(): Iterable<Done> {
    return this.shelf.takeAll();
  }
}
