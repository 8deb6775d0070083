import { useRef, useState, type KeyboardEvent } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import type { ModuleField } from '../../store/fields/module-field';
import { focusSession } from '../../store/focus-session';
import { writeCells } from '../../store/fields/write-cells';
import { useStudio } from '../../store/studio-context';
import { SelectBox, type Choice } from '../../ui/select-box';
import { TagInput } from '../../ui/tag-input';

interface Props {
  readonly document: TrellisDocument;
  readonly module: CourseModule;
  readonly field: ModuleField;
  readonly onDone: (move?: 'stay' | 'down' | 'right') => void;
}

const unset = 'unset';

/** The editor of a cell, by the kind of its field. */
export function CellEditor({ document, module, field, onDone }: Props) {
  const studio = useStudio();
  const label = t('library.edit', { column: field.label, title: module.title });
  const write = (text: string): void => void writeCells(studio, [{ module, field, text }], { label: field.id === 'title' ? t('cell.undoRename', { title: text }) : t('cell.undo', { field: field.label, title: module.title }), coalesce: `${module.id}.${field.id}#${focusSession()}` });
  const value = field.text(document, module);
  if (field.kind === 'choice') {
    const [now] = field.values(document, module);
    return <ChoiceEditor label={label} value={now ?? null} choices={field.choices?.(document) ?? []} onChoose={(next) => write(next === null ? '' : field.nameOf(document, next))} onDone={onDone} />;
  }
  if (field.kind === 'words') {
    const choices = field.choices?.(document);
    const names = field.values(document, module).map((item) => field.nameOf(document, item));
    return (
      <div className="cell-popup" onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Escape') onDone(); }} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onDone()}>
        <TagInput autoFocus label={label} tags={names} suggestions={choices ? choices.map((choice) => choice.label) : (field.suggestions?.(document) ?? [])} placeholder={t('library.addTag')} removeLabel={(tag) => t('library.removeTag', { tag })} onChange={(words) => write(words.join('; '))} />
      </div>
    );
  }
  return <TextEditor label={label} value={value} hint={field.hint ?? ''} long={field.kind === 'long'} type={field.kind === 'date' ? 'date' : 'text'} list={field.suggestions?.(document)} onCommit={write} onDone={onDone} />;
}

interface TextEditorProps {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly long: boolean;
  readonly type: 'text' | 'date';
  readonly list: readonly string[] | undefined;
  readonly onCommit: (value: string) => void;
  readonly onDone: Props['onDone'];
}

function TextEditor({ label, value, hint, long, type, list, onCommit, onDone }: TextEditorProps) {
  const [text, setText] = useState(value);
  const finished = useRef(false);
  const finish = (move: 'stay' | 'down' | 'right', keep: boolean): void => {
    if (finished.current) return;
    finished.current = true;
    if (keep && text !== value) onCommit(text);
    onDone(move);
  };
  const keyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') finish('stay', false);
    else if (event.key === 'Enter' && !event.shiftKey) finish('down', true);
    else if (event.key === 'Tab') finish(event.shiftKey ? 'stay' : 'right', true);
    else return;
    event.preventDefault();
  };
  const shared = { 'aria-label': label, autoFocus: true, value: text, onKeyDown: keyDown, onBlur: () => finish('stay', true), placeholder: hint };
  if (long) return <textarea className="cell-popup long" rows={3} {...shared} onChange={(event) => setText(event.target.value)} />;
  return (
    <>
      <input className="cell-input" type={type} {...shared} {...(list ? { list: 'cell-suggestions' } : {})} onFocus={(event) => type === 'text' && event.target.select()} onChange={(event) => setText(event.target.value)} />
      {list && <datalist id="cell-suggestions">{list.slice(0, 300).map((item) => <option key={item} value={item} />)}</datalist>}
    </>
  );
}

function ChoiceEditor({ label, value, choices, onChoose, onDone }: { readonly label: string; readonly value: string | null; readonly choices: readonly Choice<string>[]; readonly onChoose: (value: string | null) => void; readonly onDone: Props['onDone'] }) {
  return (
    <div className="cell-select" onKeyDown={(event) => event.stopPropagation()}>
      <SelectBox label={label} value={value ?? unset} defaultOpen choices={[...choices, { value: unset, label: t('library.unset') }]} onChange={(next) => onChoose(next === unset ? null : next)} onOpenChange={(open) => !open && onDone()} />
    </div>
  );
}
