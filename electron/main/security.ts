import { app, session, shell, type WebContents } from 'electron';
import { scheme } from './scheme';

/** An address that may be opened in the person's browser: https, parsed, without credentials. */
export function externalUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}

function isOwn(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && url.protocol === `${scheme}:` && url.host === 'studio';
}

/** What plays a package: in a frame of the studio only, never as its page. */
function isStage(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && url.protocol === `${scheme}:` && url.host === 'stage';
}

/** Electron's security checklist for every web contents, whoever made it: no navigation, no windows, no web views. */
export function guardContents(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void }, url: string): void => {
    if (!isOwn(url)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => {
    const isFrame = !event.isMainFrame && (isStage(event.url) || ['about:', 'blob:', 'data:'].some((kind) => event.url.startsWith(kind)));
    if (!isFrame) stay(event, event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Not even the addresses of this machine are told to a peer.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(({ url, referrer }) => {
    const external = externalUrl(url);
    // Packages send no referrer: while one is shown, nothing is handed on.
    const isPlaying = isStage(referrer.url) || contents.mainFrame.framesInSubtree.some((frame) => isStage(frame.url));
    if (external && !isPlaying) void shell.openExternal(external);
    return { action: 'deny' };
  });
}

/** What the studio's own page may do beside reading and drawing: put what a person copies on the clipboard, and present on the whole screen. */
const granted: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];

function mayHave(permission: string, { isMainFrame, requestingUrl = '' }: { readonly isMainFrame: boolean; readonly requestingUrl?: string }): boolean {
  return isMainFrame && granted.includes(permission) && isOwn(requestingUrl);
}

/** Refuses every permission but two of the studio's own page, every device and network request. To be called once, when the app is ready. */
export function guardSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer, details) => answer(mayHave(permission, details)));
  own.setPermissionCheckHandler((_contents, permission, _origin, details) => mayHave(permission, details));
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  own.webRequest.onBeforeRequest((details, answer) => {
    const url = URL.canParse(details.url) ? new URL(details.url) : null;
    answer({ cancel: !url || !(isOwn(details.url) || isStage(details.url) || ['data:', 'blob:', 'devtools:'].includes(url.protocol)) });
  });
  own.on('will-download', (event) => event.preventDefault());
}

/** Guards every web contents that will ever be made. */
export function guardApp(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}
