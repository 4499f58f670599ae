import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { conflictWords } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { LinkButton } from "@/app/(console)/[role]/identity-conflicts/link-button";
import { SubjectForm } from "@/app/(console)/[role]/identity-conflicts/subject-form";
import { UnlinkButton } from "@/app/(console)/[role]/identity-conflicts/unlink-button";
import type { Identity, IdentityConflict } from "@/lib/accounts/external-identity/queries";

const listId = "identities";

interface IdentitiesCardProps {
  owner: { role: string; address: string };
  identities: Identity[];
  conflicts: IdentityConflict[];
  /** The provider that vouches for the mailbox; null: none does. */
  source: { slug: string; name: string } | null;
}

/** The accounts at providers that a mailbox is linked to, and what is not agreed about them. */
export function IdentitiesCard(props: IdentitiesCardProps) {
  const { identities, conflicts, source, owner } = props;
  const holder = identities.find(({ isSource }) => isSource)?.subject ?? null;
  return (
    <Card
      title="Linked accounts"
      intro="A person is known by an account's id at the provider, not by the address, which somebody else may be given one day."
    >
      <div id={listId} tabIndex={-1} className="grid gap-4">
        {identities.length === 0 ? (
          <p className="text-sm text-muted">
            {source ? `No account of ${source.name} is linked yet.` : "There are none."}
          </p>
        ) : (
          <ul aria-label="Linked accounts" className="divide-y divide-line border-y border-line">
            {identities.map((identity) => (
              <Linked key={identity.id} identity={identity} owner={owner} />
            ))}
          </ul>
        )}
        {conflicts.length > 0 ? (
          <ul aria-label="Not agreed" className="divide-y divide-line border-y border-line">
            {conflicts.map((conflict) => (
              <Conflict key={conflict.id} conflict={conflict} owner={owner} />
            ))}
          </ul>
        ) : null}
        {source ? (
          <SubjectForm target={{ ...owner, provider: source.slug }} holder={holder} focusId={listId} />
        ) : null}
      </div>
    </Card>
  );
}

type RowProps = Pick<IdentitiesCardProps, "owner">;

function Linked({ identity, owner }: RowProps & { identity: Identity }) {
  const { providerName, subject, isSource, lastSignInAt, missingSince, provider } = identity;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
      <span className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap gap-2 font-medium">
          {providerName}
          {isSource ? null : <Badge tone="neutral">Not the source now</Badge>}
          {missingSince ? <Badge tone="warning">Not found in the directory</Badge> : null}
        </span>
        <span className="font-mono text-xs text-muted wrap-anywhere">{subject}</span>
        <span className="text-muted">
          {lastSignInAt ? (
            <>
              last sign-in <LocalTime value={lastSignInAt.toISOString()} />
            </>
          ) : (
            "has not signed in yet"
          )}
        </span>
      </span>
      <UnlinkButton values={{ ...owner, provider }} providerName={providerName} focusId={listId} />
    </li>
  );
}

function Conflict({ conflict, owner }: RowProps & { conflict: IdentityConflict }) {
  const { what, todo } = conflictWords(conflict);
  const { provider, subject, kind, holder, displayName, lastSeenAt } = conflict;
  return (
    <li className="grid gap-2 py-3 text-sm">
      <p className="font-medium">
        <Badge tone="warning">{conflict.providerName}</Badge> {displayName || "An account"}
      </p>
      <p>{what}</p>
      <p className="text-muted">{todo}</p>
      <p className="text-muted">
        <span className="font-mono text-xs wrap-anywhere">{subject}</span> · last seen{" "}
        <LocalTime value={lastSeenAt.toISOString()} />
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
