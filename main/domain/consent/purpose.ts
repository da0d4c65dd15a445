export const channels = ['email', 'phone', 'sms', 'post', 'messaging'] as const;

export type Channel = (typeof channels)[number];

/**
 * What a receipt records: a consent that was given or refused, one that still has to be repeated from the person's own address,
 * a withdrawal, or the notice an appointment needs.
 */
export const receiptKinds = ['consent', 'unconfirmed', 'refusal', 'withdrawal', 'notice'] as const;

export type ReceiptKind = (typeof receiptKinds)[number];
