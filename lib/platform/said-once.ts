/**
 * Work that is done over and over, whose trouble is told when it begins and not each time. `work` gives what went wrong, or null;
 * `ends` is called when nothing does any more.
 */
export function saidOnce<Problem>(
  work: () => Promise<Problem | null>,
  { begins, ends }: { begins: (problem: Problem) => void; ends?: () => void },
): () => Promise<void> {
  let failing = false;
  return async () => {
    const problem = await work();
    if (problem !== null && !failing) begins(problem);
    if (problem === null && failing) ends?.();
    failing = problem !== null;
  };
}
