import type { Finding } from '../kit/finding';
import { err, ok, type Result } from '../kit/result';
import type { TrellisDocument } from '../document/trellis-document';
import type { Asset } from '../model/asset';
import { compile } from '../path/compile';
import { usualOptions } from './export-options';
import { profilePreflight } from './packages/profile-preflight';
import { releaseFacts } from './release/release-facts';
import { planBundle } from './descriptions/bundle/plan-export';
import { planCase } from './descriptions/case/plan-export';
import { planCmi5 } from './packages/cmi5/plan-export';
import { planCmi5Multi } from './packages/cmi5-multi/plan-export';
import { commonCartridge } from './packages/common-cartridge/plan-export';
import { contentFates } from './content-fates';
import { planCsv } from './descriptions/csv/plan-export';
import type { ExportBuilder, ExportInput, ReleasePlan } from './export-input';
import { planHtml } from './descriptions/html/plan-export';
import { planMoodleCompetencies } from './descriptions/moodle/plan-competencies';
import { planMoodleCourse } from './packages/moodle-course/plan-export';
import { assetPathFindings } from './packages/one-player/asset-path-preflight';
import { packageAssets } from './packages/one-player/package-assets';
import { onePlayer } from './packages/one-player/plan-export';
import { planModules } from './packages/modules/plan-export';
import { scorm12Manifest } from './packages/scorm12/manifest';
import { scorm12Multi } from './packages/scorm12-multi/plan-export';
import { scorm2004Manifest } from './packages/scorm2004/manifest';
import { planSvg } from './descriptions/svg/plan-export';
import { scorm2004Moodle } from './packages/scorm2004-moodle/plan-export';
import { scorm2004Multi } from './packages/scorm2004-multi/plan-export';
import { targetKinds, type ExportTarget } from './targets';
import { planXlsx } from './descriptions/xlsx/plan-export';

/** One program feeds all of them. */
const builders: Readonly<Record<ExportTarget, ExportBuilder>> = {
  scorm12: onePlayer('scorm12', scorm12Manifest),
  'scorm2004-3': onePlayer('scorm2004', (input) => scorm2004Manifest(input, '3rd')),
  'scorm2004-4': onePlayer('scorm2004', (input) => scorm2004Manifest(input, '4th')),
  cmi5: planCmi5,
  'cmi5-multi': planCmi5Multi,
  'scorm12-multi': scorm12Multi,
  'scorm2004-4-multi': scorm2004Multi,
  'scorm2004-4-moodle': scorm2004Moodle,
  moodle: planMoodleCourse,
  modules: planModules,
  json: planBundle,
  csv: planCsv,
  xlsx: planXlsx,
  'moodle-competencies': planMoodleCompetencies,
  case: planCase,
  html: planHtml,
  svg: planSvg,
  cc11: commonCartridge('cc11'),
  cc13: commonCartridge('cc13'),
};

/** Builds what a target gets, or says why it must not be built: the role does not compile, or the preflight has an error. Pure. */
export function planExport(input: ExportInput): Result<ReleasePlan, readonly Finding[]> {
  const program = compile(input.document, input.role);
  if (!program.ok) return program;
  const names = assetPathFindings(input.document, program.value, input.target);
  if (names.some(({ severity }) => severity === 'error')) return err(names);
  const plan = builders[input.target](input, program.value);
  if (!plan.ok) return plan;
  return ok({ ...plan.value, rules: [...plan.value.rules, ...contentFates(input.document, program.value, input.target)], structure: plan.value.structure ?? '', facts: releaseFacts(input.document, program.value, input.sha256), preflight: [...plan.value.preflight, ...names, ...profilePreflight(input.options.profile, input.target, plan.value), ...optionsPreflight(input)] });
}

/** What was chosen and the target cannot honour. */
function optionsPreflight({ options, target }: ExportInput): readonly Finding[] {
  const { source, statuses } = targetKinds[target];
  const findings: Finding[] = [];
  if (options.editableSource && source === undefined) findings.push({ code: 'TRL-X034', severity: 'info', message: 'This format has no place for the editable design. Export the JSON bundle beside it.', records: [] });
  if (options.editableSource && source === 'inside') findings.push({ code: 'TRL-X036', severity: 'warning', message: 'The editable design is in the package with all right answers and feedback, readable for whoever opens the file.', records: [] });
  if ((options.finished !== usualOptions.finished || options.awaited !== usualOptions.awaited) && statuses === undefined) findings.push({ code: 'TRL-X035', severity: 'warning', message: 'What is reported when is not a choice in this target: its items report as their prerequisites need it, or it reports nothing.', records: [] });
  return findings;
}

/** Assets whose bytes `planExport` asks for; none when the role does not compile. */
export function assetsNeeded(document: TrellisDocument, role: string): readonly Asset[] {
  const program = compile(document, role);
  if (!program.ok) return [];
  return packageAssets(document, program.value.modules.map((module) => module.id), 'branded').entries.map((entry) => entry.asset);
}
