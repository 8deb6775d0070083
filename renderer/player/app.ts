import { h, icon } from './dom';
import { isSettled, isSuggestion } from './outline';
import type { Player, PlayerState, SaveState } from './player';
import { screenOf } from './show-main';
import { showOutline } from './show-outline';
import { aboutText } from './words';

const saveTexts: Readonly<Record<SaveState, string>> = {
  saving: 'Saving to your LMS…',
  saved: 'Progress saved to your LMS',
  failed: 'Your LMS did not take the last change. Go on, it is tried again with the next one.',
  offline: 'Not connected to an LMS: nothing is recorded, and closing this page loses your progress.',
  unrecorded: 'You are looking around: nothing of this visit is recorded.',
  closed: 'Saved and closed. You can close this window.',
};

/** Puts the player on the page and keeps it up to date. The focus stays where it is, or goes to the heading of a new screen. */
export function mountPlayer(root: HTMLElement, player: Player): void {
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite', role: 'status' });
  const shell = h('div', { class: 'shell' });
  root.replaceChildren(shell, live);
  let shown = '';
  let drawn: PlayerState | undefined;
  const update = (): void => {
    const last = drawn;
    drawn = player.state();
    // An answer of the LMS that comes late must not take away what is being clicked.
    if (last && isOnlySaved(last, drawn)) return void shell.querySelector('.save')?.replaceWith(saveLine(drawn.saveState));
    const { view, outcome, saveState } = player.state();
    const key = JSON.stringify([view, outcome?.test.id, outcome?.earned, saveState === 'closed']);
    const focused = (document.activeElement as HTMLElement | null)?.dataset['focus'];
    const isFolded = shell.querySelector<HTMLDetailsElement>('.outline-fold')?.open === false;
    // The same screen keeps its main part: answers half given and imported pages must not start again.
    const kept = shown === key && view.kind !== 'choose' ? shell.querySelector<HTMLElement>('main') : null;
    if (kept) kept.querySelector('.save')?.replaceWith(saveLine(saveState));
    if (saveState === 'closed') shell.replaceChildren(closedScreen());
    else if (kept) for (const [selector, part] of [['.top', header(player)], ['.side', sidebar(player, isFolded)]] as const) shell.querySelector(selector)?.replaceWith(part);
    else shell.replaceChildren(header(player), sidebar(player, isFolded), mainPart(player));
    if (shown !== key) {
      const heading = shell.querySelector<HTMLElement>('h1');
      if (shown !== '') heading?.focus();
      shell.querySelector('.main-scroll')?.scrollTo(0, 0);
      live.textContent = heading?.textContent ?? '';
    } else if (focused) shell.querySelector<HTMLElement>(`[data-focus="${focused}"]`)?.focus();
    shown = key;
  };
  player.subscribe(update);
  update();
}

/** Whether nothing but the save line has to change. */
function isOnlySaved(last: PlayerState, next: PlayerState): boolean {
  return last.saveState !== next.saveState && next.saveState !== 'closed' && last.progress === next.progress && last.view === next.view && last.outcome === next.outcome && last.notice === next.notice;
}

function header(player: Player): HTMLElement {
  const { path, progress } = player.state();
  const states = [...new Map(path.steps.map((step) => [step.module, step.state])).values()];
  const settled = states.filter(isSettled).length;
  const total = states.length;
  const segments = total <= 40 ? states.map((state) => h('span', { class: `segment segment-${state}` })) : [h('span', { class: 'segment segment-done', style: `flex-grow:${settled}` }), h('span', { class: 'segment', style: `flex-grow:${total - settled}` })];
  const left = path.steps.filter((step) => step.state === 'open' || step.state === 'locked').reduce((sum, step) => sum + step.minutes, 0);
  const suggestions = path.steps.filter((step) => isSuggestion(player.course, progress, step)).length;
  const names = h('div', { class: 'names' }, h('strong', {}, player.course.title), h('span', { class: 'quiet' }, player.course.subtitle));
  const close = h('button', { type: 'button', class: 'secondary', 'data-focus': 'close', onclick: () => player.close() }, 'Save and close');
  if (player.course.scope === 'pre-test') return h('header', { class: 'top' }, names, close);
  return h(
    'header',
    { class: 'top' },
    names,
    h('div', { class: 'bar', 'aria-hidden': 'true' }, ...segments),
    h('p', { class: 'count' }, h('strong', {}, `${settled} of ${total}`), ` steps settled${suggestions > 0 ? `, ${suggestions} to choose` : ''}`),
    h('p', { class: 'count' }, aboutText(left)),
    close,
  );
}

/** Foldable, so that a narrow screen starts with the content. */
function sidebar(player: Player, isFolded: boolean): HTMLElement {
  const fold = h('details', { class: 'outline-fold' }, h('summary', {}, 'Your path'), showOutline(player));
  fold.open = !isFolded && (window.innerWidth > 760 || fold.open);
  return h('aside', { class: 'side' }, fold);
}

function mainPart(player: Player): HTMLElement {
  const { saveState, notice } = player.state();
  const screen = screenOf(player);
  const content = h(
    'div',
    { class: 'main-scroll' },
    h('div', { class: 'column' }, notice !== '' && h('p', { class: 'banner', role: 'status' }, notice), h('p', { class: 'crumb' }, screen.crumb), h('h1', { tabindex: -1 }, screen.title), ...screen.content),
  );
  return h('main', {}, content, h('div', { class: 'foot' }, h('div', { class: 'column foot-row' }, saveLine(saveState), h('div', { class: 'actions' }, ...screen.actions))));
}

function saveLine(saveState: SaveState): HTMLElement {
  return h('p', { class: `save save-${saveState}` }, icon(saveState === 'saved' ? 'check' : 'info'), saveTexts[saveState]);
}

function closedScreen(): HTMLElement {
  return h('main', { class: 'closed' }, h('h1', { tabindex: -1 }, 'Saved'), h('p', {}, saveTexts.closed));
}
