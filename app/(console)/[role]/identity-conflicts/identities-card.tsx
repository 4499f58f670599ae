import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { conflictTexts } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { LinkButton } from "@/app/(console)/[role]/identity-conflicts/link-button";
import { SubjectForm } from "@/app/(console)/[role]/identity-conflicts/subject-form";
import { UnlinkButton } from "@/app/(console)/[role]/identity-conflicts/unlink-button";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import {
  type Identity,
  type IdentityConflict,
  listConflictsOf,
  listIdentities,
} from "@/lib/accounts/external-identity/queries";
import { words } from "@/lib/words/text";

const cardWords = words("console.identityConflicts.card", {
  title: "Linked accounts",
  intro:
    "A person is identified by the account's ID at the provider, not by the address, which might be given to someone else one day.",
  none: "No accounts are linked.",
  noneOf: "No {provider} account is linked yet.",
  conflicts: "Conflicts",
  notSource: "Not the current source",
  missing: "Not found in the directory",
  lastSignIn: "Last sign-in <time></time>",
  neverSignedIn: "Never signed in",
  unnamed: "Unnamed account",
  lastSeen: "<code>{subject}</code> · Last seen <time></time>",
});

const listId = "identities";

/** The accounts at providers that a mailbox is linked to, and what is not agreed about them. */
export async function IdentitiesCard({ context, role, row }: OfMailbox) {
  const t = await getWords(cardWords);
  const [identities, conflicts] = await Promise.all([
    listIdentities(context.db, row.id),
    listConflictsOf(context.db, row.id),
  ]);
  const owner = { role, address: row.address };
  const { identityProviderSlug: source, identityProviderName: sourceName } = row;
  const holder = identities.find(({ isSource }) => isSource)?.subject ?? null;
  return (
    <Card title={t("title")} intro={t("intro")} gap={4}>
      <Entries
        id={listId}
        label={t("title")}
        none={sourceName ? t("noneOf", { provider: sourceName }) : t("none")}
      >
        {identities.map((identity) => (
          <Linked key={identity.id} identity={identity} owner={owner} />
        ))}
      </Entries>
      {conflicts.length > 0 ? (
        <Entries label={t("conflicts")}>
          {conflicts.map((conflict) => (
            <Conflict key={conflict.id} conflict={conflict} owner={owner} />
          ))}
        </Entries>
      ) : null}
      {source ? (
        <SubjectForm target={{ ...owner, provider: source }} holder={holder} focusId={listId} />
      ) : null}
    </Card>
  );
}

interface RowProps {
  owner: { role: AdminRole; address: string };
}

function Linked({ identity, owner }: RowProps & { identity: Identity }) {
  const { providerName, subject, isSource, lastSignInAt, missingSince, provider } = identity;
  const t = useWords(cardWords);
  return (
    <Entry
      name={
        <span className="flex flex-wrap gap-2">
          {providerName}
          {isSource ? null : <Badge tone="neutral">{t("notSource")}</Badge>}
          {missingSince ? <Badge tone="warning">{t("missing")}</Badge> : null}
        </span>
      }
      action={<UnlinkButton values={{ ...owner, provider }} providerName={providerName} focusId={listId} />}
    >
      <p className="font-mono text-xs">{subject}</p>
      {lastSignInAt
        ? t.rich("lastSignIn", { time: () => <LocalTime value={lastSignInAt} /> })
        : t("neverSignedIn")}
    </Entry>
  );
}

async function Conflict({ conflict, owner }: RowProps & { conflict: IdentityConflict }) {
  const { what, todo } = conflictTexts(conflict);
  const [t, say] = [await getWords(cardWords), await getSay()];
  const { provider, subject, kind, holder, displayName, lastSeenAt } = conflict;
  return (
    <li className="grid gap-2 py-3 text-sm">
      <p className="font-medium">
        <Badge tone="warning">{conflict.providerName}</Badge> {displayName || t("unnamed")}
      </p>
      <p>{say(what)}</p>
      <p className="text-muted">{say(todo)}</p>
      <p className="text-muted">
        {t.rich("lastSeen", {
          subject,
          code: (id) => <span className="font-mono text-xs wrap-anywhere">{id}</span>,
          time: () => <LocalTime value={lastSeenAt} />,
        })}
      </p>
      {kind === "other-account" && conflict.holderAddress === null ? (
        <div>
          <LinkButton
            target={{ ...owner, provider, subject }}
            holder={holder}
            name={displayName}
            focusId={listId}
          />
        </div>
      ) : null}
    </li>
  );
}
