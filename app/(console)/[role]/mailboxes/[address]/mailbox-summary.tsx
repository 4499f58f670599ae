import { Badge } from "@/app/_ui/badge";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { adminStateWords, directoryStateWords } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { fieldNames } from "@/app/(console)/stale-fields";
import { lacksSecondFactor } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";

interface MailboxSummaryProps {
  row: MailboxWithFacts;
  appPasswords: number;
}

/** What a mailbox is at the moment, in words. */
export function MailboxSummary({ row, appPasswords }: MailboxSummaryProps) {
  const { label, tone } = adminStateWords[row.adminState];
  return (
    <DescriptionList
      entries={[
        [
          "State",
          <Badge key="state" tone={tone}>
            {label}
          </Badge>,
        ],
        ["Domain", row.domainActive ? row.domainName : `${row.domainName} (switched off)`],
        ["Source", row.identityProviderName ?? "Local"],
        ["In the directory", row.identityProviderId ? directoryStateWords[row.directoryState] : "None"],
        ["Template", row.templateName ?? "None"],
        [
          "Pinned",
          row.pinnedFields.length > 0 ? fieldNames(row.pinnedFields, "mailbox").join(", ") : "Nothing",
        ],
        ["Local password", row.hasPassword ? "Set" : "None"],
        ["Mail password", mailPasswordWords(row)],
        ["App passwords", String(appPasswords)],
        ["Second factor", factorWords(row)],
        ["Created", <LocalTime key="created" value={row.createdAt.toISOString()} show="date" />],
      ]}
    />
  );
}

function mailPasswordWords({ hasMailPassword, facts, identityProviderName }: MailboxWithFacts): string {
  if (!hasMailPassword) return "None";
  return facts.mailPasswordAllowed
    ? `Set at ${identityProviderName}`
    : "Set, but switched off at the provider";
}

function factorWords({ facts }: MailboxWithFacts): string {
  if (facts.hasSecondFactor) return "Set up";
  return lacksSecondFactor(facts) ? "Required, not set up yet" : "None";
}
