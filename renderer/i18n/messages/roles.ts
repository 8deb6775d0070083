/** The role designer: matrix, families, targets, responsibilities. */
export const roleMessages = {
  'screen.roles': 'Role designer', 'roles.add': 'Add role', 'roles.list': 'Roles', 'roles.noFamily': 'Without a family', 'roles.coreMinutes': 'Minutes of core, before anything is tested out', 'roles.show': 'Show {role} in the matrix', 'roles.hide': 'Leave {role} out of the matrix',
  'roles.matrix': 'Modules by roles', 'roles.module': 'Module', 'roles.count': '{count} {count|module|modules}', 'roles.none': 'Not in path', 'roles.takeOut': 'None', 'roles.from': 'inherited from {role}', 'roles.set': 'What the chosen roles do with the chosen modules',
  'roles.short.core-locked': 'Core', 'roles.short.core-testable': 'Testable', 'roles.short.elective': 'Elective', 'roles.short.remedial': 'Remedial', 'roles.short.open': 'Open',
  'roles.key.core-locked': 'C', 'roles.key.core-testable': 'T', 'roles.key.elective': 'E', 'roles.key.remedial': 'R', 'roles.key.open': 'O', 'roles.key.none': 'N',
  'roles.differing': 'Only differences', 'roles.noDifference': 'The shown roles do the same with every module.', 'roles.noMatch': 'No module matches the search.',
  'roles.chosen': '{modules} {modules|module|modules} × {roles} {roles|role|roles} chosen', 'roles.undoSet': 'Set {count} {count|cell|cells} to {policy}', 'roles.staysInherited': 'What a role inherits stays: change it in the role that it comes from.',
  'roles.emptyTitle': 'No roles yet', 'roles.empty': 'A role says who takes what: core, testable, elective or remedial.',
  'field.family': 'Job family', 'field.inherits': 'Segment of', 'roles.inheritsNone': 'No other role', 'roles.targets': 'Target levels', 'roles.competency': 'Competency', 'roles.goal.current': 'Now', 'roles.goal.future': 'Future', 'roles.gap': 'Gap', 'roles.noGap': 'none',
  'roles.responsibilities': 'Responsibilities', 'roles.responsibility': 'Responsibility', 'roles.addResponsibility': 'Add a responsibility', 'roles.newResponsibility': 'New responsibility', 'roles.task': 'Task {number}', 'roles.newTask': 'New task', 'roles.addTask': 'Add a task',
  'roles.traceOf': 'Trace “{task}” to', 'roles.untraced': 'Nothing prepares for it yet: trace it to…', 'roles.trace': 'Trace it to…',
  'groups.title': 'Needs a group', 'groups.none': 'No “any of” or “2 of 3” before it.', 'groups.add': 'Add a group of prerequisites', 'groups.undoAdd': 'Add a group of prerequisites', 'groups.needsTwo': 'A group needs at least two other modules.', 'groups.keepsOne': 'A group keeps at least one module. Remove the group instead.',
  'groups.of': 'What “{title}” needs of several', 'groups.label': 'Group of prerequisites: {need}', 'groups.need': 'How much of the group', 'groups.need.any': 'Any of', 'groups.need.count': 'At least so many of', 'groups.need.all': 'All of', 'groups.need.minutes': 'At least so many minutes of', 'groups.need.credits': 'At least so many credits of',
  'groups.amount': 'How much', 'groups.amountWrong': 'A group asks for a number from 1 up; credits may have decimals.', 'groups.remove': 'Remove the group', 'groups.addMember': 'Add a module…', 'groups.default': 'Enters if nothing else does:', 'groups.noDefault': 'nothing',
  'zone.kind': 'Counted in', 'zone.kind.count': 'modules', 'zone.kind.minutes': 'minutes', 'zone.kind.credits': 'credits',
} as const;
