import { Plus } from "lucide-react";
import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { StateBadge } from "@/app/(console)/[role]/aliases/state-badge";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { type Alias, listAliasesOfMailbox } from "@/lib/accounts/alias/queries";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import { readableDomains } from "@/lib/platform/actor";

interface MailboxAliasesCardProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  adminRole: AdminRole;
  mailboxId: string;
  address: string;
  /** Whether the person may make temporary ones. */
  permitted: boolean;
}

/** The aliases of a mailbox that the administrator may see, and the way to a new one. */
export async function MailboxAliasesCard(props: MailboxAliasesCardProps) {
  const { context, adminRole, mailboxId, address, permitted } = props;
  const domains = readableDomains(context.actor);
  const list = `${consolePath(adminRole)}/aliases`;
  const aliases = (await listAliasesOfMailbox(context.db, mailboxId)).filter(
    ({ domainName }) => domains?.includes(domainName) ?? true,
  );
  return (
    <Card
      title="Aliases"
      intro="Further addresses whose mail lands here, and from which this mailbox can send."
      action={
        <Button asChild size="small">
          <Link href={`${list}/new?mailbox=${encodeURIComponent(address)}`}>
            <Plus aria-hidden="true" />
            New alias
          </Link>
        </Button>
      }
    >
      {aliases.length > 0 ? (
        <ul aria-label="Aliases" className="divide-y divide-line border-y border-line">
          {aliases.map((row) => (
            <Row key={row.id} row={row} list={list} />
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">
          None.{" "}
          {permitted ? "The person may make temporary ones." : "The person may not make temporary ones."}
        </p>
      )}
    </Card>
  );
}

const originWords: Record<Alias["managedBy"], string> = {
  administrator: "From an administrator",
  owner: "The person’s own",
  directory: "From the directory",
};

function Row({ row, list }: { row: Alias; list: string }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <Link
          href={`${list}/${encodeURIComponent(row.address)}`}
          className="font-medium text-accent wrap-anywhere hover:underline"
          prefetch={false}
        >
          {row.address}
        </Link>
        <p className="wrap-anywhere text-muted">
          {originWords[row.managedBy]}
          {row.expiresAt ? (
            <>
              {", ends "}
              <LocalTime value={row.expiresAt.toISOString()} />
            </>
          ) : null}
          {row.description ? ` · ${row.description}` : ""}
        </p>
      </div>
      <StateBadge row={row} />
    </li>
  );
}
