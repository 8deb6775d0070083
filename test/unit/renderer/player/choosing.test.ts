import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPlayer, type Player } from '../../../../renderer/player/player';
import { isChoosing, isEnough, undecidedZones } from '../../../../renderer/player/choosing';
import { isSuggestion, outlineOf } from '../../../../renderer/player/outline';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { courseOf, fakeLms } from '../../../helpers/play';

const sizes = { a: 20, b: 30, c: 40, d: 50 };
const keys = Object.keys(sizes) as (keyof typeof sizes)[];
const roleWith = (requirement: object, credits = 1) => courseOf(documentOf(roleOf(), ...keys.map((key) => moduleOf(key, { minutes: sizes[key], credits })), zoneOf('pick', 'elective', keys, { title: 'Your focus', requirement })));
const titles = (player: Player): readonly (readonly string[])[] => outlineOf(player.course, player.state().progress, player.state().path, player.words).map(({ title, hint }) => [title, hint]);
const onPath = (player: Player): readonly string[] => player.state().path.steps.map(({ module }) => module);
const index = (player: Player, key: string): number => player.course.program.modules.findIndex(({ id }) => id === `module:${key}`);

it('asks for minutes until there are enough, then for no more, and takes what was chosen', () => {
  const player = createPlayer(roleWith({ kind: 'minutes', atLeast: 60 }), fakeLms(), () => 0);
  const choose = (key: string, isChosen = true): void => player.choose(0, index(player, key), isChosen);
  expect(player.state().view).toEqual({ kind: 'choose', zone: 0 });
  expect(titles(player)).toEqual([['Choose 1 h of 4', 'Your focus: 0 min chosen, 1 h to go.']]);
  choose('b');
  expect(titles(player)).toEqual([['Choose 1 h of 4', 'Your focus: 30 min chosen, 30 min to go.']]);
  choose('d');
  expect([titles(player)[0]?.[1], onPath(player)]).toEqual(['Your focus: 1 h 20 min chosen.', ['module:b', 'module:d']]);
  choose('a');
  expect(player.state().progress.choices[0]).toEqual([index(player, 'b'), index(player, 'd')]);
  player.proceed();
  expect(player.state().view).toEqual({ kind: 'page', module: index(player, 'b'), page: 0 });
  choose('d', false);
  expect(undecidedZones(player.course, player.state().progress)).toEqual(new Set([0]));
});

it('asks for credits, and names what a group still asks for', () => {
  const player = createPlayer(roleWith({ kind: 'credits', atLeast: 2, groups: [{ title: 'Data', modules: ['module:c', 'module:d'], atLeast: 1, atMost: null }] }), fakeLms(), () => 0);
  expect(titles(player)).toEqual([['Choose 2 credits of 4', 'Your focus: 0 credits chosen, 2 credits to go. At least 1 credit from “Data”.']]);
  for (const key of ['a', 'b']) player.choose(0, index(player, key), true);
  expect(titles(player)[0]?.[1]).toBe('Your focus: 2 credits chosen. At least 1 credit from “Data”.');
  player.choose(0, index(player, 'c'), true);
  expect(undecidedZones(player.course, player.state().progress).size).toBe(0);
});

it('asks nothing where everything on offer is needed', () => {
  const all = roleWith({ kind: 'minutes', atLeast: 140 });
  expect([isChoosing(all, all.program.zones[0]!), createPlayer(all, fakeLms(), () => 0).state().view.kind]).toEqual([false, 'page']);
});

const requirement = fc.oneof(
  fc.record({ kind: fc.constant('count'), choose: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('minutes'), atLeast: fc.integer({ min: 1, max: 110 }) }),
  fc.record({ kind: fc.constant('credits'), atLeast: fc.integer({ min: 1, max: 3 }) }),
).chain((base) => fc.constantFrom<readonly object[]>([], [{ title: 'One', modules: ['module:a', 'module:b'], atLeast: 0, atMost: 1 }], [{ title: 'Two', modules: ['module:b', 'module:c', 'module:d'], atLeast: 1, atMost: null }]).map((groups) => ({ ...base, groups })));

it('whatever is clicked: never more than enough, the same after a restart, and what is enough is the path', () => {
  let decided = 0;
  fc.assert(fc.property(requirement, fc.array(fc.tuple(fc.nat(3), fc.boolean()), { maxLength: 8 }), (asked, clicks) => {
    let course;
    try {
      course = roleWith(asked);
    } catch {
      return fc.pre(false);
    }
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 0);
    const [zone] = course.program.zones;
    for (const [at, isChosen] of clicks) {
      const before = player.state().progress.choices[0] ?? [];
      player.choose(0, index(player, keys[at]!), isChosen);
      const after = player.state().progress.choices[0] ?? [];
      if (after.length > before.length) expect(isEnough(course, zone!, before)).toBe(false);
    }
    const { progress, path } = player.state();
    const again = createPlayer(course, fakeLms(lms.saves.at(-1)?.suspendData), () => 0).state();
    expect([again.progress.choices[0] ?? [], again.path]).toEqual([progress.choices[0] ?? [], path]);
    if (!isChoosing(course, zone!) || undecidedZones(course, progress).size > 0) return undefined;
    decided += 1;
    const chosen = new Set((progress.choices[0] ?? []).map((module) => course.program.modules[module]!.id));
    expect(path.steps.every(({ module }) => chosen.has(module))).toBe(true);
    expect(path.steps.some((step) => isSuggestion(course, progress, step))).toBe(false);
    expect(path.electives[0]?.met).toBe(true);
    return undefined;
  }), { numRuns: 300, seed: 11 });
  expect(decided).toBeGreaterThan(40);
});
