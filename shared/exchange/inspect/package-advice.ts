/** How to mend what a package inspection finds, by code: what to do in the tool that wrote the package. What each means stands in docs/findings.md. */
const advice: Readonly<Record<string, string>> = {
  'TRL-P001': 'Put the file or the resource into the package, or take its name out of the manifest.',
  'TRL-P002': 'List the files under their resource, or leave them out.',
  'TRL-P003': 'Give an item a resource with a file.',
  'TRL-P004': 'Zip the content of the folder, not the folder.',
  'TRL-P005': 'Put the manifest at the top of the archive, its name in lower case.',
  'TRL-P006': 'Leave empty files out, or put a line into them.',
  'TRL-P007': 'Save the manifest as UTF-8 without a byte-order mark.',
  'TRL-P008': 'Begin identifiers with a letter or an underscore, without blanks or signs.',
  'TRL-P009': 'Give each an identifier of its own, and refer to that one.',
  'TRL-P010': 'Write scormtype in SCORM 1.2 and scormType in SCORM 2004.',
  'TRL-P011': 'Name the identifier of the organization in the attribute default.',
  'TRL-P012': 'Write the version as it is published, such as 1.2 or 2004 4th Edition.',
  'TRL-P013': 'Give the SCO the href of the page that it opens.',
  'TRL-P014': 'Put the schemas into the package, or take schemaLocation out.',
  'TRL-P015': 'Take the blanks inside the braces out.',
  'TRL-P016': 'Name identifiers of items, and write &, | and ~ between them.',
  'TRL-P017': 'Rename the files with ASCII letters, digits, dot, hyphen and underscore.',
  'TRL-P018': 'Set completionSetByContent to true where the item reports its own completion; else nothing.',
  'TRL-P019': 'For Moodle, take a package without shared objectives; other LMSs take this one.',
  'TRL-P020': 'Add a course with an id and a title.',
  'TRL-P021': 'Give each an id of its own.',
  'TRL-P022': 'Write ids as absolute IRIs, such as https://… or urn:….',
  'TRL-P023': 'Write 0.8 for 80 %, and for moveOn one of the words of the standard.',
  'TRL-P024': 'Make the archive again with another program, with plain names inside.',
  'TRL-P025': 'Zip the files again with a program that marks names as UTF-8, or give them ASCII names.',
  'TRL-P026': 'Export the path for SCORM 2004, or as a package per module.',
  'TRL-P030': 'Take a type that Common Cartridge names, such as webcontent.',
  'TRL-P031': 'Export the cartridge again in one version.',
  'TRL-P032': 'Export as Common Cartridge 1.1 for Moodle.',
  'TRL-P033': 'Make the backup again in Moodle.',
};

/** The codes that have advice. */
export const advisedCodes: readonly string[] = Object.keys(advice);

/** How to mend a finding of a package; empty for a code that is not about packages. */
export function adviceFor(code: string): string {
  return advice[code] ?? '';
}
