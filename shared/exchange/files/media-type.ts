const byExtension: Readonly<Record<string, string>> = {
  avif: 'image/avif', css: 'text/css', csv: 'text/csv', gif: 'image/gif', htm: 'text/html', html: 'text/html', jpeg: 'image/jpeg', jpg: 'image/jpeg',
  js: 'text/javascript', json: 'application/json', m4a: 'audio/mp4', md: 'text/markdown', mp3: 'audio/mpeg', mp4: 'video/mp4', ogg: 'audio/ogg',
  pdf: 'application/pdf', png: 'image/png', svg: 'image/svg+xml', swf: 'application/x-shockwave-flash', txt: 'text/plain', vtt: 'text/vtt', wav: 'audio/wav',
  webm: 'video/webm', webp: 'image/webp', woff: 'font/woff', woff2: 'font/woff2', xhtml: 'application/xhtml+xml', xml: 'application/xml', zip: 'application/zip',
};

/** The extension of a path, lower case, without the dot; empty when there is none. */
export function extensionOf(path: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Media type by file name: what a browser is told, never trusted as a description of the bytes. */
export function mediaTypeOf(path: string): string {
  return Object.hasOwn(byExtension, extensionOf(path)) ? byExtension[extensionOf(path)]! : 'application/octet-stream';
}

export function isImagePath(path: string): boolean {
  return mediaTypeOf(path).startsWith('image/');
}
