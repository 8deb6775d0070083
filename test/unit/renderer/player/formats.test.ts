import { expect, it } from 'vitest';
import { playerFates } from '#shared/exchange/packages/one-player/fates';
import { versionsFor } from '../../../../renderer/player/formats';
import { createPlayer, type Player } from '../../../../renderer/player/player';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { courseOf, fakeLms, programOf } from '../../../helpers/play';

const alternate = (module: string, other: string): object => ({ id: `alternate:${module}-${other}`, type: 'alternate', module: `module:${module}`, alternate: `module:${other}`, differs: 'format' });
const document = documentOf(
  roleOf(), moduleOf('a', { format: 'reading' }), moduleOf('film', { format: 'video' }), moduleOf('b', { format: 'video' }), moduleOf('text', { format: 'reading' }), moduleOf('c'), edgeOf('a', 'c'),
  zoneOf('core', 'core-testable', ['a', 'b', 'c'], { formats: true }), alternate('a', 'film'), alternate('b', 'text'),
);
const course = courseOf(document);
const index = (id: string): number => course.program.modules.findIndex((module) => module.id === `module:${id}`);
const steps = (player: Player): readonly string[] => player.state().path.steps.map(({ module, state, origin }) => `${module.slice(7)} ${state} ${origin}`);
const offered = (player: Player, id: string): readonly string[] => versionsFor(course, player.state().progress, player.state().path, index(id)).map(({ module }) => course.program.modules[module]!.id);

it('a learner takes a step in another format, module by module, and it counts for it', () => {
  const lms = fakeLms();
  const player = createPlayer(course, lms, () => 0);
  expect(steps(player)).toEqual(['a open core', 'b open core', 'c locked core']);
  expect([offered(player, 'a'), offered(player, 'c')]).toEqual([['module:a', 'module:film'], []]);
  player.take(index('a'), 1);
  expect([...steps(player)].sort()).toEqual(['b open core', 'c locked core', 'film open alternate']);
  expect(player.state().view).toEqual({ kind: 'page', module: index('film'), page: 0 });
  player.take(index('b'), 1);
  expect([...steps(player)].sort()).toEqual(['c locked core', 'film open alternate', 'text open alternate']);
  player.take(index('b'), 0);
  const again = createPlayer(course, fakeLms(lms.saves.at(-1)!.suspendData), () => 0);
  expect([steps(again), again.state().progress.versions]).toEqual([steps(player), player.state().progress.versions]);
  expect(offered(again, 'film')).toEqual(['module:a', 'module:film']);
  again.complete(index('film'));
  expect([...steps(again)].sort()).toEqual(['b open core', 'c open core', 'film done alternate']);
  expect(offered(again, 'film')).toEqual([]);
});

it('is kept in the package of one player, and said so', () => {
  expect(playerFates(document, programOf(document)).find(({ rule }) => rule === 'Preferred formats')).toMatchObject({ fate: 'kept', how: expect.stringContaining('The learner chooses the format in the player') as string });
});
