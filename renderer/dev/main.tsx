import { createRoot } from 'react-dom/client';
import { createMemoryHost } from '../bridge/memory-host';
import { createStudio } from '../store/studio';
import { StudioRoot } from '../app/studio-root';
import { createMemoryDocument } from './memory-document';
import { devAnswers } from './dev-answers';
import { devRecords } from './dev-records';

/** The studio on the in-memory host, for working on the interface. Never part of a build. */
const query = new URLSearchParams(window.location.search);
const host = createMemoryHost(createMemoryDocument(query.has('empty') ? devRecords.slice(0, 1) : devRecords), { open: !query.has('start'), title: 'Field sales compliance', answers: devAnswers });
const root = document.getElementById('root');
if (root) createRoot(root).render(<StudioRoot studio={createStudio(host)} />);
