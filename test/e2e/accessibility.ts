import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export interface FaultsAsked {
  /** Of any weight; otherwise those that axe calls serious or critical. */
  readonly all?: boolean;
  /** Where to look; the whole page otherwise. */
  readonly frame?: readonly [string, string];
  /** What a scheme of colours or a width can change: everything else was asked of the same state before. */
  readonly looksOnly?: boolean;
}

/** Accessibility faults that axe sees in the page as it stands: `rule: the elements it names`. Only faults are described, which is most of what axe spends its time on. */
export async function faultsOf(page: Page, { all = false, frame, looksOnly = false }: FaultsAsked = {}): Promise<readonly string[]> {
  // Axe's usual way gathers the results in a page of its own, so that no page can forge them; ours do not, and it takes three times as long. It alone sees frames of another origin.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(!hasForeignFrame(page));
  if (frame) axe.include({ fromFrames: [...frame] });
  // Not with options' own runOnly: the two exclude each other.
  const run = looksOnly ? axe.withRules(['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']) : axe;
  const { violations } = await run.analyze();
  return violations.filter(({ impact }) => all || impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

function hasForeignFrame(page: Page): boolean {
  const { origin } = new URL(page.url());
  return page.frames().some((frame) => !frame.url().startsWith('about:') && new URL(frame.url()).origin !== origin);
}
