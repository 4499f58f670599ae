import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { getWords } from "@/app/_words/get-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { NewShareForm } from "@/app/(console)/[role]/mailboxes/[address]/sharing/new-share-form";
import { ShareAccessForm } from "@/app/(console)/[role]/mailboxes/[address]/sharing/share-access-form";
import { inputWords } from "@/app/(console)/field-form";
import { RowButton } from "@/app/(console)/operation-button";
import { shareFields } from "@/lib/accounts/mailbox-share/fields";
import { listShares } from "@/lib/accounts/mailbox-share/queries";
import { listProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const cardWords = words("console.shares", {
  title: "Shared with",
  intro:
    "Members of these groups see this mailbox among their own folders. Whoever leaves a group loses access within seconds.",
  none: "Not shared with any group.",
  of: "Group of {provider}",
  newTitle: "Share with a group",
  newIntro:
    "Everyone in the group gets access, also people who join it later. They need a mailbox here that signs in with the provider.",
  noProvider: "Mailboxes are shared with groups of an identity provider. None is set up.",
});

const listId = "shares";

/** The groups that a mailbox is shared with; each can be changed or ended. */
export async function SharesCard({ context, role, row: { id: mailboxId, address } }: OfMailbox) {
  const t = await getWords(cardWords);
  const fields = await inputWords({ access: shareFields.access });
  const shares = await listShares(context.db, mailboxId);
  return (
    <Card title={t("title")} intro={t("intro")}>
      <Entries id={listId} label={t("title")} none={t("none")}>
        {shares.map(({ id, provider, group, access, version }) => (
          <Entry
            key={id}
            name={group}
            action={
              <RowButton
                does="share.delete"
                by={role}
                to={{ address, id }}
                version={version}
                name={group}
                focusId={listId}
              />
            }
          >
            <p>{t("of", { provider })}</p>
            <ShareAccessForm
              subject={{ role, address, id, expectedVersion: String(version) }}
              stored={{ access }}
              words={fields}
            />
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}

/** One group more. */
export async function NewShareCard({ context, role, row: { address } }: OfMailbox) {
  const t = await getWords(cardWords);
  const providers = (await listProviders(context.db)).filter(({ enabled }) => enabled);
  return (
    <Card title={t("newTitle")} intro={t("newIntro")}>
      {providers.length === 0 ? (
        <p className="text-sm text-muted">{t("noProvider")}</p>
      ) : (
        <NewShareForm
          subject={{ role, address }}
          stored={{ provider: providers[0]?.slug ?? "", access: "send" }}
          words={await inputWords(shareFields)}
          providers={providers.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))}
        />
      )}
    </Card>
  );
}
