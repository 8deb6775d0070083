import { X } from 'lucide-react';
import { useState } from 'react';

export interface TagInputProps {
  readonly label: string;
  readonly tags: readonly string[];
  readonly suggestions?: readonly string[];
  readonly placeholder: string;
  readonly removeLabel: (tag: string) => string;
  readonly onChange: (tags: string[]) => void;
  readonly autoFocus?: boolean;
}

/** Tags as chips with a field at the end. Enter or comma adds, Backspace in the empty field removes the last. */
export function TagInput({ label, tags, suggestions = [], placeholder, removeLabel, onChange, autoFocus }: TagInputProps) {
  const [text, setText] = useState('');
  const listId = `tags-${label.replace(/\W+/g, '-')}`;
  const add = (): void => {
    const fresh = text.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '' && !tags.includes(tag));
    setText('');
    if (fresh.length > 0) onChange([...tags, ...fresh]);
  };
  return (
    <div className="tag-input">
      {tags.map((tag) => (
        <span className="badge" key={tag}>
          {tag}
          <button type="button" className="tag-remove" aria-label={removeLabel(tag)} onClick={() => onChange(tags.filter((other) => other !== tag))}>
            <X aria-hidden />
          </button>
        </span>
      ))}
      <input
        aria-label={label}
        list={listId}
        value={text}
        autoFocus={autoFocus}
        placeholder={tags.length === 0 ? placeholder : ''}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault();
            event.stopPropagation();
            add();
          } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
        }}
      />
      <datalist id={listId}>
        {suggestions.filter((tag) => !tags.includes(tag)).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
