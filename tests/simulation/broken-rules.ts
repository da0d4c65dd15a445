/** Rules that can be broken on purpose: a simulation that finds nothing then would find nothing ever. */
export const brokenRules = ['no-quarters', 'no-advisor-quanta', 'endless-leases', 'leases-after-reboot', 'gone-unheard', 'sent-as-new', 'older-word'] as const;

export type BrokenRule = (typeof brokenRules)[number];
