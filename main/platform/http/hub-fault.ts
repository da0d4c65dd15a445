export type HubFaultCode = 'unreachable' | 'timed-out' | 'other-certificate' | 'too-long' | 'unexpected' | 'refused';

/** The hub could not be asked, or what it said could not be used. */
export class HubFault extends Error {
  override readonly name = 'HubFault';
  readonly code: HubFaultCode;
  /** The HTTP status, when there was an answer. */
  readonly status: number | null;

  constructor(code: HubFaultCode, sentence: string, about: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(sentence, about.cause === undefined ? {} : { cause: about.cause });
    this.code = code;
    this.status = about.status ?? null;
  }
}
