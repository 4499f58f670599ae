import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { NewLink } from "@/app/(console)/list";
import { RowLink } from "@/app/(console)/row-link";
import { type Alias, listAliasesOfMailbox } from "@/lib/accounts/alias/queries";
import { consolePath } from "@/lib/faces/session/admin-path";
import { readableDomains } from "@/lib/platform/actor";
import { words } from "@/lib/words/text";

const cardWords = words("console.aliases.ofMailbox", {
  title: "Aliases",
  intro: "Additional addresses that deliver to this mailbox and that it can send from.",
  create: "New alias",
  nonePermitted: "No aliases. The user can create temporary ones.",
  noneForbidden: "No aliases. The user can't create temporary ones.",
  administrator: "Created by an administrator",
  owner: "Created by the user",
  directory: "From the directory",
  expires: "expires <time></time>",
});

/** The aliases of a mailbox that the administrator may see, and the way to a new one. */
export async function MailboxAliasesCard({ context, role, row: mailbox }: OfMailbox) {
  const t = await getWords(cardWords);
  const domains = readableDomains(context.actor);
  const list = `${consolePath(role)}/aliases`;
  const aliases = (await listAliasesOfMailbox(context.db, mailbox.id)).filter(
    ({ domainName }) => domains?.includes(domainName) ?? true,
  );
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        <NewLink
          look="secondary"
          size="small"
          href={`${list}/new?mailbox=${encodeURIComponent(mailbox.address)}`}
        >
          {t("create")}
        </NewLink>
      }
    >
      <Entries
        label={t("title")}
        none={t(mailbox.mayUseTemporaryAliases ? "nonePermitted" : "noneForbidden")}
      >
        {aliases.map((row) => (
          <Row key={row.id} row={row} list={list} />
        ))}
      </Entries>
    </Card>
  );
}

function Row({ row, list }: { row: Alias; list: string }) {
  const t = useWords(cardWords);
  const { expiresAt } = row;
  return (
    <Entry name={<RowLink list={list} name={row.address} />} action={<StateBadge row={row} />}>
      {t(row.managedBy)}
      {expiresAt ? (
        <>
          {" · "}
          {t.rich("expires", { time: () => <LocalTime value={expiresAt} /> })}
        </>
      ) : null}
      {row.description ? ` · ${row.description}` : ""}
    </Entry>
  );
}
