import { escapeXml } from '../../files/xml/write-xml';

export interface Skeleton {
  readonly title: string;
  readonly language: string;
  /** The page's content security policy. */
  readonly policy: string;
  /** Markup behind the title: style sheets and what else belongs into the head, a line each. */
  readonly head: readonly string[];
  /** Markup. */
  readonly body: string;
}

/** A whole HTML page: what every page that we write has in common. */
export function htmlPage({ title, language, policy, head, body }: Skeleton): string {
  return `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeXml(title)}</title>
${head.join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
}
