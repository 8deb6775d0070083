import { useMemo } from 'react';
import { closeBands } from '#shared/checks/quick-fixes/close-bands';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Rule } from '#shared/model/rule';
import { evaluate } from '#shared/path/evaluate';
import type { LearnerPath } from '#shared/path/learner-path';
import { programOf } from '../../store/programs';
import { useReplica } from '../../store/studio-context';
import type { ScoreMark } from './line/number-line';

/** More profiles than this are not asked while somebody edits. */
const most = 200;

/** The score that the engine reads for this rule on a path; null where it reads none. */
function scoreRead(path: LearnerPath, rule: Rule): number | null {
  const reasons = [...path.steps, ...path.notTaken].filter((step) => step.module === rule.module).flatMap((step) => step.reasons);
  return reasons.find((reason) => reason.rule === rule.id && reason.value !== undefined)?.value ?? null;
}

/** A rule whose bands leave a gap stops the role; with its bands closed, scores can still be read. */
function soundDocument(document: TrellisDocument, rule: Rule): TrellisDocument {
  const bands = closeBands(rule.bands);
  return applyDiff(document, { changes: [{ id: rule.id, before: rule, after: { ...rule, bands } }] });
}

/** What this rule reads of each stored profile of the role, as the engine reads it. */
export function useProfileScores(rule: Rule): readonly ScoreMark[] {
  const document = useReplica((state) => state.document);
  return useMemo(() => {
    const given = programOf(document, rule.role);
    const program = given.ok ? given : programOf(soundDocument(document, rule), rule.role);
    if (!program.ok) return [];
    return [...document.tables.profile.values()].filter((profile) => profile.role === null || profile.role === rule.role).slice(0, most).flatMap((profile) => {
      const score = scoreRead(evaluate(program.value, profile), rule);
      return score === null ? [] : [{ score, title: profile.title }];
    });
  }, [document, rule]);
}
