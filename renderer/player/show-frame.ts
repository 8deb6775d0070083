import { h } from './dom';
import type { Player } from './player';
import type { ScoPlace } from './nested/sco-data';
import { openSco, type OpenSco } from './nested/open-sco';

interface OpenFrame {
  readonly frame: HTMLElement;
  readonly sco: OpenSco | undefined;
}

let open: OpenFrame | undefined;

/** Takes the imported page off the screen. A content object says goodbye while it goes, and is heard: call it before what it says has to count. */
export function closeFrame(): void {
  const closing = open;
  open = undefined;
  closing?.frame.remove();
  closing?.sco?.close();
}

/**
 * An imported page in a frame. A plain page is kept apart from everything (an origin of its own). A content object finds its run-time on this window, so it has to share its origin; it may run
 * scripts, show forms, dialogs and windows, and download, and may not lead the whole page elsewhere.
 */
export function showFrame(player: Player, module: number, at: number): HTMLElement {
  closeFrame();
  const { course, words } = player;
  const page = course.modules[module]!.pages[at]!;
  const sandbox = page.sco ? 'allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads' : 'allow-scripts allow-popups';
  const frame = h('iframe', { class: page.sco ? 'imported imported-sco' : 'imported', src: page.frame, title: page.title, sandbox, allowfullscreen: '' });
  open = { frame, sco: page.sco && runSco(player, { module, page: at, key: page.sco.key }, page.sco.launchData) };
  return h('div', { class: 'imported-box', lang: course.language }, frame, page.sco && h('p', { class: 'hint' }, words.t('sco.hint')));
}

function runSco(player: Player, place: ScoPlace, launchData: string): OpenSco {
  const { module, page, key } = place;
  const { progress, saveState } = player.state();
  const { passMark } = player.course.program.modules[module]!;
  const saved = progress.scos.find((state) => state.module === module && state.page === page && state.key === key);
  const launch = { launchData, passMark: passMark === null ? '' : String(passMark / 10_000), learner: player.learner, mode: saveState === 'unrecorded' ? 'review' : 'normal' } as const;
  return openSco(window, place, saved, launch, { hasRoom: player.hasRoomForSco, keep: player.keepSco, over: player.scoOver });
}
