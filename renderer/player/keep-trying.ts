import type { Player } from './player';

/** Seconds between tries; the last one for all that follow. */
const delays = [2, 5, 15, 30, 60] as const;

/** Tries again what the LMS did not take: after a while, longer each time, and at once when the network is back or the learner looks at the window again. */
export function keepTrying(player: Player, target: Window): void {
  let tries = 0;
  let timer: number | undefined;
  const stop = (): void => {
    target.clearTimeout(timer);
    timer = undefined;
  };
  const follow = (): void => {
    const { saveState } = player.state();
    if (saveState === 'saving') return;
    if (saveState !== 'failed') tries = 0;
    stop();
    if (saveState === 'failed') timer = target.setTimeout(again, (delays[Math.min(tries, delays.length - 1)] ?? 60) * 1000);
  };
  const again = (): void => {
    timer = undefined;
    tries += 1;
    player.retry();
  };
  player.subscribe(follow);
  follow();
  for (const event of ['online', 'focus'] as const) target.addEventListener(event, () => player.retry());
  target.document.addEventListener('visibilitychange', () => target.document.visibilityState === 'visible' && player.retry());
}
