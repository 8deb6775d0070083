import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { Role } from '#shared/model/role';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { saveScenario } from '../../store/simulation-verbs';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { Button } from '../../ui/button';
import { DialogFrame } from '../../ui/dialog-frame';
import { Segments } from '../../ui/segments';
import type { Learner } from './use-simulation';

/** Keeps the run of learner A, with what is being tried out, as a scenario that `check` runs again. */
export function SaveScenario({ role, learner, asOf }: { readonly role: Role; readonly learner: Learner; readonly asOf: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}><Bookmark aria-hidden /> {t('scenario.save')}</Button>
      {isOpen && <SaveDialog role={role} learner={learner} asOf={asOf} onClose={() => setOpen(false)} />}
    </>
  );
}

function SaveDialog({ role, learner, asOf, onClose }: { readonly role: Role; readonly learner: Learner; readonly asOf: string; readonly onClose: () => void }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const module = useSession((state) => state.simulation.module);
  const [part, setPart] = useState<'whole' | 'one'>('whole');
  const [title, setTitle] = useState(t('scenario.suggested', { learner: learner.profile.title, role: role.title }).slice(0, 300));
  const one: RecordId | null = module && document.tables.module.has(module) ? module : null;
  const save = async (): Promise<void> => {
    if (!(await saveScenario(studio, { title: title.trim(), role: role.id, learner: learner.profile, asOf, run: learner.run, module: part === 'one' ? one : null }))) return;
    onClose();
    studio.toast('ok', t('scenario.saved', { title: title.trim() }), true);
  };
  return (
    <DialogFrame
      title={t('scenario.saveTitle')} closeLabel={t('dialog.close')} onClose={onClose}
      foot={<><Button onPress={onClose}>{t('dialog.cancel')}</Button><Button look="primary" isDisabled={title.trim() === ''} onPress={() => void save()}>{t('scenario.saveNow')}</Button></>}
    >
      <form onSubmit={(event) => { event.preventDefault(); if (title.trim() !== '') void save(); }}>
        <label className="field">{t('scenario.name')}<input className="input" autoFocus maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} /></label>
      </form>
      <div className="field">{t('scenario.what')}<Segments label={t('scenario.what')} value={part} onChange={setPart} choices={[{ value: 'whole', label: t('scenario.whole') }, ...(one ? [{ value: 'one' as const, label: t('scenario.only', { title: nameOf(document, one) }) }] : [])]} /></div>
      <p className="muted">{t('scenario.explain')}</p>
    </DialogFrame>
  );
}
