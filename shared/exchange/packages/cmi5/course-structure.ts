import { writeXml, type XmlNode } from '../../files/xml/write-xml';

/** When an LMS takes an AU for done (cmi5 13.1.4, moveOn). */
export type MoveOn = 'Passed' | 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed' | 'NotApplicable';

/** An assignable unit: what an LMS launches. */
export interface AssignableUnit {
  readonly kind: 'au';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Path in the package. */
  readonly url: string;
  readonly moveOn: MoveOn;
  /** 0 to 1 with at most four decimals; null: none is written. */
  readonly masteryScore: number | null;
}

/** A heading over units: never empty. */
export interface Block {
  readonly kind: 'block';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly children: readonly AssignableUnit[];
}

/** What a course structure says. Ids are absolute IRIs, all different. */
export interface CourseStructureInput {
  readonly course: string;
  readonly title: string;
  readonly description: string;
  /** A language tag (xs:language). */
  readonly language: string;
  /** In the order in which an LMS lists them; at least one. */
  readonly parts: readonly (AssignableUnit | Block)[];
}

/** Namespace of the course structure, 1st edition (cmi5 13.2); a name, nothing is fetched from it. */
export const courseStructureNamespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/** `cmi5.xml` (cmi5 13.1 and 14.1). Any window will do: the player needs no window of its own. */
export function courseStructure({ course, title, description, language, parts }: CourseStructureInput): string {
  const said = (name: string, text: string): XmlNode => ({ name, children: [{ name: 'langstring', attributes: { lang: language }, text }] });
  const about = (part: { readonly title: string; readonly description: string }): readonly XmlNode[] => [said('title', part.title), said('description', part.description)];
  const node = (part: AssignableUnit | Block): XmlNode => {
    if (part.kind === 'block') return { name: 'block', attributes: { id: part.id }, children: [...about(part), ...part.children.map(node)] };
    const { id, moveOn, masteryScore, url } = part;
    return { name: 'au', attributes: { id, moveOn, masteryScore: masteryScore === null ? undefined : String(masteryScore), launchMethod: 'AnyWindow' }, children: [...about(part), { name: 'url', text: url }] };
  };
  return writeXml({ name: 'courseStructure', attributes: { xmlns: courseStructureNamespace }, children: [{ name: 'course', attributes: { id: course }, children: about({ title, description }) }, ...parts.map(node)] });
}
