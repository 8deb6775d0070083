import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Alternate } from '#shared/model/alternate';
import type { Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { modulesOf, nameOf, needsOf, objectivesOf, unlocksOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { addEdge, createRecord, setFields } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';

const differences = ['format', 'depth', 'context'] as const;
const linkKinds = ['bridge', 'equivalent', 'remediation'] as const;
const kinds = [...differences, ...linkKinds] as const;
type VersionKind = (typeof kinds)[number];
const isLink = (kind: VersionKind): kind is (typeof linkKinds)[number] => (linkKinds as readonly string[]).includes(kind);

/** What can stand for the module or help towards it: alternates, bridges, equivalents, remediation. */
export function ModuleVersions({ module }: { readonly module: RecordId }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [kind, setKind] = useState<VersionKind | null>(null);
  const alternates = [...document.tables.alternate.values()].filter((one) => one.module === module).sort((a, b) => (a.id < b.id ? -1 : 1));
  const standsFor = [...document.tables.alternate.values()].filter((one) => one.alternate === module).map((one) => one.module).concat(unlocksOf(document, module).filter((edge) => edge.kind === 'bridge').map((edge) => edge.to));
  const links = needsOf(document, module).filter((edge) => (linkKinds as readonly string[]).includes(edge.kind));
  const taken = new Set([module, ...(kind && isLink(kind) ? links.filter((edge) => edge.kind === kind).map((edge) => edge.from) : alternates.map((one) => one.alternate))]);
  const add = async (other: RecordId): Promise<void> => {
    if (!kind) return;
    const done = isLink(kind) ? await addEdge(studio, other, module, kind) : await createRecord(studio, { id: newId('alternate'), type: 'alternate', module, alternate: other, differs: kind });
    if (done) setKind(null);
  };
  return (
    <section className="neighbours">
      <div className="row"><h3>{t('versions.title')}</h3><span className="count">{alternates.length + links.length}</span><span className="spacer" /><IconButton size="small" label={t('versions.add')} onPress={() => setKind(kind ? null : 'format')}><Plus /></IconButton></div>
      {alternates.length + links.length === 0 && !kind && <p className="muted">{t('versions.none')}</p>}
      <ul>
        {alternates.map((one) => <AlternateRow key={one.id} alternate={one} />)}
        {links.map((edge) => <LinkRow key={edge.id} edge={edge} />)}
      </ul>
      {kind && (
        <div className="task">
          <SelectBox look="bare" label={t('versions.kind')} value={kind} choices={kinds.map((value) => ({ value, label: t(`versions.kind.${value}`) }))} onChange={setKind} />
          <SelectBox look="bare" label={t('versions.of')} value={null} placeholder={t('versions.of')} choices={modulesOf(document).filter((other) => !taken.has(other.id)).map((other) => ({ value: other.id, label: other.title }))} onChange={(other) => void add(other)} />
        </div>
      )}
      {standsFor.map((other) => <p key={other} className="muted">{t('versions.isVersionOf', { title: nameOf(document, other) })}</p>)}
    </section>
  );
}

function AlternateRow({ alternate }: { readonly alternate: Alternate }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const title = nameOf(document, alternate.alternate);
  const objectives = (id: RecordId): string => objectivesOf(document, id).map((one) => `${one.outcome} ${one.text}`).sort().join('\n');
  return (
    <li className="neighbour">
      <span className="row">
        <button type="button" onClick={() => studio.select([alternate.alternate])}><span className="truncate">{title}</span></button>
        <IconButton size="small" label={t('versions.remove', { kind: t(`versions.kind.${alternate.differs}`), title })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [alternate.id] } }, { focus: [alternate.module] })}><X /></IconButton>
      </span>
      <SelectBox look="bare" label={t('versions.differs', { title })} value={alternate.differs} choices={differences.map((value) => ({ value, label: t(`versions.kind.${value}`) }))} onChange={(differs) => void setFields(studio, alternate.id, { differs })} />
      {objectives(alternate.module) !== objectives(alternate.alternate) && <p className="note">{t('versions.unequal')}</p>}
    </li>
  );
}

function LinkRow({ edge }: { readonly edge: Edge }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const title = nameOf(document, edge.from);
  const kind = t(`versions.kind.${edge.kind as (typeof linkKinds)[number]}`);
  return (
    <li className="row neighbour">
      <button type="button" onClick={() => studio.select([edge.from])}><span className="truncate">{title}</span> <span className="badge">{kind}</span></button>
      <IconButton size="small" label={t('versions.remove', { kind, title })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [edge.id] } }, { focus: [edge.to] })}><X /></IconButton>
    </li>
  );
}
