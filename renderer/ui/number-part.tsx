import { useEffect, useId, useState, type KeyboardEvent } from 'react';

export interface NumberPartProps {
  readonly label: string;
  /** Null shows `placeholder`. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** Decimal places that are kept. */
  readonly decimals?: number;
  readonly unit?: string;
  readonly placeholder?: string;
  /** Whether the empty field means null; otherwise it puts the old number back. */
  readonly optional?: boolean;
  /** What is wrong with an entry, for the reader. */
  readonly invalidText: string;
  /** Says so below the field as well, as long as the entry is wrong; where the reason is not plain from the field. */
  readonly isTold?: boolean;
  readonly onCommit: (value: number | null) => void;
}

/** A number within a sentence: committed on Enter and on blur, never while it is being typed; arrow keys step by one. */
export function NumberPart({ label, value, min, max, decimals = 0, unit, placeholder = '', optional = false, invalidText, isTold = false, onCommit }: NumberPartProps) {
  const shown = value === null ? '' : String(value);
  const [text, setText] = useState(shown);
  const errorId = useId();
  useEffect(() => setText(shown), [shown]);
  const number = Number(text.trim().replace(',', '.').replace(/%$/, ''));
  const isEmpty = text.trim() === '';
  const factor = 10 ** decimals;
  const isValid = isEmpty ? optional : Number.isFinite(number) && number >= min && number <= max && Math.abs(Math.round(number * factor) - number * factor) < 1e-6;
  const commit = (): void => {
    const next = isEmpty ? null : Math.round(number * factor) / factor;
    if (!isValid) setText(shown);
    else if (next !== value) onCommit(next);
    else setText(shown);
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
    } else if (event.key === 'Escape' && text !== shown) {
      event.stopPropagation();
      setText(shown);
    } else if (step !== 0 && isValid) {
      event.preventDefault();
      const next = Math.max(min, Math.min(max, (isEmpty ? min : number) + step));
      setText(String(next));
      if (next !== value) onCommit(next);
    }
  };
  const isToldNow = isTold && !isValid;
  const part = (
    <span className={isValid ? 'number-part' : 'number-part invalid'}>
      <input
        aria-label={label} aria-invalid={!isValid} aria-describedby={isToldNow ? errorId : undefined} title={isValid ? undefined : invalidText} inputMode="decimal" value={text} placeholder={placeholder}
        style={{ width: `${Math.max(2, (text || placeholder).length) + 1}ch` }} onChange={(event) => setText(event.target.value)} onBlur={commit} onKeyDown={keyDown}
      />
      {unit && (!isEmpty || !optional || Number.isFinite(Number(placeholder || NaN))) && <span aria-hidden>{unit}</span>}
    </span>
  );
  return isToldNow ? <>{part}<small id={errorId} className="err" role="alert">{invalidText}</small></> : part;
}
