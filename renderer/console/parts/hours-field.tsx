import type { OpeningHours } from '#domain/boutique/opening-hours.ts';
import { readSpans, spansText } from './hours-text.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type HoursFieldParts = { readonly hours: OpeningHours; readonly onChange: (hours: OpeningHours) => void };

/** The week as seven lines of text, and exceptional days one a line. `onChange` is told only of what can be read. */
export function HoursField({ hours, onChange }: HoursFieldParts) {
  const setDay = (index: number, input: HTMLInputElement) => {
    const spans = readSpans(input.value);
    input.setCustomValidity(spans ? '' : 'Write spans such as 10:00–13:00, 14:00–18:30, earliest first; leave empty for a closed day.');
    if (spans) onChange({ ...hours, week: hours.week.map((day, at) => (at === index ? spans : day)) });
  };
  return (
    <div className="lines">
      {days.map((day, index) => (
        <label key={day} className="field inline">
          <span className="field-label">{day}</span>
          <input defaultValue={spansText(hours.week[index] ?? [])} placeholder="closed" onChange={(event) => setDay(index, event.target)} />
        </label>
      ))}
      <Exceptions hours={hours} onChange={onChange} />
    </div>
  );
}

function Exceptions({ hours, onChange }: HoursFieldParts) {
  const read = (area: HTMLTextAreaElement) => {
    const exceptions = area.value.split('\n').filter((line) => line.trim() !== '').map((line) => {
      const match = /^\s*(\d{4}-\d{2}-\d{2})\s*(.*)$/.exec(line);
      const spans = match ? readSpans(match[2] ?? '') : null;
      return match?.[1] && spans ? { date: match[1], spans } : null;
    });
    const readable = exceptions.filter((entry) => entry !== null);
    const isWhole = readable.length === exceptions.length;
    area.setCustomValidity(isWhole ? '' : 'One day a line: 2026-12-24 10:00–16:00, or 2026-12-25 closed.');
    if (isWhole) onChange({ ...hours, exceptions: readable });
  };
  const text = hours.exceptions.map((entry) => `${entry.date} ${spansText(entry.spans) || 'closed'}`).join('\n');
  return (
    <label className="field inline">
      <span className="field-label">Exceptions</span>
      <textarea rows={Math.max(3, hours.exceptions.length + 1)} defaultValue={text} placeholder="2026-12-25 closed" onChange={(event) => read(event.target)} />
    </label>
  );
}
