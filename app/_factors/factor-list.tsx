import { removeFactor } from "@/app/_factors/factor-actions";
import type { FactorDoor } from "@/app/_factors/factor-door";
import { FactorKind, useFactorName } from "@/app/_factors/factor-kind";
import { RenameButton } from "@/app/_factors/rename-button";
import { ConfirmButton } from "@/app/_reauthentication/confirm-button";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const listWords = words("factors.list", {
  list: "Your second factors",
  lastUsed: "last used <time></time>",
  neverUsed: "never used",
  remove: "Remove",
  removing: "Removing…",
  question: "Remove {name}?",
  consequence:
    "You can no longer sign in with it. Your other second factors stay. To use it again, you have to set it up again.",
  consequenceOfLast:
    "This is your only second factor. You will sign in with your password alone, and your recovery codes will stop working. To use it again, you have to set it up again.",
});

export interface ListedFactor {
  id: string;
  kind: "totp" | "passkey";
  name: string;
  lastUsedAt: string | null;
}

const listId = "own-factors";

/** One's own second factors, each with a button to remove it. */
export function FactorList({ door, factors }: { door: FactorDoor; factors: ListedFactor[] }) {
  const t = useWords(listWords);
  const nameOf = useFactorName();
  return (
    <ul
      id={listId}
      tabIndex={-1}
      aria-label={t("list")}
      className="divide-y divide-line border-y border-line"
    >
      {factors
        .map((factor) => ({ ...factor, name: nameOf(factor) }))
        .map(({ id, kind, name, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="grid min-w-0">
              <span className="font-medium wrap-anywhere">{name}</span>
              <span className="text-sm text-muted">
                <FactorKind kind={kind} /> ·{" "}
                {lastUsedAt
                  ? t.rich("lastUsed", { time: () => <LocalTime value={lastUsedAt} /> })
                  : t("neverUsed")}
              </span>
            </span>
            <div className="flex flex-wrap gap-2">
              <RenameButton door={door} id={id} name={name} />
              <ConfirmButton
                action={removeFactor}
                values={{ door, id }}
                label={t("remove")}
                subject={name}
                size="small"
                question={t("question", { name })}
                consequence={t(factors.length === 1 ? "consequenceOfLast" : "consequence")}
                pendingLabel={t("removing")}
                focusId={listId}
              />
            </div>
          </li>
        ))}
    </ul>
  );
}
