import type { BadgeTone } from "@/app/_ui/badge";
import { words } from "@/lib/words/text";

/** What an administrator has decided about a mailbox. */
export const adminStateWords = words("console.mailboxes.adminState", {
  active: "Active",
  "receive-only": "Receive only",
  disabled: "Disabled",
});

export type AdminStateName = keyof typeof adminStateWords.english;
export const adminStateNames = Object.keys(adminStateWords.english) as AdminStateName[];

export const adminStateTones: Record<AdminStateName, BadgeTone> = {
  active: "good",
  "receive-only": "warning",
  disabled: "danger",
};

/** What the directory says about the person. */
export const directoryStateWords = words("console.mailboxes.directoryState", {
  present: "Present",
  disabled: "Disabled in directory",
  missing: "Not found in directory",
});
