import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** The path of a file or folder under ../shared/data (beside the project), whether it is there or not. */
export function sharedDataPath(path: string): string {
  return root + path;
}

/** Is the real input there? Prints the reason when it is not: `describe.skipIf(!hasSharedData('packages'))`. */
export function hasSharedData(path: string): boolean {
  const found = existsSync(sharedDataPath(path));
  if (!found) console.warn(`skipped: ../shared/data/${path} is not there`);
  return found;
}

/** A JSON file under ../shared/data. The caller states its shape. */
export function readSharedJson<T>(path: string): T {
  return JSON.parse(readFileSync(sharedDataPath(path), 'utf8')) as T;
}

/** The bytes of a file under ../shared/data. */
export function readSharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(sharedDataPath(path)));
}

/** The path of a file or folder under ../shared/xsd (official schemas, as data). */
export function sharedSchemaPath(path: string): string {
  return fileURLToPath(new URL(`../../../shared/xsd/${path}`, import.meta.url));
}

/** Are the official schemas there? Prints the reason when they are not. */
export function hasSharedSchemas(path: string): boolean {
  const found = existsSync(sharedSchemaPath(path));
  if (!found) console.warn(`skipped: ../shared/xsd/${path} is not there`);
  return found;
}
