import { applyBrand, showLogo } from './brand';
import { h, icon } from './dom';
import { isSettled, isSuggestion } from './outline';
import type { Player, PlayerState, SaveState } from './player';
import { closeFrame } from './show-frame';
import { pageActions, screenOf } from './show-main';
import { showOutline } from './show-outline';
import { aboutMinutes } from './words';

/** Puts the player on the page and keeps it up to date. The focus stays where it is, or goes to the heading of a new screen. */
export function mountPlayer(root: HTMLElement, player: Player): void {
  const { words } = player;
  const live = h('p', { class: 'visually-hidden', 'aria-live': 'polite', role: 'status' });
  const shell = h('div', { class: 'shell', lang: words.language, dir: words.direction });
  applyBrand(player.course);
  root.replaceChildren(shell, live);
  let shown = '';
  let drawn: PlayerState | undefined;
  const draw = (): void => {
    const last = drawn;
    // Another screen: a content object on this one speaks its last words now, and the screen knows of them.
    if (shown !== '' && shown !== keyOf(player.state())) closeFrame();
    drawn = player.state();
    const { view, outcome, saveState } = drawn;
    const announced = last ? announcement(last.saveState, saveState) : undefined;
    if (announced) live.textContent = words.t(announced);
    // An answer of the LMS that comes late must not take away what is being clicked.
    if (last && isOnlySaved(last, drawn)) return replaceSaveLine(shell, player);
    const key = keyOf(drawn);
    const focused = (document.activeElement as HTMLElement | null)?.dataset['focus'];
    const isFolded = shell.querySelector<HTMLDetailsElement>('.outline-fold')?.open === false;
    const scrolled = shell.querySelector('.side')?.scrollTop ?? 0;
    // The same screen keeps its main part: answers half given and imported pages must not start again.
    const kept = shown === key && view.kind !== 'choose' ? shell.querySelector<HTMLElement>('main') : null;
    if (saveState === 'closed') shell.replaceChildren(closedScreen(player, last?.saveState === 'unrecorded'));
    else if (kept) {
      replaceSaveLine(shell, player);
      if (view.kind === 'page' && !outcome) shell.querySelector('.actions')?.replaceChildren(...pageActions(player, view.module, view.page).filter((action) => action instanceof Node));
      for (const [selector, part] of [['.top', header(player)], ['.side', sidebar(player, isFolded)]] as const) shell.querySelector(selector)?.replaceWith(part);
    } else shell.replaceChildren(header(player), sidebar(player, isFolded), mainPart(player));
    shell.querySelector('.side')?.scrollTo(0, scrolled);
    if (shown !== key) {
      const heading = shell.querySelector<HTMLElement>('h1');
      if (shown !== '') heading?.focus();
      shell.querySelector('.main-scroll')?.scrollTo(0, 0);
      if (!announced) live.textContent = heading?.textContent ?? '';
    } else if (focused) shell.querySelector<HTMLElement>(`[data-focus="${focused}"]`)?.focus();
    shown = key;
  };
  let isDrawing = false;
  let isStale = false;
  const update = (): void => {
    isStale = true;
    if (isDrawing) return;
    isDrawing = true;
    while (isStale) {
      isStale = false;
      draw();
    }
    isDrawing = false;
  };
  player.subscribe(update);
  update();
}

/** What makes a screen another one. */
function keyOf({ view, outcome, saveState, visit }: PlayerState): string {
  return JSON.stringify([view, outcome?.test.id, outcome?.earned, saveState === 'closed', saveState === 'elsewhere' || saveState === 'held', visit]);
}

/** What of the save line has to be heard as well: that something is lost or found again. */
function announcement(last: SaveState, next: SaveState): 'save.failed' | 'save.elsewhere' | 'save.held' | 'save.back' | undefined {
  if (last === next) return undefined;
  if (next === 'failed' || next === 'elsewhere' || next === 'held') return `save.${next}`;
  return last === 'failed' && next === 'saved' ? 'save.back' : undefined;
}

/** Whether nothing but the save line has to change. */
function isOnlySaved(last: PlayerState, next: PlayerState): boolean {
  return last.saveState !== next.saveState && next.saveState !== 'closed' && last.progress === next.progress && last.view === next.view && last.outcome === next.outcome && last.notice === next.notice && last.unsent === next.unsent;
}

function header(player: Player): HTMLElement {
  const { course, words } = player;
  const { path, progress } = player.state();
  const states = [...new Map(path.steps.map((step) => [step.module, step.state])).values()];
  const settled = states.filter(isSettled).length;
  const total = states.length;
  const segments = total <= 40 ? states.map((state) => h('span', { class: `segment segment-${state}` })) : [h('span', { class: 'segment segment-done', style: `flex-grow:${settled}` }), h('span', { class: 'segment', style: `flex-grow:${total - settled}` })];
  const left = aboutMinutes(path.steps.filter((step) => step.state === 'open' || step.state === 'locked').reduce((sum, step) => sum + step.minutes, 0));
  const suggestions = path.steps.filter((step) => isSuggestion(course, progress, step)).length;
  const names = h('div', { class: 'names', lang: course.language }, h('strong', {}, course.title), h('span', { class: 'quiet' }, course.subtitle));
  const close = h('button', { type: 'button', class: 'secondary', 'data-focus': 'close', onclick: () => {
    closeFrame();
    player.close();
    if (player.state().saveState !== 'closed' && player.state().view.kind === 'page') player.again();
  } }, words.t('top.close'));
  if (course.scope === 'pre-test') return h('header', { class: 'top' }, showLogo(course), names, close);
  return h(
    'header',
    { class: 'top' },
    showLogo(course),
    names,
    h('div', { class: 'bar', 'aria-hidden': 'true' }, ...segments),
    h('p', { class: 'count' }, h('strong', {}, words.t('top.of', { settled, total })), words.t('top.settled'), suggestions > 0 && words.t('top.toChoose', { count: suggestions })),
    h('p', { class: 'count count-left' }, ...(left === 0 ? [words.t('top.nothingLeft')] : [h('strong', {}, words.t('top.about', { time: words.minutes(left) })), words.t('top.left')])),
    close,
  );
}

/** Foldable, so that a narrow screen starts with the content. */
function sidebar(player: Player, isFolded: boolean): HTMLElement {
  const fold = h('details', { class: 'outline-fold' }, h('summary', {}, player.words.t('side.title')), showOutline(player));
  fold.open = !isFolded && (window.innerWidth > 760 || fold.open);
  return h('aside', { class: 'side' }, fold);
}

function mainPart(player: Player): HTMLElement {
  const { notice } = player.state();
  const screen = screenOf(player);
  const content = h(
    'div',
    { class: 'main-scroll', tabindex: 0, role: 'region', 'aria-label': screen.title },
    h('div', { class: 'column' }, notice !== '' && h('p', { class: 'banner', role: 'status' }, notice), h('p', { class: 'crumb' }, screen.crumb), h('h1', { tabindex: -1 }, screen.title), ...screen.content),
  );
  return h('main', {}, content, h('div', { class: 'foot' }, h('div', { class: 'column foot-row' }, saveLine(player), h('div', { class: 'actions' }, ...screen.actions))));
}

function replaceSaveLine(shell: HTMLElement, player: Player): void {
  const isFocused = (document.activeElement as HTMLElement | null)?.dataset['focus'] === 'retry';
  shell.querySelector('.save')?.replaceWith(saveLine(player));
  if (isFocused) (shell.querySelector<HTMLElement>('[data-focus="retry"]') ?? shell.querySelector<HTMLElement>('h1'))?.focus();
}

function saveLine(player: Player): HTMLElement {
  const { saveState, unsent } = player.state();
  if (unsent !== 'none' && (saveState === 'saved' || saveState === 'saving')) return h('div', { class: `save save-unsent${unsent === 'said' ? ' save-failed' : ''}`, ...(unsent === 'said' ? { role: 'alert' } : {}) }, icon('info'), h('p', {}, player.words.t(unsent === 'said' ? 'save.unsentSaid' : 'save.unsent')));
  const again = saveState === 'failed' && h('button', { type: 'button', class: 'secondary', 'data-focus': 'retry', onclick: () => player.retry() }, player.words.t('save.again'));
  return h('div', { class: `save save-${saveState}` }, icon(saveState === 'saved' ? 'check' : 'info'), h('p', {}, player.words.t(`save.${saveState}`)), again);
}

function closedScreen({ words }: Player, wasUnrecorded: boolean): HTMLElement {
  const title = words.t(wasUnrecorded ? 'closed.unrecordedTitle' : 'closed.title');
  return h('main', { class: 'closed' }, h('h1', { tabindex: -1 }, title), h('p', {}, words.t(wasUnrecorded ? 'closed.unrecorded' : 'save.closed')));
}
