import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useSay, useWords } from "@/app/_words/use-words";
import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import { objectPages } from "@/app/(console)/object-pages";
import { RowLink } from "@/app/(console)/row-link";
import { lastDay } from "@/app/(console)/typed-day";
import { aliasFields, aliasOtherFields } from "@/lib/accounts/alias/fields";
import type { Alias } from "@/lib/accounts/alias/queries";
import { aliasSubject } from "@/lib/accounts/alias/view";
import { words } from "@/lib/words/text";

const aliasWords = words("console.aliases.details", {
  details: "Details",
  settings: "Settings",
  takeover:
    "This alias comes from the directory. If you change it, administrators manage it from then on and syncs leave it alone. If you delete it, the directory manages it again.",
  deleteHint: "To keep anyone else from using the address, disable the alias instead.",
  expires: "Expires",
  never: "Never",
  administrator: "Administrators",
  owner: "The mailbox owner",
  directory: "The identity provider's directory",
  created: "Created",
});

/** A foreign alias is answered like none. */
const aliasPages = objectPages({
  section: "/aliases",
  param: "address",
  find: (context, address) => aliasSubject.find(context, { address }),
  nameOf: ({ address }) => address,
});

/** One alias: where its mail goes, and what an administrator can change. */
const { show, generateMetadata } = aliasPages.part("", async (opened) => {
  const { role, start, row, subject } = opened;
  const t = await getWords(aliasWords);
  return (
    <ObjectPage at={opened} badge={<StateBadge row={row} />}>
      <Card title={t("details")}>
        <AliasFacts start={start} row={row} />
      </Card>
      <Card title={t("settings")} intro={row.managedBy === "directory" ? t("takeover") : undefined}>
        <AliasForm
          subject={{ role, ...subject, shownEnd: lastDay(row.expiresAt) }}
          stored={{ mailbox: row.mailboxAddress, ...valuesOf(aliasFields, row) }}
          words={await inputWords(aliasFields)}
          movable={row.managedBy !== "owner"}
        />
      </Card>
      <DeletionCard at={opened} does="alias.delete" hint={t("deleteHint")} />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

function AliasFacts({ start, row }: { start: string; row: Alias }) {
  const [t, say] = [useWords(aliasWords), useSay()];
  return (
    <DescriptionList
      entries={[
        [
          say(aliasOtherFields.mailbox.label),
          <RowLink key="mailbox" list={`${start}/mailboxes`} name={row.mailboxAddress} />,
        ],
        [t("expires"), row.expiresAt ? <LocalTime key="end" value={row.expiresAt} /> : t("never")],
        [say(aliasOtherFields.managedBy.label), t(row.managedBy)],
        [t("created"), <LocalTime key="created" value={row.createdAt} />],
      ]}
    />
  );
}
