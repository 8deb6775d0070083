import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { suggestionKinds, type Suggestion, type SuggestionKind } from '#shared/suggest/suggest';
import { t } from '../../i18n/t';
import { modulesOf, nameOf } from '../../store/selectors';
import { acceptSuggestions, dismissSuggestions } from '../../store/suggestion-verbs';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { SelectBox } from '../../ui/select-box';
import { useSuggestions } from './use-suggestions';
import './suggestions.css';

/** Most suggestions that are listed at once; deciding on them brings the next. */
const mostShown = 250;

/** What could be said of the modules, and why; nothing happens until somebody accepts. `modules`: those to look at; none for all. */
export function SuggestionsDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const [ids] = useState(() => (modules.length > 0 ? modules : modulesOf(document).filter(({ reviewState }) => reviewState !== 'retired').map(({ id }) => id)));
  const run = useSuggestions(document, ids);
  const [kind, setKind] = useState<SuggestionKind | 'all'>('all');
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const open = run.found.filter(({ id, module }) => !decided.has(id) && document.tables.module.has(module));
  const listed = open.filter((one) => kind === 'all' || one.kind === kind);
  const shown = listed.slice(0, mostShown);
  const picked = shown.filter(({ id }) => chosen.has(id));
  const close = (): void => studio.openDialog(null);
  const decide = async (list: readonly Suggestion[], how: 'accept' | 'dismiss'): Promise<void> => {
    if (!(await (how === 'accept' ? acceptSuggestions(studio, list) : dismissSuggestions(studio, list)))) return;
    setDecided((now) => new Set([...now, ...list.map(({ id }) => id)]));
    setChosen(new Set());
  };
  const counts = Object.fromEntries(suggestionKinds.map((each) => [each, open.filter((one) => one.kind === each).length])) as Record<SuggestionKind, number>;
  return (
    <DialogFrame
      wide title={t('suggest.title')} closeLabel={t('dialog.close')} onClose={close}
      foot={
        <>
          <span className="muted" role="status">{run.isRunning ? t('suggest.looking', { done: run.done, total: ids.length }) : t('suggest.open', { count: open.length })}</span>
          {run.isRunning && <Button size="small" onPress={run.stop}>{t('suggest.stop')}</Button>}
          <span className="spacer" />
          <Button isDisabled={picked.length === 0} onPress={() => void decide(picked, 'dismiss')}>{t('suggest.dismissMany', { count: picked.length })}</Button>
          <Button look="primary" isDisabled={picked.length === 0} onPress={() => void decide(picked, 'accept')}>{t('suggest.acceptMany', { count: picked.length })}</Button>
        </>
      }
    >
      <p className="muted">{t('suggest.hint')}</p>
      <div className="row">
        <SelectBox look="pill" label={t('suggest.kind')} prefix={t('suggest.kind')} value={kind} choices={[{ value: 'all', label: t('suggest.all', { count: open.length }) }, ...suggestionKinds.map((each) => ({ value: each, label: t(`suggest.kind.${each}`, { count: counts[each] }) }))]} onChange={setKind} />
        <span className="spacer" />
        {shown.length > 0 && <label className="row"><input type="checkbox" className="check" checked={picked.length === shown.length} onChange={(event) => setChosen(event.target.checked ? new Set(shown.map(({ id }) => id)) : new Set())} />{t('suggest.chooseShown', { count: shown.length })}</label>}
      </div>
      {shown.length === 0 && !run.isRunning && <p className="muted suggest-none">{t('suggest.none')}</p>}
      <ul className="suggestions" aria-label={t('suggest.title')}>
        {shown.map((one) => {
          const what = whatIs(one, (id) => nameOf(document, id));
          return (
            <li key={one.id}>
              <input type="checkbox" className="check" aria-label={t('suggest.choose', { what, title: nameOf(document, one.module) })} checked={chosen.has(one.id)} onChange={(event) => setChosen(event.target.checked ? new Set([...chosen, one.id]) : new Set([...chosen].filter((id) => id !== one.id)))} />
              <div className="grow">
                <p><strong>{nameOf(document, one.module)}</strong> <span className={`badge suggested kind-${one.kind}`}>{what}</span></p>
                <p className="muted">{one.reason}</p>
              </div>
              <Button size="small" look="quiet" onPress={() => void decide([one], 'accept')}>{t(one.kind === 'duplicate' ? 'suggest.equivalent' : 'suggest.accept')}</Button>
              <Button size="small" look="quiet" onPress={() => void decide([one], 'dismiss')}>{t('suggest.dismiss')}</Button>
            </li>
          );
        })}
      </ul>
      {listed.length > shown.length && <p className="muted">{t('suggest.more', { count: listed.length - shown.length })}</p>}
    </DialogFrame>
  );
}

function whatIs({ kind, value }: Suggestion, nameOfRecord: (id: RecordId) => string): string {
  switch (kind) {
    case 'tag': return t('suggest.is.tag', { tag: value });
    case 'competency': return t('suggest.is.competency', { title: nameOfRecord(value) });
    case 'level': return t('suggest.is.level', { level: t(`level.${value}` as 'level.foundation') });
    case 'duplicate': return t('suggest.is.duplicate', { title: nameOfRecord(value) });
  }
}
