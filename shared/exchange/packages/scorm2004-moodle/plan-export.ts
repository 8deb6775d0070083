import { err, ok } from '../../../kit/result';
import type { ExportBuilder } from '../../export-input';
import type { RuleFate } from '../../fate';
import { slugOf } from '../../identifiers';
import { lmsPath, type LmsPath } from '../lms-path/lms-path';
import { multiIdentifiers } from '../lms-path/multi-identifiers';
import { packageUnits, withManifest } from '../lms-path/package-units';
import { staticFates, type TargetWords } from '../lms-path/static-fates';
import { staticPath } from '../lms-path/static-path';
import { scorm2004MultiManifest } from '../scorm2004-multi/manifest';
import { uncounted, type Sequencing } from '../scorm2004-multi/sequencing';
import { isClosing, moodleActivities, writtenOut } from './activities';

/**
 * SCORM 2004 4th edition as Moodle can import it: no `imsss:mapInfo` (Moodle 4.5 stops at it), completion shared through `adlseq:mapInfo`. Moodle itself enforces none of it; an LMS
 * that conforms to the 4th edition does.
 */
export const scorm2004Moodle: ExportBuilder = (input, program) => {
  const path = lmsPath(staticPath(program), { practice: false });
  const { units, files, shared, preflight } = packageUnits({ ...input, program, standard: 'scorm2004', modules: path.modules.map(({ index }) => index), tests: [] });
  if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
  const identifiers = multiIdentifiers(program.role, input.sha256);
  const activities = moodleActivities(path, units, (item) => `urn:trellis:${identifiers.root.slice(1)}:${item}`);
  const manifest = scorm2004MultiManifest({ identifiers, title: program.title, activities, root, units, shared, counter: null });
  const itemIds = Object.fromEntries(units.map(({ module, item }) => [program.modules[module]?.id ?? '', item]));
  return ok({ files: withManifest(files, manifest, input.resources.xsd), suggestedName: `${slugOf(program.title, 'role')}-${input.target}.zip`, rules: [...staticFates(input.document, path, wordsOf(path)), ...wideFates(path)], preflight, identifiers: { ...identifiers, ...itemIds } });
};

const root: Sequencing = { ...uncounted, control: { choice: true, flow: true }, counts: 'always', rollupRules: [{ children: 'all', count: null, when: 'completed', action: 'completed' }, { children: 'all', count: null, when: 'completed', action: 'satisfied' }] };

const tooWide = (path: LmsPath): LmsPath['modules'] => path.modules.filter(({ lock }) => writtenOut(lock) === undefined);

/** Locks that several rules make together, each of which could be written alone: a corequisite opens with its partner, and so waits for what that waits for. */
function wideFates(path: LmsPath): readonly RuleFate[] {
  const { modules } = path.program;
  return tooWide(path).map(({ index }) => ({ rule: `All that “${modules[index]?.title ?? ''}” waits for, together`, fate: 'degraded', how: 'Too many combinations to be written out: every module that it could wait for is asked for, its corequisites too.' }));
}

function wordsOf(path: LmsPath): TargetWords {
  return {
    enforced: 'Written as completion in sequencing: an LMS that conforms to SCORM 2004 4th edition enforces it, Moodle imports it and does not.',
    waitsForAll: false,
    choice: (zone) => ({ fate: 'degraded', how: `${isClosing(zone) ? `The learner takes any ${zone.choose} of ${zone.candidates.length}, then the others close` : `All ${zone.candidates.length} stay open`}; the course completes without them.` }),
    band: (_rule, otherwise) => otherwise,
    stricter: new Set(tooWide(path).flatMap(({ index }) => path.program.modules[index]?.groups.map(({ id }) => id) ?? [])),
    afterFailure: () => ({ fate: 'dropped', how: 'Completion does not tell a failure: the practice is left out, and the next attempt does not wait.' }),
  };
}
