import { editor } from 'monaco-editor/editor';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
// All features at once: the client of the JSON worker loads them anyway, and what is registered after the first editor was made finds none of its services.
import 'monaco-editor/features/register.all';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';

/** A JSON Schema, and the texts that it holds for. */
export interface EditorSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: unknown;
}

const themes = { light: 'trellis-light', dark: 'trellis-dark' } as const;
type Theme = keyof typeof themes;

/** A colour of the app with six digits, as Monaco asks; the build shortens `#ffffff` to `#fff`. */
const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim().replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
const hex = (colour: string): string => colour.replace('#', '');

/** Monaco in the colours of the app, as its tokens stand now. */
function defineTheme(theme: Theme): void {
  editor.defineTheme(themes[theme], {
    base: theme === 'dark' ? 'vs-dark' : 'vs', inherit: true,
    rules: [
      { token: 'string.key.json', foreground: hex(token('core')) }, { token: 'string.value.json', foreground: hex(token('testable')) },
      { token: 'number.json', foreground: hex(token('elective')) }, { token: 'keyword.json', foreground: hex(token('open')) },
    ],
    colors: {
      'editor.background': token('surface'), 'editor.foreground': token('ink'), 'editorLineNumber.foreground': token('ink3'), 'editorLineNumber.dimmedForeground': token('ink3'), 'editorLineNumber.activeForeground': token('ink'), 'editorWidget.background': token('surface'),
      'editor.lineHighlightBorder': token('line'), 'editorError.foreground': token('err'), 'editorWarning.foreground': token('warn'), 'focusBorder': token('focus'),
    },
  });
}

let isReady = false;

/** Gives Monaco its workers (from this origin, as the content policy asks) and the schemas; once. */
export function prepareMonaco(schemas: readonly EditorSchema[]): void {
  if (isReady) return;
  isReady = true;
  (globalThis as { MonacoEnvironment?: unknown }).MonacoEnvironment = { getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()) };
  jsonDefaults.setDiagnosticsOptions({ validate: true, allowComments: false, schemaValidation: 'error', enableSchemaRequest: false, schemas: [...schemas] });
}

/** Follows the theme of the app; call when it changed. */
export function setMonacoTheme(theme: Theme): void {
  defineTheme(theme);
  editor.setTheme(themes[theme]);
}
