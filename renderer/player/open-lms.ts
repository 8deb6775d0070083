import type { Dialect, Launch, Lms, NoteAnswer, RuntimeApi, SaveAnswer, Told, Values } from './lms';

/** What became of one value: `refused` would be refused again, `failed` is worth another try. */
type Write = 'taken' | 'refused' | 'failed';

/**
 * Opens the session; undefined when the LMS refuses it. `reportsAnswers`: ask how many it has. Values that did not change are not written again. An API that throws, or whose window is gone, is one that
 * does not answer; answers and notes then wait for the next save.
 */
export function openLms(given: RuntimeApi, dialect: Dialect, reportsAnswers = false): Lms | undefined {
  const api = guarded(given);
  if (!isTrue(api.initialize())) return undefined;
  const get = (element: string): string => String(api.get(element) ?? '');
  const { suspendData } = dialect.elements;
  const launch: Launch = { suspendData: get(suspendData), learner: get(dialect.elements.learner), learnerId: get(dialect.elements.learnerId), interactions: Number(reportsAnswers ? get('cmi.interactions._count') : 0) || 0, notes: dialect.notes(get) };
  const mode = get(dialect.elements.mode);
  const isWritable = mode !== 'review' && mode !== 'browse';
  const ours = new Set([launch.suspendData]);
  const taken = new Map<string, string>();
  const tried = new Map<string, string>();
  let waiting: Values = [];
  let notes = launch.notes;
  let answers = launch.interactions;
  let isOpen = true;

  const write = ([element, value]: readonly [string, string]): Write => {
    if (taken.get(element) === value) return 'taken';
    tried.set(element, value);
    if (!isTrue(api.set(element, value))) return isRefusal(api.error()) ? 'refused' : 'failed';
    taken.set(element, value);
    return 'taken';
  };
  /** What the LMS has no place for is given up; what it did not hear waits, in order. */
  const writeWaiting = (): boolean => {
    while (waiting[0] && write(waiting[0]) !== 'failed') waiting = waiting.slice(1);
    return waiting.length === 0;
  };
  const writeAll = (values: Values): boolean => values.map((value) => write(value) === 'taken').every((isTaken) => isTaken);
  const isElsewhere = (next: string): boolean => {
    const now = get(suspendData);
    return !ours.has(now) && now.slice(0, 9) === next.slice(0, 9) && /^[\w-]{10,}(\.|$)/.test(now);
  };
  const save = (saved: Parameters<Lms['save']>[0]): SaveAnswer => {
    if (!isOpen) return false;
    if (!isWritable) return 'unrecorded';
    if (isElsewhere(saved.suspendData)) {
      isOpen = false;
      return 'elsewhere';
    }
    ours.add(saved.suspendData);
    const isWritten = writeAll(dialect.saved(saved));
    return writeWaiting() && isTrue(api.commit()) && isWritten;
  };
  const note = (text: string, module: string): NoteAnswer => {
    if (!isWritable || !isOpen) return 'kept';
    const values = dialect.noted(text, notes, module);
    if (!values) return 'refused';
    const [first = 'failed', ...others] = values.map(write);
    if (first === 'refused') return 'refused';
    notes = [...notes, text];
    if (first === 'failed' || others.includes('failed')) waiting = [...waiting, ...values];
    return waiting.length === 0 && isTrue(api.commit()) ? 'taken' : 'waiting';
  };
  const told = (): readonly Told[] => {
    const rows = dialect.told.map(([what, name]) => ({ what, name, value: tried.get(name) ?? '', isTaken: tried.get(name) === taken.get(name) }));
    const counts = [['answers', 'cmi.interactions', answers], ['comments', dialect.notesName, notes.length]] as const;
    return [...rows, ...counts.map(([what, name, count]) => ({ what, name, value: String(count), isTaken: !waiting.some(([element]) => element.startsWith(name)) }))];
  };
  const end = (): boolean => {
    isOpen = false;
    return isTrue(api.terminate());
  };
  return {
    launch,
    save,
    note,
    told,
    report: (given, first) => {
      if (!isWritable || !isOpen) return;
      waiting = [...waiting, ...dialect.answered(given, first)];
      answers = first + given.length;
      writeWaiting();
    },
    close: (seconds) => {
      if (!isOpen) return true;
      if (isWritable) writeAll(dialect.closing(seconds));
      return isTrue(api.commit()) && end();
    },
    leave: (seconds) => {
      if (!isOpen) return;
      if (isWritable) writeAll(dialect.closing(seconds));
      api.commit();
      end();
    },
  };
}

function isTrue(answer: unknown): boolean {
  return answer === true || answer === 'true';
}

/** Errors of the data model: not implemented, read only, wrong type (SCORM 1.2 RTE 3.2.5: 401 to 405; SCORM 2004 RTE 3.1.7.6: 401 to 408). */
function isRefusal(error: unknown): boolean {
  const code = Number(error);
  return code >= 401 && code <= 408;
}

function guarded(api: RuntimeApi): RuntimeApi {
  const calm = <A extends readonly string[]>(call: (...values: A) => unknown) => (...values: A): unknown => {
    try {
      return call(...values);
    } catch {
      return undefined;
    }
  };
  return { initialize: calm(api.initialize), terminate: calm(api.terminate), get: calm(api.get), set: calm(api.set), commit: calm(api.commit), error: calm(api.error) };
}
