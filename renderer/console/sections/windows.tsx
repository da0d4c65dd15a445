import { useState } from 'react';
import type { ConsoleOutput, WindowView } from '#contract/console-api.ts';
import { boutiqueName, type Me } from '../me.ts';
import { Age } from '../parts/age.tsx';
import { boutiqueDay } from '../parts/boutique-day.ts';
import { Empty, Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';
import { PairWindow } from './pair-window.tsx';
import { WindowPage } from './window-page.tsx';
import { WindowState } from './window-state.tsx';

type WindowList = ConsoleOutput<'windows.list'>;

export function Windows({ me, openId }: { readonly me: Me; readonly openId: string | null }) {
  const { value, trouble, refresh } = useAnswer('windows.list', {}, 4000);
  const [isPairing, setPairing] = useState(false);
  const open = value?.windows.find((entry) => entry.id === openId);
  if (value && open) return <WindowPage key={open.id} me={me} entry={open} now={value.now} trouble={trouble} onPublished={refresh} />;

  return (
    <Section title="Windows" trouble={trouble} actions={<button onClick={() => setPairing(!isPairing)} aria-expanded={isPairing}>Pair a window</button>}>
      {isPairing && <PairWindow me={me} />}
      {value?.windows.length === 0 && <Empty title="No window is paired yet.">A pairing code opens the first: it is typed once on the window and carries this hub’s fingerprint.</Empty>}
      {value && value.windows.length > 0 && <WindowTable me={me} list={value} />}
    </Section>
  );
}

function WindowTable({ me, list: { windows, now } }: { readonly me: Me; readonly list: WindowList }) {
  const groups = Map.groupBy(windows, (entry) => entry.boutiqueId);
  return (
    <table>
      <thead><tr><th>Window</th><th>Role</th><th>State</th><th>Tray</th><th className="figure">Waiting</th><th>Last seen</th></tr></thead>
      {[...groups].map(([id, entries]) => {
        const boutique = me.boutiques.find((entry) => entry.id === id);
        const day = boutique && boutiqueDay(boutique, now);
        return (
          <tbody key={id}>
            <tr><th scope="rowgroup" colSpan={6}>{boutiqueName(me, id)}{day && <span className="quiet">{day.clock} there, {day.words}</span>}</th></tr>
            {entries.map((entry) => <WindowRow key={entry.id} entry={entry} now={now} isOpenHours={day?.isOpen ?? true} />)}
          </tbody>
        );
      })}
    </table>
  );
}

function WindowRow({ entry, now, isOpenHours }: { readonly entry: WindowView; readonly now: string; readonly isOpenHours: boolean }) {
  const { health } = entry;
  return (
    <tr>
      <td><a className="row" data-row href={`#windows/${entry.id}`}>{entry.name}</a></td>
      <td className="quiet">{entry.role}</td>
      <td><WindowState entry={entry} now={now} isOpenHours={isOpenHours} /></td>
      <td className={health?.tray === 'away' ? 'bad' : 'quiet'}>{health?.tray ?? '–'}</td>
      <td className="figure">{health ? health.outbox.waiting : '–'}</td>
      <td><Age instant={entry.lastSeenAt} now={now} /></td>
    </tr>
  );
}
