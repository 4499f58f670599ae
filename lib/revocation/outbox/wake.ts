import { processWide } from "@/lib/platform/process-wide";

type Listener = () => void;

const listeners = () => processWide<Set<Listener>>("revocation-listeners", () => new Set());

/** Calls `listener` right after this process has committed a revocation. Gives the function that stops it. */
export function onRevocation(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

/** Says that there is a new revocation. Other processes find it by themselves within a second. */
export function wakeDelivery(): void {
  for (const listener of listeners()) listener();
}
