import { importInput } from './import-input';

/** A paragraph: text, or runs as XML; `style`: id of its style. */
export function paragraph(text: string, style = '', properties = ''): string {
  const runs = text.startsWith('<') ? text : run(text);
  return `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${properties}</w:pPr>${runs}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

const open = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r" xmlns:a="a" xmlns:wp="wp" xmlns:m="m"';

export const wordStyles = `<w:styles ${open}>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="Überschrift 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="own"/><w:basedOn w:val="Base3"/></w:style>
<w:style w:type="paragraph" w:styleId="Base3"><w:name w:val="base"/><w:basedOn w:val="Heading3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>`;

const numbering = `<w:numbering ${open}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
const relations = '<Relationships><Relationship Id="r1" Type="x/image" Target="media/a.png"/><Relationship Id="r2" Type="x/hyperlink" Target="https://x.test/a (1)" TargetMode="External"/><Relationship Id="r3" Type="x" Target="javascript:alert(1)" TargetMode="External"/></Relationships>';

/** The unpacked parts of a document with this body. */
export function docxInput(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): ReturnType<typeof importInput> {
  return importInput('syllabus.docx', {
    '[Content_Types].xml': '<Types/>', 'word/document.xml': `<w:document ${open}><w:body>${body}</w:body></w:document>`, 'word/styles.xml': wordStyles, 'word/numbering.xml': numbering,
    'word/_rels/document.xml.rels': relations, 'word/media/a.png': new Uint8Array([1, 2]), ...parts,
  });
}
