import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { listed, quoted } from '../../descriptions/description/names';
import { gatedZones, gateSentence, groupText } from '../../descriptions/description/structure-sentences';

/** What an AU is for and what it comes after, in words: cmi5 has nothing else to say it with. Never empty. */
export function unitDescription({ record, program, recordedBy }: DescribedModule, path: DescribedPath): string {
  const { titleAt } = path;
  const zone = path.program.zones[program.zone];
  const gates = zone ? path.program.gates.filter((gate) => gatedZones(path.program, gate).includes(zone)) : [];
  const together = [...new Set([...program.with, ...program.block])].map(titleAt).filter((title) => title !== record.title);
  const sentences = [
    record.why || record.description || record.title,
    ...(program.needs.length > 0 ? [`Comes after ${listed(program.needs.map((need) => quoted(titleAt(need))))}.`] : []),
    ...(together.length > 0 ? [`Goes together with ${listed(together.map(quoted))}.`] : []),
    ...program.groups.map((group) => `Comes after: ${groupText(group, titleAt)}.`),
    ...gates.map((gate) => gateSentence(path.program, gate, titleAt)),
    ...(recordedBy === '' ? [] : [`A ${recordedBy} records it.`]),
  ];
  return sentences.join(' ');
}
