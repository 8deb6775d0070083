import { writeXml, type XmlNode } from '../xml/write-xml';

/** When an LMS takes the AU for done (cmi5 13.1.4, moveOn). */
export type MoveOn = 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed';

/** What the course structure of a package with one AU says. */
export interface CourseStructureInput {
  /** Absolute IRIs, different from each other. */
  readonly course: string;
  readonly au: string;
  readonly title: string;
  readonly description: string;
  /** A language tag (xs:language). */
  readonly language: string;
  readonly moveOn: MoveOn;
  /** 0 to 1 with at most four decimals; null: none is written. */
  readonly masteryScore: number | null;
}

/** Namespace of the course structure, 1st edition (cmi5 13.2); a name, nothing is fetched from it. */
export const courseStructureNamespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/** `cmi5.xml` of a package with one AU, the player (cmi5 13.1 and 14.1). Any window will do: the player needs no window of its own. */
export function courseStructure({ course, au, title, description, language, moveOn, masteryScore }: CourseStructureInput): string {
  const said = (name: string, text: string): XmlNode => ({ name, children: [{ name: 'langstring', attributes: { lang: language }, text }] });
  const about = [said('title', title), said('description', description)];
  return writeXml({
    name: 'courseStructure',
    attributes: { xmlns: courseStructureNamespace },
    children: [
      { name: 'course', attributes: { id: course }, children: about },
      {
        name: 'au',
        attributes: { id: au, moveOn, masteryScore: masteryScore === null ? undefined : String(masteryScore), launchMethod: 'AnyWindow' },
        children: [...about, { name: 'url', text: 'index.html' }],
      },
    ],
  });
}
