/** How long ago an instant was, in the fewest words. `now` is the hub's clock, so that a wrong one here does not lie. */
export function ageInWords(instant: string, now: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 1000));
  if (seconds < 10) return 'just now';
  if (seconds < 90) return `${seconds} s ago`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 36) return `${hours} h ago`;
  return `${Math.round(hours / 24)} days ago`;
}

export function Age({ instant, now }: { readonly instant: string | null; readonly now: string }) {
  if (!instant) return <span className="quiet">never</span>;
  return <time dateTime={instant} title={new Date(instant).toLocaleString('en-GB')}>{ageInWords(instant, now)}</time>;
}

/** Day and time, in the boutique's zone where one is given. */
export function Moment({ instant, timeZone }: { readonly instant: string; readonly timeZone?: string | undefined }) {
  return <time dateTime={instant}>{momentText(instant, timeZone)}</time>;
}

export function momentText(instant: string, timeZone?: string): string {
  return new Date(instant).toLocaleString('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

export function timeText(instant: string, timeZone?: string): string {
  return new Date(instant).toLocaleString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}
