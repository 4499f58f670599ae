"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const selectionWords = words("console.mailboxes.bulk.selection", { select: "Select {address}" });

/** Which mailboxes of a list are chosen: single ones of the shown page, or all that match its filter. */
export type Chosen = { ids: readonly string[] } | { matching: number };

interface Selection {
  chosen: Chosen;
  choose: (chosen: Chosen) => void;
}

const SelectionContext = createContext<Selection>({ chosen: { ids: [] }, choose: () => undefined });

export const useSelection = () => useContext(SelectionContext);

export const chosenCount = (chosen: Chosen): number =>
  "matching" in chosen ? chosen.matching : chosen.ids.length;

/** Knows what is chosen in the list inside of it. Give it a key: another page or filter starts with nothing. */
export function BulkSelection({ children }: { children: ReactNode }) {
  const [chosen, choose] = useState<Chosen>({ ids: [] });
  return <SelectionContext value={{ chosen, choose }}>{children}</SelectionContext>;
}

/** Chooses one mailbox of the list. */
export function ChooseBox({ id, address }: { id: string; address: string }) {
  const t = useWords(selectionWords);
  const { chosen, choose } = useSelection();
  const all = "matching" in chosen;
  const checked = all || chosen.ids.includes(id);
  const toggle = () => {
    if (all) return;
    choose({ ids: checked ? chosen.ids.filter((other) => other !== id) : [...chosen.ids, id] });
  };
  return (
    <label className="-my-2 -ml-2 grid size-9 shrink-0 place-items-center">
      <input
        type="checkbox"
        aria-label={t("select", { address })}
        checked={checked}
        disabled={all}
        onChange={toggle}
        className="size-4.5 accent-accent"
      />
    </label>
  );
}
