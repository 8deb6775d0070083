import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import type { ImportFile } from '../import/import-plan';
import { packageFinding } from './package-report';

/** What is wrong with files whatever they are for: empty ones, names that LMSs lose. */
export function fileFindings(files: readonly ImportFile[]): readonly Finding[] {
  const empty = files.filter(({ bytes }) => bytes.length === 0).map(({ path }) => path);
  const odd = files.map(({ path }) => path).filter((path) => /[^\x21-\x7e]|[#%]/.test(path));
  const shown = (paths: readonly string[]): string => quoteSafely(paths[0] ?? '');
  return [
    ...(empty.length > 0 ? [packageFinding('TRL-P006', 'warning', `${empty.length === 1 ? 'A file is' : `${empty.length} files are`} empty, for example ${shown(empty)}; Blackboard refuses such a package.`, empty)] : []),
    ...(odd.length > 0 ? [packageFinding('TRL-P017', 'warning', `${odd.length === 1 ? 'A file name has' : `${odd.length} file names have`} blanks, #, % or letters outside ASCII, for example ${shown(odd)}; some LMSs lose such files.`, odd)] : []),
  ];
}
