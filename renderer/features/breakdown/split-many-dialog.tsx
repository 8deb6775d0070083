import { useMemo, useState } from 'react';
import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import { stretchesOf, suggestCuts, targetLengths, type TargetLength } from '#shared/document/breakdown/suggest-split';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { splitModules } from '../../store/breakdown-verbs';
import { modulesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { Segments } from '../../ui/segments';
import { minutesOfParts, type PlacedCut } from './parts';
import type { TargetName } from './breakdown-centre';

interface Plan {
  readonly module: CourseModule;
  readonly minutes: number;
  readonly cuts: readonly PlacedCut[];
  /** Minutes of the parts; none where the content gives no place to cut. */
  readonly parts: readonly number[];
}

/** Splits every module that is longer than the target where its content suggests it, in one step. `modules`: those to look at; none for all. */
export function SplitManyDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [target, setTarget] = useState<TargetName>('module');
  const [limit, setLimit] = useState('');
  const [chain, setChain] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<RecordId>>(new Set());
  const most = /^\d{1,3}$/.test(limit) && Number(limit) > 1 ? Number(limit) : targetLengths[target].most;
  const least = Math.min(targetLengths[target].least, Math.floor(most / 2));
  const plans = useMemo(() => plansFor(document, modules, { least, most }), [document, modules, least, most]);
  const chosen = plans.filter(({ module, cuts }) => cuts.length > 0 && !left.has(module.id));
  const made = chosen.reduce((sum, { cuts }) => sum + cuts.length + 1, 0);
  const close = (): void => studio.openDialog(null);
  const apply = async (): Promise<void> => {
    if (await splitModules(studio, chosen.map(({ module, cuts }) => ({ module: module.id, cuts })), chain)) close();
  };
  return (
    <DialogFrame
      title={t('splitMany.title')} closeLabel={t('dialog.close')} onClose={close}
      foot={<><label className="row"><input type="checkbox" className="check" checked={chain} onChange={(event) => setChain(event.target.checked)} />{t('breakdown.chain')}</label><span className="spacer" /><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" autoFocus isDisabled={chosen.length === 0} onPress={() => void apply()}>{t('splitMany.apply', { count: chosen.length, parts: made })}</Button></>}
    >
      <div className="row">
        <Segments label={t('breakdown.target')} value={target} choices={(['module', 'micro'] as const).map((value) => ({ value, label: t(`breakdown.target.${value}`) }))} onChange={(next) => { setTarget(next); setLimit(''); }} />
        <span className="spacer" />
        <label className="row">{t('splitMany.most')} <input className="input split-most" inputMode="numeric" maxLength={3} placeholder={String(targetLengths[target].most)} value={limit} onChange={(event) => setLimit(event.target.value.trim())} /></label>
      </div>
      <p className="muted" role="status">{t(plans.length === 0 ? 'splitMany.none' : 'splitMany.found', { count: plans.length, least, most })}</p>
      <ul className="split-many">
        {plans.map(({ module, minutes, cuts, parts }) => (
          <li key={module.id}>
            <label className="row">
              <input type="checkbox" className="check" disabled={cuts.length === 0} checked={cuts.length > 0 && !left.has(module.id)} onChange={(event) => setLeft(event.target.checked ? new Set([...left].filter((id) => id !== module.id)) : new Set([...left, module.id]))} />
              <strong className="truncate">{module.title}</strong><span className="spacer" /><span className="count">{t('splitMany.minutes', { minutes })}</span>
            </label>
            <p className="muted">{cuts.length === 0 ? t('splitMany.whole') : t('splitMany.parts', { count: parts.length, minutes: parts.join(' + '), titles: cuts.map(({ title }) => `“${title}”`).join(', ') })}</p>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}

function plansFor(document: TrellisDocument, ids: readonly RecordId[], length: TargetLength): readonly Plan[] {
  const wanted = new Set(ids);
  return modulesOf(document).filter(({ id }) => wanted.size === 0 || wanted.has(id)).flatMap((module): readonly Plan[] => {
    const minutes = module.minutes ?? estimateMinutes(document, module.id).minutes;
    if (minutes <= length.most) return [];
    const cuts = suggestCuts(stretchesOf(document, module.id), length, module.minutes);
    return [{ module, minutes, cuts, parts: cuts.length === 0 ? [] : minutesOfParts(document, module.id, cuts) }];
  });
}
