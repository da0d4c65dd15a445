import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import './look/fonts.css';
import './look/tokens.css';
import './look/controls.css';
import './look/frame.css';
import './look/lists.css';
import './look/window.css';
import './look/settings.css';
import './look/models.css';

const place = document.getElementById('console');
if (!place) throw new Error('the page has no place for the console');
createRoot(place).render(<Console />);
