import { processWide } from "@/lib/platform/process-wide";

type Listener = () => void;

/** Tells whoever listens in this process that something has happened; other processes have to look for themselves. */
export interface ProcessSignal {
  raise: () => void;
  /** Gives the function that stops listening. */
  listen: (listener: Listener) => () => void;
}

/** The signal of this name, one in the whole process. */
export function processSignal(name: string): ProcessSignal {
  const listeners = () => processWide<Set<Listener>>(`signal ${name}`, () => new Set());
  return {
    raise() {
      for (const listener of listeners()) listener();
    },
    listen(listener) {
      listeners().add(listener);
      return () => void listeners().delete(listener);
    },
  };
}
