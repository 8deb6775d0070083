import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import type { Finding } from '../../../kit/finding';
import type { Program } from '../../../path/program';

/** xs:language, as the schema of the course structure has it. */
const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/** What a course structure says of the whole course. TRL-X050 where its language is not known. */
export interface CourseAbout {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly preflight: readonly Finding[];
}

export function courseAbout(document: TrellisDocument, program: Program): CourseAbout {
  const { language, title } = settingsOf(document);
  const isTag = languageTag.test(language);
  const unknown: Finding = { code: 'TRL-X050', severity: 'warning', message: `The language “${language}” of the curriculum is no language tag, such as en or de-CH: cmi5.xml says that it is not known.`, records: ['settings:document'] };
  return { title: program.title, description: document.tables.role.get(program.role)?.description || title, language: isTag ? language : 'und', preflight: isTag ? [] : [unknown] };
}
