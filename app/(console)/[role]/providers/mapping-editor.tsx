"use client";

import { Plus } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { type Mapping, MappingRow, type Row } from "@/app/(console)/[role]/providers/mapping-row";
import { moveWords } from "@/app/(console)/move-button";
import { moved } from "@/app/(console)/moved";
import { words } from "@/lib/words/text";

const mappingWords = words("console.providers.mappings", {
  title: "Mappings",
  intro:
    "Checked from top to bottom: the first mapping whose value equals its claim, or is in the claim's list, applies. Values are compared exactly. A mapping can name its own claim, such as groups with the value /staff. Otherwise, it uses the claim above.",
  none: "There are no mappings. Everyone gets the default template.",
  add: "Add mapping",
  mapping: "Mapping",
  removed: "{name} removed.",
});

interface MappingEditorProps {
  stored: readonly Mapping[];
  templates: readonly { value: string; label: string }[];
  error: string | undefined;
}

/**
 * The values of the template claim, or of others, with the template of each, tried from the top. Sent as JSON in `mappings`. Every
 * row can be moved by buttons; the focus stays with the row that was moved.
 */
export function MappingEditor({ stored, templates, error }: MappingEditorProps) {
  const [t, ofMoves] = [useWords(mappingWords), useWords(moveWords)];
  const prefix = useId();
  const count = useRef(stored.length);
  const [rows, setRows] = useState<Row[]>(() => stored.map((one, at) => ({ ...one, key: `${prefix}${at}` })));
  const [news, setNews] = useState("");
  const focus = useFocusAfterRender();
  const change = (key: string, fields: Partial<Mapping>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...fields } : row)));
  const add = () => {
    const key = `${prefix}${count.current++}`;
    setRows([...rows, { key, claim: "", value: "", templateId: templates[0]?.value ?? "" }]);
    focus(`${key}-value`);
  };
  const move = (at: number, by: -1 | 1) => {
    if (!rows[at + by]) return;
    setRows(moved(rows, at, by));
    focus(`${rows[at]?.key}-by${by}`);
    const name = rows[at]?.value || t("mapping");
    setNews(ofMoves("moved", { name, place: at + by + 1, count: rows.length }));
  };
  const remove = (at: number) => {
    const left = rows.toSpliced(at, 1);
    setRows(left);
    focus(left.length > 0 ? `${left[Math.min(at, left.length - 1)]?.key}-value` : `${prefix}add`);
    setNews(t("removed", { name: rows[at]?.value || t("mapping") }));
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t("title")}</legend>
      <p className="-mt-1 text-sm text-muted">{t("intro")}</p>
      <input type="hidden" name="mappings" value={JSON.stringify(rows.map(withoutKey))} />
      {rows.length === 0 ? <p className="text-sm">{t("none")}</p> : null}
      <ol className="grid gap-2">
        {rows.map((row, at) => (
          <MappingRow
            key={row.key}
            row={row}
            at={at}
            last={at === rows.length - 1}
            templates={templates}
            change={(fields) => change(row.key, fields)}
            move={(by) => move(at, by)}
            remove={() => remove(at)}
          />
        ))}
      </ol>
      {error ? <p className="text-sm text-danger">{error}</p> : null}
      <div>
        <Button id={`${prefix}add`} size="small" onClick={add} aria-disabled={templates.length === 0}>
          <Plus aria-hidden="true" /> {t("add")}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {news}
      </p>
    </fieldset>
  );
}

const withoutKey = ({ claim, value, templateId }: Row): Mapping => ({
  claim: claim.trim(),
  value,
  templateId,
});

/** Focuses an element by id once the change that made or moved it has been rendered. */
function useFocusAfterRender() {
  const wanted = useRef<string>(null);
  useEffect(() => {
    if (wanted.current) document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  });
  return (id: string) => {
    wanted.current = id;
  };
}
