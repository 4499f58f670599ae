import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { Entry } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { type Client, clientText } from "@/lib/platform/client/client-text";
import { type Text, words } from "@/lib/words/text";

const sessionWords = words("sessions", {
  unknownAddress: "unknown address",
  from: "the session from {ip}",
  fromUnknown: "the session from an unknown address",
  lastUsed: "last used <time></time>",
  neverUsed: "never used",
});

/** What a session is called for people who cannot see the row that a button stands in. */
export const sessionText = ({ ip }: Pick<Client, "ip">): Text =>
  ip ? sessionWords("from", { ip }) : sessionWords("fromUnknown");

interface SessionEntryProps {
  session: Client;
  /** A mark beside its name. */
  mark?: ReactNode;
  action?: ReactNode;
  /** What is said besides the address. */
  children: ReactNode;
}

/** A browser that somebody is signed in with: which and where, then the address itself. */
export async function SessionEntry({ session, mark, action, children }: SessionEntryProps) {
  const [t, say] = [await getWords(sessionWords), await getSay()];
  const name = say(await clientText(session, await getLocale()));
  return (
    <Entry
      name={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {name}
          {mark}
        </span>
      }
      action={action}
    >
      {session.ip ?? t("unknownAddress")} · {children}
    </Entry>
  );
}

/** When something was used last by which somebody is in. */
export function LastUsed({ at }: { at: Date | null }) {
  const t = useWords(sessionWords);
  return at ? t.rich("lastUsed", { time: () => <LocalTime value={at} /> }) : t("neverUsed");
}
