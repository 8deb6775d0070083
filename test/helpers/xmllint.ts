import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What xmllint has against these texts by a schema, nothing fetched from outside; empty: all are valid. `catalog`: where it finds what the schema imports. */
export function schemaFaults(texts: readonly string[], schema: string, catalog: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-xmllint-'));
  try {
    const names = texts.map((text, at) => {
      writeFileSync(join(folder, `${at}.xml`), text);
      return `${at}.xml`;
    });
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...names], { cwd: folder, stdio: 'pipe', env: { ...process.env, XML_CATALOG_FILES: catalog } });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
