import { createRoot } from 'react-dom/client';
import '../design/fonts.css';
import '../design/tokens.css';
import '../design/type.css';
import '../design/touch.css';
import '../design/light.css';
import '../design/keyboard/keyboard.css';
import './glass.css';
import './scenes/scene.css';
import { Glass } from './glass.tsx';
import './scenes/reach.css';

const place = document.getElementById('glass');
if (!place) throw new Error('the page has no place for the glass');
createRoot(place).render(<Glass />);
