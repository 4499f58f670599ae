/** The parts in which a provider's settings are edited, each a page with a form of its own; browsers load this too. */
export const settingParts = ["connection", "people", "templates", "sync"] as const;
export type SettingPart = (typeof settingParts)[number];
