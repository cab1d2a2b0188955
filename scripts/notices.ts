import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './root.ts';

/** A package of which something is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** By its SPDX identifier. */
  readonly license: string;
  /** The whole text of its license, as the package has it. */
  readonly text: string;
}

/** The packages that bundles are made of, by esbuild's own account, in the order of their names. */
export function bundledPackages(metafiles: readonly Metafile[]): readonly BundledPackage[] {
  const used = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs));
  const folders = used.flatMap(([path, { bytesInOutput }]) => {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
    return folder !== undefined && bytesInOutput > 0 ? [folder] : [];
  });
  // npm may have installed a package in several folders.
  const packages = new Map(
    [...new Set(folders)].map(readPackage).map((each) => [`${each.name} ${each.version}`, each]),
  );
  return [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** The notices that the licenses of bundled packages ask for. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const head = 'DN Config contains code of the following packages. Each is followed by its license.\n';
  const line = '-'.repeat(80);
  const parts = packages.map(
    ({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n${line}\n\n${text}\n`,
  );
  return [head, ...parts].join('\n');
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[sc]e(-mit)?(\.(md|txt))?$/i.test(entry));
  if (typeof license !== 'string' || file === undefined)
    throw new Error(`${folder} does not say how it is licensed; it cannot be shipped.`);
  const text = readFileSync(join(root, folder, file), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim();
  return { name, version, license, text };
}
