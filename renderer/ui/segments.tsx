import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from './select-box';

/** A choice of one from two or three, all in sight. */
export function Segments<V extends string>({ label, value, choices, onChange }: { readonly label: string; readonly value: V; readonly choices: readonly Choice<V>[]; readonly onChange: (value: V) => void }) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = [...keys];
        if (key !== undefined) onChange(String(key) as V);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.value} id={choice.value}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
