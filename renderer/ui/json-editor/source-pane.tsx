import { Check, CircleX, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../button';
import { Keys } from '../keys';
import { JsonEditor, type JsonEditorProps } from './json-editor';
import './source-pane.css';

export interface SourcePaneProps extends Omit<JsonEditorProps, 'onApply'> {
  /** What stands at the left of the bar. */
  readonly children?: ReactNode;
  readonly isDraft: boolean;
  readonly canApply: boolean;
  readonly onApply: () => void;
  readonly onDiscard: () => void;
  /** Texts of the bar and of the line below. `behind`: shown where the document has moved on. `line`: of a fault. */
  readonly says: { readonly hint: string; readonly discard: string; readonly apply: string; readonly behind: string | null; readonly state: string; readonly line: (line: number) => string };
  readonly keys: { readonly leave: readonly string[]; readonly apply: readonly string[] };
}

const mostShown = 20;

/** Records as JSON in Monaco, with what is wrong below it, and Apply. */
export function SourcePane({ children, isDraft, canApply, onApply, onDiscard, says, keys, ...editor }: SourcePaneProps) {
  return (
    <div className="source-pane">
      <div className="source-bar">
        {children}
        <span className="muted source-hint">{says.hint} <Keys keys={keys.leave} /></span>
        <span className="spacer" />
        {isDraft && <Button look="quiet" onPress={onDiscard}><RotateCcw aria-hidden /> {says.discard}</Button>}
        <Button look="primary" isDisabled={!canApply} onPress={onApply}><Check aria-hidden /> {says.apply} <Keys keys={keys.apply} /></Button>
      </div>
      {says.behind !== null && <p className="banner info">{says.behind}</p>}
      <JsonEditor key={editor.uri} {...editor} onApply={onApply} />
      <div className="source-state" role="status">
        {editor.faults.length === 0 ? <span className="muted">{says.state}</span> : <strong className="err">{says.state}</strong>}
        <ul>{editor.faults.slice(0, mostShown).map((fault, index) => <li key={index}><CircleX aria-hidden /> <span className="mono">{says.line(fault.line)}</span> {fault.message}</li>)}</ul>
      </div>
    </div>
  );
}
