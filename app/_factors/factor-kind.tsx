import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const kindWords = words("factors.kind", { totp: "Authenticator app", passkey: "Passkey" });

/** What people read for a kind of second factor. */
export const FactorKind = ({ kind }: { kind: keyof typeof kindWords.english }) => useWords(kindWords)(kind);
