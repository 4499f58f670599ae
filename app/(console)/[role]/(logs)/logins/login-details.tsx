import Link from "next/link";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { listHref } from "@/app/(console)/list-query";
import type { LoginAttempt } from "@/lib/credentials/login-attempt/queries";
import { doorNames } from "@/lib/platform/db/protocols";

/** The doors that the login doctor explains; administrators' own sign-ins are none of its. */
const explained = new Set<string>(doorNames);

interface LoginDetailsProps {
  row: LoginAttempt;
  /** Where the role's pages begin. */
  start: string;
}

/** What a row of the log has no column for, and the ways on from it. */
export function LoginDetails({
  row: { firstAt, lastAt, count, address, door, ip, mailboxId, providerSlug, detail },
  start,
}: LoginDetailsProps) {
  return (
    <details>
      <summary className="w-fit whitespace-nowrap text-accent underline">Details</summary>
      <div className="mt-3 grid min-w-60 gap-3">
        <DescriptionList
          entries={[
            ["First", <LocalTime key="first" value={firstAt.toISOString()} show="second" />],
            ["Last", <LocalTime key="last" value={lastAt.toISOString()} show="second" />],
            ["Times", String(count)],
            ["Mailbox", mailboxWords(address, mailboxId)],
            ["Identity provider", providerSlug ?? "None"],
            ["What stands behind it", detail ?? "Nothing more is known"],
          ]}
        />
        <ul className="grid gap-1 [&_a]:text-accent [&_a]:underline">
          {explained.has(door) && address !== "" ? (
            <li>
              <Link href={listHref(`${start}/login-doctor`, {}, { address, door })} prefetch={false}>
                Ask the login doctor
              </Link>
            </li>
          ) : null}
          {mailboxId ? (
            <li>
              <Link href={`${start}/mailboxes/${encodeURIComponent(address)}`} prefetch={false}>
                Open the mailbox
              </Link>
            </li>
          ) : null}
          {ip ? (
            <li>
              <Link href={listHref(`${start}/logins`, {}, { ip })} prefetch={false}>
                All logins from {ip}
              </Link>
            </li>
          ) : null}
        </ul>
      </div>
    </details>
  );
}

function mailboxWords(address: string, mailboxId: string | null): string {
  if (address === "") return "It ended before anybody was known";
  return mailboxId ? "Known" : "No mailbox of this address";
}
