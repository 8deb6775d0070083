import type { z } from 'zod';
import { t } from '../../i18n/t';

type Issue = z.core.$ZodIssue;

const shown = (value: unknown): string => (value === undefined ? t('source.nothing') : (JSON.stringify(value) ?? '').slice(0, 60));

function valueAt(value: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>((node, part) => (node !== null && typeof node === 'object' ? (node as Record<PropertyKey, unknown>)[part] : undefined), value);
}

const placeOf = (path: Issue['path']): string => (path.length === 0 ? t('source.theRecord') : path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`)).join('').replace(/^\./, ''));

const listed = (values: readonly unknown[]): string => values.map((value) => `“${String(value)}”`).join(', ');

/** What a schema refuses, as one sentence: what stands where, and what can stand there instead. */
export function issueText(issue: Issue, root: unknown): string {
  const place = placeOf(issue.path);
  const value = shown(valueAt(root, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys': return t('source.unknownField', { field: listed(issue.keys), place });
    case 'invalid_union': {
      const options = (issue as { readonly options?: readonly unknown[] }).options;
      return options ? t('source.notOneOf', { place, value, options: listed(options) }) : t('source.notAllowed', { place, value });
    }
    case 'invalid_value': return t('source.notOneOf', { place, value, options: listed(issue.values) });
    case 'invalid_type': return t(valueAt(root, issue.path) === undefined ? 'source.missing' : 'source.wrongType', { place, value, expected: issue.expected });
    case 'too_small': return t('source.tooSmall', { place, value, least: String(issue.minimum) });
    case 'too_big': return t('source.tooBig', { place, value, most: String(issue.maximum) });
    default: return t('source.other', { place, value, message: issue.message });
  }
}
