import { isJsonObject } from '../../files/json/parse-json';
import type { CatalogueReader } from './catalogue';
import { readConcepts } from './read-concepts';
import { readGeneric } from './read-generic';
import { readLearn } from './read-learn';
import { readDegreePlan } from './read-plan';
import { readWorkRoles } from './read-roles';
import { readWorkload } from './read-workload';

/** The reader of the shape that parsed JSON has, and the value as an object; undefined where it is no list of modules or roles. */
export function shapeOf(value: unknown): { readonly read: CatalogueReader; readonly value: Readonly<Record<string, unknown>> } | undefined {
  if (Array.isArray(value)) return isRowList(value, ['title', 'id']) ? { read: readGeneric, value: { modules: value } } : undefined;
  if (!isJsonObject(value)) return undefined;
  const isList = (field: string): boolean => Array.isArray(value[field]);
  if (isList('concepts')) return { read: readConcepts, value };
  if (isList('courses') && isList('requisites')) return { read: readDegreePlan, value };
  if (isList('roles') && isJsonObject(value['statements'])) return { read: readWorkRoles, value };
  if (!isList('modules')) return undefined;
  if (isRowList(value['modules'], ['uid'])) return { read: readLearn, value };
  return { read: isRowList(value['modules'], ['ix']) ? readWorkload : readGeneric, value };
}

/** Whether a list has an object with one of these fields among its first. */
function isRowList(list: unknown, fields: readonly string[]): boolean {
  return Array.isArray(list) && list.slice(0, 20).some((item) => isJsonObject(item) && fields.some((field) => Object.hasOwn(item, field)));
}
