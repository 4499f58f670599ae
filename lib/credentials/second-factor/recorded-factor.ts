import { defaultFactorNames } from "@/lib/credentials/second-factor/default-name";
import { factorKindWords } from "@/lib/credentials/second-factor/kind-words";
import { type FactorKind, factorKinds } from "@/lib/platform/db/schema/second-factor";
import { type Text, words } from "@/lib/words/text";

const factorWords = words("factors.recorded", { named: "{kind} “{name}”" });

interface Factor {
  kind: FactorKind;
  name: string;
}

/** A factor as the audit log keeps it, among others that are taken away with it. */
export const recordedFactor = ({ kind, name }: Factor): string => `${kind}: ${name}`;

/** The same for people. */
export function recordedFactorText(recorded: unknown): Text | undefined {
  if (typeof recorded !== "string") return undefined;
  const kind = factorKinds.find((one) => recorded.startsWith(`${one}: `));
  if (!kind) return undefined;
  const name = recorded.slice(`${kind}: `.length);
  return name === defaultFactorNames[kind]
    ? factorKindWords(kind)
    : factorWords("named", { kind: factorKindWords(kind), name });
}
