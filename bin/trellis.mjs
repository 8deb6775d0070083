#!/usr/bin/env node
// The command line. From a checkout it builds what is stale first; an installed copy has its build beside it.
import { existsSync } from 'node:fs';

const builder = new URL('../scripts/build.mjs', import.meta.url);
if (existsSync(builder)) {
  const { buildStale } = await import(builder.href);
  const needs = { export: ['player'], serve: ['player', 'renderer'] };
  await buildStale(['hosts', ...(needs[process.argv[2]] ?? [])]);
}
const { runCli } = await import(new URL('../out/hosts/trellis.js', import.meta.url).href);
process.exitCode = await runCli(process.argv.slice(2));
