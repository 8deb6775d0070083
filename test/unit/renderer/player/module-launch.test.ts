import { usualOptions } from '#shared/exchange/export-options';
import { describe, expect, it } from 'vitest';
import { moduleCourse, moduleProgram, preTestCourse } from '#shared/exchange/packages/lms-path/module-course';
import { packageAssets } from '#shared/exchange/packages/one-player/package-assets';
import type { Standard } from '#shared/exchange/targets';
import { createPlayer, type Player } from '../../../../renderer/player/player';
import { lessonStatus } from '../../../../renderer/player/scorm12';
import { answersTo, fakeLms, programOf, sha256 } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';

const document = sampleRole();
const program = programOf(document);
const indexOf = (id: string): number => program.modules.findIndex((module) => module.id === id);
const input = (id: string, standard: Standard): Parameters<typeof moduleCourse>[0] => ({ document, options: usualOptions, program, assets: packageAssets(document, [id]), sha256, standard });
const launch = (id: string, standard: Standard): { readonly player: Player; readonly lms: ReturnType<typeof fakeLms> } => {
  const lms = fakeLms();
  return { player: createPlayer(moduleCourse(input(id, standard), indexOf(id)), lms, () => 0), lms };
};

describe('a launch of one module', () => {
  it('reports failed with the score, then passed; the SCORM 1.2 status follows', () => {
    const { player, lms } = launch('module:exam', 'scorm12');
    const test = player.course.modules[0]!.test!;
    expect(lms.saves.at(-1)?.report).toEqual({ completion: 'incomplete', success: 'unknown', score: null, progress: 0 });
    player.answer(test, answersTo(test.questions, false));
    expect(lms.saves.at(-1)?.report).toEqual({ completion: 'incomplete', success: 'failed', score: 0, progress: 0 });
    expect(lessonStatus(lms.saves.at(-1)!.report)).toBe('failed');
    player.answer(test, answersTo(test.questions, true));
    expect(lms.saves.at(-1)?.report).toEqual({ completion: 'completed', success: 'passed', score: 100, progress: 1 });
    expect(lessonStatus(lms.saves.at(-1)!.report)).toBe('passed');
  });
  it('takes no more after the attempts that the rule allows', () => {
    const { player, lms } = launch('module:exam', 'scorm2004');
    const test = player.course.modules[0]!.test!;
    for (let attempt = 0; attempt < 3; attempt++) player.answer(test, answersTo(test.questions, false));
    player.proceed();
    expect([player.state().view.kind, player.state().path.end, lms.saves.at(-1)?.report.success]).toEqual(['end', 'escalated', 'failed']);
  });
  it.each([['scorm12', 'unknown', 'completed'], ['scorm2004', 'passed', 'passed']] as const)('without a mark, in %s, success is %s: items of SCORM 2004 that wait for it read it', (standard, success, status) => {
    const { player, lms } = launch('module:intro', standard);
    player.complete(0);
    expect(lms.saves.at(-1)?.report).toEqual({ completion: 'completed', success, score: null, progress: 1 });
    expect(lessonStatus(lms.saves.at(-1)!.report)).toBe(status);
    expect(player.state().view).toEqual({ kind: 'end' });
  });
  it('holds that module alone, with nothing before it, and throws for one that is not there', () => {
    const alone = moduleProgram(program, indexOf('module:exam'));
    expect(alone.modules).toMatchObject([{ id: 'module:exam', needs: [], rules: [], passMark: 8000, failures: [{ at: 3 }] }]);
    expect(() => moduleProgram(program, 99)).toThrow('no module 99');
  });
});

describe('a launch of one pre-assessment', () => {
  const course = preTestCourse(input('module:b', 'scorm2004'), indexOf('module:b'), document.tables['question-set'].get('question-set:pre-b')!);
  it('says its score and leaves success to the LMS', () => {
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 0);
    expect(player.state().view).toEqual({ kind: 'pre', test: 0 });
    player.answer(course.preAssessments[0]!, answersTo(course.preAssessments[0]!.questions, true));
    player.proceed();
    expect([lms.saves.at(-1)?.report, player.state().view]).toEqual([{ completion: 'completed', success: 'unknown', score: 100, progress: 1 }, { kind: 'end' }]);
    const again = createPlayer(course, fakeLms(lms.saves.at(-1)?.suspendData), () => 0);
    expect(again.state().view).toEqual({ kind: 'end' });
  });
  it('skipped, it is over without a score', () => {
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 0);
    player.skip(0);
    expect([lms.saves.at(-1)?.report, player.state().view]).toEqual([{ completion: 'completed', success: 'unknown', score: null, progress: 1 }, { kind: 'end' }]);
  });
});
