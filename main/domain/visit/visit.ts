import type { AppointmentKind, AppointmentState } from '../appointments/appointment.ts';
import type { AppointmentId, WatchId } from '../ids.ts';
import type { Locale } from '../locale.ts';

export type SlotChoice = { readonly startsAt: string; readonly minutes: number };

/** Where the visitor is. A scene carries only what it needs to be shown. */
export type Scene =
  | { readonly name: 'attract' }
  | { readonly name: 'room'; readonly pathId: string; readonly pick: number }
  | { readonly name: 'watch'; readonly watchId: WatchId; readonly isSheetOpen: boolean }
  | { readonly name: 'movement'; readonly watchId: WatchId }
  | { readonly name: 'story'; readonly watchId: WatchId; readonly chapter: number }
  | { readonly name: 'compare'; readonly watchIds: readonly [WatchId, WatchId] }
  | { readonly name: 'life-size'; readonly watchId: WatchId }
  | { readonly name: 'keep' }
  | { readonly name: 'meet'; readonly kind: AppointmentKind | null }
  | { readonly name: 'who'; readonly kind: AppointmentKind; readonly slot: SlotChoice | null }
  | { readonly name: 'consent'; readonly kind: AppointmentKind; readonly slot: SlotChoice | null }
  | { readonly name: 'thanks'; readonly appointmentId: AppointmentId; readonly kind: AppointmentKind; readonly slot: SlotChoice | null; readonly state: AppointmentState; readonly receivedBy: string | null; readonly code: string }
  | { readonly name: 'by-code' }
  | { readonly name: 'advisor' };

export type SceneName = Scene['name'];

/** Scenes in which somebody says who they are, or is known: never on a street window, never in a picture. */
export const personalScenes: ReadonlySet<SceneName> = new Set(['meet', 'who', 'consent', 'thanks', 'by-code', 'advisor']);

/** What lies on the two slots, as far as the visit cares. */
export type LaidWatches = readonly (WatchId | null)[];

export type VisitState = {
  readonly scene: Scene;
  /** Scenes to go back to, the latest last. */
  readonly trail: readonly Scene[];
  readonly laid: LaidWatches;
  readonly selection: readonly WatchId[];
  readonly locale: Locale;
  readonly isReach: boolean;
  /** Null while nobody is there. */
  readonly isUnderWay: boolean;
};

/** How an appointment stands now; `receivedBy` where the maison tells visitors. */
export type AppointmentNews = { readonly id: AppointmentId; readonly state: AppointmentState; readonly slot: SlotChoice | null; readonly receivedBy: string | null };

export type VisitEvent =
  | { readonly type: 'went'; readonly scene: Scene }
  | { readonly type: 'went-back' }
  /** A move within a scene: the next chapter, another path; it leaves no step to go back to. */
  | { readonly type: 'stayed'; readonly scene: Scene }
  | { readonly type: 'tray-changed'; readonly laid: LaidWatches }
  | { readonly type: 'kept'; readonly watchId: WatchId }
  | { readonly type: 'let-go'; readonly watchId: WatchId }
  | { readonly type: 'spoke'; readonly locale: Locale }
  | { readonly type: 'reached' }
  | { readonly type: 'client-mode-changed'; readonly isWanted: boolean }
  | ({ readonly type: 'appointment-changed' } & AppointmentNews)
  | { readonly type: 'ended' };

const maxTrail = 12;
const maxSelection = 12;

export function aVisitBefore(locale: Locale): VisitState {
  return { scene: { name: 'attract' }, trail: [], laid: [null, null], selection: [], locale, isReach: false, isUnderWay: false };
}

/**
 * What a visit becomes after an event. On a street window personal scenes do not exist: a wish for one changes nothing.
 */
export function stepVisit(state: VisitState, event: VisitEvent, isStreet: boolean): VisitState {
  switch (event.type) {
    case 'went': return isStreet && personalScenes.has(event.scene.name) ? state : goTo(state, event.scene);
    case 'stayed': return event.scene.name === state.scene.name ? { ...state, scene: event.scene } : state;
    case 'went-back': return goBack(state);
    case 'tray-changed': return { ...afterTray(state, event.laid), laid: event.laid };
    case 'kept': return { ...state, selection: [...new Set([...state.selection, event.watchId])].slice(-maxSelection) };
    case 'let-go': return { ...state, selection: state.selection.filter((id) => id !== event.watchId) };
    case 'spoke': return { ...state, locale: event.locale, isUnderWay: true };
    case 'reached': return { ...state, isReach: !state.isReach };
    case 'client-mode-changed': return afterClientMode(state, event.isWanted, isStreet);
    case 'appointment-changed': return afterAppointment(state, event);
    case 'ended': return { ...aVisitBefore(state.locale), laid: state.laid };
  }
}

function goTo(state: VisitState, scene: Scene): VisitState {
  const trail = state.scene.name === 'attract' ? [] : [...state.trail, state.scene].slice(-maxTrail);
  return { ...state, scene, trail, isUnderWay: true };
}

function goBack(state: VisitState): VisitState {
  const before = state.trail.at(-1);
  return before ? { ...state, scene: before, trail: state.trail.slice(0, -1) } : { ...state, scene: { name: 'attract' }, trail: [] };
}

/** A watch that is laid down is shown at once; a second beside it is compared; what was typed is never thrown away for it. */
function afterTray(state: VisitState, laid: LaidWatches): VisitState {
  if (isWritten(state.scene)) return state;
  const [first, second] = laid.filter((id) => id !== null);
  if (first && second) return isShowing(state.scene, 'compare', [first, second]) ? state : goTo(state, { name: 'compare', watchIds: [first, second] });
  const wasLaid = state.laid.filter((id) => id !== null);
  if (first && (!wasLaid.includes(first) || state.scene.name === 'compare')) {
    return goTo({ ...state, trail: state.trail.filter((scene) => scene.name !== 'compare') }, { name: 'watch', watchId: first, isSheetOpen: false });
  }
  if (!first && wasLaid.length > 0 && isAbout(state.scene, wasLaid)) return goBackPast(state, wasLaid);
  return state;
}

/** Lifted: back to where the visitor was before that watch came, past the scenes about it. */
function goBackPast(state: VisitState, lifted: readonly WatchId[]): VisitState {
  const kept = state.trail.findLastIndex((scene) => !isAbout(scene, lifted));
  const scene = state.trail[kept];
  return scene ? { ...state, scene, trail: state.trail.slice(0, kept) } : { ...state, scene: { name: 'attract' }, trail: [] };
}

function isAbout(scene: Scene, watches: readonly WatchId[]): boolean {
  if (scene.name === 'compare') return scene.watchIds.some((id) => watches.includes(id));
  return 'watchId' in scene && watches.includes(scene.watchId);
}

function isShowing(scene: Scene, name: 'compare', watches: readonly WatchId[]): boolean {
  return scene.name === name && watches.every((id) => scene.watchIds.includes(id));
}

function isWritten(scene: Scene): boolean {
  return scene.name === 'who' || scene.name === 'consent' || scene.name === 'thanks' || scene.name === 'by-code' || scene.name === 'advisor';
}

/** A badge takes the glass wherever it is not a visitor who writes; closing it leaves nothing behind. */
function afterClientMode(state: VisitState, isWanted: boolean, isStreet: boolean): VisitState {
  if (isStreet) return state;
  if (isWanted) return state.scene.name === 'advisor' ? state : goTo(state, { name: 'advisor' });
  const left = { ...state, trail: state.trail.filter(({ name }) => name !== 'advisor') };
  return state.scene.name === 'advisor' ? goBack(left) : left;
}

function afterAppointment(state: VisitState, { id, state: reached, slot, receivedBy }: AppointmentNews): VisitState {
  if (state.scene.name !== 'thanks' || state.scene.appointmentId !== id) return state;
  return { ...state, scene: { ...state.scene, state: reached, slot: slot ?? state.scene.slot, receivedBy } };
}
