import { createDocument, type TrellisDocument } from '#shared/document/trellis-document';
import { parseRecord, type TrellisRecord } from '#shared/model/record';

/** Parses raw records (defaults filled in) and makes a document of them; adds settings where none are given. Throws on a bad record. */
export function documentOf(...raw: readonly object[]): TrellisDocument {
  const settings = { id: 'settings:document', type: 'settings', title: 'Test', asOf: '2026-11-01' };
  const all = raw.some((record) => 'type' in record && record.type === 'settings') ? raw : [settings, ...raw];
  return createDocument(all.map(recordOf));
}

export function recordOf(raw: object): TrellisRecord {
  const parsed = parseRecord(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** A module with a title from its key and 10 minutes. */
export function moduleOf(key: string, more: object = {}): object {
  return { id: `module:${key}`, type: 'module', title: key.toUpperCase(), minutes: 10, ...more };
}

export function edgeOf(from: string, to: string, more: object = {}): object {
  return { id: `edge:${from}-${to}`, type: 'edge', from: `module:${from}`, to: `module:${to}`, ...more };
}

export function zoneOf(key: string, policy: string, modules: readonly string[], more: object = {}): object {
  return { id: `zone:${key}`, type: 'zone', role: 'role:r', title: key, policy, modules: modules.map((module) => `module:${module}`), ...more };
}

export const roleOf = (more: object = {}): object => ({ id: 'role:r', type: 'role', title: 'Role', ...more });

/** Bands: under 60 % insert the given modules, 60 to under 90 take, 90 and above waive. */
export function bandRuleOf(module: string, inserts: readonly string[], more: object = {}): object {
  return {
    id: `rule:${module}`, type: 'rule', role: 'role:r', kind: 'score-bands', module: `module:${module}`, title: `Placement ${module}`,
    bands: [
      { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: inserts.length > 0 ? { do: 'insert', modules: inserts.map((id) => `module:${id}`) } : { do: 'take' } },
      { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
      { from: 9000, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'waive' } },
    ],
    ...more,
  };
}
