import Link from "next/link";
import { getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import { credentialText, doorText, reasonText } from "@/app/(console)/[role]/(logs)/login-words";
import { ResultBadge } from "@/app/(console)/[role]/(logs)/result-badge";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { Happened, RecentCard, shownLately } from "@/app/(console)/[role]/mailboxes/[address]/recent-card";
import { type LoginAttempt, listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import { consolePath } from "@/lib/faces/session/admin-path";
import { words } from "@/lib/words/text";

const recentWords = words("console.mailboxes.recentLogins", {
  title: "Recent logins",
  intro: "The last 20, newest first. Identical logins within a minute count as one.",
  all: "All logins",
  doctor: "Login doctor",
  none: "No logins yet. If a login fails, the login doctor can tell you why without needing the password.",
  times: "({count, number} times)",
  unknownAddress: "unknown address",
});

/** The last logins of a mailbox, with the ways to all of them and to the login doctor. */
export async function RecentLoginsCard({ context, role, row }: OfMailbox) {
  const t = await getWords(recentWords);
  const { items } = await listLoginAttempts(context, { mailboxId: row.id, limit: shownLately });
  const query = new URLSearchParams({ address: row.address });
  const path = consolePath(role);
  return (
    <RecentCard
      title={t("title")}
      intro={t("intro")}
      links={
        <>
          <Link href={`${path}/logins?${query}`}>{t("all")}</Link>
          <Link href={`${path}/login-doctor?${query}`}>{t("doctor")}</Link>
        </>
      }
      none={t("none")}
    >
      {items.map((attempt) => (
        <Row key={attempt.id} attempt={attempt} />
      ))}
    </RecentCard>
  );
}

function Row({ attempt }: { attempt: LoginAttempt }) {
  const t = useWords(recentWords);
  const say = useSay();
  const { lastAt, count, result, reason, door, credential, ip } = attempt;
  return (
    <Happened at={lastAt} times={count > 1 ? ` ${t("times", { count })}` : ""}>
      <ResultBadge result={result} />
      {reason ? <span>{say(reasonText(reason))}</span> : null}
      <span className="text-muted wrap-anywhere">
        {say(doorText(door))} · {say(credentialText(credential))} · {ip ?? t("unknownAddress")}
      </span>
    </Happened>
  );
}
