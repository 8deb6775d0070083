import { referencesOf } from '../model/record';
import type { TrellisDocument } from '../document/trellis-document';
import type { Check } from './check';
import { modulesInOrder } from './module-metadata';

/** Modules that nobody takes. */
export const moduleUse: Check = {
  codes: ['TRL-M006'],
  reads: { module: ['place'], zone: ['modules'], rule: 'all', edge: ['from'], requirement: 'all', alternate: 'all' },
  run: (document) => {
    const used = usedModules(document);
    return modulesInOrder(document).filter(({ id }) => !used.has(id)).map(({ id, title }) => ({
      code: 'TRL-M006', severity: 'info', records: [id], message: `“${title}” is in no zone and nothing needs it: nobody takes it. Put it into a zone or remove it.`,
    }));
  },
};

function usedModules({ tables }: TrellisDocument): ReadonlySet<string> {
  const used = new Set<string>();
  for (const zone of tables.zone.values()) for (const id of zone.modules) used.add(id);
  for (const edge of tables.edge.values()) used.add(edge.from);
  for (const record of [...tables.rule.values(), ...tables.requirement.values(), ...tables.alternate.values()]) for (const id of referencesOf(record)) used.add(id);
  return used;
}
