import type { ScoDialect, ScoLaunch } from './dialects';
import type { ScoData } from './sco-data';

/** The run-time functions by the names of the standard, as a content object finds them on a window. */
export type NestedApi = Readonly<Record<string, (...args: readonly unknown[]) => string>>;

export interface NestedHooks {
  /** Asked before data or a place is taken: whether there is room for it. */
  readonly hasRoom: (change: Partial<Pick<ScoData, 'suspendData' | 'location'>>) => boolean;
  readonly committed: (data: ScoData) => void;
  readonly left: (data: ScoData) => void;
  /** It has begun to speak. */
  readonly began: () => void;
}

const messages: Readonly<Record<string, string>> = {
  '0': 'No error', '101': 'General exception', '201': 'Invalid argument', '301': 'Not initialized', '401': 'Not implemented or undefined element', '403': 'Element is read only', '404': 'Element is read only, or write only in SCORM 1.2',
  '405': 'Incorrect data type, or write only in SCORM 2004', '406': 'Element type mismatch', '122': 'Before initialization', '123': 'After termination', '351': 'There is no room for this data',
};

/** The run-time of one launch of a content object, over `data`. Every function answers as its standard says and sets the error code. */
export function nestedApi(dialect: ScoDialect, data: ScoData, launch: ScoLaunch, hooks: NestedHooks): NestedApi {
  const { names, errors, elements } = dialect;
  let phase: 'before' | 'running' | 'after' = 'before';
  let error = errors.none;
  const refuse = (code: string, answer = 'false'): string => {
    error = code;
    return answer;
  };
  const accept = (answer = 'true'): string => {
    error = errors.none;
    return answer;
  };
  const whenRunning = (work: () => string, refused = 'false'): string => (phase === 'running' ? work() : refuse(phase === 'before' ? errors.before : errors.after, refused));
  const get = (name: string): string => {
    const element = own(elements, name);
    if (element) return element.read ? accept(element.read(data, launch)) : refuse(errors.writeOnly, '');
    const listed = listElement(dialect, data, name);
    return listed === undefined ? refuse(errors.undefined, '') : accept(listed);
  };
  const set = (name: string, value: string): string => {
    const element = own(elements, name);
    if (!element) return isListField(dialect, name) ? (data.others.set(name, value), accept()) : refuse(/\._(children|count|version)$/.test(name) ? errors.readOnly : errors.undefined);
    if (!element.write) return refuse(errors.readOnly);
    const kept = name === 'cmi.suspend_data' ? { suspendData: value } : name === 'cmi.core.lesson_location' || name === 'cmi.location' ? { location: value } : undefined;
    if (kept && !hooks.hasRoom(kept)) return refuse(dialect.version === 'scorm12' ? errors.type : '351');
    return element.write(data, value) ? accept() : refuse(errors.type);
  };
  return {
    [names.initialize]: () => {
      if (phase !== 'before') return refuse(dialect.version === 'scorm12' ? errors.general : phase === 'running' ? '103' : '104');
      phase = 'running';
      hooks.began();
      return accept();
    },
    [names.terminate]: () =>
      whenRunning(() => {
        phase = 'after';
        hooks.left(data);
        return accept();
      }),
    [names.commit]: () =>
      whenRunning(() => {
        hooks.committed(data);
        return accept();
      }),
    [names.get]: (name) => whenRunning(() => get(String(name)), ''),
    [names.set]: (name, value) => whenRunning(() => set(String(name), String(value ?? ''))),
    [names.lastError]: () => error,
    [names.errorString]: (code) => messages[String(code)] ?? '',
    [names.diagnostic]: (code) => messages[String(code || error)] ?? '',
  };
}

/** An entry that a content object asks for by name: names like `__proto__` are nobody’s. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** `cmi.interactions.3.id` → list, index, field. */
function inList(dialect: ScoDialect, name: string): { readonly list: string; readonly index: number; readonly field: string } | undefined {
  const [, list = '', index = '', field = ''] = /^([a-z_.]+?)\.(\d+)\.(.+)$/.exec(name) ?? [];
  return own(dialect.lists, list) ? { list, index: Number(index), field } : undefined;
}

function isListField(dialect: ScoDialect, name: string): boolean {
  const found = inList(dialect, name);
  return found !== undefined && dialect.lists[found.list]!.includes(found.field.split('.')[0] ?? '');
}

/** Reading inside a list; undefined where the standard has no such element. */
function listElement(dialect: ScoDialect, data: ScoData, name: string): string | undefined {
  const [, parent = '', special] = /^(.+)\._(children|count)$/.exec(name) ?? [];
  if (special === 'children') return own(dialect.lists, parent)?.join(',') ?? (parent.endsWith('.score') ? 'scaled,raw,min,max' : undefined);
  if (special === 'count') return own(dialect.lists, parent) || inList(dialect, parent) ? String(countIn(data, parent)) : undefined;
  return isListField(dialect, name) ? (data.others.get(name) ?? '') : undefined;
}

function countIn(data: ScoData, list: string): number {
  const indices = [...data.others.keys()].filter((key) => key.startsWith(`${list}.`)).map((key) => Number(key.slice(list.length + 1).split('.')[0]));
  return indices.length === 0 ? 0 : Math.max(...indices) + 1;
}
