import './no-eval';
import { createRoot } from 'react-dom/client';
import { connectToHost } from '../bridge/connect';
import { createStudio } from '../store/studio';
import { StudioRoot } from './studio-root';

const root = document.getElementById('root');
if (root) createRoot(root).render(<StudioRoot studio={createStudio(connectToHost())} />);
