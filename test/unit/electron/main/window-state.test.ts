import { describe, expect, it } from 'vitest';
import { fitToDisplays } from '../../../../electron/main/window-state';

const display = [{ x: 0, y: 0, width: 1920, height: 1080 }];

describe('window state', () => {
  it('keeps a place that can be seen', () => {
    expect(fitToDisplays({ x: 100, y: 50, width: 1200, height: 800, maximized: false }, display)).toMatchObject({ x: 100, y: 50 });
  });
  it.each([[4000, 50], [100, -500], [100, 2000], [-1190, 50]])('forgets the place %i, %i on no display', (x, y) => {
    expect(fitToDisplays({ x, y, width: 1200, height: 800, maximized: true }, display)).toEqual({ width: 1200, height: 800, maximized: true });
  });
});
