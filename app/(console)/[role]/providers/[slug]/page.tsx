import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { type DescriptionEntry, DescriptionList } from "@/app/_ui/description-list";
import { getSay, getWords } from "@/app/_words/get-words";
import { DirectoryEventCard } from "@/app/(console)/[role]/providers/directory-event-card";
import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { providerWords } from "@/app/(console)/[role]/providers/words";
import { RunLink } from "@/app/(console)/[role]/sync-runs/run-columns";
import { EnabledBadge } from "@/app/(console)/enabled-badge";
import { ObjectPage } from "@/app/(console)/object-page";
import { OperationButton } from "@/app/(console)/operation-button";
import { type ProviderUse, providerUse } from "@/lib/accounts/identity-provider/provider-use";
import { readEventState } from "@/lib/directory/event/queries";
import { listSyncRuns, type SyncRunDetails } from "@/lib/directory/run/queries";
import { kindOf } from "@/lib/providers/kinds/registry";
import { providerFields } from "@/lib/providers/provider/fields";
import type { Provider } from "@/lib/providers/provider/queries";
import { openDomains, providerWarnings } from "@/lib/providers/settings/provider-warnings";
import { words } from "@/lib/words/text";

const pageWords = words("console.providers.provider", {
  status: "Status",
  mailboxes: "{mailboxes, number}, {linked, number} linked to a person",
  domains: "Domains using it",
  domainCount: "{domains, number}",
  lastRun: "Last sync run",
});

/** One identity provider: whether it is on, who uses it, what to look at, and how its people and events are going. */
const { show, generateMetadata } = providerPages.part("", async (opened) => {
  const { context, row, to } = opened;
  const use = await providerUse(context.db, row);
  const warnings = providerWarnings(row.settings, await openDomains(context.db));
  const readsPeople = kindOf(row.kind).personSource !== null;
  const runs = readsPeople ? await listSyncRuns(context, { provider: row.slug, limit: 1 }) : null;
  const say = await getSay();
  const t = await getWords(pageWords);
  return (
    <ObjectPage at={opened}>
      <Card
        title={t("status")}
        action={
          <OperationButton
            does="identity-provider.update"
            as={row.enabled ? "disable" : "enable"}
            by="superadmin"
            to={to}
            version={row.version}
            values={{ name: row.name, mailboxes: use.mailboxes }}
          />
        }
      >
        <DescriptionList entries={await entriesOf(row, use, runs?.items[0])} />
      </Card>
      {warnings.map(({ kind, what, advice }) => (
        <Alert key={kind} tone="warning" quiet title={say(what)}>
          <p>{say(advice)}</p>
        </Alert>
      ))}
      {row.settings.sync.notices ? (
        <DirectoryEventCard state={await readEventState(context.db, row.id)} kind={kindOf(row.kind).label} />
      ) : null}
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

async function entriesOf(
  row: Provider,
  { mailboxes, linked, domains }: ProviderUse,
  run: SyncRunDetails | undefined,
): Promise<(DescriptionEntry | null)[]> {
  const [t, all, say] = [await getWords(pageWords), await getWords(providerWords), await getSay()];
  return [
    [all("state"), <EnabledBadge key="state" active={row.enabled} />],
    [all("shortName"), row.slug],
    [say(providerFields.kind.label), kindOf(row.kind).label],
    [say(providerFields.issuer.label), row.issuer],
    [all("mailboxes"), t("mailboxes", { mailboxes, linked })],
    [t("domains"), t("domainCount", { domains })],
    run ? [t("lastRun"), <RunLink key="run" run={run} />] : null,
  ];
}
