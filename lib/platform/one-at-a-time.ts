/** Makes work that never runs twice at once: whoever calls while it runs gets one more round after that, since that one may have looked too early. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const round = async () => {
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void round();
  };
}
