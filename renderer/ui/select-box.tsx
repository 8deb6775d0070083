import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectBoxProps<V extends string> {
  readonly label: string;
  readonly value: V | null;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly look?: 'box' | 'bare' | 'pill';
  /** Text before the value, inside the button. */
  readonly prefix?: string;
  readonly defaultOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A choice of one from a list. */
export function SelectBox<V extends string>({ label, value, choices, onChange, placeholder = '', look = 'box', prefix, defaultOpen, onOpenChange }: SelectBoxProps<V>) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as V)}
      placeholder={placeholder}
      {...(defaultOpen ? { defaultOpen } : {})}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Button className={`select-button ${look}`} {...(defaultOpen ? { autoFocus: true } : {})}>
        {prefix && <span className="muted" style={{ flex: 'none' }}>{prefix}</span>}
        <SelectValue>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="list">
          {choices.map((choice) => (
            <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className="option">
              {choice.label}
              {choice.hint && <span className="hint">{choice.hint}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
