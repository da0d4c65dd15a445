import type { AppointmentView } from '#contract/console-api.ts';

const ways = { email: 'by e-mail', sms: 'by text message' } as const;

const reasons: Readonly<Record<string, string>> = {
  'no-contact': 'Not told: no e-mail address, and no number with a country code.',
  'no-notice': 'Not told: no receipt of the appointment’s notice.',
  refused: 'Not told: the address was refused as none that exists.',
  'too-late': 'Not told: its time came first.',
  newer: 'Not told: it changed before the message left.',
  'nothing-new': 'Told before: nothing that they know has changed.',
  'not-held': 'Not told: nothing is held of it any more.',
};

/** What a visitor who has left heard of their appointment, or why not, as staff read it. */
export function toldWords({ state, channel, because, at }: NonNullable<AppointmentView['message']>): string {
  if (state === 'sent') return `Told ${channel === null ? '' : ways[channel]}${at === null ? '' : `, ${new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}`}`;
  if (state === 'not-sent') return reasons[because ?? ''] ?? 'Not told.';
  if (because === 'no-line') return 'Not told yet: no mail server or text gateway is set up for this.';
  return because === null ? 'Not told yet.' : `Not told yet, tried again by itself (${because}).`;
}
