import { messageSchema, type StageCall, type StageMessage, type StartMessage } from '#shared/contract/stage-messages';
import { openLms } from './open-lms';
import { openScorm } from './open-scorm';

/** One launch under way. */
export interface Session {
  /** Address of the frame. */
  readonly address: string;
  readonly end: () => void;
}

const key = window.location.search.slice(1);
const began = performance.now();
let counted = 0;
let session: Session | undefined;

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
  document.querySelector('iframe')?.remove();
  session?.end();
  const base = `/play/${key}/`;
  session = message.standard === 'cmi5' ? await openLms(`/lrs/${key}`, base, message, log) : openScorm(base, message, log);
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
