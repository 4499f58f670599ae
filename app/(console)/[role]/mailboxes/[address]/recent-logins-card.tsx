import Link from "next/link";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { credentialWord, doorWord, plainWords, resultWords } from "@/app/(console)/[role]/(logs)/login-words";
import type { LoginAttempt } from "@/lib/credentials/login-attempt/queries";

interface RecentLoginsCardProps {
  /** The start of the role's pages. */
  console: string;
  address: string;
  attempts: LoginAttempt[];
}

/** The last logins of a mailbox, with the ways to all of them and to the login doctor. */
export function RecentLoginsCard({ console: path, address, attempts }: RecentLoginsCardProps) {
  const query = new URLSearchParams({ address });
  return (
    <Card
      title="Recent logins"
      intro="The last 20, newest first; equal ones within a minute are one."
      action={
        <span className="flex flex-wrap gap-4 text-sm text-accent [&_a]:hover:underline">
          <Link href={`${path}/logins?${query}`}>All logins</Link>
          <Link href={`${path}/login-doctor?${query}`}>Login doctor</Link>
        </span>
      }
    >
      {attempts.length === 0 ? (
        <p className="text-sm text-muted">
          Nobody has tried yet. Does a login not work? The login doctor says why, without a password.
        </p>
      ) : (
        <ul aria-label="Recent logins" className="divide-y divide-line border-y border-line">
          {attempts.map((attempt) => (
            <Row key={attempt.id} attempt={attempt} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ attempt }: { attempt: LoginAttempt }) {
  const { lastAt, count, result, reason, door, credential, ip } = attempt;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2.5 text-sm">
      <span className="min-w-40">
        <LocalTime value={lastAt.toISOString()} />
        {count > 1 ? ` (${count} times)` : null}
      </span>
      <Badge tone={resultWords[result].tone}>{resultWords[result].label}</Badge>
      {reason ? <span>{plainWords(reason)}</span> : null}
      <span className="text-muted wrap-anywhere">
        {doorWord(door)} · {credentialWord(credential)} · {ip ?? "unknown address"}
      </span>
    </li>
  );
}
