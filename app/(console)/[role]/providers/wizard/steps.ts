/** The steps in which a provider is connected, each a page; browsers load this too. */
export const wizardSteps = ["connect", "test", "people", "switch-on"] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** The boxes of each step: of one that is not ticked a browser sends nothing. */
export const stepTicks: Readonly<Record<WizardStep, readonly string[]>> = {
  connect: ["ldap.startTls"],
  test: [],
  people: [],
  "switch-on": ["enabled", "createOnSignIn", "linkByEmail", "importUsers", "syncEnabled", "notices"],
};

/** Where a step of a draft is. */
export const stepPath = (draft: string, step: WizardStep): string => `/admin/providers/new/${draft}/${step}`;

/** The step after this one; null after the last. */
export const stepAfter = (step: WizardStep): WizardStep | null =>
  wizardSteps[wizardSteps.indexOf(step) + 1] ?? null;

/** The step before this one; null before the first. */
export const stepBefore = (step: WizardStep): WizardStep | null =>
  wizardSteps[wizardSteps.indexOf(step) - 1] ?? null;
