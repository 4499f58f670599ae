import { Trash2 } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { controlClass } from "@/app/_ui/field";
import { useWords } from "@/app/_words/use-words";
import { MoveButton } from "@/app/(console)/move-button";
import { words } from "@/lib/words/text";

const rowWords = words("console.providers.mapping", {
  unnamed: "mapping {number, number}",
  claim: "Claim of mapping {number, number}; leave empty to use the template claim",
  claimAbove: "Claim above",
  valueOf: "Value of mapping {number, number}",
  value: "Value",
  template: "Template for {name}",
  removeNamed: "Remove {name}",
  remove: "Remove",
});

export interface Mapping {
  /** Empty: the claim of the template. */
  claim: string;
  value: string;
  templateId: string;
}

/** A mapping with a key of its own: its value may be typed anew. */
export type Row = Mapping & { key: string };

interface MappingRowProps {
  row: Row;
  /** Its place, from 0. */
  at: number;
  last: boolean;
  templates: readonly { value: string; label: string }[];
  change: (fields: Partial<Mapping>) => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
}

/** Inputs for what must be as the provider writes it. */
const asWritten = {
  autoComplete: "off",
  autoCapitalize: "none",
  spellCheck: false,
  className: controlClass,
} as const;

/** One mapping: its claim, the value there, the template, and what can be done with it. */
export function MappingRow({ row, at, last, templates, change, move, remove }: MappingRowProps) {
  const t = useWords(rowWords);
  const number = at + 1;
  const name = row.value || t("unnamed", { number });
  return (
    <li className="grid items-center gap-2 rounded-lg border border-line p-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <input
        {...asWritten}
        aria-label={t("claim", { number })}
        placeholder={t("claimAbove")}
        value={row.claim}
        onChange={(event) => change({ claim: event.target.value })}
      />
      <input
        {...asWritten}
        id={`${row.key}-value`}
        aria-label={t("valueOf", { number })}
        placeholder={t("value")}
        value={row.value}
        onChange={(event) => change({ value: event.target.value })}
      />
      <select
        aria-label={t("template", { name })}
        value={row.templateId}
        onChange={(event) => change({ templateId: event.target.value })}
        className={controlClass}
      >
        {templates.map((template) => (
          <option key={template.value} value={template.value}>
            {template.label}
          </option>
        ))}
      </select>
      <span className="flex gap-1">
        {([-1, 1] as const).map((by) => (
          <MoveButton
            key={by}
            id={`${row.key}-by${by}`}
            size="small"
            by={by}
            name={name}
            stays={by < 0 ? at === 0 : last}
            onClick={() => move(by)}
          />
        ))}
        <Button
          size="small"
          look="quiet"
          aria-label={t("removeNamed", { name })}
          title={t("remove")}
          onClick={remove}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </span>
    </li>
  );
}
