import type { ApiObject } from '../../renderer/player/scorm-api';

export interface FakeScorm {
  readonly api: ApiObject;
  /** What was asked of it, in order: `init`, `element=value`, `commit`, `finish`. */
  readonly calls: string[];
  readonly values: Map<string, string>;
  /** `away`: nothing is taken; `gone`: every call throws, as when the window of the LMS is closed. */
  mode: 'there' | 'away' | 'gone';
  /** Elements that it has no place for (error 401). */
  readonly unknown: Set<string>;
}

/** A run-time of both SCORM standards that keeps what it is given, and can be taken away. */
export function fakeScorm(start: Readonly<Record<string, string>> = {}): FakeScorm {
  const calls: string[] = [];
  const fake: FakeScorm = { api: {}, calls, values: new Map(Object.entries(start)), mode: 'there', unknown: new Set() };
  let error = '0';
  const heard = (name: string): boolean => {
    if (fake.mode === 'gone') throw new Error('The window is closed.');
    calls.push(name);
    error = fake.mode === 'away' ? '101' : '0';
    return fake.mode === 'there';
  };
  const set = (element = '', value = ''): string => {
    if (!heard(`${element}=${value}`)) return 'false';
    if ([...fake.unknown].some((name) => element.startsWith(name))) {
      error = '401';
      return 'false';
    }
    fake.values.set(element, value);
    return 'true';
  };
  const get = (element = ''): string => {
    if (fake.mode === 'gone') throw new Error('The window is closed.');
    return fake.values.get(element) ?? '';
  };
  const call = (name: string) => (): string => String(heard(name));
  const [start_, finish, commit, lastError] = [call('init'), call('finish'), call('commit'), (): string => error];
  const api: ApiObject = {
    LMSInitialize: start_, LMSFinish: finish, LMSCommit: commit, LMSGetValue: get, LMSSetValue: set, LMSGetLastError: lastError,
    Initialize: start_, Terminate: finish, Commit: commit, GetValue: get, SetValue: set, GetLastError: lastError,
  };
  return Object.assign(fake, { api });
}
