import { ScanLine, Scissors } from 'lucide-react';
import { useMemo, useState } from 'react';
import { estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import { stretchesOf, suggestCuts, targetLengths } from '#shared/document/breakdown/suggest-split';
import type { RecordId } from '#shared/model/ids';
import { estimateParts } from '../../i18n/estimate-text';
import { t } from '../../i18n/t';
import { useReplica, useStudio } from '../../store/studio-context';
import { splitModule } from '../../store/breakdown-verbs';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import type { TargetName } from './breakdown-centre';
import { StretchItem } from './stretch-item';
import { cutsIn, keyOf, minutesOfParts, type PlacedCut } from './parts';

/** The content of one module between the places where it can be cut. Cuts are chosen first; splitting is one step of Undo. */
export function CutList({ module, target }: { readonly module: RecordId; readonly target: TargetName }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const record = document.tables.module.get(module);
  const [cuts, setCuts] = useState<ReadonlyMap<string, PlacedCut>>(new Map());
  const [chain, setChain] = useState(true);
  const [said, setSaid] = useState('');
  const stretches = useMemo(() => stretchesOf(document, module), [document, module]);
  const estimate = useMemo(() => estimateMinutes(document, module), [document, module]);
  const chosen = cutsIn(document, module, cuts);
  const parts = useMemo(() => minutesOfParts(document, module, cutsIn(document, module, cuts)), [document, module, cuts]);
  // What is known of the whole is shared out; else it is the estimate.
  const scale = record && record.minutes !== null && estimate.minutes > 0 ? record.minutes / Math.max(1, stretches.reduce((sum, { minutes }) => sum + minutes, 0)) : 1;
  const { least, most } = targetLengths[target];
  if (!record) return null;
  const toggle = (cut: PlacedCut): void => {
    setSaid('');
    setCuts((now) => (now.has(keyOf(cut)) ? new Map([...now].filter(([key]) => key !== keyOf(cut))) : new Map([...now, [keyOf(cut), cut]])));
  };
  const suggest = (): void => {
    const suggested = suggestCuts(stretches, targetLengths[target], record.minutes);
    setCuts(new Map(suggested.map((cut) => [keyOf(cut), cut])));
    setSaid(suggested.length > 0 ? t('breakdown.suggested', { count: suggested.length, least, most }) : t('breakdown.suggestedNone', { least, most }));
  };
  const split = async (): Promise<void> => {
    if (await splitModule(studio, module, chosen, chain)) setCuts(new Map());
  };
  if (estimate.parts.length === 0) return <section className="cuts"><EmptyState icon={<ScanLine aria-hidden />} title={t('breakdown.empty')} text={t('breakdown.emptyText')} /></section>;
  const parted = (index: number): number => chosen.findIndex((cut) => stretches[index]?.at && keyOf(cut) === keyOf(stretches[index].at));
  return (
    <section className="cuts" aria-label={t('breakdown.content', { title: record.title })}>
      <div className="cuts-head">
        <h2 className="truncate">{record.title}</h2>
        <p className="muted">{record.lineage.length > 0 && <>{t('breakdown.lineage')} {record.lineage.join(' › ')}. </>}{t('estimate.line', { minutes: estimate.minutes, parts: estimateParts(estimate) })}</p>
        <div className="row">
          <Button size="small" onPress={suggest}>{t('breakdown.suggest')}</Button>
          {cuts.size > 0 && <Button size="small" look="quiet" onPress={() => { setCuts(new Map()); setSaid(''); }}>{t('breakdown.clear')}</Button>}
          <span className="muted" role="status">{said}</span>
        </div>
      </div>
      <ol className="stretches">
        {stretches.map((stretch, index) => (
          <StretchItem
            key={stretch.at ? keyOf(stretch.at) : 'start'} module={module} stretch={{ ...stretch, minutes: stretch.minutes * scale }} next={stretches[index + 1]?.at ?? null} cuts={cuts} onToggle={toggle} onPromote={(at, next) => void splitModule(studio, module, next ? [at, next] : [at], chain)}
            part={parted(index) + 1} minutesOfPart={index === 0 || parted(index) >= 0 ? (parts[parted(index) + 1] ?? 0) : null}
          />
        ))}
      </ol>
      <div className="cuts-foot">
        <label className="row"><input type="checkbox" className="check" checked={chain} onChange={(event) => setChain(event.target.checked)} /> {t('breakdown.chain')}</label>
        <span className="spacer" />
        {chosen.length > 0 && <span className="muted num">{t('breakdown.parts', { count: parts.length, least: Math.min(...parts), most: Math.max(...parts) })}</span>}
        <Button look="primary" isDisabled={chosen.length === 0} onPress={() => void split()}><Scissors aria-hidden /> {chosen.length === 0 ? t('breakdown.chooseCuts') : t('breakdown.split', { count: chosen.length + 1 })}</Button>
      </div>
    </section>
  );
}
