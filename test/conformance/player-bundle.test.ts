import { expect, it } from 'vitest';
import { builtPlayer } from '../helpers/built-player';

it('the player is at most 250 kB without content, one script, one style sheet and one message file, and asks nobody for more', async () => {
  const files = await builtPlayer();
  expect(files.map(({ path }) => path).sort()).toEqual(['messages.js', 'player.css', 'player.js']);
  expect(files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(250_000);
  const text = files.map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n');
  expect(text).not.toMatch(/\beval\(|new Function\(|\bimport\(|XMLHttpRequest|sendBeacon|@import|url\(\s*['"]?https?:/);
});
