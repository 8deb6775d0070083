export const packageMessages = {
  'action.inspectPackage': 'Inspect a package…',
  'package.title': 'Inspect a package', 'package.drop': 'Drop a package here', 'package.kinds': 'SCORM 1.2 and 2004, cmi5, Common Cartridge or a Moodle backup, from any tool. It is only read: nothing is imported, and nothing leaves this machine.', 'package.file': 'Choose a file…', 'package.reading': 'Looking into {name}…', 'package.another': 'Another package…', 'package.play': 'Play',
  'package.kind.scorm': 'SCORM', 'package.kind.cmi5': 'cmi5', 'package.kind.common-cartridge': 'Common Cartridge', 'package.kind.moodle-backup': 'Moodle backup', 'package.kind.zip': 'No known package',
  'package.untitled': 'No title', 'package.items': 'Items', 'package.items.none': 'No item can be read from it.', 'package.opens': 'opens {href}', 'package.opensNothing': 'opens nothing', 'package.after': 'after {prerequisites}',
  'package.type.sco': 'SCO', 'package.type.asset': 'Page', 'package.type.heading': 'Heading', 'package.type.unit': 'Unit', 'package.type.resource': 'Resource', 'package.type.activity': 'Activity',
  'package.findings': 'Findings', 'package.filter': 'Show', 'package.filter.all': 'All', 'package.filter.error': 'Errors', 'package.filter.warning': 'Warnings', 'package.filter.info': 'Advice',
  'package.clean': 'Nothing to complain about', 'package.cleanText': 'None of the faults that real LMSs stumble over is in this package.', 'package.noneOfThese': 'None of these.', 'package.where': 'Where ({count})',
} as const;
