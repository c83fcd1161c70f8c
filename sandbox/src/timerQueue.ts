export interface Timer {
  /** Ms since the epoch. */
  at: number;
  /** Timers of one moment run in the order they were set. */
  order: number;
  action: () => void;
  cancelled: boolean;
}

/** Timers, earliest first: a binary heap, so that thousands of calls can each hold some. */
export class TimerQueue {
  private readonly heap: Timer[] = [];

  add(timer: Timer): void {
    this.heap.push(timer);
    this.rise(this.heap.length - 1);
  }

  /** The earliest timer that is not cancelled, left in the queue. */
  first(): Timer | undefined {
    while (this.heap[0]?.cancelled) this.takeFirst();
    return this.heap[0];
  }

  takeFirst(): Timer | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  /** Moves all timers by so many ms. Their order stays. */
  shift(ms: number): void {
    for (const timer of this.heap) timer.at += ms;
  }

  private rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfEarlier(index, parent)) return;
      index = parent;
    }
  }

  private sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const child = this.isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.swapIfEarlier(child, index)) return;
      index = child;
    }
  }

  private swapIfEarlier(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b || !this.isEarlier(one, other)) return false;
    this.heap[one] = b;
    this.heap[other] = a;
    return true;
  }

  private isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
