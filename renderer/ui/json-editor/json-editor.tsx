import { editor, KeyCode, KeyMod, MarkerSeverity, Uri } from 'monaco-editor/editor';
import { useEffect, useRef } from 'react';
import { prepareMonaco, setMonacoTheme, type EditorSchema } from './monaco-setup';

/** What is wrong in a line, from 1. */
export interface EditorFault {
  readonly line: number;
  readonly message: string;
}

export interface JsonEditorProps {
  readonly label: string;
  readonly uri: string;
  readonly text: string;
  /** JSON Schemas, by the addresses of texts that they hold for. */
  readonly schemas: readonly EditorSchema[];
  readonly faults: readonly EditorFault[];
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter. */
  readonly onApply: () => void;
}

const currentTheme = (): 'light' | 'dark' => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');

/** Monaco on one text. Ctrl+M lets Tab leave the editor. */
export function JsonEditor({ label, uri, text, schemas, faults, onChange, onApply }: JsonEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const code = useRef<editor.IStandaloneCodeEditor | null>(null);
  const handlers = useRef({ onChange, onApply });
  handlers.current = { onChange, onApply };
  const first = useRef(text);
  first.current = text;
  useEffect(() => {
    if (!box.current) return;
    prepareMonaco(schemas);
    setMonacoTheme(currentTheme());
    const address = Uri.parse(uri);
    const model = editor.getModel(address) ?? editor.createModel(first.current, 'json', address);
    model.setValue(first.current);
    const created = editor.create(box.current, {
      model, ariaLabel: label, automaticLayout: true, minimap: { enabled: false }, fontSize: 12.5, fontFamily: 'JetBrains Mono, DejaVu Sans Mono, monospace', lineNumbersMinChars: 4, scrollBeyondLastLine: false, tabSize: 2, renderLineHighlight: 'line', fixedOverflowWidgets: true, padding: { top: 8, bottom: 8 }, stickyScroll: { enabled: false }, accessibilitySupport: 'auto',
    });
    code.current = created;
    const change = created.onDidChangeModelContent(() => handlers.current.onChange(created.getValue()));
    created.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => handlers.current.onApply());
    const themes = new MutationObserver(() => setMonacoTheme(currentTheme()));
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      themes.disconnect();
      change.dispose();
      created.dispose();
      model.dispose();
      code.current = null;
    };
  }, [uri, label, schemas]);
  useEffect(() => {
    const created = code.current;
    // What was changed elsewhere (another window, Undo) is shown; what is being typed is already there.
    if (created && created.getValue() !== text) created.setValue(text);
  }, [text]);
  useEffect(() => {
    const model = code.current?.getModel();
    if (model) editor.setModelMarkers(model, 'trellis', faults.map(({ line, message }) => ({ startLineNumber: line, endLineNumber: line, startColumn: 1, endColumn: model.getLineMaxColumn(Math.min(line, model.getLineCount())), message, severity: MarkerSeverity.Error })));
  }, [faults]);
  return <div ref={box} className="json-editor" />;
}
