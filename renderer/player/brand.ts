import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import type { AccentColours } from '#shared/exchange/packages/player/brand-colours';
import { h } from './dom';

/** Puts the organisation's colours over the player's own, for light and dark. */
export function applyBrand({ brand }: PlayerCourse): void {
  if (!brand?.colours) return;
  const { light, dark } = brand.colours;
  const rules = (colours: AccentColours): string => `:root{--accent:${colours.accent};--accent-ink:${colours.ink};--accent-soft:${colours.soft}}`;
  document.head.append(h('style', {}, `${rules(light)}@media (prefers-color-scheme: dark){${rules(dark)}}`));
}

/** The organisation's logo, or its name. */
export function showLogo({ brand }: PlayerCourse): HTMLElement | undefined {
  if (!brand) return undefined;
  if (brand.logo !== '') return h('img', { class: 'logo', src: brand.logo, alt: brand.name });
  return brand.name === '' ? undefined : h('span', { class: 'organisation' }, brand.name);
}
