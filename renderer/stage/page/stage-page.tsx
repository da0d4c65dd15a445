import { createRef, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Stage, type Painted, type StageHandle, type StageReport, type WatchTime } from '../stage.tsx';
import { foreignDecoders } from './foreign-decoders.ts';
import type { StagePage, StageWish } from './page-contract.ts';

declare global {
  interface Window {
    stagePage?: StagePage;
  }
}

function openPage(): void {
  const element = document.getElementById('stage');
  if (element === null) throw new Error('the page has no #stage element');
  const root = createRoot(element);
  const handle = createRef<StageHandle>();
  const painted: Painted[] = [];
  const reports: StageReport[] = [];
  let wish: StageWish = wishOfAddress(new URLSearchParams(location.search));
  // Synchronously, so that whoever drives the page may ask for the settled picture in the next breath.
  const render = (): void => flushSync(() => root.render(<Shown wish={wish} handle={handle} painted={painted} reports={reports} />));
  window.stagePage = {
    show: (more) => {
      wish = { ...wish, ...more };
      render();
    },
    settled: async () => {
      while (handle.current === null) await new Promise((resolve) => requestAnimationFrame(resolve));
      await handle.current.settled();
    },
    describe: () => handle.current?.describe(),
    turnTo: (pose) => handle.current?.turnTo(pose),
    nudge: (...step) => handle.current?.nudge(...step),
    studio: () => handle.current?.studio,
    painted,
    reports,
  };
  // A driver that brings its own watches says `?idle` and shows them when it is ready.
  if (!new URLSearchParams(location.search).has('idle')) render();
}

function Shown({ wish, handle, painted, reports }: {
  readonly wish: StageWish;
  readonly handle: React.RefObject<StageHandle | null>;
  readonly painted: Painted[];
  readonly reports: StageReport[];
}): ReactElement {
  const { time, modelUrls, stillsByKey, turnsById, captions, ...props } = wish;
  return (
    <Stage
      ref={handle}
      shot={{ kind: 'watch', watchId: 'model', pose: 'hero' }}
      tier="full"
      mood="moraine"
      {...props}
      time={() => time ?? now()}
      decoders={foreignDecoders}
      models={(watchId) => modelUrls?.[watchId] ?? './model.glb'}
      stills={(watchId, pose, format) => stillsByKey?.[`${watchId}.${pose}.${format}`]}
      turns={(watchId) => turnsById?.[watchId] ?? []}
      captionFor={(part) => captions?.[part]}
      onPainted={(event) => {
        painted.push(event);
        if (painted.length > mostKept) painted.shift();
      }}
      onReport={(report) => reports.push(report)}
    />
  );
}

function now(): WatchTime {
  const offsetMinutes = -new Date().getTimezoneOffset();
  return { epochMs: Date.now(), offsetMinutes, awayOffsetMinutes: offsetMinutes + 540 };
}

function wishOfAddress(query: URLSearchParams): StageWish {
  const tier = query.get('tier');
  const mood = query.get('mood');
  return {
    ...(tier === 'low' || tier === 'full' ? { tier } : {}),
    ...(mood === 'moraine' || mood === 'neve' || mood === 'arete' ? { mood } : {}),
  };
}

// A page that changes watches for days keeps the last of what it was told.
const mostKept = 100;

openPage();
