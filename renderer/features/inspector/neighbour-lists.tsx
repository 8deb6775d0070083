import { Plus, X } from 'lucide-react';
import { isOrdering, type Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { nameOf, needsOf, unlocksOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { IconButton } from '../../ui/button';
import { FormatIcon } from '../../ui/format-icon';

/** Links along the path; what stands for a module or helps towards it is among its versions. */
function isStep({ kind }: Edge): boolean {
  return isOrdering(kind) && kind !== 'remediation';
}

/** What the module needs, and what it unlocks. */
export function NeighbourLists({ module }: { readonly module: RecordId }) {
  const document = useReplica((state) => state.document);
  return (
    <>
      <EdgeList title={t('inspect.needs')} tone="core" empty={t('inspect.nothingNeeded')} module={module} direction="needs" edges={needsOf(document, module).filter(isStep)} otherOf={(edge) => edge.from} />
      <EdgeList title={t('inspect.unlocks')} tone="ok" empty={t('inspect.nothingUnlocked')} module={module} direction="unlocks" edges={unlocksOf(document, module).filter(isStep)} otherOf={(edge) => edge.to} />
    </>
  );
}

interface EdgeListProps {
  readonly title: string;
  readonly tone: string;
  readonly empty: string;
  readonly module: RecordId;
  readonly direction: 'needs' | 'unlocks';
  readonly edges: readonly Edge[];
  readonly otherOf: (edge: Edge) => RecordId;
}

function EdgeList({ title, tone, empty, module, direction, edges, otherOf }: EdgeListProps) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  return (
    <section className="neighbours">
      <div className="row">
        <h3 className={`tone-text-${tone}`}>{title}</h3>
        <span className="count">{edges.length}</span>
        <span className="spacer" />
        <IconButton size="small" label={t(direction === 'needs' ? 'action.addPrerequisite' : 'action.addUnlocks')} onPress={() => studio.openDialog({ kind: 'add-prerequisite', module, direction })}><Plus /></IconButton>
      </div>
      {edges.length === 0 && <p className="muted">{empty}</p>}
      <ul>
        {edges.map((edge) => {
          const other = otherOf(edge);
          const record = document.tables.module.get(other);
          return (
            <li key={edge.id} className="row neighbour">
              <button type="button" aria-label={t('inspect.showModule', { title: nameOf(document, other) })} onClick={() => { studio.select([other]); studio.signal('reveal'); }}>
                <FormatIcon format={record?.format ?? null} />
                <span className="truncate">{nameOf(document, other)}</span>
                {edge.kind !== 'prerequisite' && <span className="badge">{t(`edge.${edge.kind}`)}</span>}
                <span className="count">{record?.minutes ?? ''}</span>
              </button>
              <IconButton size="small" label={t('inspect.removeLink', { title: nameOf(document, other) })} onPress={() => void studio.dispatch({ name: 'record.remove', payload: { ids: [edge.id] } }, { focus: [module] })}><X /></IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
