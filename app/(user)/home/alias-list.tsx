import { AtSign } from "lucide-react";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Badge } from "@/app/_ui/badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { LocalTime } from "@/app/_ui/local-time";
import { deleteAlias } from "@/app/(user)/home/alias-actions";
import type { AliasView } from "@/app/(user)/home/alias-view";
import { ExtendAliasButton } from "@/app/(user)/home/extend-alias-button";

const listId = "temporary-addresses";

interface AliasListProps {
  aliases: AliasView[];
  closed: "not-allowed" | "opened" | null;
}

/** What a person has made, newest first, then what administrators have given; or what it is for when there is none. */
export function AliasList({ aliases, closed }: AliasListProps) {
  const own = aliases.filter((alias) => alias.own);
  const given = aliases.filter((alias) => !alias.own);
  return (
    <div className="grid gap-5">
      <div id={listId} tabIndex={-1}>
        {own.length > 0 ? (
          <ul aria-label="Temporary addresses" className="divide-y divide-line border-y border-line">
            {own.map((alias) => (
              <Row key={alias.id} alias={alias} closed={closed} />
            ))}
          </ul>
        ) : closed ? (
          <p className="text-sm text-muted">There are none.</p>
        ) : (
          <Nothing />
        )}
      </div>
      {given.length > 0 ? <Given aliases={given} /> : null}
    </div>
  );
}

function Nothing() {
  return (
    <div className="grid justify-items-center gap-2 rounded-xl border border-dashed border-control px-6 py-10 text-center text-sm text-muted">
      <AtSign aria-hidden="true" className="size-6" />
      <p className="font-medium text-ink">No temporary addresses yet</p>
      <p className="max-w-sm">
        Make one when you do not want to give away your own. We choose its name, so that nobody can guess it.
      </p>
    </div>
  );
}

function Row({ alias, closed }: { alias: AliasView; closed: AliasListProps["closed"] }) {
  const { id, address, description, active, end } = alias;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3.5 text-sm">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 font-semibold wrap-anywhere">
          {address}
          <CopyButton value={address} name={address} />
        </p>
        {description ? <p className="wrap-anywhere">{description}</p> : null}
        {active ? <End end={end} /> : <Off />}
      </div>
      {closed === "opened" ? null : (
        <div className="flex flex-wrap gap-2">
          {closed ? null : <ExtendAliasButton id={id} address={address} />}
          <ConfirmButton
            action={deleteAlias}
            values={{ id }}
            label="Delete"
            subject={address}
            size="small"
            question="Delete this address?"
            consequence={`Mail to ${address} is refused from now on. You cannot get the same address again.`}
            confirm="Delete"
            pendingLabel="Deleting …"
            keep="Keep it"
            focusId={listId}
          />
        </div>
      )}
    </li>
  );
}

function End({ end }: Pick<AliasView, "end">) {
  if (!end) return <p className="text-muted">Does not end</p>;
  return end.over ? (
    <p className="font-medium text-danger">
      Ended <LocalTime value={end.at} />
    </p>
  ) : (
    <p className="text-muted">
      {end.left} left, until <LocalTime value={end.at} />
    </p>
  );
}

const Off = () => <p className="font-medium text-danger">Switched off by your administrator</p>;

function Given({ aliases }: { aliases: AliasView[] }) {
  return (
    <div className="grid gap-2 text-sm">
      <h3 className="font-semibold">Also yours</h3>
      <ul aria-label="Addresses from your administrator" className="grid gap-1.5">
        {aliases.map(({ id, address, description, active, end }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium wrap-anywhere">{address}</span>
            {description ? <span className="text-muted">{description}</span> : null}
            {active && !end?.over ? null : <Badge tone="warning">Takes no mail</Badge>}
          </li>
        ))}
      </ul>
    </div>
  );
}
