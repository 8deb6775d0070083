import { escapeXml } from '../../files/xml/write-xml';
import type { PlayerCourse } from '../player/player-course';

/** Nothing from outside, no inline script; styles inline because imported figures may carry them. */
const policyFor = (connect: string): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", "media-src 'self'", "frame-src 'self'",
  `connect-src ${connect}`, "base-uri 'none'", "form-action 'none'",
].join('; ');

/** A page that the LMS opens. `script`: path of its course. Only a cmi5 page reaches a server, the LRS that its launch names, which may be anywhere (cmi5 8.1, endpoint). */
export function indexPage(course: Pick<PlayerCourse, 'title' | 'language' | 'standard'>, script = 'content/course.js'): string {
  return `<!doctype html>
<html lang="${escapeXml(course.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor(course.standard === 'cmi5' ? '*' : "'none'")}">
<title>${escapeXml(course.title)}</title>
<link rel="stylesheet" href="player/player.css">
</head>
<body>
<div id="player"></div>
<noscript>This course needs JavaScript.</noscript>
<script src="${script}"></script>
<script src="player/messages.js"></script>
<script src="player/player.js"></script>
</body>
</html>
`;
}
