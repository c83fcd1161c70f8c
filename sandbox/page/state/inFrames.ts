/**
 * Hands items over together, once per frame of the screen: a burst of a thousand is drawn a few times, not a thousand.
 * A page that nobody sees has no frames, but may have to ring: there they are handed over at once.
 */
export function inFrames<T>(handOver: (items: T[]) => void): (item: T) => void {
  let waiting: T[] = [];
  const flush = () => {
    const items = waiting;
    waiting = [];
    if (items.length > 0) handOver(items);
  };
  addEventListener('visibilitychange', flush);
  return (item) => {
    waiting.push(item);
    if (document.hidden) flush();
    else if (waiting.length === 1) requestAnimationFrame(flush);
  };
}
