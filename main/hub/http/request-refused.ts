/** A request that is answered with a sentence in the words of whoever sent it; caught once, where answers are made. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429;

  constructor(status: RequestRefused['status'], sentence: string) {
    super(sentence);
    this.status = status;
  }
}
