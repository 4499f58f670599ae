import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { localPasswordChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { DecisionForm } from "@/app/(console)/[role]/mailboxes/[address]/decision-form";
import { PasswordForm } from "@/app/(console)/[role]/mailboxes/[address]/password-form";
import { allowLocalPassword } from "@/app/(console)/[role]/mailboxes/[address]/sign-in-actions";
import type { MailboxWithFacts } from "@/lib/access/queries";

interface PasswordCardProps {
  subject: Record<string, string>;
  row: MailboxWithFacts;
  /** What a new password must be. */
  hint: string;
}

/** The local password of a mailbox: whether there is one, whether it counts, and a new one. */
export function PasswordCard({ subject, row, hint }: PasswordCardProps) {
  const { identityProviderName, passwordChangedAt } = row;
  return (
    <Card
      title="Local password"
      intro="A new one ends sessions and mail connections; app passwords go on working."
    >
      <div className="grid gap-6">
        <p className="text-sm">
          {row.hasPassword ? "There is one" : "There is none yet"}
          {passwordChangedAt ? (
            <>
              , set <LocalTime value={passwordChangedAt.toISOString()} show="date" />
            </>
          ) : null}
          .
        </p>
        {identityProviderName === null ? null : (
          <DecisionForm
            subject={subject}
            action={allowLocalPassword}
            name="localPasswordAllowed"
            label={`Beside ${identityProviderName}`}
            current={row.localPasswordAllowed ? "yes" : "no"}
            options={localPasswordChoices(identityProviderName)}
            question={`Change how ${row.address} can sign in?`}
          />
        )}
        <PasswordForm subject={subject} address={row.address} hasPassword={row.hasPassword} hint={hint} />
      </div>
    </Card>
  );
}
