/** Headings under which documents list what a learner will be able to do. */
export const objectivesHeadings = /^(?:(?:course|module|unit|lesson|chapter|student|key|specific|main)\s+)?(?:(?:learning|training|teaching|performance|enabling|terminal)\s+)?(?:objectives?|outcomes?|goals)(?:\s+(?:of|for)\s+th(?:is|e)\s+(?:course|module|unit|lesson|chapter))?\s*:?$|^(?:what you will learn|what you'll learn|(?:lern|kurs)ziele|objectifs(?: d.apprentissage)?|objetivos(?: de aprendizaje)?)\s*:?$/i;

/** Levels without gaps from 1 on: the highest level that is used becomes 1, the next that is used 2. */
export function closeLevels(used: Iterable<number>): ReadonlyMap<number, number> {
  return new Map([...new Set(used)].filter((level) => level > 0).sort((a, b) => a - b).map((level, at) => [level, Math.min(at + 1, 6)]));
}
