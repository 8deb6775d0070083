/** What a learner does in a course, question by question and choice by choice. Everything by what is on the screen: titles and ids of modules. */
export interface CoursePlan {
  /** Answers of a pre-assessment, by its title: per question the value of its field, or several; of lists what is chosen in each, as shown. */
  readonly pre: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Answers of each try at a module's test; the last for all that follow. */
  readonly tests: Readonly<Record<string, readonly (readonly (readonly string[])[])[]>>;
  /** Modules in the order in which they are liked. */
  readonly likes: readonly string[];
  /** Choose in the outline before anything else; else on the screen that asks for it. */
  readonly choosesFirst: boolean;
  /** Close the window and come back after so many screens; 0 for never. */
  readonly leavesAfter: number;
  /** Whether the window is drawn: a page that is not costs less time, and is clicked the same. */
  readonly isDrawn: boolean;
}

export interface PlayedCourse {
  readonly visited: readonly string[];
  /** States of the outline before each visit, and at the end. */
  readonly moments: readonly Readonly<Record<string, string>>[];
  /** How many of the moments were before the last choice. */
  readonly undecided: number;
  /** Titles of the pre-assessments, in the order in which they were asked. */
  readonly asked: readonly string[];
  readonly chosen: readonly string[];
  readonly end: string;
  readonly launches: number;
  /** Milliseconds until the course was open, all launches together, and in all. */
  readonly ms: { readonly open: number; readonly all: number };
  /** What the run-time held when the course was left. */
  readonly cmi: Readonly<Record<string, string>>;
}

interface RunTime {
  readonly cmi: { toJSON: () => unknown };
  readonly loadFromJSON: (json: unknown, path: string) => void;
}

/**
 * Plays courses in a page that has scorm-again: each in a frame, under a run-time of its own. Runs inside the page, so it must not use anything from outside. Only what is on the screen is read and clicked.
 */
export async function playCourses(jobs: readonly { readonly address: string; readonly standard: 'scorm12' | 'scorm2004'; readonly plan: CoursePlan }[]): Promise<PlayedCourse[]> {
  const scope = window as unknown as Record<string, unknown> & { Scorm12API: new (settings: object) => RunTime; Scorm2004API: new (settings: object) => RunTime };
  const frame = document.querySelector('iframe')!;
  let opening = 0;
  const open = (address: string): Promise<void> => new Promise((done) => {
    const began = performance.now();
    frame.onload = () => {
      opening += performance.now() - began;
      done();
    };
    frame.src = address;
  });
  const launch = (standard: 'scorm12' | 'scorm2004', saved: unknown): RunTime => {
    const settings = { autocommit: false, logLevel: 5 };
    const api = standard === 'scorm12' ? new scope.Scorm12API(settings) : new scope.Scorm2004API(settings);
    if (saved) api.loadFromJSON(saved, '');
    delete scope['API'];
    delete scope['API_1484_11'];
    scope[standard === 'scorm12' ? 'API' : 'API_1484_11'] = api;
    return api;
  };
  const elements = { scorm12: ['cmi.core.lesson_status', 'cmi.core.score.raw', 'cmi.suspend_data'], scorm2004: ['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.progress_measure', 'cmi.suspend_data'] };

  const play = async ({ address, standard, plan }: (typeof jobs)[number]): Promise<PlayedCourse> => {
    const visited: string[] = [];
    const moments: Record<string, string>[] = [];
    const asked: string[] = [];
    const tries = new Map<string, number>();
    let [undecided, launches, screens, leavesAfter] = [0, 1, 0, plan.leavesAfter];
    const began = performance.now();
    opening = 0;
    frame.style.display = plan.isDrawn ? 'block' : 'none';
    let api = launch(standard, null);
    await open(address);
    const all = <E extends HTMLElement>(selector: string, within: ParentNode = frame.contentDocument!): E[] => [...within.querySelectorAll<E>(selector)];
    const one = <E extends HTMLElement>(selector: string, within?: ParentNode): E | undefined => all<E>(selector, within)[0];
    const click = (selector: string): void => {
      const button = one(selector);
      if (!button) throw new Error(`${address}: nothing to click at ${selector} of “${one('h1')?.textContent}”`);
      button.click();
    };
    const states = (): Record<string, string> => {
      const rows: Record<string, string> = {};
      for (const { dataset } of all('.outline [data-module]')) if (dataset['state'] !== 'offered' || !(dataset['module']! in rows)) rows[dataset['module']!] = dataset['state']!;
      return rows;
    };
    const here = (): HTMLElement => one('.outline .is-here[data-module]')!;
    const like = (id: string): number => plan.likes.indexOf(id);
    const choose = (): boolean => {
      const rows = all('.outline [data-module]').filter((row) => one<HTMLInputElement>('input[type=checkbox]:not(:disabled):not(:checked)', row));
      const [first] = rows.sort((a, b) => like(a.dataset['module']!) - like(b.dataset['module']!));
      if (first) one('input', first)!.click();
      return first !== undefined;
    };
    const fill = (answers: readonly (readonly string[])[]): void => {
      for (const [index, values] of answers.entries()) {
        for (const [prompt, list] of all<HTMLSelectElement>(`select[name=q${index}]`).entries()) list.value = [...list.options].find(({ text }) => text === values[prompt])!.value;
        for (const input of all<HTMLInputElement>(`input[name=q${index}]`)) {
          if (input.type === 'text') input.value = values[0]!;
          else if (values.includes(input.value) !== input.checked) input.click();
        }
      }
      one('[name=q0]')!.closest('form')!.querySelector<HTMLElement>('[type=submit]')!.click();
    };
    const visit = (): void => {
      visited.push(here().dataset['module']!);
      moments.push(states());
    };
    if (plan.choosesFirst) {
      while (choose());
      // What was chosen may come before the screen that is shown.
      if (!one('[data-focus=skip]')) {
        click('[data-focus=reported]');
        click('.actions .primary');
      }
    }
    for (;;) {
      if (++screens > 300) throw new Error(`${address}: the course does not end; “${one('h1')?.textContent}”, ${visited.join()}`);
      if (leavesAfter > 0 && screens > leavesAfter) {
        leavesAfter = 0;
        launches += 1;
        const before = JSON.stringify(states());
        await open('about:blank');
        api = launch(standard, JSON.parse(JSON.stringify(api.cmi.toJSON())));
        await open(address);
        if (JSON.stringify(states()) !== before) throw new Error(`${address}: after coming back ${JSON.stringify(states())}, before ${before}`);
      }
      const title = one('h1')!.textContent;
      if (one('[name=q0]') && one('.actions [data-focus=skip]')) {
        asked.push(title);
        fill(plan.pre[title]!);
      } else if (one('[name=q0]')) {
        const id = here().dataset['module']!;
        visit();
        const count = tries.get(id) ?? 0;
        tries.set(id, count + 1);
        const list = plan.tests[id]!;
        fill(list[Math.min(count, list.length - 1)]!);
      } else if (one('.choices')) {
        while (choose());
        undecided = moments.length;
        click('.actions .primary');
      } else if (one('table.sheet') && !one('.actions .primary')) {
        moments.push(states());
        break;
      } else {
        // A page, or what an answer led to.
        const isTaken = one('.actions .primary')?.textContent.startsWith('Mark as done') === true;
        if (isTaken) visit();
        click('.actions .primary');
      }
    }
    const chosen = all('.outline [data-module]').filter((row) => one('input:checked', row)).map((row) => row.dataset['module']!);
    const end = one('h1')!.textContent;
    click('[data-focus=close]');
    const cmi = Object.fromEntries(elements[standard].map((name) => [name, readOf(api, name)]));
    return { visited, moments, undecided, asked, chosen, end, launches, ms: { open: opening, all: performance.now() - began }, cmi };
  };
  /** After the end of the session the run-time answers no more: what it holds is read from its data. */
  const readOf = (api: RunTime, name: string): string => {
    let value: unknown = api.cmi;
    for (const part of name.split('.').slice(1)) value = (value as Record<string, unknown> | undefined)?.[part];
    return String(value ?? '');
  };
  const played: PlayedCourse[] = [];
  for (const job of jobs) played.push(await play(job));
  return played;
}
