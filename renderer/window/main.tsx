import { createRoot } from 'react-dom/client';
import { Glass } from './glass.tsx';
import '../design/fonts.css';
import '../design/tokens.css';
import '../design/keyboard/keyboard.css';
import './glass.css';
import './scenes/scenes.css';

const place = document.getElementById('glass');
if (!place) throw new Error('the page has no place for the glass');
createRoot(place).render(<Glass />);
