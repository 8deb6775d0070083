import type { Element } from '@xmldom/xmldom';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { strictXml } from './strict-xml';

/** Faults of a cmi5 package that the schema of the course structure does not see (cmi5 13.1 and 14); empty: none. Written from the standard, not from the exporter. */
export function cmi5Faults(files: readonly PackageFile[], structure = textOf(files, 'cmi5.xml')): readonly string[] {
  const root = strictXml(structure, 'cmi5.xml').documentElement!;
  const all = (name: string): readonly Element[] => [...root.getElementsByTagName(name)];
  const ids = [...all('course'), ...all('block'), ...all('au')].map((element) => element.getAttribute('id') ?? '');
  const paths = new Set(files.map(({ path }) => path));
  const urls = all('url').map((element) => (element.textContent ?? '').trim());
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`),
    ...ids.filter((id) => !/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(id)).map((id) => `not absolute: ${id}`),
    ...urls.filter((url) => !/^[a-z]+:/i.test(url) && !paths.has(decodeURIComponent(url.split(/[?#]/)[0] ?? ''))).map((url) => `not in the package: ${url}`),
    // Names that a launch adds to the address (cmi5 8.1).
    ...urls.filter((url) => [...new URLSearchParams(url.split('?')[1] ?? '').keys()].some((name) => ['endpoint', 'fetch', 'actor', 'registration', 'activityId'].includes(name))).map((url) => `launch parameter: ${url}`),
    ...all('au').filter((au) => /\.\d{5,}/.test(au.getAttribute('masteryScore') ?? '')).map(() => 'masteryScore: more than four decimals'),
    ...files.filter(({ bytes }) => bytes.length === 0).map(({ path }) => `empty: ${path}`),
    ...(paths.has('cmi5.xml') ? [] : ['no cmi5.xml at the root']),
  ];
}

function textOf(files: readonly PackageFile[], path: string): string {
  return new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);
}
