import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useSay, useWords } from "@/app/_words/use-words";
import { adminStateTones } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { fieldNames } from "@/app/(console)/stale-fields";
import { lacksSecondFactor } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { mailboxOtherFields } from "@/lib/accounts/mailbox/fields";
import { adminStateWords, directoryStateWords } from "@/lib/accounts/mailbox/state-words";
import { words } from "@/lib/words/text";

const summaryWords = words("console.mailboxes.summary", {
  domainDisabled: "{domain} (disabled)",
  source: "Authentication source",
  local: "Local",
  directory: "Directory status",
  pinned: "Pinned fields",
  pins: "{fields}",
  localPassword: "Local password",
  appPasswords: "App passwords",
  storage: "Storage used",
  lastLogin: "Last sign-in",
  never: "Never, as far as the login history goes back",
  created: "Created",
  none: "None",
  set: "Set",
  setAt: "Set at {provider}",
  setDisabled: "Set, but disabled for this provider",
  setUp: "Set up",
  required: "Required, not set up yet",
});

const { domainId, templateId, directoryPasswordHash, hasSecondFactor } = mailboxOtherFields;

interface MailboxSummaryProps {
  row: MailboxWithFacts;
  appPasswords: number;
  /** How much of it is used. */
  storage: ReactNode;
  /** Null: not for whoever looks. */
  lastLogin: Date | "never" | null;
}

/** What a mailbox is at the moment, in words. */
export function MailboxSummary({ row, appPasswords, storage, lastLogin }: MailboxSummaryProps) {
  const t = useWords(summaryWords);
  const say = useSay();
  const pins = fieldNames(row.pinnedFields, "mailbox");
  return (
    <DescriptionList
      entries={[
        [t("storage"), storage],
        [
          say(domainId.label),
          row.domainActive ? row.domainName : t("domainDisabled", { domain: row.domainName }),
        ],
        [t("source"), row.identityProviderName ?? t("local")],
        [t("directory"), <DirectoryStatus key="directory" row={row} />],
        [say(templateId.label), row.templateName ?? t("none")],
        [t("pinned"), pins.length > 0 ? say(summaryWords("pins", { fields: pins })) : t("none")],
        [t("localPassword"), t(row.hasPassword ? "set" : "none")],
        [say(directoryPasswordHash.label), <MailPassword key="mail-password" row={row} />],
        [t("appPasswords"), String(appPasswords)],
        [say(hasSecondFactor.label), t(factorKey(row))],
        lastLogin && [t("lastLogin"), <LastLogin key="last" at={lastLogin} />],
        [t("created"), <LocalTime key="created" value={row.createdAt} show="date" />],
      ]}
    />
  );
}

function LastLogin({ at }: { at: Date | "never" }) {
  const t = useWords(summaryWords);
  return at === "never" ? t("never") : <LocalTime value={at} />;
}

/** What an administrator has decided about a mailbox. */
export function AdminStateBadge({ state }: { state: MailboxWithFacts["adminState"] }) {
  const t = useWords(adminStateWords);
  return <Badge tone={adminStateTones[state]}>{t(state)}</Badge>;
}

function DirectoryStatus({ row }: { row: MailboxWithFacts }) {
  const t = useWords(directoryStateWords);
  const none = useWords(summaryWords)("none");
  return row.identityProviderId ? t(row.directoryState) : none;
}

function MailPassword({ row: { hasMailPassword, facts, identityProviderName } }: { row: MailboxWithFacts }) {
  const t = useWords(summaryWords);
  if (!hasMailPassword) return t("none");
  return facts.mailPasswordAllowed ? t("setAt", { provider: identityProviderName ?? "" }) : t("setDisabled");
}

function factorKey({ facts }: MailboxWithFacts): "setUp" | "required" | "none" {
  if (facts.hasSecondFactor) return "setUp";
  return lacksSecondFactor(facts) ? "required" : "none";
}
