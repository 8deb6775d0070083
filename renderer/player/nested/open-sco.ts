import type { ScoResult, ScoState } from '#shared/exchange/packages/player/sco-state';
import type { ScoLaunch } from './dialects';
import { dialect12, dialect2004 } from './dialects';
import { nestedApi } from './nested-api';
import type { ScoPlace } from './sco-data';
import { resultOfData, startData, stateOfData } from './sco-data';

/** Who runs a content object: keeps its state, hears its result. */
export interface ScoHost {
  /** Whether so much can be saved. */
  readonly hasRoom: (state: ScoState) => boolean;
  readonly keep: (state: ScoState) => void;
  /** Told at most once a launch, as soon as the content object is over. */
  readonly over: (state: ScoState, result: ScoResult) => void;
}

/** A content object on the page. */
export interface OpenSco {
  /** Takes the run-time off the window. A content object that has gone without a word is left with what it said. */
  readonly close: () => void;
}

/**
 * Puts the run-times of both standards on a window, where a content object in a frame below finds them before the LMS's own (SCORM 1.2 RTE 3.3.6.1, SCORM 2004 RTE 3.3.1).
 * Both are there so that one that looks for either never reaches past the player.
 */
export function openSco(target: Window, place: ScoPlace, saved: ScoState | undefined, launch: Omit<ScoLaunch, 'isResumed'>, host: ScoHost): OpenSco {
  const data = startData(saved);
  let isOver = false;
  let isBegun = false;
  let isLeft = false;
  const finish = (left: 'not' | 'said' | 'gone'): void => {
    if (isLeft) return;
    isLeft = left !== 'not';
    const state = stateOfData(data, place);
    host.keep(state);
    const result = isOver ? undefined : resultOfData(data, left, launch.passMark !== '');
    if (!result) return;
    isOver = true;
    host.over(state, result);
  };
  const before = new Map<string, unknown>();
  for (const dialect of [dialect12, dialect2004]) {
    const api = nestedApi(dialect, data, { ...launch, isResumed: saved !== undefined }, {
      hasRoom: (change) => host.hasRoom({ ...stateOfData(data, place), ...change }),
      began: () => void (isBegun = true),
      committed: () => finish('not'),
      left: () => finish('said'),
    });
    before.set(dialect.apiName, Reflect.get(target, dialect.apiName));
    Reflect.set(target, dialect.apiName, api);
  }
  return {
    close: () => {
      if (isBegun) finish('gone');
      for (const [name, value] of before) {
        if (value === undefined) Reflect.deleteProperty(target, name);
        else Reflect.set(target, name, value);
      }
    },
  };
}
