import { words } from "@/lib/words/text";

/** How far a run is. */
export const runStateWords = words("syncRun.state", {
  reading: "Reading the directory",
  waiting: "Waiting for approval",
  applying: "Applying changes",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
});
