import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommands } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import { planExport } from '#shared/exchange/export-package';
import { preflightLook } from '#shared/exchange/packages/one-player/preflight-look';
import { brandColours, contrastOf } from '#shared/exchange/packages/player/brand-colours';
import { courseOf } from '../../../helpers/play';
import { exportInput, sampleRole } from '../../../helpers/sample-role';

const settings = (more: object): object => ({ id: 'settings:document', type: 'settings', title: 'Pharma', asOf: '2026-11-01', ...more });
const look = (brand: object, ...more: readonly object[]): TrellisDocument => sampleRole(settings({ brand }), ...more);
const player = [{ path: 'player.js', bytes: new Uint8Array([1]) }];

describe('the organisation’s colour', () => {
  it('reads on every ground of the player, light and dark, whatever is chosen', () => {
    fc.assert(fc.property(fc.nat(0xffffff), (value) => {
      const accent = `#${value.toString(16).padStart(6, '0')}`;
      const { light, dark } = brandColours(accent);
      const pairs = [[light.accent, '#ffffff'], [light.accent, '#f7f7f5'], [light.ink, light.accent], ['#1f2421', light.soft], [dark.accent, '#1e2220'], [dark.accent, dark.soft], [dark.ink, dark.accent], ['#e8ece9', dark.soft]] as const;
      for (const [text, ground] of pairs) expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(4.5);
    }), { numRuns: 500, seed: 3 });
    expect(brandColours('#1f4e9a').light.accent).toBe('#1f4e9a');
  });

  it('TRL-X061 is darkened where it would not be read, and said', () => {
    const [finding] = preflightLook(look({ accent: '#ffcc00' }));
    expect(finding).toMatchObject({ code: 'TRL-X061', severity: 'warning' });
    expect(finding?.message).toContain('1.5:1 on white');
    expect(finding?.message).toContain(brandColours('#ffcc00').light.accent);
    expect(preflightLook(look({ accent: '#1f4e9a' }))).toEqual([]);
    expect(courseOf(look({ accent: '#ffcc00' })).brand?.colours).toEqual(brandColours('#ffcc00'));
  });

  it('is set like everything else, refused when it is no colour, and undone', () => {
    const document = sampleRole();
    const set = (accent: string): ReturnType<typeof applyCommands> => applyCommands(document, [{ name: 'record.update', payload: { updates: [{ id: 'settings:document', set: { brand: { ...settingsOf(document).brand, accent } } }] } }]);
    expect(set('red').ok).toBe(false);
    const applied = set('#1f4e9a');
    if (!applied.ok) throw new Error('refused');
    expect(settingsOf(applyDiff(document, applied.value.diff)).brand.accent).toBe('#1f4e9a');
  });
});

describe('the logo', () => {
  it('is in the package once and the same each time, and not in what has no player', () => {
    const plan = (): ReturnType<typeof planExport> => planExport(exportInput(look({ name: 'Acme', logo: 'asset:fig' }), { player, xsd: [] }));
    const [one, two] = [plan(), plan()];
    expect(one).toEqual(two);
    if (!one.ok) throw new Error(JSON.stringify(one.error));
    expect(courseOf(look({ name: 'Acme', logo: 'asset:fig' })).brand).toEqual({ name: 'Acme', logo: 'assets/abababababababab.svg', colours: null });
    expect(one.value.files.filter(({ path }) => path === 'assets/abababababababab.svg')).toHaveLength(1);
  });

  it('TRL-X062 is left out where it is no image', () => {
    const document = look({ name: 'Acme', logo: 'asset:doc' }, { id: 'asset:doc', type: 'asset', path: 'a.pdf', sha256: 'cd'.repeat(32), bytes: 3, mediaType: 'application/pdf' });
    expect(preflightLook(document).map(({ code }) => code)).toEqual(['TRL-X062']);
    expect(courseOf(document).brand).toEqual({ name: 'Acme', logo: '', colours: null });
  });

  it('goes with its file: removing the asset takes it out of the look', () => {
    const applied = applyCommands(look({ logo: 'asset:fig' }), [{ name: 'record.remove', payload: { ids: ['asset:fig'] } }]);
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
    expect(settingsOf(applyDiff(look({ logo: 'asset:fig' }), applied.value.diff)).brand.logo).toBeNull();
  });
});

it('TRL-X060 says that the player does not speak a language, in every package that has the player', () => {
  const speak = (language: string): readonly string[] => preflightLook(sampleRole(settings({ language }))).map(({ code }) => code);
  expect(['en', 'en-GB', 'de_AT', 'DE', 'fr', 'Deutsch'].map(speak)).toEqual([[], [], [], [], ['TRL-X060'], ['TRL-X060']]);
  for (const target of ['scorm12', 'scorm2004-4', 'cmi5', 'scorm12-multi', 'modules'] as const) {
    const planned = planExport(exportInput(sampleRole(settings({ language: 'fr' })), { player, xsd: [] }, target));
    expect([target, planned.ok && planned.value.preflight.filter(({ code }) => code === 'TRL-X060').length]).toEqual([target, 1]);
  }
});
