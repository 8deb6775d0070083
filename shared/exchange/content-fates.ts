import type { TrellisDocument } from '../document/trellis-document';
import type { Program } from '../path/program';
import type { RuleFate } from './fate';
import type { ExportTarget } from './targets';

/** Targets that carry the content of modules; the JSON bundle carries everything; the others tell of modules only. */
const withContent: ReadonlySet<ExportTarget> = new Set(['scorm12', 'scorm2004-3', 'scorm2004-4', 'cmi5', 'cmi5-multi', 'scorm12-multi', 'scorm2004-4-multi', 'scorm2004-4-moodle', 'moodle', 'modules', 'html', 'cc11', 'cc13']);

/** What becomes of the content that no rule is about: links, observation checklists, fields of the workspace's own. Said only where there is such a thing. */
export function contentFates({ tables }: TrellisDocument, program: Program, target: ExportTarget): readonly RuleFate[] {
  const ids = new Set(program.modules.map(({ id }) => id));
  const links = [...tables.page.values()].filter(({ format, module }) => format === 'link' && ids.has(module)).length;
  const checklists = [...tables.checklist.values()].filter(({ module, items }) => ids.has(module) && items.length > 0).length;
  const custom = [...tables.module.values()].filter((module) => ids.has(module.id) && Object.values(module.custom).some((value) => value !== null && value !== '')).length;
  const carries = withContent.has(target);
  const fates: RuleFate[] = [];
  const say = (count: number, name: string, bundle: string, content: Omit<RuleFate, 'rule'>, told: string): void => {
    if (count === 0) return;
    const rule = `${name} (${count})`;
    fates.push(target === 'json' ? { rule, fate: 'kept', how: bundle } : carries ? { rule, ...content } : { rule, fate: 'dropped', how: told });
  };
  say(links, 'Links', 'In the bundle as they are.', { fate: 'kept', how: 'Learners find them as links; what happens behind them is not tracked.' }, 'This format tells of modules, not of their content.');
  say(checklists, 'Observation checklists', 'In the bundle as they are.', { fate: 'degraded', how: 'Learners read what is looked for, after the pages; no package records an observer’s ticks.' }, 'This format tells of modules, not of their content.');
  say(custom, 'Custom fields of modules', 'In the bundle as they are.', { fate: 'dropped', how: 'They are for designers. The JSON bundle and the spreadsheets of the whole library carry them.' }, 'The JSON bundle and the spreadsheets of the whole library carry them.');
  return fates;
}
