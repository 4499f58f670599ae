"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { LocalTime } from "@/app/_ui/local-time";
import { pollWhileVisible } from "@/app/_ui/poll-while-visible";
import { useSay, useWords } from "@/app/_words/use-words";
import { type LastUse, lastUses } from "@/app/(user)/home/app-password-view";
import { doorLabel } from "@/lib/access/door-texts";
import { words } from "@/lib/words/text";

const useTexts = words("user.appPasswords.lastUse", {
  never: "Never used",
  used: "Last used <time></time>",
  usedFor: "Last used <time></time> for {service}",
  usedFrom: "Last used <time></time> from {ip}",
  usedForFrom: "Last used <time></time> for {service} from {ip}",
});

const Uses = createContext<ReadonlyMap<string, LastUse>>(new Map());

const rhythm = { everyMs: 3_000, forMs: 10 * 60_000 };

interface FollowUsesProps {
  /** The list of these app passwords in the REST API, which takes the session of the page. */
  url: string;
  children: ReactNode;
}

/** Follows the last uses of the app passwords in it, so that somebody who sets up an app sees that it comes in. */
export function FollowUses({ url, children }: FollowUsesProps) {
  const [uses, setUses] = useState<ReadonlyMap<string, LastUse>>(new Map());
  useEffect(
    () =>
      pollWhileVisible(async (signal) => {
        const response = await fetch(url, { signal });
        if (!response.ok) throw new Error(String(response.status));
        setUses(lastUses(await response.json()));
      }, rhythm),
    [url],
  );
  return <Uses value={uses}>{children}</Uses>;
}

/** When and for what an app password was last used: as the page was sent, or as was heard since. */
export function LastUseWords({ id, sent }: { id: string; sent: LastUse | null }) {
  const t = useWords(useTexts);
  const say = useSay();
  const heard = useContext(Uses).get(id);
  const last = heard && (!sent || heard.at > sent.at) ? heard : sent;
  if (!last) return t("never");
  const { at, ip } = last;
  const values = {
    time: () => <LocalTime value={at} />,
    service: say(doorLabel(last.service ?? "")),
    ip: ip ?? "",
  };
  if (last.service === null) return t.rich(ip === null ? "used" : "usedFrom", values);
  return t.rich(ip === null ? "usedFor" : "usedForFrom", values);
}
