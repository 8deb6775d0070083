import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { stageMessageSchema, type StageCall, type StartMessage } from '#shared/contract/stage-messages';
import type { PlayInfo } from '#shared/contract/shapes';

/** Calls shown; older ones are dropped, so that a long visit stays smooth. */
const mostCalls = 5000;

/** A package on the stage: what it said, and how to launch it. */
export interface StageState {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly calls: readonly StageCall[];
  /** Number of the item that runs. */
  readonly launch: number;
  readonly start: (launch: number, resume: boolean) => void;
}

/** Talks to the run-time page in the frame. Without a package nothing happens. The first item starts when the page is there. */
export function useStage(pack: PlayInfo | null, learner: string, mode: StartMessage['mode']): StageState {
  const frame = useRef<HTMLIFrameElement>(null);
  const [calls, setCalls] = useState<readonly StageCall[]>([]);
  const [launch, setLaunch] = useState(0);
  const clears = useRef(false);
  const start = useCallback(
    (number: number, resume: boolean): void => {
      const item = pack?.launches[number];
      if (!pack || !item) return;
      const message: StartMessage = { kind: 'start', launch: number, href: item.href, standard: item.standard, masteryScore: item.masteryScore, launchData: item.launchData, learner, mode, resume };
      // What another item says while it closes is not of this one: the page tells when that is over.
      if (!resume || number !== launch) {
        clears.current = true;
        setCalls([]);
      }
      setLaunch(number);
      frame.current?.contentWindow?.postMessage(message, new URL(pack.url).origin === 'null' ? '*' : new URL(pack.url).origin);
    },
    [pack, learner, mode, launch],
  );
  const current = useRef({ start, launch });
  current.current = { start, launch };
  useEffect(() => {
    let waiting: StageCall[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      const news = waiting;
      waiting = [];
      timer = undefined;
      setCalls((known) => [...known, ...news].slice(-mostCalls));
    };
    const hear = (event: MessageEvent): void => {
      if (event.source !== frame.current?.contentWindow) return;
      const message = stageMessageSchema.safeParse(event.data);
      if (!message.success) return;
      if (message.data.kind === 'ready') return current.current.start(current.current.launch, false);
      if (message.data.kind === 'started') {
        if (!clears.current) return;
        clears.current = false;
        waiting = [];
        return setCalls([]);
      }
      waiting.push(message.data);
      timer ??= setTimeout(show, 60);
    };
    window.addEventListener('message', hear);
    return () => {
      window.removeEventListener('message', hear);
      clearTimeout(timer);
    };
  }, []);
  return { frame, calls, launch, start };
}
