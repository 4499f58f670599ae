import { Plus } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { sizeText } from "@/app/_ui/bytes";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import { deleteDomain } from "@/app/(console)/[role]/domains/domain-actions";
import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { StateBadge } from "@/app/(console)/[role]/domains/state-badge";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { DeleteButton } from "@/app/(console)/delete-button";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import type { DomainDetails } from "@/lib/accounts/domain/queries";
import { domainSubject, domainView } from "@/lib/accounts/domain/view";
import { consolePath } from "@/lib/faces/session/admin-path";
import { words } from "@/lib/words/text";

const domainWords = words("console.domains.details", {
  title: "Domain",
  back: "← Domains",
  createMailbox: "New mailbox",
  usage: "Usage",
  settings: "Settings",
  settingsHint: "Setting a limit below current usage keeps what exists but blocks anything new.",
  delete: "Delete",
  deleteHint: "You can only delete a domain that has no mailboxes.",
  deleteConsequence: "Mail to this domain will be rejected. This can't be undone.",
  permissions: "Your permissions",
  permissionsText:
    "You can create, change and delete mailboxes and aliases in {domain} within the limits above, and use any template and authentication source. A superadmin manages the limits, the default template and the identity provider of the domain.",
  state: "State",
  mailboxes: "Mailboxes",
  mailboxesUsed: "{used, number} of {limit, number}",
  mailboxesUnlimited: "{used, number} (no limit)",
  maxAliases: "Maximum aliases",
  quotaUsed: "Allocated quota",
  sizeUsed: "{used} of {limit}",
  sizeUnlimited: "{used} (no limit)",
  maxQuota: "Maximum mailbox quota",
  noLimit: "No limit",
  template: "Default template",
  provider: "Identity provider",
  none: "None",
});

export const generateMetadata = titled(domainWords("title"));

/** One domain: its use for everybody who administers it, its settings for superadmins. */
export default async function DomainPage(props: ConsolePageProps<"name">) {
  const { name } = await props.params;
  const { role, start, context } = await openPage(props, `/domains/${name}`);
  // A foreign domain is answered like none.
  const row = await domainSubject.find(context, { name });
  if (!row) notFound();
  const t = await getWords(domainWords);
  return (
    <>
      <PageTitle
        title={row.name}
        back={<Link href={`${start}/domains`}>{t("back")}</Link>}
        action={<NewMailbox role={role} row={row} />}
      />
      <Card title={t("usage")}>
        <DomainUsage role={role} row={row} />
      </Card>
      {role === "superadmin" ? (
        <>
          <Card title={t("settings")} intro={t("settingsHint")}>
            <DomainForm
              subject={{ name: row.name, expectedVersion: String(row.version) }}
              stored={valuesOf(namedDomainFields, domainView.show(row))}
              words={await inputWords(namedDomainFields)}
              name={row.name}
              mailboxes={row.mailboxes}
              {...(await domainChoices(context))}
            />
          </Card>
          <Card title={t("delete")} intro={t("deleteHint")}>
            <DeleteButton
              action={deleteDomain}
              values={{ name: row.name, expectedVersion: String(row.version) }}
              name={row.name}
              consequence={t("deleteConsequence")}
            />
          </Card>
        </>
      ) : (
        <Card title={t("permissions")}>
          <p className="max-w-prose text-sm">{t("permissionsText", { domain: row.name })}</p>
        </Card>
      )}
    </>
  );
}

function NewMailbox({ role, row }: { role: AdminRole; row: DomainDetails }) {
  const t = useWords(domainWords);
  if (!row.active) return null;
  return (
    <Button asChild>
      <Link href={`${consolePath(role)}/mailboxes/new?domain=${row.name}`}>
        <Plus aria-hidden="true" />
        {t("createMailbox")}
      </Link>
    </Button>
  );
}

/** How many mailboxes there are, linked to their list. */
function MailboxesLink({ role, row: { name, mailboxes: used, maxMailboxes: limit } }: DomainUsageProps) {
  const t = useWords(domainWords);
  return (
    <Link
      href={`${consolePath(role)}/mailboxes?domain=${name}`}
      className="text-accent hover:underline"
      prefetch={false}
    >
      {limit === null ? t("mailboxesUnlimited", { used }) : t("mailboxesUsed", { used, limit })}
    </Link>
  );
}

interface DomainUsageProps {
  role: AdminRole;
  row: DomainDetails;
}

/** What is in use of the domain, and its limits. */
function DomainUsage({ role, row }: DomainUsageProps) {
  const t = useWords(domainWords);
  const { totalQuotaBytes, maxQuotaBytes } = row;
  const say = useSay();
  const used = say(sizeText(row.givenQuotaBytes));
  return (
    <DescriptionList
      entries={[
        [t("state"), <StateBadge key="state" active={row.active} />],
        [t("mailboxes"), <MailboxesLink key="mailboxes" role={role} row={row} />],
        [t("maxAliases"), row.maxAliases === null ? t("noLimit") : String(row.maxAliases)],
        [
          t("quotaUsed"),
          totalQuotaBytes === null
            ? t("sizeUnlimited", { used })
            : t("sizeUsed", { used, limit: say(sizeText(totalQuotaBytes)) }),
        ],
        [t("maxQuota"), maxQuotaBytes === null ? t("noLimit") : say(sizeText(maxQuotaBytes))],
        [t("template"), row.defaultTemplateName ?? t("none")],
        [t("provider"), row.identityProviderSlug ?? t("none")],
      ]}
    />
  );
}
