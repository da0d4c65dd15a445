const withinMs = 14 * 86_400_000;

/** Until when a yes that has to be repeated may be; then it is as if it had not been said. Instants in UTC. */
export function secondYesUntil(capturedAt: string): string {
  return new Date(Date.parse(capturedAt) + withinMs).toISOString();
}
