import type { EnumMember } from '../types.ts';

/** How sure the display name is: read on a page beside its type, read but matched to its type by inference, or from memory. */
type Certainty = 'read' | 'matched' | 'memory';

const matched = 'That this display name belongs to this type is inferred.';

function dnType(number: number, symbol: string, display: string, certainty: Certainty = 'read'): EnumMember {
  return {
    number,
    symbol,
    name: symbol.slice('CFG'.length).toLowerCase(),
    display,
    displayConfirmed: certainty !== 'memory',
    ...(certainty === 'matched' && { note: matched }),
  };
}

/**
 * The members of CfgDNType. Numbers: the declaration order in a public binding of about release 8.1, checked against real data.
 * Display names: the list of DN types in Genesys Administrator Extension's help, which could be read as far as "Virtual Routing Point".
 */
export const dnTypes: readonly EnumMember[] = [
  dnType(0, 'CFGNoDN', 'Unknown', 'memory'),
  dnType(1, 'CFGExtension', 'Extension'),
  dnType(2, 'CFGACDPosition', 'ACD Position'),
  dnType(3, 'CFGACDQueue', 'ACD Queue'),
  dnType(4, 'CFGRoutingPoint', 'Routing Point'),
  dnType(5, 'CFGVirtACDQueue', 'Virtual Queue', 'matched'),
  dnType(6, 'CFGVirtRoutingPoint', 'Virtual Routing Point'),
  dnType(7, 'CFGEAPort', 'Voice Treatment Port', 'memory'),
  dnType(8, 'CFGVoiceMail', 'Voice Mail', 'memory'),
  dnType(9, 'CFGCellular', 'Mobile Station', 'matched'),
  dnType(10, 'CFGCP', 'Call Processing Port', 'matched'),
  dnType(11, 'CFGFAX', 'Fax'),
  dnType(12, 'CFGData', 'Modem', 'matched'),
  dnType(13, 'CFGMusic', 'Music Port', 'matched'),
  dnType(14, 'CFGTrunk', 'Trunk'),
  dnType(15, 'CFGTrunkGroup', 'Trunk Group'),
  dnType(16, 'CFGTieLine', 'Tie Line'),
  dnType(17, 'CFGTieLineGroup', 'Tie Line Group'),
  dnType(18, 'CFGMixed', 'Mixed'),
  dnType(19, 'CFGExtRoutingPoint', 'External Routing Point'),
  dnType(20, 'CFGDestinationLabel', 'Network Destination', 'matched'),
  dnType(21, 'CFGServiceNumber', 'Service Number'),
  dnType(22, 'CFGRoutingQueue', 'Routing Queue'),
  dnType(23, 'CFGCommDN', 'Communication DN'),
  dnType(24, 'CFGEmail', 'E-mail Address'),
  dnType(25, 'CFGVoIP', 'Voice over IP Port', 'memory'),
  dnType(26, 'CFGVideo', 'Video over IP Port'),
  dnType(27, 'CFGChat', 'Chat'),
  dnType(28, 'CFGCoBrowse', 'CoBrowse'),
  dnType(29, 'CFGVoIPService', 'Voice over IP Service', 'memory'),
  dnType(30, 'CFGWorkflow', 'Workflow', 'memory'),
  dnType(31, 'CFGAccessResource', 'Access Resource'),
  dnType(32, 'CFGGVPDID', 'GVP DID', 'memory'),
];

/** Types, by name, of which no DN can be in a Place; so none can serve an agent. */
export const typesOutsidePlaces: ReadonlySet<string> = new Set([
  'acdqueue',
  'routingpoint',
  'virtacdqueue',
  'virtroutingpoint',
  'trunk',
  'trunkgroup',
  'tieline',
  'tielinegroup',
  'extroutingpoint',
  'routingqueue',
  'destinationlabel',
  'servicenumber',
  'accessresource',
]);

/** Types, by name, whose number may stand more than once on a switch; the number of any other DN is unique there. */
export const typesWithRepeatableNumbers: ReadonlySet<string> = new Set(['destinationlabel', 'accessresource']);

/** Types that can have default destinations or access numbers, and so are `CfgRouteDN`s in CfgData (inferred: facts/dn-formats.md sections 1.2 and 4). */
export const typesOfRouteDns: ReadonlySet<string> = new Set([
  'acdqueue',
  'routingpoint',
  'virtacdqueue',
  'virtroutingpoint',
  'extroutingpoint',
  'servicenumber',
  'routingqueue',
  'accessresource',
]);
