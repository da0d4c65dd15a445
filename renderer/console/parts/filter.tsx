/** Narrows a list to the rows that hold every word; key `/` goes there. */
export function Filter({ of, value, onChange }: { readonly of: string; readonly value: string; readonly onChange: (value: string) => void }) {
  return <input className="filter" data-filter type="search" placeholder={`Filter ${of}`} aria-label={`Filter ${of}`} value={value} onChange={(event) => onChange(event.target.value)} />;
}

export function holdsWords(row: readonly (string | null)[], filter: string): boolean {
  const text = row.join(' ').toLowerCase();
  return filter.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
