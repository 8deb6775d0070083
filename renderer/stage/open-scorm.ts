import { Scorm12API, Scorm2004API } from 'scorm-again/min';
import type { StageCall, StartMessage } from '#shared/contract/stage-messages';
import type { Session } from './main';

type Api = Readonly<Record<string, unknown>>;
type Call = (...args: unknown[]) => unknown;

const dialects = {
  scorm12: { api: 'API', prefix: 'LMS', lifecycle: ['LMSInitialize', 'LMSFinish'], error: 'LMSGetLastError', learner: 'cmi.core.student_name', mode: 'cmi.core.lesson_mode', entry: 'cmi.core.entry' },
  scorm2004: { api: 'API_1484_11', prefix: '', lifecycle: ['Initialize', 'Terminate'], error: 'GetLastError', learner: 'cmi.learner_name', mode: 'cmi.mode', entry: 'cmi.entry' },
} as const;
const calls = ['GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic'] as const;

/** Data of each launch, by its number, between launches. */
const kept = new Map<number, string>();

/** A run-time of SCORM on this window (scorm-again), every call of the package written down. */
export function openScorm(base: string, message: StartMessage, log: (call: Omit<StageCall, 'kind' | 'n' | 'at'>) => void): Session {
  const dialect = dialects[message.standard === 'scorm2004' ? 'scorm2004' : 'scorm12'];
  const settings = { autocommit: false, logLevel: 5, mastery_override: false };
  const runtime = (message.standard === 'scorm2004' ? new Scorm2004API(settings) : new Scorm12API(settings)) as unknown as Api & { cmi: { toJSON: () => unknown }; loadFromJSON: (json: unknown, element: string) => void };
  const saved = kept.get(message.launch);
  const resumes = message.resume && saved !== undefined;
  if (resumes) runtime.loadFromJSON(JSON.parse(saved), '');
  else kept.delete(message.launch);
  const keep = (): void => void kept.set(message.launch, JSON.stringify(runtime.cmi.toJSON()));
  const preset = new Map([[dialect.learner, message.learner], [dialect.mode, message.mode], [dialect.entry, resumes ? 'resume' : 'ab-initio'], ...told(message)]);
  const names = [...dialect.lifecycle, ...calls.map((name) => `${dialect.prefix}${name}`)];
  const api = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]): unknown => {
        const isPreset = name.endsWith('GetValue') && preset.has(String(args[0]));
        const result = isPreset ? preset.get(String(args[0])) : (runtime[name] as Call).apply(runtime, args);
        if (/Commit|Finish|Terminate/.test(name)) keep();
        if (!/GetLastError|GetErrorString|GetDiagnostic/.test(name)) log({ call: name, args: args.map(String), result: String(result), error: isPreset ? '0' : String((runtime[dialect.error] as Call).apply(runtime, [])) });
        return result;
      },
    ]),
  );
  return {
    address: base + message.href,
    begin: () => void Object.assign(window, { [dialect.api]: api }),
    end: async () => {
      keep();
      Reflect.deleteProperty(window, dialect.api);
    },
  };
}

/** What the manifest lets the run-time say; what it does not name stays as the run-time has it. */
function told({ standard, launchData, masteryScore }: StartMessage): readonly (readonly [string, string])[] {
  const mastery = standard === 'scorm2004' ? (['cmi.scaled_passing_score', String(masteryScore)] as const) : (['cmi.student_data.mastery_score', String(Number(((masteryScore ?? 0) * 100).toFixed(4)))] as const);
  return [...(launchData === '' ? [] : [['cmi.launch_data', launchData] as const]), ...(masteryScore === null ? [] : [mastery])];
}
