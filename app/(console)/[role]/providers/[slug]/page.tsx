import Link from "next/link";
import { notFound } from "next/navigation";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Alert } from "@/app/_ui/alert";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay } from "@/app/_words/get-words";
import { ClientKeysCard } from "@/app/(console)/[role]/providers/client-keys-card";
import { NoticeCard } from "@/app/(console)/[role]/providers/notice-card";
import { switchProvider } from "@/app/(console)/[role]/providers/provider-actions";
import { ProviderDeletion } from "@/app/(console)/[role]/providers/provider-deletion";
import { ProviderForm } from "@/app/(console)/[role]/providers/provider-form";
import { ProviderSync } from "@/app/(console)/[role]/providers/provider-sync";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { destinations } from "@/app/(console)/[role]/providers/provider-words";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { type ProviderUse, providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { readNoticeState } from "@/lib/directory/notice/queries";
import { kindOf } from "@/lib/providers/kinds/registry";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { findProviderBySlug, listProviders, type Provider } from "@/lib/providers/provider/queries";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { openDomains, providerWarnings } from "@/lib/providers/settings/provider-warnings";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";

export const generateMetadata = superadminTitle("Identity provider");

const list = "/admin/providers";

/** One identity provider: its use, its settings, on and off, and its end. */
export default async function ProviderPage(props: ConsolePageProps<"slug">) {
  const { slug } = await props.params;
  const { context } = await openPage(props, `/providers/${slug}`, "superadmin");
  const row = await findProviderBySlug(context.db, slug);
  if (!row) notFound();
  const [use, all] = await Promise.all([providerUse(context.db, row), listProviders(context.db)]);
  const choices = await providerChoices(context.db, row);
  const warnings = providerWarnings(row.settings, await openDomains(context.db));
  const notices = await readNoticeState(context.db, row.id);
  const say = await getSay();
  const subject = { slug, expectedVersion: String(row.version) };
  return (
    <>
      <PageTitle title={row.name} back={<Link href={list}>← Identity providers</Link>} />
      <Card title="Now" action={<Switch row={row} use={use} />}>
        <DescriptionList entries={entriesOf(row, use)} />
      </Card>
      {warnings.map(({ kind, what, advice }) => (
        <Alert key={kind} tone="warning" quiet title={say(what)}>
          <p>{say(advice)}</p>
        </Alert>
      ))}
      {kindOf(row.kind).personSource ? <ProviderSync context={context} provider={row} /> : null}
      {row.settings.sync.notices ? <NoticeCard state={notices} kind={kindOf(row.kind).label} /> : null}
      {openIdSettingsOf(row)?.client.authentication === "private_key_jwt" ? (
        <ClientKeysCard
          subject={subject}
          keys={await describeClientKeys(context.db, slug)}
          address={clientKeysUrl(slug)}
        />
      ) : null}
      <ProviderForm values={providerValues(row)} choices={choices} />
      <Card title="Delete" intro="Its mailboxes are never deleted with it: say where they go.">
        <ProviderDeletion
          subject={subject}
          name={row.name}
          options={destinations(
            use,
            all.filter(({ id }) => id !== row.id),
          )}
        />
      </Card>
    </>
  );
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function Switch({ row, use }: { row: Provider; use: ProviderUse }) {
  const values = { slug: row.slug, expectedVersion: String(row.version) };
  const people = counted(use.mailboxes, "mailbox has", "mailboxes have");
  return row.enabled ? (
    <ConfirmButton
      action={switchProvider}
      values={values}
      label="Switch off"
      question={`Switch ${row.name} off?`}
      consequence={`${people} it as their source: nobody can sign in by it until it is switched on again. Sessions and app passwords go on.`}
      confirm="Switch off"
      pendingLabel="Switching off …"
      keep="Leave it on"
    />
  ) : (
    <ConfirmButton
      action={switchProvider}
      values={{ ...values, enabled: "on" }}
      label="Switch on"
      question={`Switch ${row.name} on?`}
      consequence={`Its button is on the login page then. ${people} it as their source.`}
      confirm="Switch on"
      pendingLabel="Switching on …"
      keep="Leave it off"
    />
  );
}

const entriesOf = (row: Provider, use: ProviderUse): Parameters<typeof DescriptionList>[0]["entries"] => [
  [
    "State",
    row.enabled ? (
      <Badge key="on" tone="good">
        Switched on
      </Badge>
    ) : (
      <Badge key="off" tone="warning">
        Switched off
      </Badge>
    ),
  ],
  ["Short name", row.slug],
  ["Kind", kindOf(row.kind).label],
  ["Issuer", row.issuer],
  ["Mailboxes", `${use.mailboxes}, of which ${use.linked} are linked to a person`],
  ["Domains that lead to it", String(use.domains)],
];
