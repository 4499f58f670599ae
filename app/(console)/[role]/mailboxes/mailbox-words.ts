import type { BadgeTone } from "@/app/_ui/badge";

/** What an administrator has decided about a mailbox. */
export const adminStateWords = {
  active: { label: "Active", tone: "good" },
  "receive-only": { label: "Receives only", tone: "warning" },
  disabled: { label: "Disabled", tone: "danger" },
} as const satisfies Record<string, { label: string; tone: BadgeTone }>;

export type AdminStateName = keyof typeof adminStateWords;
export const adminStateNames = Object.keys(adminStateWords) as AdminStateName[];

/** What the directory says about the person. */
export const directoryStateWords = {
  present: "Present",
  disabled: "Disabled in the directory",
  missing: "Missing from the directory",
} as const;

/** The states as choices of a form. */
export const adminStateOptions = adminStateNames.map((value) => ({
  value,
  label: adminStateWords[value].label,
}));

export type DirectoryStateName = keyof typeof directoryStateWords;
export const directoryStateNames = Object.keys(directoryStateWords) as DirectoryStateName[];
export const directoryStateOptions = directoryStateNames.map((value) => ({
  value,
  label: directoryStateWords[value],
}));
