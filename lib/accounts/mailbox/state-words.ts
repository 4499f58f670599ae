import { words } from "@/lib/words/text";

/** What an administrator has decided about a mailbox. */
export const adminStateWords = words("mailbox.adminState", {
  active: "Active",
  "receive-only": "Receive only",
  disabled: "Disabled",
});

/** What the directory says about the person. */
export const directoryStateWords = words("mailbox.directoryState", {
  present: "Present",
  disabled: "Disabled in directory",
  missing: "Not found in directory",
});
