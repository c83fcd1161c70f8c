/** A stretch of a call's life that can be cut short: every wait in it then rejects with the reason. */
export class Scope {
  private readonly listeners = new Set<(reason: object) => void>();
  private reason: object | undefined;

  get stopped(): boolean {
    return this.reason !== undefined;
  }

  /** Ends the scope and all scopes within it. Only the first reason counts. */
  stop(reason: object): void {
    if (this.reason) return;
    this.reason = reason;
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener(reason);
  }

  /** Runs `work` in a scope of its own that ends with this one at the latest. */
  async within<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
    const inner = new Scope();
    const detach = this.onStop((reason) => inner.stop(reason));
    if (this.reason) inner.stop(this.reason);
    try {
      return await work(inner);
    } finally {
      detach();
    }
  }

  /**
   * Waits for `done` or `fail` to be called; rejects as soon as the scope ends.
   * `start` returns what cleans up, which runs once in every case.
   */
  until<T>(start: (done: (value: T) => void, fail: (error: unknown) => void) => () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.reason) return reject(this.reason);
      let cleanUp: (() => void) | undefined;
      let settled = false;
      const settle = (finish: () => void) => {
        if (settled) return;
        settled = true;
        detach();
        cleanUp?.();
        finish();
      };
      const detach = this.onStop((reason) => settle(() => reject(reason)));
      cleanUp = start(
        (value) => settle(() => resolve(value)),
        (error) => settle(() => reject(error)),
      );
      if (settled) cleanUp();
    });
  }

  /** Waits for a promise, but no longer than the scope lasts. */
  of<T>(promise: Promise<T>): Promise<T> {
    return this.until((done, fail) => {
      promise.then(done, fail);
      return () => undefined;
    });
  }

  private onStop(listener: (reason: object) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

// The reasons below are no errors, and made too often to collect a stack each.

/** The call is over: whatever it was doing stops. */
export class CallOver {}

/** The person made themselves heard: the prompt stops. */
export class BargeIn {}
