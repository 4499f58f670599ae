import { processSignal } from "@/lib/platform/process-signal";

/** Raised right after this process has committed a notification. Other processes find it by themselves within seconds. */
export const newNotification = processSignal("notification");
