import { plainWords } from "@/app/(console)/[role]/(logs)/login-words";

const kinds: Record<string, string> = { cli: "command line", system: "job" };

/** Who acts, in words: "superadmin", "command line". */
export const actorKindWord = (kind: string): string => kinds[kind] ?? plainWords(kind);

/** "mailbox.set-state" for people: "mailbox: set state". */
export function actionWords(action: string): string {
  const [subject = "", verb = ""] = action.split(".");
  return `${plainWords(subject)}: ${plainWords(verb)}`;
}
