import { useEffect, useState } from 'react';

export interface CommitInputProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  readonly type?: 'text' | 'date';
  readonly bare?: boolean;
  readonly autoFocus?: boolean;
}

/** A text field that is committed by Enter or by leaving it, never half typed: for what is checked, or changes much. Escape takes it back. */
export function CommitInput({ label, value, onCommit, placeholder, type = 'text', bare, autoFocus }: CommitInputProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text !== value) onCommit(text);
    // What is refused shows what is true; what is taken arrives as the new value.
    setText(value);
  };
  return (
    <input
      type={type} autoFocus={autoFocus} aria-label={label} className={`input${bare ? ' bare' : ''}`} placeholder={placeholder} value={text} onChange={(event) => setText(event.target.value)} onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') { event.preventDefault(); commit(); }
        if (event.key === 'Escape' && text !== value) { event.stopPropagation(); setText(value); }
      }}
    />
  );
}
