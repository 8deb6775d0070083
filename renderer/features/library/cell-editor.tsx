import { useRef, useState, type KeyboardEvent } from 'react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { levels, mediaFormats } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { objectivesOf } from '../../store/selectors';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { SelectBox, type Choice } from '../../ui/select-box';
import { TagInput } from '../../ui/tag-input';
import { competencyText, prerequisiteNames, type Column } from './columns';
import { parseMinutes, setCompetencies, setFirstObjective, setPrerequisites } from './edit-cell';
import { allTags } from './rows';

interface Props {
  readonly document: TrellisDocument;
  readonly module: CourseModule;
  readonly column: Column;
  readonly onDone: (move?: 'stay' | 'down' | 'right') => void;
}

const unset = 'unset';

/** The editor of a cell, by the type of its column. */
export function CellEditor({ document, module, column, onDone }: Props) {
  const studio = useStudio();
  const label = t('library.edit', { column: column.label, title: module.title });
  const set = (change: Readonly<Record<string, unknown>>): void => void setFields(studio, module.id, change);
  const text = (value: string, commit: (value: string) => void, options: { hint?: string; long?: boolean; list?: readonly string[] } = {}) => (
    <TextEditor label={label} value={value} onCommit={commit} onDone={onDone} {...options} />
  );
  switch (column.id) {
    case 'code': return text(module.code, (code) => set({ code }));
    case 'title': return text(module.title, (title) => title.trim() !== '' && set({ title: title.trim() }));
    case 'context': return text(module.industryContext, (industryContext) => set({ industryContext }));
    case 'minutes': return text(module.minutes === null ? '' : String(module.minutes), (value) => { const minutes = parseMinutes(value); if (minutes !== undefined) set({ minutes }); });
    case 'competency': return text(competencyText(document, module), (value) => void setCompetencies(studio, module, value), { hint: t('library.competencyHint'), list: [...document.tables.competency.values()].map((competency) => competency.title) });
    case 'prerequisites': return text(prerequisiteNames(document, module).join(', '), (value) => void setPrerequisites(studio, module, value), { hint: t('library.prerequisiteHint') });
    case 'objective': return text(objectivesOf(document, module.id)[0]?.text ?? '', (value) => void setFirstObjective(studio, module, value), { long: true });
    case 'level': return <ChoiceEditor label={label} value={module.level} choices={levels.map((value) => ({ value, label: t(`level.${value}`) }))} onChoose={(level) => set({ level })} onDone={onDone} />;
    case 'format': return <ChoiceEditor label={label} value={module.format} choices={mediaFormats.map((value) => ({ value, label: t(`format.${value}`) }))} onChoose={(format) => set({ format })} onDone={onDone} />;
    case 'tags': return (
      <div className="cell-popup" onKeyDown={(event) => { event.stopPropagation(); if (event.key === 'Escape') onDone(); }} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onDone()}>
        <TagInput autoFocus label={label} tags={module.tags} suggestions={allTags(document)} placeholder={t('library.addTag')} removeLabel={(tag) => t('library.removeTag', { tag })} onChange={(tags) => set({ tags })} />
      </div>
    );
    case 'complete': return null;
  }
}

interface TextEditorProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly long?: boolean;
  readonly list?: readonly string[];
  readonly onCommit: (value: string) => void;
  readonly onDone: Props['onDone'];
}

function TextEditor({ label, value, hint = '', long = false, list, onCommit, onDone }: TextEditorProps) {
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
      <input className="cell-input" {...shared} {...(list ? { list: 'cell-suggestions' } : {})} onFocus={(event) => event.target.select()} onChange={(event) => setText(event.target.value)} />
      {list && <datalist id="cell-suggestions">{list.map((item) => <option key={item} value={item} />)}</datalist>}
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
