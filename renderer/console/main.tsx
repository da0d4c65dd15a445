import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import './console.css';

const place = document.getElementById('console');
if (!place) throw new Error('the page has no place for the console');
createRoot(place).render(<Console />);
