/** The studio's light colours (renderer/ui/tokens.css) by tone: text and lines, and the ground of frames. Fixed: a drawing is printed and pasted. */
export const tones: Readonly<Record<string, string>> = { core: '#27508f', testable: '#0b6666', elective: '#7a5000', remedial: '#9a3426', open: '#62479a', pulled: '#4d5650' };
export const grounds: Readonly<Record<string, string>> = { core: '#f1f5fb', testable: '#ecf7f6', elective: '#fdf8ec', remedial: '#fdf3f1', open: '#f6f3fb', pulled: '#f3f5f4' };
export const paper = '#ffffff';
export const ink = '#1f2421';
export const paleInk = '#59605b';
export const line = '#7c857f';
