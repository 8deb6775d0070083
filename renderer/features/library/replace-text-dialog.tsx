import { useDeferredValue, useMemo, useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { customFieldsOf } from '../../store/fields/custom-fields';
import { findText, replaceCommands, textScopes, type TextHit, type TextScope } from '../../store/replace-text';
import { modulesOf, nameOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { visibleModules } from './rows';

/** Most hits that are listed; the others are replaced all the same, and counted. */
const mostShown = 300;

/** Finds a text in the modules and replaces it where it is wanted, in one step. `modules`: those that are selected; none for all that are shown. */
export function ReplaceTextDialog({ modules }: { readonly modules: readonly RecordId[] }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { view } = useSession((state) => state.library);
  const person = useSession((state) => state.preferences.name);
  const [find, setFind] = useState('');
  const [replace, setReplace] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [scopes, setScopes] = useState<readonly TextScope[]>(textScopes);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const query = useDeferredValue(useMemo(() => ({ find, replace, matchCase, wholeWord, scopes }), [find, replace, matchCase, wholeWord, scopes]));
  const among = useMemo(() => (modules.length > 0 ? modulesOf(document).filter(({ id }) => modules.includes(id)) : visibleModules(document, view, person)), [document, modules, view, person]);
  const hits = useMemo(() => findText(document, among, query), [document, among, query]);
  const chosen = hits.filter(({ key }) => !kept.has(key));
  const count = chosen.reduce((sum, hit) => sum + hit.count, 0);
  const close = (): void => studio.openDialog(null);
  const apply = async (): Promise<void> => {
    const touched = [...new Set(chosen.map(({ module }) => module))];
    if (!(await studio.dispatch(replaceCommands(document, chosen), { label: t('findText.undo', { find, replace }), focus: touched }))) return;
    close();
    studio.toast('ok', t('findText.done', { count, modules: touched.length }), true);
  };
  const option = (label: string, checked: boolean, onChange: (checked: boolean) => void) => <label className="row"><input type="checkbox" className="check" checked={checked} onChange={(event) => onChange(event.target.checked)} />{label}</label>;
  return (
    <DialogFrame
      title={t(modules.length > 0 ? 'findText.titleSelected' : 'findText.title', { count: among.length })} closeLabel={t('dialog.close')} onClose={close}
      foot={<><span className="muted" role="status">{find === '' ? '' : t('findText.found', { count, places: chosen.length })}</span><span className="spacer" /><Button onPress={close}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={chosen.length === 0} onPress={() => void apply()}>{t('findText.apply')}</Button></>}
    >
      <label className="field">{t('findText.find')}<input className="input" autoFocus value={find} onChange={(event) => { setFind(event.target.value); setKept(new Set()); }} /></label>
      <label className="field">{t('findText.replace')}<input className="input" value={replace} onChange={(event) => setReplace(event.target.value)} /></label>
      <div className="row wrap-row" role="group" aria-label={t('findText.where')}>
        {textScopes.map((scope) => <span key={scope}>{option(t(`findText.scope.${scope}`), scopes.includes(scope), (on) => setScopes(on ? textScopes.filter((each) => each === scope || scopes.includes(each)) : scopes.filter((each) => each !== scope)))}</span>)}
        <span className="spacer" />
        {option(t('findText.case'), matchCase, setMatchCase)}
        {option(t('findText.word'), wholeWord, setWholeWord)}
      </div>
      {find !== '' && hits.length === 0 && <p className="muted">{t('findText.nothing', { find })}</p>}
      {hits.length > 0 && (
        <ul className="replace-hits" aria-label={t('findText.hits')}>
          {hits.slice(0, mostShown).map((hit) => (
            <li key={hit.key}>
              <label className="row">
                <input type="checkbox" className="check" checked={!kept.has(hit.key)} onChange={(event) => setKept(event.target.checked ? new Set([...kept].filter((key) => key !== hit.key)) : new Set([...kept, hit.key]))} />
                <span className="replace-place"><strong className="truncate">{nameOf(document, hit.module)}</strong> <span className="muted">{hit.custom === undefined ? t(hit.label) : (customFieldsOf(document).find(({ key }) => key === hit.custom)?.label ?? hit.custom)}</span></span>
                <Snippet hit={hit} find={find} replace={replace} />
              </label>
            </li>
          ))}
        </ul>
      )}
      {hits.length > mostShown && <p className="muted">{t('findText.more', { count: hits.length - mostShown })}</p>}
    </DialogFrame>
  );
}

/** The first hit with what stands around it. */
function Snippet({ hit: { before, at, count }, find, replace }: { readonly hit: TextHit; readonly find: string; readonly replace: string }) {
  const start = Math.max(0, at - 24);
  return (
    <span className="replace-text">
      {start > 0 && '…'}{before.slice(start, at)}<del>{before.slice(at, at + find.length)}</del><ins>{replace}</ins>{before.slice(at + find.length, at + find.length + 40)}{before.length > at + find.length + 40 && '…'}
      {count > 1 && <span className="muted"> ×{count}</span>}
    </span>
  );
}
