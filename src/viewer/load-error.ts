/** A picture could not be had. */
export class LoadError extends Error {
  override readonly name = 'LoadError';

  constructor(
    readonly url: string,
    /** The server's answer; 0 when there was none; 200 when it came but is no picture. */
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(`${url} could not be loaded (${status})`, options);
  }

  /** Whether trying again may help. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}
