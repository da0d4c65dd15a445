import type { OpeningHours, OpeningSpan } from '#domain/boutique/opening-hours.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Reads `10:00–13:00, 14:00–18:30`; an empty text is a closed day; null where it cannot be read or runs backwards. */
export function readSpans(text: string): readonly OpeningSpan[] | null {
  if (text.trim() === '') return [];
  const spans = text.split(',').map((part) => /^\s*(\d{1,2}):(\d{2})\s*[–-]\s*(\d{1,2}):(\d{2})\s*$/.exec(part));
  const read: OpeningSpan[] = [];
  for (const match of spans) {
    if (!match) return null;
    const [opensAt, closesAt] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
    const before = read.at(-1)?.closesAt ?? 0;
    if (opensAt >= closesAt || closesAt > 1440 || opensAt < before) return null;
    read.push({ opensAt, closesAt });
  }
  return read;
}

function spansText(spans: readonly OpeningSpan[]): string {
  return spans.map((span) => `${clockText(span.opensAt)}–${clockText(span.closesAt)}`).join(', ');
}

/** The week as seven lines of text, and exceptional days one a line. `onChange` is told only of what can be read. */
export function HoursField({ hours, onChange }: { readonly hours: OpeningHours; readonly onChange: (hours: OpeningHours) => void }) {
  const setDay = (index: number, text: string, input: HTMLInputElement) => {
    const spans = readSpans(text);
    input.setCustomValidity(spans ? '' : 'Write spans such as 10:00–13:00, 14:00–18:30, earliest first; leave empty for a closed day.');
    if (spans) onChange({ ...hours, week: hours.week.map((day, at) => (at === index ? spans : day)) });
  };
  return (
    <fieldset className="localized">
      <legend>Opening hours</legend>
      {days.map((day, index) => (
        <label key={day} className="field inline">
          <span className="field-label">{day}</span>
          <input defaultValue={spansText(hours.week[index] ?? [])} placeholder="closed" onChange={(event) => setDay(index, event.target.value, event.target)} />
        </label>
      ))}
      <Exceptions hours={hours} onChange={onChange} />
    </fieldset>
  );
}

function Exceptions({ hours, onChange }: { readonly hours: OpeningHours; readonly onChange: (hours: OpeningHours) => void }) {
  const read = (text: string, area: HTMLTextAreaElement) => {
    const exceptions = text.split('\n').filter((line) => line.trim() !== '').map((line) => {
      const match = /^\s*(\d{4}-\d{2}-\d{2})\s*(.*)$/.exec(line);
      const spans = match ? readSpans((match[2] ?? '').replace(/^closed$/i, '')) : null;
      return match?.[1] && spans ? { date: match[1], spans } : null;
    });
    const isWhole = exceptions.every((entry) => entry !== null);
    area.setCustomValidity(isWhole ? '' : 'One day a line: 2026-12-24 10:00–16:00, or 2026-12-25 closed.');
    if (isWhole) onChange({ ...hours, exceptions });
  };
  const text = hours.exceptions.map((entry) => `${entry.date} ${spansText(entry.spans) || 'closed'}`).join('\n');
  return (
    <label className="field inline">
      <span className="field-label">Exceptional days</span>
      <textarea rows={Math.max(3, hours.exceptions.length + 1)} defaultValue={text} placeholder="2026-12-25 closed" onChange={(event) => read(event.target.value, event.target)} />
    </label>
  );
}
