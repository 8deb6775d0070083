import { edgeKinds, type Edge } from '#shared/model/edge';
import { t } from '../../i18n/t';
import { changeLinkKind } from '../../store/link-verbs';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { deleteSelection, setFields } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { FieldRow } from './fields';

/** A link: its ends, and what it asks for beyond order. */
export function EdgeInspector({ edge }: { readonly edge: Edge }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const needs = edge.needs ?? { score: null, done: false };
  const save = (next: typeof needs): void => void setFields(studio, edge.id, { needs: next.score === null && !next.done ? null : next });
  const score = (text: string): void => {
    const value = Number(text);
    if (text.trim() === '') save({ ...needs, score: null });
    else if (value >= 0 && value <= 100) save({ ...needs, score: Math.round(value * 100) });
  };
  return (
    <div className="inspect">
      <div className="inspect-head">
        <div className="row"><Badge>{t(`edge.${edge.kind}`)}</Badge></div>
        <h2>{nameOf(document, edge.id)}</h2>
      </div>
      <div className="inspect-body">
        <section className="fields">
          <FieldRow label={t('link.kind')}><SelectBox look="bare" label={t('link.kind')} value={edge.kind} choices={edgeKinds.map((kind) => ({ value: kind, label: t(`edge.${kind}`) }))} onChange={(kind) => void changeLinkKind(studio, edge, kind)} /></FieldRow>
          <FieldRow label={t('inspect.edgeFrom')}>{nameOf(document, edge.from)}</FieldRow>
          <FieldRow label={t('inspect.edgeTo')}>{nameOf(document, edge.to)}</FieldRow>
          {edge.kind === 'prerequisite' && (
            <>
              <FieldRow label={t('inspect.edgeScore')}><TextInput bare label={t('inspect.edgeScore')} value={needs.score === null ? '' : String(needs.score / 100)} onCommit={score} placeholder={t('inspect.notSet')} /></FieldRow>
              <label className="row check-field"><input type="checkbox" className="check" checked={needs.done} onChange={(event) => save({ ...needs, done: event.target.checked })} /> {t('inspect.edgeDone')}</label>
            </>
          )}
        </section>
      </div>
      <div className="inspect-foot"><Button look="danger" onPress={() => void deleteSelection(studio)}>{t('inspect.delete')}</Button></div>
    </div>
  );
}
