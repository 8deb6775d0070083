import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Button, Dialog, DialogTrigger, Input, ListBox, ListBoxItem, Popover, TextField } from 'react-aria-components';
import { createEchoes } from './echoes';

export interface PickOption {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

export interface PickListProps {
  readonly label: string;
  /** What the button says. */
  readonly text: string;
  readonly options: readonly PickOption[];
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  /** With `multiple`: the last one chosen stays. */
  readonly needsOne?: boolean;
  readonly searchText: string;
  readonly emptyText: string;
  readonly className?: string;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** How many are shown at once; more are found by typing. */
const most = 200;
/** From how many on there is a field to search in. */
const searchFrom = 9;

/** A choice of one or several from a list that may be long, behind a button. */
export function PickList({ label, text, options, chosen: given, multiple = false, needsOne = false, searchText, emptyText, className = '', onChange }: PickListProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  // Until it closes, what was picked here counts: the document says it a moment later, and a second pick must not take back the first.
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const chosen = picked ?? given;
  const echoes = useRef(createEchoes());
  const stands = given.join('\n');
  useEffect(() => {
    // Undo or another window counts more than what was picked.
    if (!echoes.current.isEcho(stands)) setPicked(null);
  }, [stands]);
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = options.filter(({ title, hint = '' }) => words.every((word) => `${title} ${hint}`.toLowerCase().includes(word))).slice(0, most);
  const pick = (keys: 'all' | Iterable<string | number>): void => {
    if (keys === 'all') return;
    // What is chosen but not in sight stays chosen.
    const seen = new Set(found.map((option) => option.id));
    const now = [...keys].map(String);
    const next = multiple ? [...chosen.filter((id) => !seen.has(id) || now.includes(id)), ...now.filter((id) => !chosen.includes(id))] : now;
    if (multiple) {
      echoes.current.send(next.join('\n'));
      setPicked(next);
    }
    else setOpen(false);
    onChange(next);
  };
  const list = (
    <ListBox aria-label={label} className="list" selectionMode={multiple ? 'multiple' : 'single'} disallowEmptySelection={!multiple || needsOne} selectedKeys={new Set(chosen)} onSelectionChange={pick} renderEmptyState={() => <p className="muted">{emptyText}</p>}>
      {found.map((option) => (
        <ListBoxItem key={option.id} id={option.id} textValue={option.title} className="option">
          {option.title}
          {option.hint && <span className="hint">{option.hint}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  );
  return (
    <DialogTrigger isOpen={open} onOpenChange={(next) => { setOpen(next); setQuery(''); setPicked(null); echoes.current.forget(); }}>
      <Button className={`select-button ${className}`} aria-label={`${label}: ${text}`}><span>{text}</span><ChevronDown aria-hidden /></Button>
      <Popover className="popover">
        <Dialog aria-label={label} className="pick-dialog">
          {options.length < searchFrom ? list : (
            <Autocomplete inputValue={query} onInputChange={setQuery} filter={() => true}>
              <TextField aria-label={searchText} autoFocus><Input className="input" placeholder={searchText} /></TextField>
              {list}
            </Autocomplete>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
