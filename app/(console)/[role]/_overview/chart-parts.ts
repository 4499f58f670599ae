import type { BarPart } from "@/app/_ui/stacked-bars";
import type { Dimension } from "@/app/(console)/[role]/_overview/chart-sums";
import { credentialText, doorText, loginResults } from "@/app/(console)/[role]/(logs)/login-words";
import { loginResultWords } from "@/lib/credentials/login-attempt/words";
import { say } from "@/lib/words/text";

const hatches = { accepted: "none", rejected: "lines", unavailable: "dots" } as const;
const tones = { accepted: "text-good", rejected: "text-danger", unavailable: "text-warning" } as const;

/** The results as parts of a bar, told apart by colour and by hatching. */
export const chartParts: BarPart[] = loginResults.map((key) => ({
  key,
  label: say(loginResultWords(key)),
  tone: tones[key],
  hatch: hatches[key],
}));

/** What logins can be broken down by. */
export const dimensionWords: Record<Dimension, { title: string; word: (value: string) => string }> = {
  door: { title: "By protocol", word: (value) => say(doorText(value)) },
  source: { title: "By source", word: (value) => (value === "local" ? "Local" : value) },
  credential: { title: "By credential", word: (value) => say(credentialText(value)) },
};
