import type { AdvisorId } from '../ids.ts';

type NamedAdvisor = { readonly id: AdvisorId; readonly givenName: string; readonly isNamedToVisitors: boolean };

/** Who a visitor may be told receives them; null when nobody in particular does, or the maison does not say. */
export function receiverName(advisors: readonly NamedAdvisor[], receiver: AdvisorId | null): string | null {
  const advisor = receiver === null ? undefined : advisors.find(({ id }) => id === receiver);
  return advisor?.isNamedToVisitors === true ? advisor.givenName : null;
}

/** Who receives, for staff and their CRM. Whoever has left the maison is still known by their number. */
export function advisorName(advisors: readonly Pick<NamedAdvisor, 'id' | 'givenName'>[], receiver: AdvisorId | null): string | null {
  return advisors.find(({ id }) => id === receiver)?.givenName ?? receiver;
}
