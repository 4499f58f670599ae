import { AtSign } from "lucide-react";
import { useFormatter } from "next-intl";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { Badge } from "@/app/_ui/badge";
import { CopyButton } from "@/app/_ui/copy-button";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { deleteAlias } from "@/app/(user)/home/addresses/alias-actions";
import type { AliasView } from "@/app/(user)/home/addresses/alias-view";
import { ExtendAliasButton } from "@/app/(user)/home/addresses/extend-alias-button";
import { words } from "@/lib/words/text";

const listWords = words("user.aliases", {
  list: "Temporary addresses",
  none: "No temporary addresses yet",
  create: "Create one when you do not want to give out your own. Its name is random, so nobody can guess it.",
  noneHere: "There are no temporary addresses.",
  endless: "Does not expire",
  over: "Expired <time></time>",
  left: "{left} left, until <time></time>",
  off: "Disabled by your administrator",
  delete: "Delete",
  deleting: "Deleting…",
  question: "Delete this address?",
  consequence: "Mail to {address} will be refused, and you cannot get the same address again.",
  given: "Your other addresses",
  givenList: "Addresses from your administrator",
  noMail: "Does not receive mail",
});

const listId = "temporary-addresses";

interface AliasListProps {
  aliases: AliasView[];
  closed: "not-allowed" | "opened" | null;
}

/** What a person has made, newest first, then what administrators have given; or what it is for when there is none. */
export function AliasList({ aliases, closed }: AliasListProps) {
  const t = useWords(listWords);
  const own = aliases.filter((alias) => alias.own);
  const given = aliases.filter((alias) => !alias.own);
  return (
    <div className="grid gap-5">
      <div id={listId} tabIndex={-1}>
        {own.length > 0 ? (
          <ul aria-label={t("list")} className="divide-y divide-line border-y border-line">
            {own.map((alias) => (
              <Row key={alias.id} alias={alias} closed={closed} />
            ))}
          </ul>
        ) : closed ? (
          <p className="text-sm text-muted">{t("noneHere")}</p>
        ) : (
          <Nothing />
        )}
      </div>
      {given.length > 0 ? <Given aliases={given} /> : null}
    </div>
  );
}

function Nothing() {
  const t = useWords(listWords);
  return (
    <div className="grid justify-items-center gap-2 rounded-xl border border-dashed border-control px-6 py-10 text-center text-sm text-muted">
      <AtSign aria-hidden="true" className="size-6" />
      <p className="font-medium text-ink">{t("none")}</p>
      <p className="max-w-sm">{t("create")}</p>
    </div>
  );
}

function Row({ alias, closed }: { alias: AliasView; closed: AliasListProps["closed"] }) {
  const t = useWords(listWords);
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
            label={t("delete")}
            subject={address}
            size="small"
            question={t("question")}
            consequence={t("consequence", { address })}
            pendingLabel={t("deleting")}
            focusId={listId}
          />
        </div>
      )}
    </li>
  );
}

function End({ end }: Pick<AliasView, "end">) {
  const t = useWords(listWords);
  const format = useFormatter();
  if (!end) return <p className="text-muted">{t("endless")}</p>;
  const time = () => <LocalTime value={end.at} />;
  if (end.over) return <p className="font-medium text-danger">{t.rich("over", { time })}</p>;
  const { amount, unit } = end.left;
  const left = format.number(amount, { style: "unit", unit, unitDisplay: "long" });
  return <p className="text-muted">{t.rich("left", { left, time })}</p>;
}

const Off = () => <p className="font-medium text-danger">{useWords(listWords)("off")}</p>;

function Given({ aliases }: { aliases: AliasView[] }) {
  const t = useWords(listWords);
  return (
    <div className="grid gap-2 text-sm">
      <h3 className="font-semibold">{t("given")}</h3>
      <ul aria-label={t("givenList")} className="grid gap-1.5">
        {aliases.map(({ id, address, description, active, end }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium wrap-anywhere">{address}</span>
            {description ? <span className="text-muted">{description}</span> : null}
            {active && !end?.over ? null : <Badge tone="warning">{t("noMail")}</Badge>}
          </li>
        ))}
      </ul>
    </div>
  );
}
