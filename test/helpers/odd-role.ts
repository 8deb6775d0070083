import type { TrellisDocument } from '#shared/document/trellis-document';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from './documents';

/** Modules in a zone of `oddRole`. */
const inZone = 60;
export const keyAt = (index: number): string => `n${String(index).padStart(3, '0')}`;

/**
 * A role in which each text is the title of a module, in the order of the list, and of a page; the texts are spread once more over the zones, rules, gates, question sets, objectives,
 * competencies, tags and the words of questions. What hangs on what depends on the number of texts alone, so that two lists of one length make documents of one shape.
 */
export function oddRole(texts: readonly string[]): TrellisDocument {
  const at = (index: number): string => texts[index % texts.length] ?? 'x';
  const keys = texts.map((_text, index) => keyAt(index));
  const zones = Array.from({ length: Math.ceil(keys.length / inZone) }, (_nothing, zone) => zoneOf(`z${zone}`, zone % 3 === 2 ? 'open' : 'core-testable', keys.slice(zone * inZone, (zone + 1) * inZone), { title: at(zone * 7), place: zone }));
  const few = keys.filter((_key, index) => index % 9 === 4);
  return documentOf(
    roleOf({ title: at(11), description: at(12) }),
    ...zones,
    ...keys.flatMap((key, index) => [
      moduleOf(key, { title: texts[index], place: index, competencies: [`competency:c${index % 40}`] }),
      { id: `page:${key}`, type: 'page', module: `module:${key}`, title: texts[index], place: 1, body: ['Text.'] },
    ]),
    ...few.flatMap((key, index) => [
      { id: `objective:${key}`, type: 'objective', module: `module:${key}`, text: at(index * 5) },
      { id: `question-set:${key}`, type: 'question-set', title: at(index * 3), module: `module:${key}`, purpose: 'post', questions: [{ id: 'q', kind: 'single', text: at(index * 3 + 1), options: [{ id: 'a', text: at(index * 3 + 2) }, { id: 'b', text: at(index * 3 + 1) }], answer: 'a', feedback: at(index * 3) }] },
      { id: `rule:${key}`, type: 'rule', role: 'role:r', kind: 'attempts', module: `module:${key}`, title: at(index * 2), failures: [{ at: 2, action: { do: 'escalate', to: at(index * 2 + 1) } }] },
    ]),
    ...Array.from({ length: 40 }, (_nothing, index) => ({ id: `competency:c${index}`, type: 'competency', title: at(index * 11), levels: [{ title: at(index), provedBy: [`module:${keyAt(index)}`] }] })),
    ...keys.slice(1, 40).map((key, index) => edgeOf(keys[index]!, key)),
    { id: 'gate:late', type: 'gate', role: 'role:r', zone: 'zone:z3', title: at(20), conditions: [{ kind: 'zone', zone: 'zone:z0' }] },
  );
}
