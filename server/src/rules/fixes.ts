import type { Dn, Field, Option, Section } from '../model/dn.ts';
import type { Fix } from './finding.ts';
import { tServer } from './parts.ts';

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

/** Sets an option of TServer: changes it where it is written in the DN, adds it where it is not. */
export function setOption(dn: Dn, name: string, value: string): readonly Fix[] {
  const title = `Set '${name}' to '${value}'`;
  const section = dn.sections.find((candidate) =>
    candidate.options.some((option) => option.name.text === name && !option.inherited),
  );
  const part = section?.options.find((option) => option.name.text === name && !option.inherited);
  if (part) return [{ title, edit: { model: [{ kind: 'set-value', part, value }] } }];
  const spelled = dn.sections.findLast((candidate) => candidate.name.text.toLowerCase() === tServer.toLowerCase());
  return [
    { title, edit: { model: [{ kind: 'add-option', dn, section: spelled?.name.text ?? tServer, name, value }] } },
  ];
}
