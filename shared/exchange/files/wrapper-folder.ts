import type { PackageFile } from '../packages/package-file';

const systemFiles = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Leaves out what operating systems add to an archive. */
export function withoutSystemFiles<F extends PackageFile>(files: readonly F[]): readonly F[] {
  return files.filter(({ path }) => !systemFiles.test(path));
}

/**
 * Takes off the one folder that everything lies in. `signs`: file names of which one has to lie right in it; left out: any folder. `wrapper`: the folder with its slash, or empty where
 * nothing was taken off.
 */
export function takeOffWrapper(files: readonly PackageFile[], signs?: readonly string[]): { readonly files: readonly PackageFile[]; readonly wrapper: string } {
  const first = files[0]?.path ?? '';
  const wrapper = first.slice(0, first.indexOf('/') + 1);
  const isWrapped = wrapper !== '' && files.every(({ path }) => path.startsWith(wrapper)) && (!signs || signs.some((sign) => files.some(({ path }) => path === wrapper + sign)));
  return isWrapped ? { files: files.map(({ path, bytes }) => ({ path: path.slice(wrapper.length), bytes })), wrapper } : { files, wrapper: '' };
}
