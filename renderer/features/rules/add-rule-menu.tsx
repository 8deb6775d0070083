import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Dialog, DialogTrigger, Input, ListBox, ListBoxItem, Popover, TextField } from 'react-aria-components';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { nameOf, zonesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { addCoreGate } from '../../store/verbs';
import { Button, IconButton } from '../../ui/button';
import { Segments } from '../../ui/segments';
import { addRule } from './add-rule';

type Kind = 'score-bands' | 'attempts';

/** "+": chooses what kind of rule, and the module that it is about. */
export function AddRuleMenu({ role, label }: { readonly role: RecordId; readonly label?: string }) {
  const studio = useStudio();
  const [open, setOpen] = useState(false);
  const add = async (kind: Kind, module: RecordId): Promise<void> => {
    setOpen(false);
    const id = await addRule(studio, role, module, kind);
    if (id) {
      studio.select([id]);
      studio.signal('focus-rule');
    }
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      {label ? <Button look="primary"><Plus aria-hidden /> {label}</Button> : <IconButton size="small" label={t('rules.add')}><Plus /></IconButton>}
      <Popover className="popover padded add-rule">
        <Dialog aria-label={t('rules.add')} className="pick-dialog"><Chooser role={role} onAdd={(kind, module) => void add(kind, module)} onGate={() => { setOpen(false); void addCoreGate(studio); }} /></Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Chooser({ role, onAdd, onGate }: { readonly role: RecordId; readonly onAdd: (kind: Kind, module: RecordId) => void; readonly onGate: () => void }) {
  const document = useReplica((state) => state.document);
  const [kind, setKind] = useState<Kind>('score-bands');
  const [query, setQuery] = useState('');
  const modules = zonesOf(document, role).filter((zone) => zone.policy !== 'remedial').flatMap((zone) => zone.modules.map((id) => ({ id, title: nameOf(document, id), zone: t(`policy.${zone.policy}`) })));
  const found = modules.filter(({ title, zone }) => `${title} ${zone}`.toLowerCase().includes(query.trim().toLowerCase())).slice(0, 200);
  return (
    <>
      <Segments label={t('rules.kind')} value={kind} choices={[{ value: 'score-bands', label: t('rules.bands') }, { value: 'attempts', label: t('rules.attempts') }]} onChange={setKind} />
      <p className="muted">{t(kind === 'attempts' ? 'rules.kindAttempts' : 'rules.kindBands')}</p>
      <Autocomplete inputValue={query} onInputChange={setQuery} filter={() => true}>
        <TextField aria-label={t('rules.chooseModule')} autoFocus><Input className="input" placeholder={t('rules.chooseModule')} /></TextField>
        <ListBox aria-label={t('rules.chooseModule')} className="list" selectionMode="none" onAction={(key) => onAdd(kind, String(key))} renderEmptyState={() => <p className="muted">{t(modules.length === 0 ? 'rules.noModules' : 'sentence.nothingFound')}</p>}>
          {found.map((module) => <ListBoxItem key={module.id} id={module.id} textValue={module.title} className="option">{module.title}<span className="hint">{module.zone}</span></ListBoxItem>)}
        </ListBox>
      </Autocomplete>
      <div><Button size="small" look="quiet" onPress={onGate}><Plus aria-hidden /> {t('rules.addGate')}</Button></div>
    </>
  );
}
