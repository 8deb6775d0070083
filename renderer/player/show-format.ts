import type { AccessibilityNeed } from '#shared/model/vocabulary';
import { h } from './dom';
import { chosenFor, versionsFor, type Version } from './formats';
import type { Player } from './player';

/** What people choose by; a transcript or a way without sound is missed where captions are. */
const told: readonly AccessibilityNeed[] = ['captions', 'audio-description'];

/** The choice among the formats of a step; undefined where there is none. */
export function showFormats(player: Player, module: number): HTMLElement | undefined {
  const { course, words } = player;
  const { progress, path } = player.state();
  const versions = versionsFor(course, progress, path, module);
  if (versions.length === 0) return undefined;
  const base = chosenFor(course, progress, module);
  const name = `format-${base}`;
  const options = versions.map((one) => {
    const input = h('input', { type: 'radio', name, value: one.version, 'data-focus': `${name}-${one.version}`, onchange: () => player.take(base, one.version) });
    input.checked = one.version === (progress.versions[base] ?? 0);
    return h('label', { class: 'option' }, input, h('span', {}, versionText(player, one)));
  });
  return h('div', { role: 'radiogroup', class: 'group formats', 'aria-label': words.t('format.title') }, h('p', { class: 'group-title' }, words.t('format.title')), h('p', { class: 'hint' }, words.t('format.hint')), ...options);
}

function versionText({ course, words }: Player, { module, format }: Version): string {
  const { title, minutes, barriers } = course.program.modules[module]!;
  const name = format === null ? words.t('format.none') : capital(words.format(format));
  const option = words.t(minutes > 0 ? 'format.optionTime' : 'format.option', { format: name, title, time: words.minutes(minutes) });
  const missing = barriers.filter((need) => told.includes(need));
  return missing.length === 0 ? option : words.t('format.missing', { option, needs: words.needs(missing) });
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
