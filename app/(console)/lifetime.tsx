import type { ReactNode } from "react";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const lifetimeWords = words("console.lifetime", {
  created: "Created <time></time>",
  expires: "expires <time></time>",
  expired: "expired <time></time>",
});

interface LifetimeProps {
  createdAt: Date | string;
  /** When it was last used. */
  children: ReactNode;
  /** Null: it does not end. */
  expiry: { at: Date | string; over: boolean } | null;
}

/** Since when and until when somebody or something gets in by what was made for that. */
export function Lifetime({ createdAt, children, expiry }: LifetimeProps) {
  const t = useWords(lifetimeWords);
  const date = (at: Date | string) => ({ time: () => <LocalTime value={at} show="date" /> });
  return (
    <>
      {t.rich("created", date(createdAt))} · {children}
      {expiry ? <> · {t.rich(expiry.over ? "expired" : "expires", date(expiry.at))}</> : null}
    </>
  );
}
