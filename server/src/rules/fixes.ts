import type { Dn, Field, Option, Section } from '../model/dn.ts';
import type { Fix } from './finding.ts';
import { homeSection, ownTServerOptions } from './parts.ts';

export function changeTo(part: Option | Field, value: string, safe = false): Fix {
  return {
    title: `Change to '${value}'`,
    edit: { model: [{ kind: 'set-value', part, value }] },
    ...(safe && { safe }),
  };
}

export function renameTo(part: Option | Field | Section, name: string, safe = false): Fix {
  return { title: `Rename to '${name}'`, edit: { model: [{ kind: 'rename', part, name }] }, ...(safe && { safe }) };
}

export function removePart(part: Option | Field, title = `Remove '${part.name.text}'`, safe = false): Fix {
  return { title, edit: { model: [{ kind: 'remove', part }] }, ...(safe && { safe }) };
}

/** Sets an option of TServer: changes it wherever it is written in the DN, adds it where it is not. */
export function setOption(dn: Dn, name: string, value: string): readonly Fix[] {
  const title = `Set '${name}' to '${value}'`;
  const parts = [...ownTServerOptions(dn)].filter(({ option }) => option.name.text === name);
  if (parts.length > 0) {
    const model = parts.map(({ option }) => ({ kind: 'set-value' as const, part: option, value }));
    return [{ title, edit: { model } }];
  }
  return [{ title, edit: { model: [{ kind: 'add-option', dn, section: homeSection(dn), name, value }] } }];
}
