import Link from "next/link";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { listHref } from "@/app/(console)/list-query";
import type { LoginAttempt } from "@/lib/credentials/login-attempt/queries";
import { doorNames } from "@/lib/platform/db/protocols";
import { words } from "@/lib/words/text";

const detailWords = words("console.logins.details", {
  details: "Details",
  first: "First",
  last: "Last",
  count: "Count",
  mailbox: "Mailbox",
  known: "Exists",
  unknown: "No mailbox with this address",
  nobody: "Ended before anyone was identified",
  provider: "Identity provider",
  none: "None",
  cause: "More information",
  noCause: "None",
  doctor: "Check with the login doctor",
  openMailbox: "View mailbox",
  fromAddress: "All logins from {ip}",
});

/** The doors that the login doctor explains; administrators' own sign-ins are none of its. */
const explained = new Set<string>(doorNames);

interface LoginDetailsProps {
  row: LoginAttempt;
  /** Where the role's pages begin. */
  start: string;
  /** Whether whoever looks can open mailboxes' pages. */
  seesMailboxes: boolean;
}

/** What a row of the log has no column for, and the ways on from it. */
export function LoginDetails({
  row: { firstAt, lastAt, count, address, door, ip, mailboxId, providerSlug, detail },
  start,
  seesMailboxes,
}: LoginDetailsProps) {
  const t = useWords(detailWords);
  return (
    <details>
      <summary className="w-fit whitespace-nowrap text-accent underline">{t("details")}</summary>
      <div className="mt-3 grid min-w-60 gap-3">
        <DescriptionList
          entries={[
            [t("first"), <LocalTime key="first" value={firstAt} show="second" />],
            [t("last"), <LocalTime key="last" value={lastAt} show="second" />],
            [t("count"), String(count)],
            [t("mailbox"), t(mailboxKey(address, mailboxId))],
            [t("provider"), providerSlug ?? t("none")],
            [t("cause"), detail ?? t("noCause")],
          ]}
        />
        <ul className="grid gap-1 [&_a]:text-accent [&_a]:underline">
          {explained.has(door) && address !== "" ? (
            <li>
              <Link href={listHref(`${start}/login-doctor`, {}, { address, door })} prefetch={false}>
                {t("doctor")}
              </Link>
            </li>
          ) : null}
          {mailboxId && seesMailboxes ? (
            <li>
              <Link href={`${start}/mailboxes/${encodeURIComponent(address)}`} prefetch={false}>
                {t("openMailbox")}
              </Link>
            </li>
          ) : null}
          {ip ? (
            <li>
              <Link href={listHref(`${start}/logins`, {}, { ip })} prefetch={false}>
                {t("fromAddress", { ip })}
              </Link>
            </li>
          ) : null}
        </ul>
      </div>
    </details>
  );
}

function mailboxKey(address: string, mailboxId: string | null): "nobody" | "known" | "unknown" {
  if (address === "") return "nobody";
  return mailboxId ? "known" : "unknown";
}
