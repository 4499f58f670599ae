import type { BarPart } from "@/app/_ui/stacked-bars";
import type { Dimension } from "@/app/(console)/[role]/_overview/chart-sums";
import { credentialText, doorText, loginResults } from "@/app/(console)/[role]/(logs)/login-words";
import { loginResultWords } from "@/lib/credentials/login-attempt/words";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const partWords = words("console.overview.dimension", {
  door: "By service",
  source: "By authentication source",
  credential: "By credential",
  local: "Local",
});

const hatches = { accepted: "none", rejected: "lines", unavailable: "dots" } as const;
const tones = { accepted: "text-good", rejected: "text-danger", unavailable: "text-warning" } as const;

/** The results as parts of a bar, told apart by colour and by hatching. */
export const chartParts = (say: (text: Text) => string): BarPart[] =>
  loginResults.map((key) => ({
    key,
    label: say(loginResultWords(key)),
    tone: tones[key],
    hatch: hatches[key],
  }));

/** What logins can be broken down by. */
export const dimensionTexts: Record<Dimension, { title: Text; value: (value: string) => Text }> = {
  door: { title: partWords("door"), value: doorText },
  source: {
    title: partWords("source"),
    value: (value) => (value === "local" ? partWords("local") : verbatim(value)),
  },
  credential: { title: partWords("credential"), value: credentialText },
};
