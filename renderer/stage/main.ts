import { messageSchema, type StageCall, type StageMessage, type StartMessage } from '#shared/contract/stage-messages';
import { openLms } from './open-lms';
import { openScorm } from './open-scorm';

/** One launch under way. */
export interface Session {
  /** Address of the frame. */
  readonly address: string;
  /** Called just before the frame is there. */
  readonly begin: () => void;
  /** Called when the frame is gone; ends when what the page said last has been heard. */
  readonly end: () => Promise<void>;
}

const key = window.location.search.slice(1);
const began = performance.now();
let counted = 0;
let starts = 0;
let session: Session | undefined;
let ending: Promise<void> = Promise.resolve();

/** Only the studio can show this page (`frame-ancestors`), so whatever is above may hear it. */
function tell(message: StageMessage): void {
  if (window.parent !== window) window.parent.postMessage(message, '*');
}

function log(call: Omit<StageCall, 'kind' | 'n' | 'at'>): void {
  counted++;
  tell({ kind: 'call', n: counted, at: Math.round(performance.now() - began), ...call });
}

async function start(message: StartMessage): Promise<void> {
  // The old page says goodbye to the old run-time before the new one is there.
  const mine = ++starts;
  document.querySelector('iframe')?.remove();
  const old = session;
  session = undefined;
  ending = ending.then(() => old?.end());
  await ending;
  if (mine !== starts) return;
  const base = `/play/${key}/`;
  const next = message.standard === 'cmi5' ? await openLms(`/lrs/${key}`, base, message, log) : openScorm(base, message, log);
  // Another start came while this one asked.
  if (mine !== starts) return;
  session = next;
  session.begin();
  const frame = document.createElement('iframe');
  frame.title = 'Package';
  frame.allowFullscreen = true;
  frame.src = session.address;
  document.body.append(frame);
  tell({ kind: 'started', launch: message.launch });
}

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || window.parent === window) return;
  const message = messageSchema.safeParse(event.data);
  if (message.success) void start(message.data);
});
tell({ kind: 'ready' });
