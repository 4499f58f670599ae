import { processSignal } from "@/lib/platform/process-signal";

/** Raised right after this process has committed a change of who is in which group, or of what that gives. */
export const groupsChanged = processSignal("groups");
