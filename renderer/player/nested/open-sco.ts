import type { ScoResult, ScoState } from '#shared/exchange/player/sco-state';
import type { ScoLaunch } from './dialects';
import { dialect12, dialect2004 } from './dialects';
import { nestedApi } from './nested-api';
import { resultOfData, startData, stateOfData } from './sco-data';

/** Who runs a content object: keeps its state, hears its result. */
export interface ScoHost {
  /** Whether so much can be saved. */
  readonly hasRoom: (state: ScoState) => boolean;
  readonly keep: (state: ScoState) => void;
  /** Told at most once a launch, as soon as the content object is over. */
  readonly over: (result: ScoResult) => void;
}

/** A content object on the page. */
export interface OpenSco {
  /** Takes the run-time off the window; a content object that did not say goodbye is left with what it committed. */
  readonly close: () => void;
}

/**
 * Puts the run-times of both standards on a window, where a content object in a frame below finds them before the LMS's own (SCORM 1.2 RTE 3.3.6.1, SCORM 2004 RTE 3.3.1).
 * Both are there so that one that looks for either never reaches past the player.
 */
export function openSco(target: Window, { module, page }: Pick<ScoState, 'module' | 'page'>, saved: ScoState | undefined, launch: Omit<ScoLaunch, 'isResumed'>, host: ScoHost): OpenSco {
  const data = startData(saved);
  let isOver = false;
  const finish = (isLeft: boolean): void => {
    host.keep(stateOfData(data, module, page));
    const result = isOver ? undefined : resultOfData(data, isLeft);
    if (!result) return;
    isOver = true;
    host.over(result);
  };
  const before = new Map<string, unknown>();
  for (const dialect of [dialect12, dialect2004]) {
    const api = nestedApi(dialect, data, { ...launch, isResumed: saved !== undefined }, {
      hasRoom: (suspendData) => host.hasRoom({ ...stateOfData(data, module, page), suspendData }),
      committed: () => finish(false),
      left: () => finish(true),
    });
    before.set(dialect.apiName, Reflect.get(target, dialect.apiName));
    Reflect.set(target, dialect.apiName, api);
  }
  return {
    close: () => {
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(target, name);
        else Reflect.set(target, name, value);
      }
    },
  };
}
