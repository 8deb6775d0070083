import type { EdgeKind } from '../../../model/edge';
import { formatScore } from '../../../path/bands';
import type { DescribedPath } from '../description/described-path';
import type { CaseNames } from './case-names';
import type { CaseAssociation, CaseAssociationType, CaseLink } from './case-package';

/** A prerequisite is what CASE calls `precedes`; the other kinds have no word there. */
const typeOfLink: Readonly<Record<EdgeKind, CaseAssociationType>> = {
  prerequisite: 'precedes', corequisite: 'ext:corequisiteOf', 'strict-corequisite': 'ext:strictCorequisiteOf', recommended: 'ext:recommendedBefore', equivalent: 'ext:equivalentTo', bridge: 'ext:bridgeTo', remediation: 'ext:remediationFor',
};

/** The tree (competencies and modules below the document, objectives below their module), the links between modules, and what modules are about or prove. */
export function caseAssociations(path: DescribedPath, names: CaseNames): readonly CaseAssociation[] {
  const { modules, competencies, program } = path;
  const documentLink = names.link(program.role, program.title);
  const linkOf = (record: { readonly id: string; readonly title: string }): CaseLink => names.link(record.id, record.title);
  const associate = (about: string, associationType: CaseAssociationType, originNodeURI: CaseLink, destinationNodeURI: CaseLink, more: Partial<CaseAssociation> = {}): CaseAssociation =>
    ({ ...names.named(about), associationType, originNodeURI, destinationNodeURI, ...more });
  const child = (link: CaseLink, id: string, parent: CaseLink, sequenceNumber: number): CaseAssociation => associate(`child ${id}`, 'isChildOf', link, parent, { sequenceNumber });
  const tops = [...competencies.map((competency) => ({ id: competency.id, link: linkOf(competency) })), ...modules.map(({ record }) => ({ id: record.id, link: linkOf(record) }))];
  const tree = tops.map(({ id, link }, at) => child(link, id, documentLink, at + 1));
  const objectives = modules.flatMap(({ record, objectives }) => objectives.map(({ id, text }, at) => child(names.link(id, text), id, linkOf(record), at + 1)));
  const links = modules.flatMap(({ record, links }) =>
    links.map(({ edge, from }) => associate(edge.id, typeOfLink[edge.kind], linkOf(modules[from]!.record), linkOf(record), notesOf(edge.needs))));
  const known = new Map(competencies.map((competency) => [competency.id, competency]));
  const abouts = modules.flatMap(({ record, competencies: named }) => [...new Set(named)].filter(({ id }) => known.has(id)).map((competency) => associate(`about ${record.id} ${competency.id}`, 'isRelatedTo', linkOf(record), linkOf(competency))));
  const onPath = new Map(modules.map(({ record }) => [record.id, record]));
  const proofs = competencies.flatMap((competency) => competency.levels.flatMap((level, at) => [...new Set(level.provedBy ?? [])].flatMap((id) => {
    const record = onPath.get(id);
    return record ? [associate(`proof ${at} ${id} ${competency.id}`, 'ext:proves', linkOf(record), linkOf(competency), { notes: `Level ${at + 1}: ${level.title}` })] : [];
  })));
  return [...tree, ...objectives, ...links, ...abouts, ...proofs];
}

function notesOf(needs: { readonly score: number | null; readonly done: boolean } | null): Partial<CaseAssociation> {
  const asks = [...(needs && needs.score !== null ? [`A score of at least ${formatScore(needs.score)} is asked.`] : []), ...(needs?.done ? ['A completion is asked.'] : [])];
  return asks.length === 0 ? {} : { notes: asks.join(' ') };
}
