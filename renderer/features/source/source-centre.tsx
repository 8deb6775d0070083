import { useMemo, type ReactNode } from 'react';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { recordTypes, type RecordId } from '#shared/model/ids';
import type { TrellisRecord } from '#shared/model/record';
import { compareCodeUnits } from '#shared/kit/order';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { sourceSchemas, sourceUri } from '../../store/source/source-schemas';
import { sourceTexts } from '../../store/source/source-texts';
import { useSourceDraft } from '../../store/source/use-source-draft';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { EmptyState } from '../../ui/empty-state';
import { SourcePane } from '../../ui/json-editor/source-pane';
import { Segments } from '../../ui/segments';

/** Characters of a document that can be edited as one text; larger ones are edited by parts. */
const mostOfDocument = 8_000_000;
const none: readonly RecordId[] = [];

/** What is selected, each module with its parts, or the whole document, as JSON. */
export function SourceCentre({ views }: { readonly views?: ReactNode }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const selection = useSession((state) => state.selection);
  const wanted = useSession((state) => state.sourceScope);
  const chosen = wanted === 'selection' ? selection : none;
  const records = useMemo(() => (wanted === 'selection' ? withParts(document, chosen) : allOf(document)), [document, wanted, chosen]);
  const key = wanted === 'selection' ? [...chosen].sort(compareCodeUnits).join(' ') : 'document';
  const draft = useSourceDraft(`source ${key}`, records, { isList: true, type: 'any', brief: true, ...(wanted === 'document' ? { most: mostOfDocument } : {}) });
  const [first] = chosen;
  const title = wanted === 'document' ? t('source.document') : chosen.length === 1 && first ? nameOf(document, first) : t('source.selected', { count: chosen.length });
  const apply = (): void => void draft.apply(t('source.undo', { title }), chosen.slice(0, 50));
  const scope = <Segments label={t('source.scope')} value={wanted} choices={[{ value: 'selection', label: t('source.selection') }, { value: 'document', label: t('source.document') }]} onChange={(next) => studio.session.setState({ sourceScope: next })} />;
  return (
    <>
      <div className="toolbar" role="group" aria-label={t('screen.library')}>{views}<span className="spacer" />{scope}</div>
      {records.length === 0 ? <EmptyState title={t('source.nothingSelected')} text={t('source.nothingSelectedText')} /> : (
        <SourcePane label={t('source.label', { title })} uri={sourceUri('records', key)} schemas={sourceSchemas()} text={draft.text} faults={draft.faults} isDraft={draft.isDraft} canApply={draft.canApply} onChange={draft.change} onApply={apply} onDiscard={draft.discard} {...sourceTexts(draft)}>
          <strong className="truncate">{title}</strong><span className="count">{t('source.records', { count: records.length })}</span>
        </SourcePane>
      )}
    </>
  );
}

const partTypes = ['objective', 'page', 'question-set', 'checklist'] as const;

/** The records of these ids; a module comes with its objectives, pages, question sets and checklists. */
function withParts(document: TrellisDocument, ids: readonly RecordId[]): readonly TrellisRecord[] {
  const modules = new Set(ids);
  const parts = partTypes.flatMap((type): readonly TrellisRecord[] => [...document.tables[type].values()].filter((record) => modules.has(record.module)));
  return [...new Set([...ids.flatMap((id) => getRecord(document, id) ?? []), ...parts])];
}

function allOf({ tables }: TrellisDocument): readonly TrellisRecord[] {
  return recordTypes.flatMap((type): readonly TrellisRecord[] => [...tables[type].values()]);
}
