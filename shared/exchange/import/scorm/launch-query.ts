/**
 * What follows the address of an item at launch: the query of its resource with the parameters of the item (SCORM 2004 CAM 3.4.1.13 gives the rule, which 1.2 lacks: leading
 * `?` and `&` go; joined by `&` where there is a query already; parameters that begin with `#` replace nothing and come last, once).
 */
export function withParameters(query: string, parameters: string): string {
  const text = parameters.trim().replace(/^[?&]+/, '');
  if (text === '') return query;
  const at = query.indexOf('#');
  const [before, anchor] = at < 0 ? [query, ''] : [query.slice(0, at), query.slice(at)];
  if (text.startsWith('#')) return anchor === '' ? before + text : query;
  return `${before}${before === '' ? '?' : '&'}${text}${anchor}`;
}
