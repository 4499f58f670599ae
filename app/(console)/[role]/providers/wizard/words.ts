import { words } from "@/lib/words/text";

/** What the wizard calls its steps, and says on several of them. */
export const wizardWords = words("console.providers.wizard", {
  title: "Connect a provider",
  steps: "Steps",
  connect: "Connect",
  test: "Test",
  people: "Who gets what",
  "switch-on": "Switch on",
  back: "Back",
  next: "Continue",
  saving: "Saving…",
  saved: "Draft saved. It's kept for a week, for you only.",
});
