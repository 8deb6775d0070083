import type { KeyboardEvent } from 'react';
import { useDraft } from './draft';

export interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly multiline?: boolean;
  /** With `multiline`: long text wraps, but Enter finishes it. */
  readonly oneLine?: boolean;
  readonly bare?: boolean;
  readonly placeholder?: string;
  readonly type?: 'text' | 'number' | 'date';
  readonly autoFocus?: boolean;
  /** Ids of suggestions for `list`. */
  readonly list?: string;
  readonly className?: string;
  readonly rows?: number;
}

/** A text field that keeps what is typed locally and commits it when typing rests, on Enter and on blur. Escape takes it back. */
export function TextInput({ label, value, onCommit, multiline, oneLine, bare, placeholder, type = 'text', autoFocus, list, className = '', rows }: TextInputProps) {
  const draft = useDraft(value, onCommit);
  const keyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') draft.reset();
    if (event.key === 'Enter' && (!multiline || oneLine || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      draft.commit();
      event.currentTarget.blur();
    }
  };
  const shared = {
    'aria-label': label, className: `input ${bare ? 'bare' : ''} ${className}`, value: draft.value, placeholder, autoFocus, onBlur: draft.finish, onKeyDown: keyDown,
  };
  if (multiline) return <textarea rows={rows ?? (bare ? 1 : 3)} {...shared} onChange={(event) => draft.change(event.target.value)} />;
  return <input type={type} list={list} {...shared} onChange={(event) => draft.change(event.target.value)} />;
}
