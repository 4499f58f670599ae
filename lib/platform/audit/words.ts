import type { Actor } from "@/lib/platform/actor";
import { verbatim } from "@/lib/words/compose-text";
import { type Text, words } from "@/lib/words/text";

const actorKindWords = words("audit.actorKind", {
  system: "Background job",
  cli: "Command line",
  "setup-link": "Setup link",
  superadmin: "Superadmin",
  "domain-admin": "Domain admin",
  mailbox: "User",
  "identity-provider": "Identity provider",
});

/** Every kind of actor; a record, so that a new one cannot be forgotten. */
const actorKinds: Record<Actor["kind"], string> = actorKindWords.english;

/** Who acts, for people: "Superadmin". */
export function actorKindText(kind: string): Text {
  const known = (Object.keys(actorKinds) as Actor["kind"][]).find((one) => one === kind);
  return known ? actorKindWords(known) : verbatim(kind);
}
