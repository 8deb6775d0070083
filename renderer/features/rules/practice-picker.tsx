import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, DialogTrigger, Dialog } from 'react-aria-components';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { modulesOf, nameOf } from '../../store/selectors';
import { useReplica } from '../../store/studio-context';

interface Props {
  readonly chosen: readonly RecordId[];
  readonly own: RecordId;
  readonly suggested: readonly RecordId[];
  readonly onChange: (modules: readonly RecordId[]) => void;
}

/** Chooses the modules of extra practice. */
export function PracticePicker({ chosen, own, suggested, onChange }: Props) {
  const document = useReplica((state) => state.document);
  const options = [...new Set([...suggested, ...chosen, ...modulesOf(document).map((module) => module.id)])].filter((id) => id !== own).slice(0, 300);
  const text = chosen.map((id) => nameOf(document, id)).join(', ') || t('rules.choosePractice');
  return (
    <DialogTrigger>
      <Button className="select-button" aria-label={`${t('rules.practice')}: ${text}`}><span>{text}</span><ChevronDown aria-hidden /></Button>
      <Popover className="popover">
        <Dialog aria-label={t('rules.practice')} style={{ outline: 'none' }}>
          <ListBox aria-label={t('rules.practice')} className="list" selectionMode="multiple" selectedKeys={new Set(chosen)} onSelectionChange={(keys) => keys !== 'all' && onChange([...keys].map(String))} items={options.map((id) => ({ id, title: nameOf(document, id) }))}>
            {(item) => <ListBoxItem id={item.id} textValue={item.title} className="option">{item.title}</ListBoxItem>}
          </ListBox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
