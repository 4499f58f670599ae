import type { ReactNode } from "react";
import { Entry } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const sessionWords = words("console.session", {
  unknownBrowser: "Unknown browser",
  unknownAddress: "unknown address",
  lastUsed: "last used <time></time>",
  neverUsed: "never used",
});

interface SessionEntryProps {
  session: { ip: string | null; userAgent: string | null };
  action?: ReactNode;
  /** What is said besides the address. */
  children: ReactNode;
}

/** A browser that somebody is signed in with. */
export function SessionEntry({ session: { ip, userAgent }, action, children }: SessionEntryProps) {
  const t = useWords(sessionWords);
  return (
    <Entry name={userAgent ?? t("unknownBrowser")} action={action}>
      {ip ?? t("unknownAddress")} · {children}
    </Entry>
  );
}

/** When something was used last by which somebody is in. */
export function LastUsed({ at }: { at: Date | null }) {
  const t = useWords(sessionWords);
  return at ? t.rich("lastUsed", { time: () => <LocalTime value={at} /> }) : t("neverUsed");
}
