import { encodeUtf8 } from '../../../kit/text';
import { err, ok } from '../../../kit/result';
import type { ExportBuilder } from '../../export-input';
import { escapeXml } from '../../files/xml/write-xml';
import { slugOf } from '../../identifiers';
import { lmsPath, type LmsPath } from '../lms-path/lms-path';
import { multiIdentifiers } from '../lms-path/multi-identifiers';
import { packageUnits, sortFiles, withManifest } from '../lms-path/package-units';
import { poolFates } from '../one-player/pool-fates';
import { staticFates, type RuleFateOf, type TargetWords } from '../lms-path/static-fates';
import { staticPath } from '../lms-path/static-path';
import { testOuts, type TestOuts } from '../lms-path/test-outs';
import type { BandRule } from '../../../path/program';
import { clusterMembers, globalOfModule, pathActivities, practiceOf } from './activities';
import { createCounters } from './counters';
import { scorm2004MultiManifest } from './manifest';
import { uncounted, type Sequencing } from './sequencing';

const counterPage = 'counter.html';
const counterHtml = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeXml('Counts')}</title></head><body><p>This only counts what is settled elsewhere.</p></body></html>\n`;

/** SCORM 2004 4th edition with one SCO per module and full sequencing. */
export const scorm2004Multi: ExportBuilder = (input, program) => {
  const { sha256, resources } = input;
  const fixed = staticPath(program);
  const outs = testOuts(input.document, fixed);
  const path = lmsPath(fixed, { tests: outs.tests });
  const { units, files, shared, preflight } = packageUnits({ ...input, program, standard: 'scorm2004', modules: path.modules.map(({ index }) => index), tests: outs.tests });
  if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
  const identifiers = multiIdentifiers(program.role, sha256);
  const globalOf = (item: string): string => `urn:trellis:${identifiers.root.slice(1)}:${item}`;
  const resource = `A${identifiers.root.slice(1)}`;
  const counters = createCounters({ global: (module) => globalOfModule({ tests: outs.tests, units, globalOf }, module), globalOf, record: (module) => program.modules[module]?.id ?? '', resource, sha256 });
  const modules = pathActivities({ path, tests: outs.tests, units, counters, globalOf });
  const counting = counters.activities();
  const manifest = scorm2004MultiManifest({ identifiers, title: program.title, activities: [...modules, ...counting], root, units, shared, counter: counting.length > 0 ? { resource, path: counterPage } : null });
  const own = counting.length > 0 ? sortFiles([...files, { path: counterPage, bytes: encodeUtf8(counterHtml) }]) : files;
  const itemIds = Object.fromEntries(units.map(({ module, test, item }) => [test?.id ?? program.modules[module]?.id ?? '', item]));
  return ok({ files: withManifest(own, manifest, resources.xsd), suggestedName: `${slugOf(program.title, 'role')}-${input.target}.zip`, rules: [...staticFates(input.document, path, wordsOf(path, outs)), ...poolFates(outs.tests.map(({ set }) => set))], preflight, identifiers: { ...identifiers, ...itemIds } });
};

/** The course is satisfied and completed when everything that is asked for is satisfied. */
const root: Sequencing = {
  ...uncounted, control: { choice: true, flow: true }, counts: 'always',
  rollupRules: [{ children: 'all', count: null, when: 'satisfied', action: 'satisfied' }, { children: 'all', count: null, when: 'satisfied', action: 'completed' }],
};

function wordsOf(path: LmsPath, outs: TestOuts): TargetWords {
  return {
    enforced: 'Written as sequencing; an LMS that conforms to SCORM 2004 4th edition enforces it.',
    waitsForAll: false,
    choice: ({ choose, candidates }) => ({ fate: 'kept', how: `The learner takes any ${choose} of ${candidates.length}; then the others close, and the course asks for no more.` }),
    band: (rule, otherwise) => bandFate(path, outs, rule, otherwise),
    stricter: new Set(),
    afterFailure: (module, at) => (practiceOf(path, module).length > 0 && at === 1 ? { fate: 'kept', how: 'The practice opens with the failure, and the next attempt waits for it.' } : { fate: 'degraded', how: 'Items do not count failures: the practice opens with the first one where it is not on the path anyhow, and the next attempt does not wait for it.' }),
  };
}

function bandFate(path: LmsPath, outs: TestOuts, rule: string, otherwise: RuleFateOf): RuleFateOf {
  const test = outs.tests.find((candidate) => candidate.rule === rule);
  if (!test) return { fate: 'degraded', how: `${outs.refused.get(rule) ?? 'No item tells its result.'} ${otherwise.how}` };
  const authored = path.program.modules[test.module]?.rules[0];
  if (authored && isTimed(authored)) return { fate: 'degraded', how: `Asked in “${test.set.title}”; more or fewer minutes are not enforced, everything else is.` };
  if (outs.jointly.length > 0) return { fate: 'degraded', how: `Asked in “${test.set.title}”; what only several results together would spare is asked of everybody.` };
  if (!clusterMembers(path, test)) return { fate: 'degraded', how: `Asked in “${test.set.title}”, right before the module; what its result brings or spares stands earlier on the path, so the learner comes back to it.` };
  return { fate: 'kept', how: `Asked in “${test.set.title}”, in one cluster with the module.` };
}

function isTimed({ bands, noScore }: BandRule): boolean {
  return [...bands.map(({ action }) => action), noScore].some(({ do: verb }) => verb === 'extend' || verb === 'pace');
}
