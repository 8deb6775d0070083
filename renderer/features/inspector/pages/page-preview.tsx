import { useEffect, useMemo, useState } from 'react';
import { useStudio } from '../../../store/studio-context';
import { renderMarkdown } from './markdown';

const assetReference = /\]\(asset:([A-Za-z0-9._-]+)\)/g;

/** A page as learners would read it; images come from the workspace. */
export function PagePreview({ text }: { readonly text: string }) {
  const urls = useAssetUrls(text);
  const html = useMemo(() => renderMarkdown(text, (asset) => urls.get(asset) ?? null), [text, urls]);
  return <div className="page-preview" dangerouslySetInnerHTML={{ __html: html }} />;
}

function useAssetUrls(text: string): ReadonlyMap<string, string> {
  const studio = useStudio();
  const ids = [...new Set([...text.matchAll(assetReference)].map((match) => `asset:${match[1]}`))].join(' ');
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const made: string[] = [];
    let live = true;
    const load = async (): Promise<void> => {
      const loaded = new Map<string, string>();
      for (const id of ids.split(' ').filter(Boolean)) {
        const asset = await studio.bridge.invoke('document.readAsset', { id }).catch(() => null);
        if (!asset || !asset.mediaType.startsWith('image/')) continue;
        const url = URL.createObjectURL(new Blob([new Uint8Array(asset.bytes)], { type: asset.mediaType }));
        made.push(url);
        loaded.set(id, url);
      }
      if (live) setUrls(loaded);
    };
    if (ids) void load();
    return () => {
      live = false;
      made.forEach((url) => URL.revokeObjectURL(url));
    };
  }, [ids, studio]);
  return urls;
}
