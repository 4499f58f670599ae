import { notFound } from "next/navigation";
import { Alert } from "@/app/_ui/alert";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay, getWords } from "@/app/_words/get-words";
import { ClientKeysCard } from "@/app/(console)/[role]/providers/client-keys-card";
import { DirectoryEventCard } from "@/app/(console)/[role]/providers/directory-event-card";
import { ProviderDeletion } from "@/app/(console)/[role]/providers/provider-deletion";
import { ProviderForm } from "@/app/(console)/[role]/providers/provider-form";
import { ProviderSync } from "@/app/(console)/[role]/providers/provider-sync";
import { providerChoices, providerValues } from "@/app/(console)/[role]/providers/provider-values";
import { destinations, destinationWords } from "@/app/(console)/[role]/providers/provider-words";
import { ScimCard } from "@/app/(console)/[role]/providers/scim-card";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { OperationButton } from "@/app/(console)/operation-button";
import { type ProviderUse, providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { listScimTokens } from "@/lib/credentials/scim-token/queries";
import { readEventState } from "@/lib/directory/event/queries";
import { kindOf } from "@/lib/providers/kinds/registry";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { findProviderBySlug, listProviders, type Provider } from "@/lib/providers/provider/queries";
import { describeClientKeys } from "@/lib/providers/settings/client-keys";
import { openDomains, providerWarnings } from "@/lib/providers/settings/provider-warnings";
import { clientKeysUrl } from "@/lib/providers/settings/public-urls";
import { words } from "@/lib/words/text";

const pageWords = words("console.providers.provider", {
  title: "Identity provider",
  status: "Status",
  type: "Type",
  issuer: "Issuer",
  mailboxes: "{mailboxes, number}, {linked, number} linked to a person",
  domains: "Domains using it",
  domainCount: "{domains, number}",
  delete: "Delete",
  deleteIntro: "Deleting a provider never deletes its mailboxes. Choose what happens to them.",
});

export const generateMetadata = pageTitle("/providers/[slug]", pageWords("title"));

/** One identity provider: its use, its settings, on and off, and its end. */
export default async function ProviderPage(props: ConsolePageProps<"slug">) {
  const { slug } = await props.params;
  const { context, back } = await openPage(props, `/providers/${slug}`);
  const row = await findProviderBySlug(context.db, slug);
  if (!row) notFound();
  const [use, all] = await Promise.all([providerUse(context.db, row), listProviders(context.db)]);
  const choices = await providerChoices(context.db, row);
  const warnings = providerWarnings(row.settings, await openDomains(context.db));
  const notices = await readEventState(context.db, row.id);
  const say = await getSay();
  const subject = { slug, expectedVersion: String(row.version) };
  const t = await getWords(pageWords);
  return (
    <>
      <PageTitle title={row.name} back={back} />
      <Card
        title={t("status")}
        action={
          <OperationButton
            does="identity-provider.update"
            as={row.enabled ? "disable" : "enable"}
            by="superadmin"
            to={{ slug }}
            version={row.version}
            values={{ name: row.name, mailboxes: use.mailboxes }}
          />
        }
      >
        <DescriptionList entries={await entriesOf(row, use)} />
      </Card>
      {warnings.map(({ kind, what, advice }) => (
        <Alert key={kind} tone="warning" quiet title={say(what)}>
          <p>{say(advice)}</p>
        </Alert>
      ))}
      {kindOf(row.kind).personSource ? <ProviderSync context={context} provider={row} /> : null}
      {row.settings.sync.notices ? (
        <DirectoryEventCard state={notices} kind={kindOf(row.kind).label} />
      ) : null}
      {openIdSettingsOf(row)?.client.authentication === "private_key_jwt" ? (
        <ClientKeysCard
          slug={slug}
          version={row.version}
          keys={await describeClientKeys(context.db, slug)}
          address={clientKeysUrl(slug)}
        />
      ) : null}
      <ScimCard slug={slug} tokens={await listScimTokens(context.db, row.id)} />
      <ProviderForm values={await providerValues(row)} choices={choices} />
      <Card title={t("delete")} intro={t("deleteIntro")}>
        <ProviderDeletion
          subject={subject}
          name={row.name}
          options={destinations(
            await getWords(destinationWords),
            use,
            all.filter(({ id }) => id !== row.id),
          )}
        />
      </Card>
    </>
  );
}

async function entriesOf(
  row: Provider,
  { mailboxes, linked, domains }: ProviderUse,
): Promise<Parameters<typeof DescriptionList>[0]["entries"]> {
  const [t, all] = [await getWords(pageWords), await getWords(providerWords)];
  const state = row.enabled ? "enabled" : "disabled";
  return [
    [
      all("state"),
      <Badge key="state" tone={row.enabled ? "good" : "warning"}>
        {all(state)}
      </Badge>,
    ],
    [all("shortName"), row.slug],
    [t("type"), kindOf(row.kind).label],
    [t("issuer"), row.issuer],
    [all("mailboxes"), t("mailboxes", { mailboxes, linked })],
    [t("domains"), t("domainCount", { domains })],
  ];
}
