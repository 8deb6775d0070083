import { X } from 'lucide-react';
import type { ComponentType } from 'react';
import { edgeKinds, type Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { changeLinkKind, removeLink } from '../../store/link-verbs';
import { nameOf, needsOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { keepFocusNear } from '../../ui/keep-focus';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { NeedsAdd } from './needs-add';

/** Everything that a module needs, by keyboard: links with their kind and what they ask for, groups, and what to add. Each change is a step of Undo. */
export function NeedsDialog({ module, Groups }: { readonly module: RecordId; readonly Groups: ComponentType<{ readonly module: RecordId }> }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const links = needsOf(document, module);
  const close = (): void => studio.openDialog(null);
  return (
    <DialogFrame wide title={t('needs.title', { title: nameOf(document, module) })} closeLabel={t('dialog.close')} onClose={close} foot={<Button look="primary" onPress={close}>{t('needs.done.close')}</Button>}>
      <NeedsAdd module={module} />
      <section className="needs-part" aria-label={t('needs.links')}>
        <div className="row"><h3>{t('needs.links')}</h3><span className="count">{links.length}</span></div>
        {links.length === 0 && <p className="muted">{t('needs.noLinks')}</p>}
        <ul className="needs-rows">{links.map((edge) => <LinkRow key={edge.id} edge={edge} />)}</ul>
      </section>
      <Groups module={module} />
    </DialogFrame>
  );
}

function LinkRow({ edge }: { readonly edge: Edge }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const title = nameOf(document, edge.from);
  const needs = edge.needs ?? { score: null, done: false };
  const save = (next: typeof needs): void => void setFields(studio, edge.id, { needs: next.score === null && !next.done ? null : next });
  const setScore = (text: string): void => {
    const value = Number(text.replace(',', '.'));
    if (text.trim() === '') save({ ...needs, score: null });
    else if (value >= 0 && value <= 100) save({ ...needs, score: Math.round(value * 100) });
    else studio.toast('info', t('inspect.notPercent', { text, label: t('needs.scoreOf', { title }) }));
  };
  return (
    <li>
      <SelectBox look="bare" label={t('needs.kindOf', { title })} value={edge.kind} choices={edgeKinds.map((kind) => ({ value: kind, label: t(`edge.${kind}`) }))} onChange={(kind) => void changeLinkKind(studio, edge, kind)} />
      <span className="truncate" title={title}>{title}</span>
      {edge.kind === 'prerequisite' ? <TextInput bare label={t('needs.scoreOf', { title })} value={needs.score === null ? '' : String(needs.score / 100)} placeholder={t('needs.score')} onCommit={setScore} /> : <span />}
      {edge.kind === 'prerequisite' ? <label className="row"><input type="checkbox" className="check" aria-label={t('needs.doneOf', { title })} checked={needs.done} onChange={(event) => save({ ...needs, done: event.target.checked })} /> {t('needs.done')}</label> : <span />}
      <IconButton size="small" label={t('needs.remove', { title })} onPress={({ target }) => { keepFocusNear(target); void removeLink(studio, edge); }}><X /></IconButton>
    </li>
  );
}
