import { processSignal } from "@/lib/platform/process-signal";

/** Raised right after this process has committed a revocation. Other processes find it by themselves within a second. */
export const newRevocation = processSignal("revocation");
