import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { gatedZones, gateSentence, groupText, zoneSentence } from '../../descriptions/description/structure-sentences';
import { counted, evidenceNames, minutesText, policyNames } from '../../descriptions/description/words';
import { formatScore } from '../../../path/bands';
import { factsOf, listOf, sectionOf, text, type Html } from '../../descriptions/html/page-frame';

/** What a module is, what it comes after, and what the design does with it: a cartridge has no place for the path but words. */
export function aboutModule(path: DescribedPath, module: DescribedModule): Html {
  const { record, program, objectives, rules } = module;
  return [
    record.why === '' ? '' : `<p class="lead">${text(record.why)}</p>`,
    record.description === '' ? '' : `<p>${text(record.description)}</p>`,
    factsAbout(path, module),
    sectionOf('objectives', 'After this module', listOf(objectives.map((objective) => text(objective.text)))),
    sectionOf('before', 'Comes after', listOf([...linksBefore(path, module), ...program.groups.map((group) => text(groupText(group, path.titleAt)))])),
    sectionOf('zone', 'In the path', listOf(zoneLines(path, module).map(text))),
    sectionOf('rules', 'Rules of the path', listOf(rules.map(({ rule, sentence }) => `<strong>${text(rule.title)}</strong> ${text(sentence)}`))),
  ].filter((part) => part !== '').join('\n');
}

function factsAbout(path: DescribedPath, { record, program, zone, recordedBy, competencies }: DescribedModule): Html {
  return factsOf([
    ['Code', text(record.code)],
    ['Zone', text(zone)],
    ['Policy', text(policyNames[program.policy])],
    ['Time', minutesText(program.minutes)],
    ['Credits', record.credits === null ? '' : String(record.credits)],
    ['Pass mark', program.passMark === null ? '' : formatScore(program.passMark)],
    ['Evidence', record.evidenceKind ? text(evidenceNames[record.evidenceKind]) : ''],
    ['Recorded by', text(recordedBy)],
    ['Valid for', program.validityDays === null ? '' : counted(program.validityDays, 'day')],
    ['Competencies', text(competencies.map(({ title }) => title).join(', '))],
    ['Equivalent', text(program.equivalents.map(path.nameOf).join(', '))],
    ['Other formats', text(program.formats.map(({ format, module }) => `${format}: ${path.titleAt(module)}`).join(', '))],
    ['Licence', text(record.licence)],
  ]);
}

const linkWords: Readonly<Record<string, string>> = { prerequisite: 'prerequisite', corequisite: 'before or together', 'strict-corequisite': 'together', recommended: 'recommended', remediation: 'extra practice', bridge: 'a shorter way', equivalent: 'equivalent' };

function linksBefore({ titleAt, program: { modules } }: DescribedPath, { index, links, program }: DescribedModule): readonly Html[] {
  const told = links.map(({ edge, from }) => {
    const asks = [linkWords[edge.kind] ?? edge.kind, edge.needs && edge.needs.score !== null ? `at least ${formatScore(edge.needs.score)}` : '', edge.needs?.done ? 'completed' : ''].filter((word) => word !== '');
    return `${text(titleAt(from))} (${asks.join(', ')})`;
  });
  const together = program.strict.filter((other) => modules[other]?.needs.includes(index) !== true && !links.some(({ from }) => from === other)).map((other) => `${text(titleAt(other))} (together)`);
  return [...told, ...together];
}

function zoneLines({ program, titleAt }: DescribedPath, module: DescribedModule): readonly string[] {
  const zone = program.zones[module.program.zone];
  if (!zone) return ['In no zone of its own: enters where something on the path needs it.'];
  return [zoneSentence(zone), ...program.gates.filter((gate) => gatedZones(program, gate).includes(zone)).map((gate) => gateSentence(program, gate, titleAt))];
}
