import fc from 'fast-check';

/** DNs in the plainest form: what every format has to hold. */
export interface PlainDn {
  readonly fields: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const optionName = fc.constantFrom(
  'multimedia',
  'sip-signaling-chat',
  'voice',
  'contact',
  'oos-check',
  'password',
  'x.y',
  'a_b',
);
const optionValue = fc.constantFrom(
  'true',
  'false',
  'none',
  'session',
  '0',
  '007',
  'sip:7001@192.0.2.10:5060;transport=tcp',
  "it's",
  'a "b"',
  'x # y',
  'y: z',
  '*',
  'ünï',
);
const sectionName = fc.constantFrom('TServer', 'ess-attributes', 'Orchestration', 'x y');

const section = fc.dictionary(optionName, optionValue, { maxKeys: 5, noNullPrototype: true });

/** One DN with a number of its own. */
export const plainDn: fc.Arbitrary<PlainDn> = fc
  .tuple(
    fc.stringMatching(/^[1-9][0-9]{2,4}$/),
    fc.constantFrom('extension', 'trunk', 'acdposition', 'Extension'),
    fc.option(fc.constantFrom('SIP_Switch', 'Berlin Switch')),
    fc.dictionary(sectionName, section, { maxKeys: 3, noNullPrototype: true }),
  )
  .map(([number, type, onSwitch, sections]) => ({
    fields: { number, type, ...(onSwitch !== null && { switch: onSwitch }) },
    sections,
  }));

export const plainDns: fc.Arbitrary<PlainDn[]> = fc.uniqueArray(plainDn, {
  minLength: 1,
  maxLength: 4,
  selector: (dn) => dn.fields.number,
});
