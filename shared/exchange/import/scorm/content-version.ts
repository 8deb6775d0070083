import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, plainText } from '../../files/xml/xml-element';

/**
 * Which version of the content a manifest says it is: the version of its life cycle (LOM 2.1), else its own `version` (IMS Content Packaging). Empty: it says none. The version of the
 * format is something else.
 */
export function contentVersionOf(manifest: XmlElement): string {
  const metadata = childOf(manifest, 'metadata');
  const lifecycle = metadata && childOf(childOf(metadata, 'lom') ?? metadata, 'lifecycle');
  const stated = lifecycle && childOf(lifecycle, 'version');
  const text = stated ? plainText(childOf(stated, 'string') ?? childOf(stated, 'langstring') ?? stated) : '';
  return (text || (attributeOf(manifest, 'version') ?? '')).slice(0, 80);
}
