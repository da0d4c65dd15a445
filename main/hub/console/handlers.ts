import type { ConsoleInput, ConsoleOutput, ConsoleRoute } from '#contract/console-api.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Account } from '../accounts/account-repository.ts';
import { RequestRefused } from '../http/request-refused.ts';

/** Who asks: their account, and the session they ask from. */
export type Staff = { readonly account: Account; readonly sessionId: string };

/** `sign-in` and `sign-out` handle cookies and stand apart. */
export type HandledRoute = Exclude<ConsoleRoute, 'sign-in' | 'sign-out'>;

/** One function a route; what it throws as `RequestRefused` is shown to staff as it is. */
export type Handlers<Route extends HandledRoute = HandledRoute> = {
  readonly [Name in Route]: (input: ConsoleInput<Name>, staff: Staff) => ConsoleOutput<Name> | Promise<ConsoleOutput<Name>>;
};

/** The maison sees every boutique; a boutique's staff see their own. */
export function sees(staff: Staff, boutique: BoutiqueId): boolean {
  return staff.account.role === 'maison' || staff.account.boutiqueId === boutique;
}

export function mustSee(staff: Staff, boutique: BoutiqueId): void {
  if (!sees(staff, boutique)) throw new RequestRefused(403, 'This is another boutique’s.');
}

export function mustBeMaison(staff: Staff): void {
  if (staff.account.role !== 'maison') throw new RequestRefused(403, 'This is for the maison’s own staff.');
}
