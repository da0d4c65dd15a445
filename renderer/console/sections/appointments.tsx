import type { Me } from '../console.tsx';
import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

export function Appointments({ me }: { readonly me: Me }) {
  const { value, trouble } = useAnswer('appointments.list', {}, 5000);
  const zoneOf = (boutiqueId: string) => me.boutiques.find((entry) => entry.id === boutiqueId)?.timeZone;
  return (
    <Section title="Appointments" trouble={trouble}>
      {value && value.appointments.length === 0 && <p className="quiet">None has arrived yet.</p>}
      {value && value.appointments.length > 0 && (
        <table>
          <thead><tr><th>When, at the boutique</th><th>Client</th><th>Kind</th><th>State</th><th>Reach by</th><th>Hopes for</th><th>Window</th></tr></thead>
          <tbody>{value.appointments.map((entry) => (
            <tr key={entry.id}>
              <td>{entry.slot ? whenAt(entry.slot.startsAt, zoneOf(entry.boutiqueId)) : entry.kind === 'now' ? 'now' : 'to be agreed'}</td>
              <td lang={entry.locale}>{entry.client}</td><td>{entry.kind}</td><td>{entry.state}</td><td>{entry.reachBy}: {entry.contact}</td>
              <td lang={entry.locale}>{entry.expectation ?? '–'}</td><td>{entry.windowName}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </Section>
  );
}

function whenAt(instant: string, timeZone: string | undefined): string {
  return new Date(instant).toLocaleString('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
