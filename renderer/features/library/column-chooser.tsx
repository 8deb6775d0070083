import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { t } from '../../i18n/t';
import { fieldsOf, usualColumns } from '../../store/fields/all-fields';
import { useReplica, useStudio } from '../../store/studio-context';
import { Button, IconButton } from '../../ui/button';

interface Props {
  /** Ids of the columns that are shown, in their order. */
  readonly shown: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}

/** Which columns the grid shows, and in which order. */
export function ColumnChooser({ shown, onChange }: Props) {
  return (
    <DialogTrigger>
      <Button look="quiet"><Columns3 aria-hidden /> {t('columns.button')} <span className="count">{shown.length}</span></Button>
      <Popover className="popover padded">
        <Dialog aria-label={t('columns.title')} className="pick-dialog column-chooser"><Chooser shown={shown} onChange={onChange} /></Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Chooser({ shown, onChange }: Props) {
  const document = useReplica((state) => state.document);
  const studio = useStudio();
  const [query, setQuery] = useState('');
  const fields = fieldsOf(document);
  const wanted = (label: string): boolean => label.toLowerCase().includes(query.trim().toLowerCase());
  const chosen = shown.flatMap((id) => fields.find((field) => field.id === id) ?? []);
  const move = (from: number, by: number): void => {
    const ids = chosen.map(({ id }) => id);
    const [id] = ids.splice(from, 1);
    ids.splice(from + by, 0, id!);
    onChange(ids);
  };
  return (
    <>
      <input className="input" type="search" autoFocus aria-label={t('columns.search')} placeholder={t('columns.search')} value={query} onChange={(event) => setQuery(event.target.value)} />
      <div className="column-list">
        <h3>{t('columns.shown')}</h3>
        <ul>
          {chosen.map(({ id, label }, index) => wanted(label) && (
            <li key={id} className="row">
              <label className="row"><input type="checkbox" className="check" checked disabled={id === 'title'} onChange={() => onChange(chosen.map((field) => field.id).filter((other) => other !== id))} /><span className="truncate">{label}</span></label>
              <span className="spacer" />
              <IconButton size="small" label={t('columns.moveLeft', { column: label })} isDisabled={index === 0} onPress={() => move(index, -1)}><ArrowUp /></IconButton>
              <IconButton size="small" label={t('columns.moveRight', { column: label })} isDisabled={index === chosen.length - 1} onPress={() => move(index, 1)}><ArrowDown /></IconButton>
            </li>
          ))}
        </ul>
        <h3>{t('columns.more')}</h3>
        <ul>
          {fields.filter(({ id, label }) => !shown.includes(id) && wanted(label)).map(({ id, label }) => (
            <li key={id}><label className="row"><input type="checkbox" className="check" checked={false} onChange={() => onChange([...chosen.map((field) => field.id), id])} /><span className="truncate">{label}</span></label></li>
          ))}
        </ul>
      </div>
      <div className="row"><Button size="small" look="quiet" onPress={() => onChange([...usualColumns])}>{t('columns.usual')}</Button><span className="spacer" /><Button size="small" look="quiet" onPress={() => studio.openDialog({ kind: 'metadata' })}>{t('inspect.setUpFields')}</Button></div>
    </>
  );
}
