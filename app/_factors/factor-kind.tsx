import { useWords } from "@/app/_words/use-words";
import { defaultFactorNames } from "@/lib/credentials/second-factor/default-name";
import { factorKindWords } from "@/lib/credentials/second-factor/kind-words";

/** What people read for a kind of second factor. */
export const FactorKind = ({ kind }: { kind: keyof typeof factorKindWords.english }) =>
  useWords(factorKindWords)(kind);

interface NamedFactor {
  kind: keyof typeof factorKindWords.english;
  name: string;
}

/** What a second factor is called: its kind, in the reader's language, until its owner has given it a name. */
export function useFactorName(): (factor: NamedFactor) => string {
  const t = useWords(factorKindWords);
  return ({ kind, name }) => (name === defaultFactorNames[kind] ? t(kind) : name);
}
