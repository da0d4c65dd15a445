/** What a window knows of a publication it was given: by number, named by the hash of its manifest. */
export type KnownPublication = { readonly number: number; readonly sha256: string };

export type Candidate = KnownPublication & {
  readonly windowId: string;
  readonly previousSha256: string | null;
  readonly leastAppVersion: string;
};

export type Window = { readonly windowId: string; readonly appVersion: string; readonly known: readonly KnownPublication[] };

export type Succession = 'accepted' | 'known' | 'another-window' | 'older' | 'other-predecessor' | 'needs-newer-application';

/**
 * Whether a publication may follow those a window knows. A number that leaves some out is accepted: the window was away, and
 * the signature vouches for it; where the one before is known, it must be the one that is named.
 */
export function judgeSuccession(candidate: Candidate, window: Window): Succession {
  if (candidate.windowId !== window.windowId) return 'another-window';
  const newest = window.known.reduce((most, entry) => Math.max(most, entry.number), 0);
  if (candidate.number <= newest) {
    // A hub that offers again what this window has already left behind offers something older.
    const isNewest = candidate.number === newest && window.known.some((entry) => entry.sha256 === candidate.sha256);
    return isNewest ? 'known' : 'older';
  }
  if ((candidate.number === 1) !== (candidate.previousSha256 === null)) return 'other-predecessor';
  const before = window.known.find((entry) => entry.number === candidate.number - 1);
  if (before !== undefined && before.sha256 !== candidate.previousSha256) return 'other-predecessor';
  return isAtLeast(window.appVersion, candidate.leastAppVersion) ? 'accepted' : 'needs-newer-application';
}

/** Versions are three numbers with points between. */
function isAtLeast(version: string, least: string): boolean {
  const have = version.split('.').map(Number);
  const want = least.split('.').map(Number);
  for (let place = 0; place < 3; place += 1) {
    const difference = (have[place] ?? 0) - (want[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
