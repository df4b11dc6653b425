/** A page that nobody sees is not painted; what waits for a paint is then done anyway, this much later. */
const UNPAINTED_MS = 250;

/**
 * Does `work` once the frame that is being made is on screen. Effects of a press run before its first paint, so what the person does not
 * wait for (fetching ahead, remembering, the address) would stand in the way of what they do wait for. In the order in which it was asked.
 * @returns a way to call it off.
 */
export function afterPaint(work: () => void): () => void {
  let timer = setTimeout(run, UNPAINTED_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run, 0);
  });
  function run() {
    cancelAnimationFrame(frame);
    work();
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
