import { useSession } from '../store/studio-context';
import { SplitManyDialog } from '../features/breakdown/split-many-dialog';
import { AddPrerequisiteDialog } from '../features/graph-canvas/make/add-prerequisite-dialog';
import { GroupZoneDialog } from '../features/graph-canvas/make/group-zone-dialog';
import { MoveZoneDialog } from '../features/graph-canvas/make/move-zone-dialog';
import { NeedsDialog } from '../features/graph-table/needs-dialog';
import { CopiesDialog } from '../features/history/copies-dialog';
import { HistoryDialog } from '../features/history/history-dialog';
import { OutsideDialog } from '../features/history/outside-dialog';
import { ImportDialog } from '../features/import/import-dialog';
import { ReplaceTextDialog } from '../features/library/replace-text-dialog';
import { SetFieldDialog } from '../features/library/set-field-dialog';
import { TagDialog } from '../features/library/tag-dialog';
import { RequirementGroups } from '../features/inspector/requirement-groups';
import { PageDialog } from '../features/inspector/pages/page-dialog';
import { MetadataDialog } from '../features/metadata/metadata-dialog';
import { InspectDialog } from '../features/package-inspector/inspect-dialog';
import { PlayDialog } from '../features/package-player/play-dialog';
import { SuppressDialog } from '../features/problems/suppress-dialog';
import { SuggestionsDialog } from '../features/suggestions/suggestions-dialog';
import { YourNameDialog } from '../features/review/your-name-dialog';
import { Palette } from './palette/palette';
import { ShortcutSheet } from './shortcut-sheet';
import { FolderDialog } from './start/folder-dialog';
import { Tour } from './start/tour';

/** The dialog that is open, if any. */
export function DialogHost() {
  const dialog = useSession((state) => state.dialog);
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'palette': return <Palette mode={dialog.mode} />;
    case 'shortcuts': return <ShortcutSheet />;
    case 'history': return <HistoryDialog tab={dialog.tab} />;
    case 'outside': return <OutsideDialog />;
    case 'copies': return <CopiesDialog />;
    case 'suppress': return <SuppressDialog finding={dialog.finding} />;
    case 'import': return <ImportDialog {...(dialog.dropped ? { dropped: dialog.dropped } : {})} {...(dialog.replace ? { replace: dialog.replace } : {})} />;
    case 'tour': return <Tour step={dialog.step} />;
    case 'folder': return <FolderDialog purpose={dialog.purpose} {...(dialog.starter ? { starter: dialog.starter } : {})} />;
    case 'add-prerequisite': return <AddPrerequisiteDialog module={dialog.module} direction={dialog.direction} />;
    case 'needs': return <NeedsDialog module={dialog.module} Groups={RequirementGroups} />;
    case 'group-zone': return <GroupZoneDialog modules={dialog.modules} />;
    case 'zone-move': return <MoveZoneDialog modules={dialog.modules} />;
    case 'play': return <PlayDialog source={dialog.source} />;
    case 'inspect': return <InspectDialog {...(dialog.file ? { file: dialog.file } : {})} />;
    case 'set-field': return <SetFieldDialog modules={dialog.modules} />;
    case 'replace-text': return <ReplaceTextDialog modules={dialog.modules} />;
    case 'your-name': return <YourNameDialog modules={dialog.modules} state={dialog.state} />;
    case 'metadata': return <MetadataDialog />;
    case 'suggestions': return <SuggestionsDialog modules={dialog.modules} />;
    case 'split-many': return <SplitManyDialog modules={dialog.modules} />;
    case 'page': return <PageDialog page={dialog.page} />;
    case 'tag': return <TagDialog modules={dialog.modules} />;
  }
}
