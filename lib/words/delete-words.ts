import { words } from "@/lib/words/text";

/** What every deletion says; pages say it as well where more is asked than whether. */
export const deleteWords = words("console.delete", {
  delete: "Delete",
  question: "Delete {name}?",
  deleting: "Deleting…",
  cancel: "Cancel",
});
