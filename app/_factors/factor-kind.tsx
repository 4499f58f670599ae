import { useWords } from "@/app/_words/use-words";
import { defaultFactorNames } from "@/lib/credentials/second-factor/default-name";
import { words } from "@/lib/words/text";

const kindWords = words("factors.kind", { totp: "Authenticator app", passkey: "Passkey" });

/** What people read for a kind of second factor. */
export const FactorKind = ({ kind }: { kind: keyof typeof kindWords.english }) => useWords(kindWords)(kind);

interface NamedFactor {
  kind: keyof typeof kindWords.english;
  name: string;
}

/** What a second factor is called: its kind, in the reader's language, until its owner has given it a name. */
export function useFactorName(): (factor: NamedFactor) => string {
  const t = useWords(kindWords);
  return ({ kind, name }) => (name === defaultFactorNames[kind] ? t(kind) : name);
}
