/**
 * `retry`: nobody knows what became of it, or it passes by itself. `wait`: the CRM asks for time. `needs-set-up`: nothing will
 * go through before somebody changes something there, and the sentence says what.
 */
export type CrmFaultCode = 'retry' | 'wait' | 'needs-set-up';

/** A whole call that came to nothing. Its sentence is shown to staff: no name, contact or token in it. */
export class CrmFault extends Error {
  override readonly name = 'CrmFault';
  readonly code: CrmFaultCode;
  /** For `wait`: how long. */
  readonly waitMs: number;

  constructor(code: CrmFaultCode, sentence: string, about: { readonly waitMs?: number; readonly cause?: unknown } = {}) {
    super(sentence, about.cause === undefined ? {} : { cause: about.cause });
    this.code = code;
    this.waitMs = about.waitMs ?? 0;
  }
}
