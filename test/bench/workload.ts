import { createRandom } from '#shared/kit/random';
import { documentOf } from '../helpers/documents';
import type { TrellisDocument } from '#shared/document/trellis-document';

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/**
 * A document of `modules` modules and `links` prerequisites (from one of the 60 modules before), seeded; one role: four core zones, two elective ones with
 * a gate, a band rule on every fifth module, an objective and a page on each, a test on every fifth or so.
 */
export function generateDocument(modules: number, links: number, seed = 1): TrellisDocument {
  const random = createRandom(seed);
  const id = (at: number): string => `module:m${String(at).padStart(5, '0')}`;
  const records: object[] = [{ id: 'settings:document', type: 'settings', title: 'Bench', asOf: '2026-11-01' }, { id: 'role:r', type: 'role', title: 'Role', order: 'library' }];
  for (let at = 0; at < modules; at++) {
    const isTested = random() < 0.2;
    if (isTested) records.push({ id: `question-set:q${at}`, type: 'question-set', title: `Test ${at}`, module: id(at), purpose: 'post', questions: [{ id: 'q1', kind: 'true-false', text: `Is module ${at} done?`, answer: true }] });
    records.push({ id: id(at), type: 'module', title: `Module ${at}: ${pick(random, ['Handling', 'Reading', 'Selling', 'Checking'])} ${pick(random, ['trials', 'labels', 'reports', 'devices'])}`, code: `M${at}`, place: at, minutes: 5 + Math.floor(random() * 55), tags: [pick(random, ['gxp', 'sales', 'safety'])], level: pick(random, ['foundation', 'intermediate', 'advanced']), passMark: isTested ? 8000 : null });
    records.push({ id: `objective:o${at}`, type: 'objective', module: id(at), text: `Can do the work of module ${at} alone.`, outcome: random() < 0.3 ? 'do' : 'know' });
    records.push({ id: `page:p${at}`, type: 'page', module: id(at), title: `Page ${at}`, body: ['# Heading', '', `What module ${at} is about, in a paragraph of a usual length, with **bold** words and a list:`, '', '- one', '- two'] });
  }
  const seen = new Set<string>();
  while (seen.size < links) {
    const to = 1 + Math.floor(random() * (modules - 1));
    const from = Math.max(0, to - 1 - Math.floor(random() * 60));
    const key = `${from}-${to}`;
    if (seen.has(key)) continue;
    seen.add(key);
    records.push({ id: `edge:${key}`, type: 'edge', from: id(from), to: id(to) });
  }
  const share = Math.floor(modules / 6);
  for (let zone = 0; zone < 6; zone++) {
    const isElective = zone > 3;
    const list = Array.from({ length: share }, (_, at) => id(zone * share + at));
    records.push({ id: `zone:z${zone}`, type: 'zone', role: 'role:r', title: `Zone ${zone}`, place: zone, policy: isElective ? 'elective' : zone % 2 === 0 ? 'core-locked' : 'core-testable', modules: list, requirement: isElective ? { kind: 'count', choose: Math.floor(share / 2) } : null });
  }
  records.push({ id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:z5', conditions: [{ kind: 'zone', zone: 'zone:z0' }] });
  for (let at = 0; at < modules; at += 5) {
    const bands = [
      { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'extend', percent: 25 } },
      { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
      { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'waive' } },
    ];
    records.push({ id: `rule:r${at}`, type: 'rule', role: 'role:r', kind: 'score-bands', module: id(at), title: `Placement ${at}`, bands });
  }
  return documentOf(...records);
}

/** Scores of every fifth module. */
export function generateEvidence(modules: number, seed = 2): readonly object[] {
  const random = createRandom(seed);
  return Array.from({ length: Math.floor(modules / 5) }, (_, at) => ({ subject: `module:m${String(at * 5).padStart(5, '0')}`, kind: 'simulation', score: Math.floor(random() * 10_001), at: '2026-10-01' }));
}
